"""Security: how data is kept safe on the way, where it lies, from whom, and on paper.

Each party must keep what it holds safe (UK GDPR Article 32). What an agreement says of it is what the giver relies on, so a clause that
goes is a weaker promise, whatever is done in fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._stating import Stating, stating

SAFE = "UK GDPR Article 32"

DROPPED = Rule(
    "security-no-longer-stated",
    "security-newly-stated",
    "wider",
    "substantive",
    "A rule on keeping data safe is gone",
    "People's data may now be handled less safely, and nobody would be breaking the agreement.",
    "Say whether you would still give your data without this rule.",
    SAFE,
    before="# in framework\nsecurity: {at_rest: 'Kept in the case system, never on a personal device.'}",
    after="# in framework\nsecurity: {at_rest: (remove)}",
)
STATED = Rule(
    "security-newly-stated",
    "security-no-longer-stated",
    "narrower",
    "substantive",
    "There is a new rule on keeping data safe",
    "Whoever does not keep it yet would break the agreement from the first day.",
    "Check that your systems and your staff can keep the rule.",
    SAFE,
    before=DROPPED.after,
    after=DROPPED.before,
)
CHANGED = Rule(
    "security-rule-changed",
    "security-rule-changed",
    "different",
    "substantive",
    "A rule on keeping data safe says something else",
    "A few words decide whether data is safe: “never” and “where possible” look alike in a long text.",
    "Have whoever runs your systems compare the old words with the new ones.",
    SAFE,
    before="# in framework\nsecurity: {access: By role. Leavers lose access on their last day. Logs are read each quarter.}",
    after="# in framework\nsecurity: {access: By role. Leavers lose access within a month. Logs are read each quarter.}",
)
RULES = (DROPPED, STATED, CHANGED)

CLAUSES = {
    "security/in_transit": "how data is kept safe on the way",
    "security/at_rest": "how data is kept safe where it lies",
    "security/access": "who has access to data",
    "security/physical": "how paper is kept safe",
}


def find(sides: Sides) -> Iterator[Effect]:
    yield from stating(sides, Stating(DROPPED, STATED, CHANGED), CLAUSES)
