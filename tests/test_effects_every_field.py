"""No field can change without a meaning: each clause of the workspace in which every field is filled in is taken away, said
otherwise and left open.

The terms themselves are changed, so that every field of every kind is tried in seconds. Each difference is in at least one effect;
only what is proved harmless asks nothing of anyone, and what merely happened to a document asks nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from ispc.corpus import Occasion
from ispc.diff import sides
from ispc.effect import CLASSES, Effect
from ispc.effects import _rest
from ispc.effects._seeing import WORDS
from ispc.fields import walk
from ispc.location import Address
from ispc.meaning import meaning
from ispc.pipeline import Compiled, compile_sources
from ispc.terms import Clause, Key, Terms, terms
from tests import full_workspace
from tests.test_mutations import _other as another_word
from tests.workspaces import TODAY

DOCUMENTS = ("protocol", "exchange", "framework", "council-policy")
OTHERWISE: Mapping[str, str] = {
    "prose": "Something else *must* be done.",
    "line": "something else",
    "text": "QX-77",
    "reference": "somebody-else",
    "date": "2031-01-31",
    "number": "77",
    "length": "77 years",
    "gap": "another reason",
}
YES_NO = {True: "yes", False: "no"}
RECORDS = frozenset({"record-changed"})
TOLD_LIGHTLY = frozenset({"record-changed", "order-changed", "id-changed", "layout-changed"})
"""The codes of what is proved harmless. Everything else is told to people at least."""


@cache
def full() -> Compiled:
    return compile_sources(full_workspace.sources(), Occasion(TODAY))


@cache
def held(document: str) -> Terms:
    return terms(full().corpus.effective[document], full().corpus)


@cache
def words_instead() -> Mapping[Address, str]:
    """For each word of a closed list, and each yes or no, where it is said and another that may stand there."""
    found: dict[Address, str] = {}
    for name, document in full().corpus.documents.items():
        for field in walk(document.content, Address(name)):
            attribute = next(it for it, info in type(field.owner).model_fields.items() if info is field.info)
            other = another_word(field, attribute)
            if other is not None:
                found[field.address] = YES_NO[other] if isinstance(other, bool) else str(other)
    return found


@cache
def places(document: str) -> tuple[Clause, ...]:
    """One clause for each field of the template, of those that no document before it has shown."""
    seen: set[Key] = set()
    for earlier in DOCUMENTS[: DOCUMENTS.index(document)]:
        seen |= {pattern(one) for one in held(earlier).clauses}
    return tuple({pattern(one): one for one in held(document).clauses if pattern(one) not in seen}.values())


def pattern(clause: Clause) -> Key:
    """The key with a star for each item."""
    return tuple("*" if at + 1 in clause.items else step for at, step in enumerate(clause.key))


def otherwise(clause: Clause) -> Clause | None:
    """The clause with another value of its sort; None where there is no other."""
    value = (
        words_instead().get(clause.said) if clause.sort in ("choice", "answer") else OTHERWISE[clause.sort]
    )
    return replace(clause, value=(value,)) if value is not None and clause.value != (value,) else None


def without(whole: Terms, key: Key, *instead: Clause) -> Terms:
    """The terms with something else, or nothing, in the place of what stands at or below a key."""
    at = next(at for at, one in enumerate(whole.clauses) if one.key[: len(key)] == key)
    kept = [one for one in whole.clauses if one.key[: len(key)] != key]
    return replace(whole, clauses=(*kept[:at], *instead, *kept[at:]))


def mutants(document: str, clause: Clause) -> Iterator[Terms]:
    """The document without the field, with another value in it, and with a reason for saying nothing."""
    whole = held(document)
    if len(clause.key) not in clause.items:
        yield without(whole, clause.key)
        yield without(whole, clause.key, replace(clause, value=("nobody has said",), sort="gap"))
    other = otherwise(clause)
    if other is not None:
        yield without(whole, clause.key, other)


def complaints(old: Terms, new: Terms) -> Iterator[str]:
    """What is wrong with the meaning of a change."""
    both = sides(old, new)
    if not both.changes:
        yield "no difference is seen"
    found = meaning(both)
    told = {change.key for one in found for change in one.changes}
    yield from (f"no effect of {'/'.join(one.key)}" for one in both.changes if one.key not in told)
    for one in found:
        yield from (f"{one.code}: {what}" for what in _wrong(one, both.new if new.parties() else both.old))


def _wrong(one: Effect, whole: Terms) -> Iterator[str]:
    life = all(change.life for change in one.changes)
    if life and (one.asks or one.code not in RECORDS):
        yield "a record of what happened asks somebody to agree again"
    if (
        not life
        and one.code in TOLD_LIGHTLY - {"order-changed"}
        and any(not _of_words(change) for change in (c.one for c in one.changes))
    ):
        yield "a typed field is told as harmless"
    if not life and CLASSES.index(one.klass) < CLASSES.index("correction") and one.code not in TOLD_LIGHTLY:
        yield "it is told as harmless"
    if one.asks and whole.parties() and not one.parties:
        yield "it asks nobody"
    if one.rule not in _rest.RULES and (not one.says.endswith(".") or "\n" in one.says):
        yield f"not one sentence: {one.says}"
    if set(one.parties) & set(one.told):
        yield "somebody is both asked and told"


def _of_words(clause: Clause) -> bool:
    return clause.sort in WORDS


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_field_that_changes_means_something_whichever_way(document: str) -> None:
    wrong = []
    for clause in places(document):
        for mutant in mutants(document, clause):
            for old, new in ((held(document), mutant), (mutant, held(document))):
                wrong += [f"{'/'.join(clause.key)} ({clause.sort}): {what}" for what in complaints(old, new)]
    assert wrong == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_item_that_comes_or_goes_means_something(document: str) -> None:
    whole = held(document)
    items = {pattern(one)[:cut]: one.key[:cut] for one in whole.clauses for cut in one.items}
    wrong = []
    for key in items.values():
        mutant = without(whole, key)
        for old, new in ((whole, mutant), (mutant, whole)):
            wrong += [f"{'/'.join(key)}: {what}" for what in complaints(old, new)]
    assert wrong == []
