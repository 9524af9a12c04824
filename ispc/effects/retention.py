"""Retention: how long what was shared is kept, from when, and what then happens to it.

Data is kept no longer than it is needed (UK GDPR Article 5(1)(e)). A longer period binds the party that keeps it and touches the people
whose data it is, and the party that gave it answers to them; a shorter one makes the keeper destroy earlier than it planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._lengths import longer
from ispc.effects._seeing import effect, fields, flow_name, meant, receivers, taking_part, was

STORAGE = "UK GDPR Article 5(1)(e)"

LENGTHENED = Rule(
    "retention-lengthened",
    "retention-shortened",
    "wider",
    "substantive",
    "Data is kept longer",
    "People's data is held for longer than they were told, and may be lost or misused for longer.",
    "Check the reason for the longer period, then agree to it or ask for the shorter one.",
    STORAGE,
    before="flows: [{id: school-worried, keep: {for: 6 years, from: date of birth, then: destroy, rule: school records schedule}}]",
    after="flows: [{id: school-worried, keep: {for: 25 years, from: date of birth, then: destroy, rule: school records schedule}}]",
)
SHORTENED = Rule(
    "retention-shortened",
    "retention-lengthened",
    "narrower",
    "substantive",
    "Data is kept for a shorter time",
    "Whoever keeps the data must destroy it earlier than planned; a record may then be missing when it is needed.",
    "Check that your schedule and your systems can destroy it by then.",
    STORAGE,
    before=LENGTHENED.after,
    after=LENGTHENED.before,
)
START_CHANGED = Rule(
    "retention-start-changed",
    "retention-start-changed",
    "different",
    "substantive",
    "The period of keeping is counted from another day",
    "The same number of years from another day can mean many years more.",
    "Work out both last days for a real record, and agree to the later or the earlier one.",
    STORAGE,
    before="flows: [{id: school-worried, keep: {for: 25 years, from: date of birth, then: destroy}}]",
    after="flows: [{id: school-worried, keep: {for: 25 years, from: the day the case is closed, then: destroy}}]",
)
RULES = (LENGTHENED, SHORTENED, START_CHANGED)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "flows/*/keep/*/for"):
        flow, keeper = seen.names
        rule = SHORTENED if longer(seen.before, seen.after) is False else LENGTHENED
        says = f"What is shared in {flow_name(flow, sides)} is kept for {was(seen)}."
        yield effect(
            rule,
            sides,
            seen,
            says,
            _keepers(flow, keeper, sides) if rule is SHORTENED else taking_part(flow, sides),
        )
    for seen in fields(sides, "flows/*/keep/*/from"):
        flow, _ = seen.names
        says = f"In {flow_name(flow, sides)} the period of keeping is counted from {was(seen)}."
        yield effect(START_CHANGED, sides, seen, says, taking_part(flow, sides))


def _keepers(flow: str, keeper: str, sides: Sides) -> tuple[str, ...]:
    """Who keeps: the party that the period is for, else all that receive."""
    return meant(keeper, sides.new) or receivers(flow, sides.new)
