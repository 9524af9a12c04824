"""Flows: what comes and goes between whom, in what situation, in what pattern, and whether someone has to ask first.

A flow is what the front line acts on. A new one is new sharing. So is a step from deciding case by case to sending in bulk or opening a
system: information then goes about people of whom nobody has decided anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import Part, parts, within
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    everyone,
    fields,
    flow_name,
    named,
    names,
    quoted_names,
    sentence,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import told

ITEMS = "ICO data sharing code, what data items will be shared"
AIM = "ICO data sharing code, what is the sharing meant to achieve"
NEEDED = "UK GDPR Article 5(1)(c)"
ACCESS = "UK GDPR Article 32"
RECORD = "ICO data sharing code, request and decision forms"

ADDED = Rule(
    "flow-added",
    "flow-removed",
    "wider",
    "new sharing",
    "A new flow of information",
    "Staff may share what they might not share before, and people were not told of it.",
    "Check what it carries, to whom and for what, and that your own basis and notice cover it.",
    ITEMS,
    before="flows: [{id: police-worried, remove: (remove)}]",
    after="",
)
REMOVED = Rule(
    "flow-removed",
    "flow-added",
    "narrower",
    "substantive",
    "A flow of information ends",
    "Staff who go on sharing as they are used to are no longer covered, and those who waited for it hear nothing.",
    "Tell the staff of both sides to stop, and settle what happens to what was shared.",
    ITEMS,
    before=ADDED.after,
    after=ADDED.before,
)
SITUATION = Rule(
    "flow-situation-changed",
    "flow-situation-changed",
    "different",
    "substantive",
    "The situation in which staff share is another",
    "Staff look for the situation they are in. In other words they share where they did not, or no longer where they did.",
    "Read both as a worker would, and say in which cases they differ.",
    AIM,
    before="",
    after="flows: [{id: school-worried, when: You are worried about a child.}]",
)
TITLE = Rule(
    "flow-title-changed",
    "flow-title-changed",
    "different",
    "substantive",
    "A flow has another title",
    "Readers find the flow by its title and take it for what the flow is about.",
    "Check that the title still says what the flow does.",
    AIM,
    before="",
    after="flows: [{id: school-worried, title: A school asks for advice}]",
)
PATTERN_WIDER = Rule(
    "flow-pattern-wider",
    "flow-pattern-narrower",
    "wider",
    "new sharing",
    "Information goes with less of a decision each time",
    "What was decided about one person is sent by routine, in bulk or by open access, also about people of whom nobody has decided.",
    "Ask whether each record is needed, and look at the impact assessment again.",
    NEEDED,
    before="",
    after="flows: [{id: school-worried, pattern: bulk}]",
)
PATTERN_NARROWER = Rule(
    "flow-pattern-narrower",
    "flow-pattern-wider",
    "narrower",
    "substantive",
    "Information goes with more of a decision each time",
    "Someone has to decide where information came by itself before, and may not be there to do it.",
    "Name who decides, and stop what was automatic.",
    NEEDED,
    before=PATTERN_WIDER.after,
    after=PATTERN_WIDER.before,
)
PATTERN = Rule(
    "flow-pattern-changed",
    "flow-pattern-changed",
    "different",
    "substantive",
    "Information is shared in another way each time",
    "At a meeting everyone around the table hears; to one recipient at a time, only that one does.",
    "Check who hears what in the new way.",
    NEEDED,
    before="",
    after="flows: [{id: school-worried, pattern: meeting}]",
)
DIRECTION_WIDER = Rule(
    "flow-direction-wider",
    "flow-direction-narrower",
    "wider",
    "new sharing",
    "The receiver may fetch for itself",
    "Whoever can look can look at more than was meant for them; the giver no longer chooses each time.",
    "Check who may look, at what, and who reads the logs.",
    ACCESS,
    before="flows: [{id: school-worried, direction: push}]",
    after="flows: [{id: school-worried, direction: pull}]",
)
DIRECTION_NARROWER = Rule(
    "flow-direction-narrower",
    "flow-direction-wider",
    "narrower",
    "substantive",
    "The giver sends what the receiver could fetch",
    "The receiver's staff lose sight of what they used to look up, and the giver has to act each time.",
    "Close the access, and settle who sends and when.",
    ACCESS,
    before=DIRECTION_WIDER.after,
    after=DIRECTION_WIDER.before,
)
SCALE = Rule(
    "flow-scale-changed",
    "flow-scale-changed",
    "different",
    "substantive",
    "How often, or how much, is shared is different",
    "The risk to people grows with the scale, and what was fair for forty records may not be so for four thousand.",
    "Check that the impact assessment covers the new scale.",
    "ICO data sharing code, decision form",
    before="",
    after="flows: [{id: school-worried, frequency: each Friday}]",
)
REQUEST_DROPPED = Rule(
    "request-dropped",
    "request-needed",
    "wider",
    "substantive",
    "Nobody has to ask first any more",
    "Without a request on record nobody has said why the information is needed, and some legal bases fall with it.",
    "Check that no party's legal basis counts only on request.",
    RECORD,
    before="flows: [{id: school-worried, request: {form: request form R1, states: why the council needs it}}]",
    after="",
)
REQUEST_NEEDED = Rule(
    "request-needed",
    "request-dropped",
    "narrower",
    "substantive",
    "Someone has to ask first",
    "Information that came by itself now waits for a request, and a request can come too late.",
    "Settle what is still told at once, and who answers requests.",
    RECORD,
    before=REQUEST_DROPPED.after,
    after=REQUEST_DROPPED.before,
)
REQUEST = Rule(
    "request-changed",
    "request-changed",
    "different",
    "substantive",
    "Who asks, on what form, stating what, or who answers is different",
    "A request that does not say what the law wants on record gives no cover to the one that answers it.",
    "Change your form and tell those who ask and those who answer.",
    RECORD,
    before="flows: [{id: school-worried, request: {states: why the council needs it}}]",
    after="flows: [{id: school-worried, request: {states: which child it is about}}]",
)
CHECK_DROPPED = Rule(
    "request-check-dropped",
    "request-check-added",
    "wider",
    "substantive",
    "Who asks is no longer checked",
    "Callers are not always who they say, and some of them are the person whom somebody hides from.",
    "Ask for a way to be sure who is asking.",
    ACCESS,
    before="flows: [{id: school-worried, request: {form: request form R1, check: Call back through the switchboard}}]",
    after="flows: [{id: school-worried, request: {form: request form R1}}]",
)
CHECK_ADDED = Rule(
    "request-check-added",
    "request-check-dropped",
    "narrower",
    "substantive",
    "Who asks is checked first",
    "Staff have to make sure before they answer, and callers have to expect it.",
    "Tell those who answer, and those who ask, how the check is done.",
    ACCESS,
    before=CHECK_DROPPED.after,
    after=CHECK_DROPPED.before,
)
CHECK = Rule(
    "request-check-changed",
    "request-check-changed",
    "different",
    "substantive",
    "Who asks is checked in another way",
    "A weaker check lets a stranger through; one that staff do not know is not done.",
    "Say which check is the surer, and tell those who answer.",
    ACCESS,
    before="flows: [{id: school-worried, request: {form: request form R1, check: Call back through the switchboard}}]",
    after="flows: [{id: school-worried, request: {form: request form R1, check: Ask for the caller's name}}]",
)
PREMISE = Rule(
    "flow-premise-changed",
    "flow-premise-changed",
    "different",
    "substantive",
    "What the sharing rests on is different",
    "Whether it is checked fact, serves the person's own care or protects someone else decides which duties apply.",
    "Check your legal basis and your route past the duty of confidence on the new footing.",
    "The common law duty of confidence; UK GDPR Article 5(1)(d)",
    before="flows: [{id: school-worried, direct_care: yes}]",
    after="flows: [{id: school-worried, direct_care: no}]",
)
RULES = (
    *(ADDED, REMOVED, SITUATION, TITLE, PATTERN_WIDER, PATTERN_NARROWER, PATTERN),
    *(DIRECTION_WIDER, DIRECTION_NARROWER, SCALE, REQUEST_DROPPED, REQUEST_NEEDED, REQUEST),
    *(CHECK_DROPPED, CHECK_ADDED, CHECK, PREMISE),
)

PATTERNS = {"one-off": 0, "case by case": 1, "meeting": 1, "routine": 2, "bulk": 3, "access": 4}
"""How far information goes without a decision each time."""
DIRECTIONS = {"push": 1, "pull": 2, "both ways": 3}
"""How far the receiver may help itself."""
CHOSEN = 1
"""What is not stated counts as decided and sent each time: whatever is stated beyond that is wider."""

WORDS = {"when": (SITUATION, "when to share"), "title": (TITLE, "the title of a flow"), "frequency": (SCALE, "how often"), "volume": (SCALE, "how much")}  # fmt: skip
PREMISES = {"facts_known": "the facts are certain", "direct_care": "it is for the person's own care", "protects_others": "it is to protect someone else"}  # fmt: skip
ASKING = {
    "by": "who asks",
    "form": "the form",
    "states": "what the request says",
    "answered_by": "who answers",
}


def find(sides: Sides) -> Iterator[Effect]:
    yield from _whole(sides)
    for field, (rule, what) in WORDS.items():
        for seen in fields(sides, f"flows/*/{field}"):
            says = told(what if field == "title" else f"{what} in {_flow(seen, sides)}", seen)
            yield effect(rule, sides, seen, says, taking_part(seen.names[0], sides))
    for seen in fields(sides, "flows/*/pattern"):
        rule = _step(seen, PATTERNS, PATTERN_WIDER, PATTERN_NARROWER) or PATTERN
        says = f"Sharing in {_flow(seen, sides)} happens in this way: {was(seen)}."
        yield effect(rule, sides, seen, says, taking_part(seen.names[0], sides))
    for seen in fields(sides, "flows/*/direction"):
        rule = _step(seen, DIRECTIONS, DIRECTION_WIDER, DIRECTION_NARROWER) or DIRECTION_WIDER
        says = f"How information moves in {_flow(seen, sides)}: {_moving(seen)}."
        yield effect(rule, sides, seen, says, taking_part(seen.names[0], sides))
    for field, what in PREMISES.items():
        for seen in fields(sides, f"flows/*/{field}"):
            says = f"In {_flow(seen, sides)}, that {what}: {was(seen)}."
            yield effect(PREMISE, sides, seen, says, taking_part(seen.names[0], sides))
    yield from _requests(sides)


def _whole(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, "flows/*"):
        says = f"New: {_who_to_whom(seen, sides)} in {_flow(seen, sides)}."
        yield effect(ADDED, sides, seen, says, taking_part(seen.names[0], sides))
    for seen in went(sides, "flows/*"):
        says = f"No longer: {_who_to_whom(seen, sides)} in {_flow(seen, sides)}."
        yield effect(REMOVED, sides, seen, says, taking_part(seen.names[0], sides))


def _who_to_whom(seen: Seen, sides: Sides) -> str:
    terms, flow = sides.terms(seen.change), seen.names[0]
    items = terms.values("flows", flow, "items")
    giver, receiver = (names(terms.values("flows", flow, side), sides) for side in ("from", "to"))
    what = quoted_names(items, sides) if items else "what is not stated yet"
    return f"{giver} may tell {receiver} of {what}"


def _step(seen: Seen, ranks: Mapping[str, int], wider: Rule, narrower: Rule) -> Rule | None:
    """Wider or narrower by rank; None where both rank alike. What is no longer stated is wider."""
    if not seen.is_stated:
        return wider
    before = ranks[seen.before] if seen.was_stated else CHOSEN
    after = ranks[seen.after]
    if after == before:
        return None if seen.was_stated else narrower
    return wider if after > before else narrower


def _requests(sides: Sides) -> Iterator[Effect]:
    """How one flow is asked for; how all are that say nothing of their own is among the guide's steps, but for who asks."""
    for part in parts(sides, "flows/*/request"):
        rule = REQUEST_NEEDED if part.stated else REQUEST_DROPPED
        says = f"How to ask in {_flow(part, sides)} {'is now stated' if part.stated else part.missing}."
        yield effect(rule, sides, part.changes, says, taking_part(part.names[0], sides))
    for field, what in ASKING.items():
        for seen in within(sides, f"flows/*/request/{field}"):
            head = f"how to ask in {_flow(seen, sides)}, {what}"
            says = sentence(f"{head}: {named(seen, sides)}.") if field == "by" else told(head, seen)
            yield effect(REQUEST, sides, seen, says, taking_part(seen.names[0], sides))
    for seen in fields(sides, "requests/by"):
        yield effect(
            REQUEST, sides, seen, f"Who asks for information: {named(seen, sides)}.", everyone(sides)
        )
    for seen in within(sides, "flows/*/request/check"):
        rule = CHECK_DROPPED if not seen.is_stated else CHECK if seen.was_stated else CHECK_ADDED
        says = told(f"how to check who asks in {_flow(seen, sides)}", seen)
        yield effect(rule, sides, seen, says, taking_part(seen.names[0], sides))


def _flow(seen: Seen | Part, sides: Sides) -> str:
    return flow_name(seen.names[0], sides)


MOVING = {
    "push": "the giver sends it",
    "pull": "the receiver fetches it",
    "both ways": "each side sees what the other has",
}


def _moving(seen: Seen) -> str:
    before = MOVING.get(seen.before, seen.before)
    if not seen.is_stated:
        return f"this is no longer stated; before, {before}"
    return f"{MOVING[seen.after]}; {f'before, {before}' if seen.was_stated else 'nothing was stated before'}"
