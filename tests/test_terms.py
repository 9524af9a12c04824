"""The terms of a document: nothing an author says is missing, every clause has one name that lasts, and the digest covers what binds."""

from __future__ import annotations

import datetime
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, get_args, get_origin

import pytest

from ispc import kinds
from ispc import terms as stated
from ispc.corpus import Occasion
from ispc.kept import read_stored, stored
from ispc.location import Source
from ispc.model.prose import Words
from ispc.model.scalars import Model, NotStated
from ispc.pipeline import Compiled, compile_sources
from ispc.registry import modules
from ispc.terms import LIFE, Clause, Terms, nothing, own_words, terms
from tests import full_workspace, workspaces
from tests.layouts import laid_out
from tests.mutants import written
from tests.workspaces import TODAY, compiled

RULE = """
approval:
  agreed_when:
    quorums:
    - {at_least: 1, of: [schools, northmere-police]}
    - {at_least: 1, of: [northmere-council/childrens-social-care]}
    any_of: [{board: children-board}, {parties: [schools]}, {every_party: yes}, {quorums: [{at_least: 1, of: [schools]}]}]
"""
LIVED = """
agreed: {on: 2026-09-14, by: children-board}
signatures: [{party: schools, decision: signed, on: 2026-09-15}]
changes: [{edition: 4, on: 2026-09-01, what: The flow for schools is new}]
review: {log: [{on: 2026-09-01, by: Head of Safeguarding, outcome: no change}]}
gates: [{gate: legal, outcome: passed, on: 2026-08-27, reference: LEGAL-7}]
author_note: Ask the police whether the class still stands.
"""


@cache
def full() -> Compiled:
    """The workspace in which every field is filled in."""
    return compile_sources(full_workspace.sources(), Occasion(TODAY))


@cache
def of(snippet: str = "", document: str = "protocol") -> Terms:
    corpus = compiled(snippet).corpus
    assert not corpus.incomplete and not corpus.held
    return terms(corpus.effective[document], corpus)


def all_terms(held: Compiled) -> Iterator[Terms]:
    """The terms of every document, each in the way that suits its kind."""
    for name, document in held.corpus.documents.items():
        known = held.corpus.effective.get(name)
        yield terms(known, held.corpus) if known else own_words(document)


# --- Names ------------------------------------------------------------------------------------------------------------


def lists_of_models() -> Mapping[str, type[Model]]:
    """Every list of the template whose items are models, by where it is declared."""
    found: dict[str, type[Model]] = {}
    waiting: list[type[Model]] = [one.MODEL for one in modules(kinds).values()]
    seen: set[type[Model]] = set()
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, info in model.model_fields.items():
            for inside, listed in _models(info.annotation, listed=False):
                waiting.append(inside)
                if listed:
                    found[f"{model.__name__}.{name}"] = inside
    return found


