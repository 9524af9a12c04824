"""Terms between the parties: who pays for whose fault, which law holds, how quarrels are settled, and what signing permits.

They bind organisations to each other and decide little for the people. But a party that signs them may owe money for another's mistake,
and some papers carry a permission that a third body waits for: that is sharing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._stating import Stating, stating

CODE = "ICO data sharing code, data sharing agreements"
GIVES = "The department may release the school's results to the council."

GIVEN = Rule(
    "permission-by-signing-given",
    "permission-by-signing-withdrawn",
    "wider",
    "new sharing",
    "By signing, a party now allows somebody else something",
    "Your signature lets data go that you may not have thought of.",
    "Find out what the other body does once you have signed.",
    CODE,
    before="",
    after=f"terms: {{permits: {GIVES}}}",
)
WITHDRAWN = Rule(
    "permission-by-signing-withdrawn",
    "permission-by-signing-given",
    "narrower",
    "substantive",
    "By signing, a party no longer allows somebody else something",
    "A body that waited for this permission has to stop.",
    "Tell the body that relied on it.",
    CODE,
    before=GIVEN.after,
    after=GIVEN.before,
)
PERMISSION = Rule(
    "permission-by-signing-changed",
    "permission-by-signing-changed",
    "different",
    "new sharing",
    "By signing, a party allows somebody else something different",
    "Your signature now stands for another permission than the one you gave.",
    "Say what may now be released, by whom and to whom.",
    CODE,
    before=f"terms: {{permits: {GIVES}}}",
    after=f"terms: {{permits: {GIVES.replace('results', 'results and attendance')}}}",
)
DROPPED = Rule(
    "legal-term-no-longer-stated",
    "legal-term-stated",
    "different",
    "substantive",
    "A term between the parties is gone",
    "What it settled is left to the courts, or to whoever is the stronger.",
    "Take legal advice on what holds without it.",
    CODE,
    before="# in framework\nterms: {disputes: 'The owners meet within ten working days, then the board decides.'}",
    after="# in framework\nterms: {disputes: (remove)}",
)
STATED = Rule(
    "legal-term-stated",
    "legal-term-no-longer-stated",
    "different",
    "substantive",
    "There is a new term between the parties",
    "It may make you pay for a fault, or bind you to a court that is not yours.",
    "Take legal advice before you agree.",
    CODE,
    before="",
    after="terms: {indemnity: Each party pays for the harm that its own staff do.}",
)
CHANGED = Rule(
    "legal-term-changed",
    "legal-term-changed",
    "different",
    "substantive",
    "A term between the parties says something else",
    "A few words decide who pays, and how much.",
    "Take legal advice on the difference.",
    CODE,
    before="terms: {liability: None agreed.}",
    after="terms: {liability: Up to one million pounds for each party.}",
)
RULES = (GIVEN, WITHDRAWN, PERMISSION, DROPPED, STATED, CHANGED)

CLAUSES = {
    "terms/indemnity": "who pays for whose fault",
    "terms/liability": "the limits of liability",
    "terms/governing_law": "which law and courts",
    "terms/disputes": "how disputes are settled",
}


def find(sides: Sides) -> Iterator[Effect]:
    permits = {"terms/permits": "what a party allows by signing"}
    yield from stating(sides, Stating(WITHDRAWN, GIVEN, PERMISSION), permits)
    yield from stating(sides, Stating(DROPPED, STATED, CHANGED), CLAUSES)
