"""A party's own answers in one flow: whom a change of them touches, and how it is told.

Each controller answers for itself (UK GDPR Article 5(2)). So the party whose answer is another agrees again, and those who share
with it in that flow are told: their own ground has not moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ispc.diff import Change, Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import Part
from ispc.effects._seeing import Seen, effect, flow_name, meant, names, taking_part, telling

AT = "flows/*/lawful/*"
"""Where the answers of one party stand."""


def answering(seen: Seen | Part, sides: Sides) -> tuple[str, ...]:
    """The parties that give an answer, by the name that it stands under."""
    party = seen.names[1]
    return tuple(dict.fromkeys((*meant(party, sides.new), *meant(party, sides.old))))


def answer(rule: Rule, sides: Sides, seen: Seen | Part, says: str) -> Effect:
    """An effect on the party that answers, told to the others in the flow."""
    about: Seen | Iterable[Change] = seen if isinstance(seen, Seen) else seen.changes
    found = effect(rule, sides, about, says, answering(seen, sides))
    return telling(found, taking_part(seen.names[0], sides))


def told_in_flow(found: Iterable[Effect], sides: Sides) -> Iterator[Effect]:
    """The same for effects that were made elsewhere."""
    for one in found:
        yield telling(one, taking_part(one.changes[0].key[1], sides))


def whose(seen: Seen | Part, sides: Sides) -> str:
    """Whose answer it is and where: `the police in “The police meet a child at risk”`."""
    return f"{names([seen.names[1]], sides)} in {flow_name(seen.names[0], sides)}"
