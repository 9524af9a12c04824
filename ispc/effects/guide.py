"""The guide: what front-line staff are told to do, not to do, to write down, and whom to ask.

Staff act on these words and on no others, often in a hurry. “May” in the place of “must” turns a duty into a choice. So a step that
goes, comes or reads otherwise is told to all whose staff take part.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import parts
from ispc.effects._seeing import (
    Seen,
    effect,
    everyone,
    fields,
    flow_name,
    names,
    taking_part,
)
from ispc.effects._stating import Stating, stating, told

STAFF = "ICO data sharing code, data sharing agreements: staff must know what to do"

IN_A_FLOW = {"do": "what staff do", "do_not": "what staff do not do", "record": "what staff write down"}


DROPPED = Rule(
    "guide-step-no-longer-stated",
    "guide-step-stated",
    "wider",
    "substantive",
    "Staff are no longer told something",
    "What is not in the guide is not done, or not left undone.",
    "Say whether your staff would still do it without being told.",
    STAFF,
    before="flows: [{id: school-worried, guide: {do_not: Do not wait for proof. Do not investigate.}}]",
    after="flows: [{id: school-worried, guide: {do_not: (remove)}}]",
)

STATED = Rule(
    "guide-step-stated",
    "guide-step-no-longer-stated",
    "narrower",
    "substantive",
    "Staff are told something more",
    "A step that staff have not been shown is skipped when it matters.",
    "Show it to your staff before the guide changes.",
    STAFF,
    before=DROPPED.after,
    after=DROPPED.before,
)

CHANGED = Rule(
    "guide-step-changed",
    "guide-step-changed",
    "different",
    "substantive",
    "Staff are told to do something else",
    "Staff do what the words say: “may” in the place of “must” makes a duty a choice.",
    "Have somebody who does the work read both, and say what they would do.",
    STAFF,
    before="flows: [{id: police-worried, guide: {do: 'You must say what you saw and heard, and what is your opinion.'}}]",
    after="flows: [{id: police-worried, guide: {do: 'You may say what you saw and heard, and what is your opinion.'}}]",
)

LINE_GONE = Rule(
    "emergency-line-no-longer-stated",
    "emergency-line-stated",
    "wider",
    "substantive",
    "The line for emergencies is gone from the guide",
    "Somebody who looks for help in a hurry finds none.",
    "Have the line put back.",
    "ICO data sharing code, data sharing in an urgent situation or in an emergency",
    before="# in framework\nemergency: {line: 'If someone is in immediate danger, call 999 now.'}",
    after="# in framework\nemergency: {line: (remove)}",
)

LINE_SAID = Rule(
    "emergency-line-stated",
    "emergency-line-no-longer-stated",
    "narrower",
    "substantive",
    "The guide now has a line for emergencies",
    "It stands on every side, and staff will do what it says without asking.",
    "Read it as if there were no time to read anything else.",
    "ICO data sharing code, data sharing in an urgent situation or in an emergency",
    before=LINE_GONE.after,
    after=LINE_GONE.before,
)

LINE_OTHER = Rule(
    "emergency-line-changed",
    "emergency-line-changed",
    "different",
    "substantive",
    "The line for emergencies says something else",
    "It is the one line that is read when a life is at risk.",
    "Have it read by those who answer the call.",
    "ICO data sharing code, data sharing in an urgent situation or in an emergency",
    before="# in framework\nemergency: {line: 'If someone is in immediate danger, call 999 now.'}",
    after="# in framework\nemergency: {line: 'If someone is in danger, tell your manager.'}",
)

CHECK_GONE = Rule(
    "check-first-removed",
    "check-first-added",
    "wider",
    "substantive",
    "Staff need no longer check something before they share",
    "Cases that nobody can decide alone are decided alone.",
    "Think of the case that the check was for.",
    STAFF,
    before="guide: {check_first: [Ask your safeguarding lead before you share about a parent's health., Look for a court order.]}",
    after="guide: {check_first: [Ask your safeguarding lead before you share about a parent's health.]}",
)

CHECK_NEW = Rule(
    "check-first-added",
    "check-first-removed",
    "narrower",
    "substantive",
    "Staff have to check something more before they share",
    "A check that takes long keeps help from coming.",
    "Say how staff check it, and what they do if they cannot.",
    STAFF,
    before=CHECK_GONE.after,
    after=CHECK_GONE.before,
)

ASKS_NOBODY = Rule(
    "guide-asks-nobody",
    "guide-asks-somebody",
    "wider",
    "substantive",
    "The guide no longer says whom to ask",
    "Staff who are not sure guess, or keep silent.",
    "Name somebody who answers.",
    STAFF,
    before="guide: {ask_whom: childrens-front-door}",
    after="guide: {ask_whom: (remove)}",
)

ASKS_SOMEBODY = Rule(
    "guide-asks-somebody",
    "guide-asks-nobody",
    "narrower",
    "substantive",
    "The guide now says whom to ask",
    "The contact will be called by staff of every party.",
    "Check that the contact knows, and can answer.",
    STAFF,
    before=ASKS_NOBODY.after,
    after=ASKS_NOBODY.before,
)

ASKS_OTHER = Rule(
    "guide-asks-another",
    "guide-asks-another",
    "different",
    "substantive",
    "Staff who are not sure ask somebody else",
    "A contact that does not expect the question cannot answer it.",
    "Check that the new contact knows, and can answer.",
    STAFF,
    before="guide: {ask_whom: childrens-front-door}",
    after="guide: {ask_whom: safeguarding-unit}",
)

READERS = Rule(
    "guide-readers-changed",
    "guide-readers-changed",
    "different",
    "substantive",
    "The guide is for other people",
    "Some staff will think that it is not theirs, and others that it is.",
    "Check who has to have it, and who has to give it back.",
    STAFF,
    before="guide: {for_whom: Anyone who works with children in Northmere}",
    after="guide: {for_whom: Social workers in Northmere}",
)

SILENT = Rule(
    "guide-not-stated",
    "guide-stated",
    "wider",
    "substantive",
    "There are no words for the guide any more",
    "The front line reads only the guide, and there is nothing to read.",
    "Have the guide written before you sign.",
    STAFF,
    before="",
    after="guide: {not_stated: it is being written}",
)

SPEAKS = Rule(
    "guide-stated",
    "guide-not-stated",
    "narrower",
    "substantive",
    "There are now words for the guide",
    "Staff will act on them from the first day.",
    "Have somebody who does the work read them.",
    STAFF,
    before=SILENT.after,
    after=SILENT.before,
)

RULES = (
    DROPPED,
    STATED,
    CHANGED,
    LINE_GONE,
    LINE_SAID,
    LINE_OTHER,
    CHECK_GONE,
    CHECK_NEW,
    ASKS_NOBODY,
    ASKS_SOMEBODY,
    ASKS_OTHER,
    READERS,
    SILENT,
    SPEAKS,
)

FOR_ALL: Mapping[str, str] = {
    "guide/purpose": "the purpose in the guide",
    "emergency/then": "what staff do after an emergency",
    "minimum": "how staff keep to what is needed",
    "recording/what": "what is written down",
    "recording/where": "where it is written down",
    "recording/refusals": "what is written down when nothing is shared",
    "accuracy/fact_and_opinion": "how facts are kept apart from opinions",
    "accuracy/checks": "how accuracy is checked",
    "accuracy/corrections": "how recipients learn of a correction",
    "accuracy/right_person": "how staff make sure that it is the right person",
    "requests/form": "the form on which to ask",
    "requests/states": "what a request has to state",
    "requests/answered_by": "who answers a request",
    "requests/check": "how to check who asks",
    "training/support": "whom staff ask for help",
}


def find(sides: Sides) -> Iterator[Effect]:
    steps = Stating(DROPPED, STATED, CHANGED)
    for field, what in IN_A_FLOW.items():
        for seen in fields(sides, f"flows/*/guide/{field}"):
            (flow,) = seen.names
            says = told(f"in {flow_name(flow, sides)}, {what}", seen)
            yield effect(steps.rule(seen), sides, seen, says, taking_part(flow, sides))
    whole = tuple(parts(sides, "guide"))
    for part in whole:
        readers = sides.new.value("guide", "for_whom")
        because = part.missing.removeprefix("is no longer stated")
        says = (
            f"The guide now has words of its own, for these readers: {readers}."
            if part.stated
            else f"The guide no longer has words of its own{because}."
        )
        yield effect(SPEAKS if part.stated else SILENT, sides, part.changes, says, everyone(sides))
    yield from stating(
        sides,
        steps,
        {pattern: what for pattern, what in FOR_ALL.items() if not (whole and pattern.startswith("guide/"))},
    )
    yield from stating(
        sides, Stating(LINE_GONE, LINE_SAID, LINE_OTHER), {"emergency/line": "the line for emergencies"}
    )
    if not whole:
        yield from _own_words(sides)


def _own_words(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "guide/check_first"):
        for rule, checks, how in (
            (CHECK_GONE, seen.lost, "no longer has to be"),
            (CHECK_NEW, seen.gained, "now has to be"),
        ):
            if checks:
                listed = "; ".join(" ".join(one.split()).rstrip(".") for one in checks)
                yield effect(
                    rule, sides, seen, f"This {how} checked before sharing: {listed}.", everyone(sides)
                )
    for seen in fields(sides, "guide/ask_whom"):
        rule = Stating(ASKS_NOBODY, ASKS_SOMEBODY, ASKS_OTHER).rule(seen)
        says = f"Staff who are not sure ask {names(seen.gained, sides) or 'nobody who is named'}{_before(seen, sides)}."
        yield effect(rule, sides, seen, says, everyone(sides))
    for seen in fields(sides, "guide/for_whom"):
        yield effect(READERS, sides, seen, told("who the guide is for", seen), everyone(sides))


def _before(seen: Seen, sides: Sides) -> str:
    return f", before {names(seen.lost, sides)}" if seen.lost else ""
