"""The proof copy: every passage once, with exactly its readers; who said it; what is a gap; and nothing that is nobody's."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

import pytest

from ispc.companions import proof_copy
from ispc.corpus import Corpus, Effective, Occasion
from ispc.fields import Field, parts, walk
from ispc.location import Address
from ispc.model.governance import Baseline
from ispc.model.scalars import NotStated
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand, Cell, Table, Text, View
from tests import full_workspace
from tests.workspaces import TODAY, compiled

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
LABELS = {"S": "strategic", "M": "managerial", "F": "front-line"}
DOCUMENTS = ("framework", "protocol", "exchange", "council-policy")

each_document = pytest.mark.parametrize("document", DOCUMENTS)


@cache
def corpus() -> Corpus:
    """Every field of every kind is filled in."""
    return compile_sources(full_workspace.sources(), Occasion(TODAY)).corpus


@cache
def view(document: str) -> View:
    return _view(corpus(), document)


def _view(held: Corpus, document: str) -> View:
    made = proof_copy.view(held.effective[document], held, SETTING)
    assert made is not None
    return made


def rows(page: View, *, internal: bool = False) -> Iterator[tuple[Cell, ...]]:
    for section in page.sections:
        if (section.id == "internal") == internal:
            yield from (row for block in section.blocks if isinstance(block, Table) for row in block.rows)


def letters(row: tuple[Cell, ...]) -> str:
    return "".join(mark.sign for mark in row[2][0].marks)


def _said(effective: Effective) -> Iterator[Field]:
    """Every field that holds here: the document's own, and the merged clauses at the place that says them."""
    for field in walk(effective.document.content, effective.at()):
        if field.address.path[0] not in Baseline.model_fields:
            yield field
    for field in walk(effective.baseline, Address(effective.id)):
        yield dataclasses.replace(field, address=effective.origin(*field.address.path))


def _leaves(effective: Effective) -> Iterator[Field]:
    """The fields that are filled in and hold no parts of their own."""
    for field in _said(effective):
        if not list(parts(field.value, field.address)) and not isinstance(field.value, NotStated):
            yield field


@each_document
def test_every_field_stands_in_it_with_exactly_its_readers(document: str) -> None:
    expected = {
        (str(one.address), one.audiences) for one in _leaves(corpus().effective[document]) if one.audiences
    }
    shown = {(str(text.source), letters(row)) for row in rows(view(document)) for text in row[1]}
    assert shown == expected
    assert len(expected) > 100


@each_document
def test_each_field_stands_in_one_row(document: str) -> None:
    places = [{text.source for text in row[1]} for row in rows(view(document))]
    assert sum(map(len, places)) == len(set().union(*places))


@each_document
def test_a_reader_is_told_by_letter_shape_and_word(document: str) -> None:
    for row in rows(view(document)):
        for mark in row[2][0].marks:
            assert mark.label == LABELS[mark.sign]
            assert mark.words


@each_document
def test_a_field_that_is_nobodys_is_named_with_its_reason_and_not_told(document: str) -> None:
    kept = [one for one in _leaves(corpus().effective[document]) if not one.audiences]
    reasons = {str((one.info.json_schema_extra or {})["internal"]) for one in kept}  # type: ignore[index]  # a mapping, by `ask`
    named = list(rows(view(document), internal=True))
    assert {row[1][0].words for row in named} == reasons
    assert sum(int(row[2][0].words) for row in named) == len(kept)
    note = str(corpus().effective[document].control.author_note)
    assert note.split()[0] not in repr(view(document))


@each_document
def test_what_a_document_above_says_has_its_name(document: str) -> None:
    for row in rows(view(document)):
        said_by = {text.source.document for text in row[1] if text.source}
        assert len(said_by) == 1
        other = said_by - {document}
        assert [text.link for text in row[2][1:]] == [f"../{one}/proof-copy.html" for one in other]


def test_a_gap_is_shown_as_one_with_its_reason() -> None:
    page = _view(compiled("retention_conflicts: {not_stated: not yet agreed}").corpus, "protocol")
    gaps = [(row[0][0].words, text, letters(row)) for row in rows(page) for text in row[1] if text.gap]
    assert [(name, text.words, read) for name, text, read in gaps] == [
        ("Retention conflicts", "not yet agreed", "M")
    ]
    assert gaps[0][1].source == Address("protocol", ("retention_conflicts", "not_stated"))


def test_the_counts_of_the_legend_are_those_of_the_rows() -> None:
    held = compiled().corpus
    page, effective = _view(held, "exchange"), held.effective["exchange"]
    facts = {
        fact.label: fact.value[0].words
        for block in page.sections[0].blocks
        for fact in getattr(block, "facts", ())
    }
    leaves = [one for one in _leaves(effective) if one.audiences]
    told = {str(text.source) for row in rows(page) for text in row[1]}
    assert facts["Passages:"] == str(len(told))
    assert facts["From documents above:"] == str(
        len({str(one.address) for one in leaves if one.address.document != "exchange"})
    )
    assert facts["Not stated:"] == "0"


def test_it_is_for_those_who_approve() -> None:
    assert view("protocol").audience == "proof"
    assert proof_copy.FORMATS == ("html", "pdf")
    assert not any(
        isinstance(text, Text) and text.link.startswith("#")
        for row in rows(view("protocol"))
        for text in row[1]
    )
