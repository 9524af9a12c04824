"""Clocks: how soon something is answered or on record, and the other days that an exchange has to keep.

A length that is longer, or no longer stated, lets people wait. Where it cannot be told which of two lengths is the longer, it counts as
the longer.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import within
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    everyone,
    fields,
    flow_name,
    parties_of_flows,
    taking_part,
    went,
)
from ispc.effects._stating import by_when, later, quoted

CODE = "ICO data sharing code, data sharing agreements"
RECORD = "ICO data sharing code, data sharing in an urgent situation or in an emergency"

SLOWER = Rule(
    "request-answered-later",
    "request-answered-sooner",
    "different",
    "substantive",
    "A request for information may take longer to answer",
    "Those who ask wait longer, and delay can be harm.",
    "Say whether you can wait that long for what you ask.",
    CODE,
    before="# in framework\nrequests: {within: 2 working days}",
    after="# in framework\nrequests: {within: 5 working days}",
)
FASTER = Rule(
    "request-answered-sooner",
    "request-answered-later",
    "different",
    "substantive",
    "A request for information has to be answered sooner",
    "Those who answer have less time to judge what is needed, and may share in haste.",
    "Check that your staff can answer by then.",
    CODE,
    before=SLOWER.after,
    after=SLOWER.before,
)
RECORD_LATER = Rule(
    "emergency-recorded-later",
    "emergency-recorded-sooner",
    "wider",
    "substantive",
    "What was shared in an emergency may be put on record later",
    "Until it is on record nobody can check what was said in haste, or correct it.",
    "Say whether you can do without the record for so long.",
    RECORD,
    before="flows: [{id: police-worried, in_an_emergency: {within: 1 working day}}]",
    after="flows: [{id: police-worried, in_an_emergency: {within: 5 working days}}]",
)
RECORD_SOONER = Rule(
    "emergency-recorded-sooner",
    "emergency-recorded-later",
    "narrower",
    "substantive",
    "What was shared in an emergency has to be on record sooner",
    "Staff must write it up earlier than they are used to, often at the end of a long night.",
    "Tell those who share in emergencies by when to write it up.",
    RECORD,
    before=RECORD_LATER.after,
    after=RECORD_LATER.before,
)
DAY_ADDED = Rule(
    "deadline-added",
    "deadline-removed",
    "different",
    "substantive",
    "There is one more day to keep",
    "Somebody has to do something by then, and others wait for it.",
    "Say who does it, and put the day in their calendar.",
    CODE,
    before="# in exchange\nclocks: [{id: acknowledge, what: The council says that it has the list, by: within 2 working days}]",
    after="# in exchange\nclocks: [{id: acknowledge, what: The council says that it has the list, by: within 2 working days}, {id: correct, what: The school corrects what is wrong, by: within 5 working days}]",
)
DAY_REMOVED = Rule(
    "deadline-removed",
    "deadline-added",
    "different",
    "substantive",
    "A day no longer has to be kept",
    "Those who waited for it can no longer rely on it.",
    "Check that nothing of yours depends on that day.",
    CODE,
    before=DAY_ADDED.after,
    after="# in exchange\nclocks: [{id: acknowledge, what: The council says that it has the list, by: within 2 working days}]",
)
DAY_CHANGED = Rule(
    "deadline-changed",
    "deadline-changed",
    "different",
    "substantive",
    "A day that has to be kept is another, or something else is due on it",
    "Whoever acts and whoever waits would each go by a different day.",
    "Correct the day in every calendar.",
    CODE,
    before="# in exchange\nclocks: [{id: acknowledge, by: within 2 working days}]",
    after="# in exchange\nclocks: [{id: acknowledge, by: within 10 working days}]",
)
RULES = (SLOWER, FASTER, RECORD_LATER, RECORD_SOONER, DAY_ADDED, DAY_REMOVED, DAY_CHANGED)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in (*fields(sides, "requests/within"), *within(sides, "flows/*/request/within")):
        where = f" in {flow_name(seen.names[0], sides)}" if seen.names else ""
        says = f"A request for information{where} is answered {by_when(seen)}."
        yield effect(SLOWER if later(seen) else FASTER, sides, seen, says, _asked(seen, sides))
    for seen in within(sides, "flows/*/in_an_emergency/within"):
        (flow,) = seen.names
        says = f"In an emergency in {flow_name(flow, sides)} the record follows {by_when(seen)}."
        yield effect(
            RECORD_LATER if later(seen) else RECORD_SOONER, sides, seen, says, taking_part(flow, sides)
        )
    for seen in came(sides, "clocks/*"):
        what, by = (sides.new.value(*seen.change.key, one) for one in ("what", "by"))
        says = f"There is a new day to keep: {_bare(what)}, {_bare(by)}."
        yield effect(DAY_ADDED, sides, seen, says, everyone(sides))
    for seen in went(sides, "clocks/*"):
        what, by = (sides.old.value(*seen.change.key, one) for one in ("what", "by"))
        says = f"This day no longer has to be kept: {_bare(what)}, {_bare(by)}."
        yield effect(DAY_REMOVED, sides, seen, says, everyone(sides))
    for seen in fields(sides, "clocks/*/by", "clocks/*/what"):
        before, after = quoted(seen.before, seen.after)
        what = (
            ""
            if seen.change.key[-1] == "what"
            else f" for “{sides.new.value('clocks', seen.names[0], 'what')}”"
        )
        says = f"The day to keep{what} is now {after}, was {before}."
        yield effect(DAY_CHANGED, sides, seen, says, everyone(sides))


def _asked(seen: Seen, sides: Sides) -> tuple[str, ...]:
    return parties_of_flows(seen.names, sides) or everyone(sides)


def _bare(text: str) -> str:
    return text.rstrip(".")
