"""Automated decisions: whether machines decide about people, and how people are protected when they do.

A decision that no human being takes needs safeguards (UK GDPR Articles 22A to 22D): people must be able to learn of it, to answer it and
to have somebody look again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import effect, everyone, fields
from ispc.effects._stating import Stating, stating

MACHINES = "UK GDPR Articles 22A to 22D"
GUARD = "UK GDPR Article 22C"

USED = Rule(
    "automated-decisions-allowed",
    "automated-decisions-ended",
    "wider",
    "new sharing",
    "Machines may decide about people, or profile them",
    "People may be sorted or refused by a rule that nobody can explain to them.",
    "Say which decisions, on which data, and who looks again when a person asks.",
    MACHINES,
    before="# in framework\nautomated: {used: no}",
    after="# in framework\nautomated: {used: yes}",
)
ENDED = Rule(
    "automated-decisions-ended",
    "automated-decisions-allowed",
    "narrower",
    "substantive",
    "Machines may no longer decide about people, or profile them",
    "Whoever relies on such a system has to have staff who decide.",
    "Switch off what decides by itself, and say who decides instead.",
    MACHINES,
    before=USED.after,
    after=USED.before,
)
BARE = Rule(
    "automated-safeguards-no-longer-stated",
    "automated-safeguards-stated",
    "wider",
    "substantive",
    "It is no longer said how people are protected from decisions by machine",
    "A person about whom a machine is wrong has nobody to turn to.",
    "Have the safeguards put back before you agree.",
    GUARD,
    before="# in framework\nautomated: {used: yes, safeguards: A person reviews each decision.}",
    after="# in framework\nautomated: {used: yes, safeguards: (remove)}",
)
GUARDED = Rule(
    "automated-safeguards-stated",
    "automated-safeguards-no-longer-stated",
    "narrower",
    "substantive",
    "It is now said how people are protected from decisions by machine",
    "The safeguards need staff with the time and the authority to overrule the machine.",
    "Say who does it in your organisation.",
    GUARD,
    before=BARE.after,
    after=BARE.before,
)
GUARDS = Rule(
    "automated-safeguards-changed",
    "automated-safeguards-changed",
    "different",
    "substantive",
    "People are protected from decisions by machine in another way",
    "A safeguard that comes too late, or only on request, protects fewer people.",
    "Follow one person through both, and see what differs for them.",
    GUARD,
    before="# in framework\nautomated: {used: yes, safeguards: A person reviews each decision.}",
    after="# in framework\nautomated: {used: yes, safeguards: A person reviews a decision on request.}",
)
RULES = (USED, ENDED, BARE, GUARDED, GUARDS)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "automated/used"):
        if seen.after == "no":
            yield effect(
                ENDED, sides, seen, "Machines may not decide about people or profile them.", everyone(sides)
            )
        else:
            told = (
                "Machines may now decide"
                if seen.after == "yes"
                else "It is no longer said that machines do not decide"
            )
            yield effect(USED, sides, seen, f"{told} about people or profile them.", everyone(sides))
    clauses = {"automated/safeguards": "how people are protected from decisions by machine"}
    yield from stating(sides, Stating(BARE, GUARDED, GUARDS), clauses)
