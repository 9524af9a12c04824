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
    came,
    effect,
    everyone,
    fields,
    flow_name,
    names,
    taking_part,
    went,
)
from ispc.effects._stating import Stating, stating, told

STAFF = "ICO data sharing code, data sharing agreements: staff must know what to do"
RECORD = "HM Government information sharing advice, golden rules: keep a record of your decision"

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
RULES_OTHER = Rule(
    "golden-rules-changed",
    "golden-rules-changed",
    "different",
    "substantive",
    "The guide shows another edition of the golden rules, or none",
    "The editions differ, on consent above all, and staff know the old one by heart.",
    "Tell your staff what the other edition says otherwise.",
    "HM Government information sharing advice, golden rules",
    before="# in framework\ngolden_rules: dfe-2024",
    after="# in framework\ngolden_rules: hmg-2018",
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
BOX_GONE = Rule(
    "population-words-removed",
    "population-words-added",
    "wider",
    "substantive",
    "The guide no longer speaks of one group of people",
    "The rules for asking and telling differ from group to group, and staff see the wrong ones.",
    "Say what staff do when such a person stands before them.",
    STAFF,
    before="# in framework\npopulations: [{population: deceased, say: The duty of confidence goes on after death. Ask your manager before you share.}]",
    after="# in framework\npopulations: [{population: deceased, remove: (remove)}]",
)
BOX_NEW = Rule(
    "population-words-added",
    "population-words-removed",
    "narrower",
    "substantive",
    "The guide now speaks of one more group of people",
    "Staff have another rule to know for the person before them.",
    "Show it to those who work with that group.",
    STAFF,
    before=BOX_GONE.after,
    after=BOX_GONE.before,
)
WORD = Rule(
    "glossary-word-changed",
    "glossary-word-changed",
    "different",
    "substantive",
    "A word of the glossary comes, goes or means something else",
    "A clause means what its words mean: a new meaning changes each clause that uses the word.",
    "Read the clauses that use the word with the new meaning.",
    STAFF,
    before="glossary: [{term: DSL, meaning: designated safeguarding lead}]",
    after="glossary: [{term: DSL, meaning: designated safeguarding lead or any teacher}]",
)
FORM = Rule(
    "form-changed",
    "form-changed",
    "different",
    "substantive",
    "A form comes, goes, or is used for something else",
    "A form asks for what the law wants on record; without it that is forgotten.",
    "Check which form your staff use, and for what.",
    RECORD,
    before="# in framework\nforms: [{id: request-form, use: request}]",
    after="# in framework\nforms: [{id: request-form, use: other}]",
)
FORM_FOUND = Rule(
    "form-found-elsewhere",
    "form-found-elsewhere",
    "different",
    "correction",
    "A form has another name, number or web address",
    "Staff who look for it under the old one do not find it.",
    "Correct your links and your stock of forms.",
    RECORD,
    before="# in framework\nforms: [{id: request-form, number: R1}]",
    after="# in framework\nforms: [{id: request-form, number: R1a}]",
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
    RULES_OTHER,
    READERS,
    BOX_GONE,
    BOX_NEW,
    WORD,
    FORM,
    FORM_FOUND,
    SILENT,
    SPEAKS,
)

IN_A_FLOW = {"do": "what staff do", "do_not": "what staff do not do", "record": "what staff write down"}
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
    yield from _boxes(sides)
    yield from _words_and_forms(sides)


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


def _boxes(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "golden_rules"):
        yield effect(
            RULES_OTHER,
            sides,
            seen,
            told("the edition of the golden rules in the guide", seen),
            everyone(sides),
        )
    clauses = {"populations/*/say": "what the guide says of one group of people"}
    yield from stating(sides, Stating(BOX_GONE, BOX_NEW, CHANGED), clauses)
    for seen in came(sides, "populations/*"):
        yield effect(
            BOX_NEW,
            sides,
            seen,
            f"The guide now says what to do about {_group(seen.names[0])}.",
            everyone(sides),
        )
    for seen in went(sides, "populations/*"):
        yield effect(
            BOX_GONE,
            sides,
            seen,
            f"The guide no longer says what to do about {_group(seen.names[0])}.",
            everyone(sides),
        )


def _group(population: str) -> str:
    return {"lacks capacity": "people who lack capacity", "deceased": "people who have died"}.get(
        population, population
    )


def _words_and_forms(sides: Sides) -> Iterator[Effect]:
    for pattern, rule, what in (("glossary/*", WORD, "glossary"), ("forms/*", FORM, "list of forms")):
        for seen in came(sides, pattern):
            yield effect(rule, sides, seen, f"New in the {what}: {_entry(seen, sides)}.", everyone(sides))
        for seen in went(sides, pattern):
            yield effect(rule, sides, seen, f"Gone from the {what}: {_entry(seen, sides)}.", everyone(sides))
    for seen in fields(sides, "glossary/*/meaning"):
        yield effect(WORD, sides, seen, told(f"the meaning of “{seen.names[0]}”", seen), everyone(sides))
    for field, rule in (("use", FORM), ("name", FORM_FOUND), ("number", FORM_FOUND), ("link", FORM_FOUND)):
        for seen in fields(sides, f"forms/*/{field}"):
            name = sides.new.value("forms", seen.names[0], "name")
            asked = everyone(sides) if rule is FORM else ()
            what = {"use": "the use", "name": "the name", "number": "the number", "link": "the address"}[
                field
            ]
            yield effect(rule, sides, seen, told(f"{what} of the form “{name}”", seen), asked)


def _entry(seen: Seen, sides: Sides) -> str:
    terms, key = sides.terms(seen.change), seen.change.key
    meaning = terms.value(*key, "meaning")
    return f"“{terms.value(*key, 'term')}”, {meaning}" if meaning else f"“{terms.value(*key, 'name')}”"
