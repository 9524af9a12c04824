"""Retention: how long what was shared is kept, from when, and what then happens to it.

Data is kept no longer than it is needed (UK GDPR Article 5(1)(e)). A longer period binds the party that keeps it and touches the people
whose data it is, and the party that gave it answers to them; a shorter one makes the keeper destroy earlier than it planned.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    fields,
    flow_name,
    meant,
    names,
    receivers,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import Stating, later, looser, stating, told
from ispc.terms import Terms

STORAGE = "UK GDPR Article 5(1)(e)"
CODE = "ICO data sharing code: deal with conflicting rules on retention"

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
END_LOOSER = Rule(
    "retention-end-loosened",
    "retention-end-tightened",
    "wider",
    "substantive",
    "Data is no longer destroyed at the end of its period, or leaves less surely",
    "What is looked at again, or put away, is often still there long after its day.",
    "Ask who looks at it on the last day, and what makes it go.",
    STORAGE,
    before="flows: [{id: school-worried, keep: {then: destroy}}]",
    after="flows: [{id: school-worried, keep: {then: archive}}]",
)
END_TIGHTER = Rule(
    "retention-end-tightened",
    "retention-end-loosened",
    "narrower",
    "substantive",
    "Data goes more surely at the end of its period",
    "What is destroyed cannot be had back, even if an inquiry asks for it.",
    "Check that nothing has to be kept for a court or an inquiry.",
    STORAGE,
    before=END_LOOSER.after,
    after=END_LOOSER.before,
)
SCHEDULE = Rule(
    "retention-schedule-changed",
    "retention-schedule-changed",
    "different",
    "substantive",
    "Another schedule or law sets the period of keeping",
    "A schedule can change the period later, and its owner decides.",
    "Look up the period in the schedule that is named now.",
    STORAGE,
    before="flows: [{id: police-worried, keep: {rule: council retention schedule}}]",
    after="flows: [{id: police-worried, keep: {rule: police retention schedule}}]",
)
OWN_PERIOD = Rule(
    "retention-period-of-its-own",
    "retention-period-given-up",
    "different",
    "substantive",
    "A party has a period of keeping of its own",
    "The same record is kept by one for longer than by the other, and the one that keeps it decides what is still known.",
    "Check the period of each party, and which of them is the longest.",
    STORAGE,
    before="flows: [{id: school-worried, to: [northmere-council/childrens-social-care, northmere-police], keep: [{who: northmere-council, for: 25 years, from: date of birth, then: destroy}]}]",
    after="flows: [{id: school-worried, to: [northmere-council/childrens-social-care, northmere-police], keep: [{who: northmere-council, for: 25 years, from: date of birth, then: destroy}, {who: northmere-police, for: 6 years, from: date of birth, then: destroy}]}]",
)
PERIOD_GONE = Rule(
    "retention-period-given-up",
    "retention-period-of-its-own",
    "different",
    "substantive",
    "A period of keeping is no longer stated for a party",
    "Whoever has no period keeps by its own lights, or for ever.",
    "Ask which period holds for that party now.",
    STORAGE,
    before=OWN_PERIOD.after,
    after=OWN_PERIOD.before,
)
OPEN = Rule(
    "retention-not-stated",
    "retention-stated",
    "wider",
    "substantive",
    "It is no longer stated how long data is kept",
    "Data with no last day is kept for ever.",
    "Ask for a period before you sign.",
    STORAGE,
    before="",
    after="flows: [{id: school-worried, keep: {not_stated: the schedule is being rewritten}}]",
    also=("retention-period-given-up",),
)
LIMITED = Rule(
    "retention-stated",
    "retention-not-stated",
    "narrower",
    "substantive",
    "It is now stated how long data is kept",
    "What is already older than that has to go at once.",
    "Find what you hold that is past the period.",
    STORAGE,
    before=OPEN.after,
    after=OPEN.before,
    also=("retention-period-of-its-own",),
)
UNSETTLED = Rule(
    "retention-conflict-not-settled",
    "retention-conflict-settled",
    "wider",
    "substantive",
    "It is no longer said what holds where two periods differ",
    "Each party follows its own schedule, and the longest wins.",
    "Say which period you would follow, and ask the others.",
    CODE,
    before="retention_conflicts: Each organisation keeps to its own schedule.",
    after="retention_conflicts: (remove)",
)
SETTLED = Rule(
    "retention-conflict-settled",
    "retention-conflict-not-settled",
    "narrower",
    "substantive",
    "It is now said what holds where two periods differ",
    "A party may have to destroy what its own schedule would keep.",
    "Check what it asks of your own schedule.",
    CODE,
    before=UNSETTLED.after,
    after=UNSETTLED.before,
)
CONFLICT = Rule(
    "retention-conflict-changed",
    "retention-conflict-changed",
    "different",
    "substantive",
    "Something else holds where two periods differ",
    "Which of two periods wins can mean many years more.",
    "Take two periods that differ, and work out which of them holds now.",
    CODE,
    before="retention_conflicts: Each organisation keeps to its own schedule.",
    after="retention_conflicts: The longer period holds.",
)
RULES = (
    LENGTHENED,
    SHORTENED,
    START_CHANGED,
    END_LOOSER,
    END_TIGHTER,
    SCHEDULE,
    OWN_PERIOD,
    PERIOD_GONE,
    OPEN,
    LIMITED,
    UNSETTLED,
    SETTLED,
    CONFLICT,
)

ENDS = ("destroy", "anonymise", "return", "review", "archive")
"""What may happen at the end, the surest first."""


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "flows/*/keep/*/for"):
        rule = LENGTHENED if later(seen) else SHORTENED
        says = f"What is received in {flow_name(seen.names[0], sides)} is kept by {_keeper(seen, sides)} for {was(seen)}."
        if not seen.is_stated:
            says = f"How long {_keeper(seen, sides)} may keep what is received in {flow_name(seen.names[0], sides)} is {was(seen)}."
        yield effect(rule, sides, seen, says, _touched(rule is SHORTENED, seen, sides))
    for seen in fields(sides, "flows/*/keep/*/from"):
        flow, _ = seen.names
        says = f"In {flow_name(flow, sides)} the period of keeping is counted from {was(seen)}."
        yield effect(START_CHANGED, sides, seen, says, taking_part(flow, sides))
    for seen in fields(sides, "flows/*/keep/*/then"):
        surer = not looser(seen, ENDS)
        says = told(
            f"what happens at the end to what {_keeper(seen, sides)} received in {flow_name(seen.names[0], sides)}",
            seen,
        )
        yield effect(END_TIGHTER if surer else END_LOOSER, sides, seen, says, _touched(surer, seen, sides))
    for seen in fields(sides, "flows/*/keep/*/rule"):
        flow, _ = seen.names
        says = told(f"the schedule for what is kept in {flow_name(flow, sides)}", seen)
        yield effect(SCHEDULE, sides, seen, says, taking_part(flow, sides))
    for seen in came(sides, "flows/*/keep/*"):
        says = f"In {flow_name(seen.names[0], sides)} a period of keeping is new{_period(seen, sides.new)}."
        yield effect(OWN_PERIOD, sides, seen, says, taking_part(seen.names[0], sides))
    for seen in went(sides, "flows/*/keep/*"):
        says = f"In {flow_name(seen.names[0], sides)} a period of keeping is gone{_period(seen, sides.old)}."
        yield effect(PERIOD_GONE, sides, seen, says, taking_part(seen.names[0], sides))
    for seen in fields(sides, "flows/*/keep"):
        (flow,) = seen.names
        if seen.change.new:
            says = f"It is no longer stated how long data is kept in {flow_name(flow, sides)}, because {seen.after}."
            yield effect(OPEN, sides, seen, says, taking_part(flow, sides))
        else:
            says = f"It is now stated how long data is kept in {flow_name(flow, sides)}."
            yield effect(LIMITED, sides, seen, says, taking_part(flow, sides))
    conflicts = {"retention_conflicts": "what holds where two periods of keeping differ"}
    yield from stating(sides, Stating(UNSETTLED, SETTLED, CONFLICT), conflicts)


def _touched(shorter: bool, seen: Seen, sides: Sides) -> tuple[str, ...]:
    """The keepers alone where data goes earlier; all who take part where it stays."""
    flow, keeper = seen.names
    return _keepers(flow, keeper, sides) if shorter else taking_part(flow, sides)


def _keepers(flow: str, keeper: str, sides: Sides) -> tuple[str, ...]:
    """Who keeps: the party that the period is for, else all that receive."""
    return meant(keeper, sides.new) or receivers(flow, sides.new)


def _keeper(seen: Seen, sides: Sides) -> str:
    return names(_keepers(seen.names[0], seen.names[1], sides), sides)


def _period(seen: Seen, terms: Terms) -> str:
    """Whose and how long, as far as it is stated."""
    who, period, start = (terms.values(*seen.change.key, one) for one in ("who", "for", "from"))
    name = terms.name(who[0]) if who else ""
    told_of = (
        f"for {name}" if name else "",
        f"{period[0]}" if period else "",
        f"from {start[0]}" if start else "",
    )
    said = ", ".join(one for one in told_of if one)
    return f": {said}" if said else ""
