"""What the guide shows besides its steps: golden rules, a box for each group of people, the glossary and the forms.

Staff look these up when they are unsure. A word that means something else changes each clause that uses it, and another edition of the
golden rules says other things on consent.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    everyone,
    fields,
    went,
)
from ispc.effects._stating import Stating, stating, told

STAFF = "ICO data sharing code, data sharing agreements: staff must know what to do"

RECORD = "HM Government information sharing advice, golden rules: keep a record of your decision"


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

BOX_OTHER = Rule(
    "population-words-changed",
    "population-words-changed",
    "different",
    "substantive",
    "The guide says something else of one group of people",
    "Staff treat the person before them by these two or three sentences.",
    "Have somebody who works with that group read both.",
    STAFF,
    before="# in framework\npopulations: [{population: children, say: Ask the child what they want. You may share without consent to keep a child safe.}]",
    after="# in framework\npopulations: [{population: children, say: Ask the child what they want. You must not share without consent.}]",
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

RULES = (
    RULES_OTHER,
    BOX_GONE,
    BOX_NEW,
    BOX_OTHER,
    WORD,
    FORM,
    FORM_FOUND,
)


def find(sides: Sides) -> Iterator[Effect]:
    yield from _boxes(sides)
    yield from _words_and_forms(sides)


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
    yield from stating(sides, Stating(BOX_GONE, BOX_NEW, BOX_OTHER), clauses)
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