def _models(annotation: Any, *, listed: bool) -> Iterator[tuple[type[Model], bool]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        if not issubclass(annotation, Words | NotStated):
            yield annotation, listed
        return
    for part in get_args(annotation):
        yield from _models(part, listed=listed or get_origin(annotation) is tuple)


def test_the_walk_finds_the_lists_of_the_template() -> None:
    assert len(lists_of_models()) > 30


@pytest.mark.parametrize("where", sorted(lists_of_models()))
def test_every_list_has_items_that_can_be_told_apart(where: str) -> None:
    model = lists_of_models()[where]
    assert any(name in model.model_fields or hasattr(model, name) for name in stated.NAMES)


def test_no_two_clauses_of_a_document_have_one_key() -> None:
    for held in (full(), compiled(RULE)):
        for one in all_terms(held):
            counted = Counter(clause.key for clause in one.clauses)
            assert [key for key, times in counted.items() if times > 1] == []


def test_a_name_in_brackets_cannot_hide_another() -> None:
    titles = ("Guide", "Guide", "Guide (2)")
    related = ", ".join(
        f"{{title: {title}, link: 'https://example.org/{at}'}}" for at, title in enumerate(titles)
    )
    held = of(f"related: [{related}]")
    assert len(held.items("related")) == 3
    assert len(held.by_key) == len(held.clauses)


@pytest.mark.parametrize("clause", ["quorums", "any_of"])
def test_rules_of_approval_keep_their_names_in_any_order(clause: str) -> None:
    data = workspaces.tree_data(next(one for one in workspaces.sources(RULE) if "/protocol." in one.name))
    needs = data["approval"]["agreed_when"]
    needs[clause] = needs[clause][::-1]
    turned = compile_sources(
        [written(one.name, data) if "/protocol." in one.name else one for one in workspaces.sources(RULE)],
        Occasion(TODAY),
    ).corpus
    assert dict(of(RULE).by_key).keys() == dict(terms(turned.effective["protocol"], turned).by_key).keys()
    assert {key: one.value for key, one in of(RULE).by_key.items()} == {
        key: one.value for key, one in terms(turned.effective["protocol"], turned).by_key.items()
    }


@pytest.mark.parametrize(
    "field",
    [
        "purposes",
        "items",
        "flows",
        "parties",
        "people",
        "never_share",
        "clocks",
        "gates",
        "related",
        "changes",
    ],
)
def test_no_name_follows_from_a_place(field: str) -> None:
    """Two items of one name and two of others, in both orders: each clause keeps its key."""
    sources = full_workspace.sources()
    held = {one.name: workspaces.tree_data(one) for one in sources}
    exchange = held["protocols/exchange.yaml"]
    twin = json.loads(json.dumps(exchange[field][0]))
    for key, value in twin.items():
        if isinstance(value, str) and key not in (
            "id",
            "organisation",
            "class",
            "service",
            "gate",
            "title",
            "edition",
        ):
            twin[key] = (
                value
                if key in ("on", "population", "sort", "outcome") or not value.startswith("Token")
                else f"{value} as well"
            )
    exchange[field].append(twin)

    def keys() -> dict[tuple[str, ...], tuple[str, ...]]:
        corpus = compile_sources([written(name, data) for name, data in held.items()], Occasion(TODAY)).corpus
        return {
            one.key: one.value
            for one in own_words(corpus.documents["exchange"]).clauses
            if one.key[0] == field
        }

    before = keys()
    exchange[field].reverse()
    assert before and keys() == before


# --- Nothing is missing -----------------------------------------------------------------------------------------------


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    else:
        for key, value in enumerate(data) if isinstance(data, list) else data.items():
            yield from leaves(value, (*path, key))


def test_every_word_of_an_author_is_in_a_clause_that_says_where_it_stands() -> None:
    for one in all_terms(full()):
        tree = full().trees[one.document]
        said = [clause for clause in one.clauses if clause.said.document == one.document]
        for path, text in leaves(tree.data):
            if path == ("kind",):
                continue
            around = [clause for clause in said if path[: len(clause.said.path)] == clause.said.path]
            assert any(text in clause.value or text == _spoken(clause, text) for clause in around), (
                path,
                text,
            )


def _spoken(clause: Clause, text: str) -> str:
    """A number or a yes as the terms write it."""
    return text if text.strip() in {one.strip() for one in clause.value} else ""


def test_every_clause_is_said_at_a_place_that_exists() -> None:
    for held in (full(), compiled(RULE), compiled(LIVED)):
        for one in all_terms(held):
            for clause in one.clauses:
                tree = held.trees[clause.said.document]
                # A template's own default stands where it would be written, an only item in the place of its list.
                path = clause.said.path
                assert any(path[: len(path) - cut] in tree.values for cut in (0, 1, 2)), clause


def test_every_clause_names_its_audiences_as_the_template_does() -> None:
    declared = {
        (str(info.title), str((info.json_schema_extra or {}).get("to", "")))  # type: ignore[union-attr]  # ours are mappings
        for model in _every_model()
        for info in model.model_fields.values()
    }
    for one in all_terms(full()):
        assert {(clause.title, clause.to) for clause in one.clauses} <= declared


def _every_model() -> Iterator[type[Model]]:
    waiting: list[type[Model]] = [one.MODEL for one in modules(kinds).values()]
    seen: set[type[Model]] = set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [
                found
                for info in model.model_fields.values()
                for found, _ in _models(info.annotation, listed=False)
            ]


# --- The digest -------------------------------------------------------------------------------------------------------


def changed(one: Clause) -> Clause:
    return replace(one, value=(*one.value[:-1], f"{one.value[-1]} x"))


def test_the_digest_covers_every_clause_but_those_of_its_life() -> None:
    for held in all_terms(full()):
        for at, clause in [*enumerate(held.clauses)][:: 1 if len(held.clauses) < 50 else 7]:
            other = replace(held, clauses=(*held.clauses[:at], changed(clause), *held.clauses[at + 1 :]))
            gone = replace(held, clauses=(*held.clauses[:at], *held.clauses[at + 1 :]))
            same = clause.life
            assert (other.digest == held.digest) is same, clause
            assert (gone.digest == held.digest) is same, clause
            if not same:
                part = "/".join(held.clause_of(clause.key))
                differing = {
                    key
                    for key in held.clause_digests
                    if held.clause_digests[key] != other.clause_digests.get(key)
                }
                assert differing == {part}


def test_only_what_the_list_of_life_names_is_left_out() -> None:
    patterns = [tuple(one.split("/")) for one in LIFE]
    for held in all_terms(full()):
        for clause in held.clauses:
            named = any(
                len(clause.key) >= len(one)
                and all(want in ("*", step) for want, step in zip(one, clause.key, strict=False))
                for one in patterns
            )
            assert clause.life is named


@pytest.mark.parametrize("pattern", sorted(LIFE))
def test_life_names_fields_that_exist_each_with_its_reason(pattern: str) -> None:
    found = [
        clause.key
        for held in all_terms(full())
        for clause in held.clauses
        if clause.life
        and all(want in ("*", step) for want, step in zip(pattern.split("/"), clause.key, strict=False))
    ]
    assert found and LIFE[pattern]


def test_what_happens_to_a_document_alters_no_term_of_it() -> None:
    before = "agreed: (remove)\nsignatures: (remove)\nchanges: (remove)\ngates: [{gate: legal, outcome: waiting}]\nauthor_note: (remove)\n"
    assert of(before).digest == of(LIVED).digest
    assert of(before).clause_digests == of(LIVED).clause_digests


def test_who_is_named_only_in_the_life_of_a_document_is_no_term_of_it() -> None:
    board = "# in directory\nboards: [{id: audit-board, name: Audit Board, host: northmere-council, chair: The chair, meets: each quarter}]\n# in protocol\n"
    plain, signed = of(f"{board}agreed: (remove)"), of(f"{board}agreed: {{on: 2026-09-14, by: audit-board}}")
    assert plain.digest == signed.digest
    assert not signed.under("directory", "boards", "audit-board")


@pytest.mark.parametrize("number", range(4))
def test_no_layout_alters_a_term(number: int) -> None:
    """Comments, quotes, line ends, the order of keys, the order of files, and the folder that a file lies in."""
    for base in (workspaces.sources(RULE), full_workspace.sources()):
        plain = {one.document: one.digest for one in all_terms(_compiled(base))}
        moved = [
            Source(
                one.name.replace("protocols/", f"protocols/{'ab'[number % 2]}/"),
                laid_out(workspaces.tree_data(one), number),
            )
            for one in base[:: 1 if number % 3 else -1]
        ]
        assert {one.document: one.digest for one in all_terms(_compiled(tuple(moved)))} == plain


@cache
def _compiled(sources: tuple[Source, ...]) -> Compiled:
    return compile_sources(sources, Occasion(TODAY))


def test_terms_are_the_same_on_every_day() -> None:
    later = compiled(RULE, today=datetime.date(2031, 1, 1), stage="sign-off").corpus
    assert terms(later.effective["protocol"], later).digest == of(RULE).digest


def test_what_a_document_inherits_is_in_its_terms_and_what_it_does_not_is_not() -> None:
    other = "# in framework\nminimum: Share as little as helps.\n"
    assert of(other).digest != of().digest
    own = "minimum: Share only what the other person needs to act.\n"
    assert of(f"{other}# in protocol\n{own}").digest == of(own).digest


def test_a_line_of_the_directory_that_the_document_does_not_name_is_no_term() -> None:
    other = "# in directory\norganisations: [{id: elsewhere, name: Elsewhere Council, type: london-borough, nation: england}]\n"
    assert of(other).digest == of().digest


# --- Kept and read again ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", ["protocol", "exchange", "framework", "policy"])
def test_what_is_kept_is_read_again(document: str) -> None:
    held, sources = of(RULE, document), workspaces.sources(RULE)
    data = stored(held, sources)
    kept = read_stored(data)
    assert kept is not None
    assert (kept.digest, kept.clause_digests) == (held.digest, held.clause_digests)
    assert kept.terms.digest == held.digest and stored(kept.terms, kept.sources) == data
    assert {one.name: one.data for one in kept.sources} == {one.name: one.data for one in sources}
    assert [
        (one.key, one.value, one.sort, one.to, one.refers, one.life, one.items) for one in kept.terms.clauses
    ] == [(one.key, one.value, one.sort, one.to, one.refers, one.life, one.items) for one in held.clauses]


def test_a_kept_text_compiles_again_from_its_own_sources() -> None:
    corpus = compiled(RULE).corpus
    for name, effective in corpus.effective.items():
        held = terms(effective, corpus)
        kept = read_stored(stored(held, workspaces.sources(RULE)))
        assert kept is not None
        again = compile_sources(kept.sources, Occasion(TODAY)).corpus
        assert terms(again.effective[name], again).digest == held.digest


def test_a_change_of_any_byte_of_a_kept_text_is_noticed() -> None:
    """Either it is no kept text any more, or its digest is not that of its clauses, or it is not what it was."""
    held = of()
    data = stored(held, ())
    for at in random.Random("bytes").sample(range(len(data)), 60):
        spoilt = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        kept = read_stored(spoilt)
        assert kept is None or stored(kept.terms, kept.sources) != data
        covered = kept is not None and (kept.digest, dict(kept.clause_digests)) == (
            kept.terms.digest,
            dict(kept.terms.clause_digests),
        )
        if covered:
            assert (
                kept is not None and kept.terms.digest == held.digest
            )  # only what no digest covers is different


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"form":"ispc-text/2"}',
        b"\xff",
        b'{"form": "ispc-text/1"}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_kept_text_is_none(data: bytes) -> None:
    assert read_stored(data) is None


def test_a_kept_text_in_another_layout_is_none() -> None:
    data = stored(of(), ())
    assert read_stored(json.dumps(json.loads(data), indent=1).encode()) is None
    assert read_stored(data + b"\n") is None


def test_a_document_that_is_not_there_has_no_terms() -> None:
    gone = nothing("protocol", "isp")
    assert gone.clauses == () and gone.parties() == () and gone.value("title") == "" and gone.name("x") == "x"
