"""Two states of a workspace: what changed above shows in every child, what practitioners are told, and nothing left untold."""

from __future__ import annotations

import json
from functools import cache

import pytest

from ispc.compare import Comparison, compare
from ispc.corpus import Occasion
from ispc.effect import CLASSES
from ispc.pipeline import compile_sources
from tests import workspaces
from tests.mutants import written
from tests.test_diff import _everywhere
from tests.workspaces import TODAY, compiled

ABOVE = "# in framework\nrights: {within: 2 months}\n"
ITEM = "flows: [{id: school-worried, items: [concern]}]\n"
NUMBER = "# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, telephone: 01632 960111}]}]\n"


@cache
def of(after: str, before: str = "") -> Comparison:
    return compare(compiled(before).corpus, compiled(after).corpus)


def test_a_workspace_does_not_differ_from_itself() -> None:
    found = compare(compiled().corpus, workspaces.compiled().corpus)
    assert (found.documents, dict(found.beside), found.unread, found.effects) == ((), {}, (), ())


def test_a_change_above_shows_in_every_document_below_after_the_one_that_says_it() -> None:
    found = of(ABOVE)
    assert found.documents[0].document == "framework"
    assert {one.document for one in found.documents} == {"framework", "protocol", "exchange", "policy"}
    for one in found.documents:
        (effect,) = one.effects
        assert effect.address.document == "framework" and effect.document == one.document
        assert set(one.asked) == set(one.sides.new.parties())


def test_a_child_that_says_it_itself_is_not_touched_by_a_change_above() -> None:
    own = "rights: {within: 20 days}\nchanges_to_parent: [{clause: rights/within, because: the service answers at once}]\n"
    assert "protocol" not in {one.document for one in of(f"{own}{ABOVE}", own).documents}


def test_what_practitioners_are_told_is_told_for_the_very_item() -> None:
    (one,) = [it for it in of(ITEM).documents if it.document == "protocol"]
    assert {(it.flow, it.items) for it in one.practice} == {("school-worried", ("attendance",))}
    (matter,) = {(it.before.verdict if it.before else "", it.after) for it in one.practice}
    assert matter == ("permit", None)


@pytest.mark.parametrize(
    "snippet", ["title: Keeping children safe\n", NUMBER, "author_note: Ask the police.\n"]
)
def test_what_changes_no_answer_is_no_matter_of_practice(snippet: str) -> None:
    assert not [
        it
        for one in of(snippet).documents
        for it in one.practice
        if (it.before is None) != (it.after is None)
    ]


def test_a_new_id_changes_nothing_in_practice() -> None:
    data = {one.name: workspaces.tree_data(one) for one in workspaces.sources()}
    for old in ("concern", "school-worried"):
        sources = [written(name, json.loads(_everywhere(one, old, f"{old}-2"))) for name, one in data.items()]
        found = compare(compiled().corpus, compile_sources(sources, Occasion(TODAY)).corpus)
        assert found.documents and not [it for one in found.documents for it in one.practice]
        assert {one.klass for one in found.documents} == {"editorial"}


def test_a_directory_is_told_beside_and_where_it_is_named() -> None:
    found = of(NUMBER)
    assert set(found.beside) == {"directory"} and len(found.beside["directory"]) == 1
    assert {one.document for one in found.documents} >= {"protocol"}
    assert {one.klass for one in found.documents} == {"correction"}
    assert not [party for one in found.documents for party in one.asked]


def test_the_weight_of_a_document_is_that_of_its_gravest_effect() -> None:
    for one in (*of(ABOVE).documents, *of(ITEM + NUMBER).documents):
        assert one.klass == max((it.klass for it in one.effects), key=CLASSES.index)
        weights = [CLASSES.index(it.klass) for it in one.effects]
        assert weights == sorted(weights, reverse=True)


def test_a_party_hears_of_each_effect_once() -> None:
    for one in of(ABOVE + "# in protocol\n" + ITEM + NUMBER).documents:
        for party in one.sides.new.parties():
            asked, told = one.touching(party), one.telling(party)
            assert not set(map(id, asked)) & set(map(id, told))
            assert (party in one.asked) == bool(asked)


def test_a_document_that_comes_and_one_that_goes() -> None:
    gone = {one.name: one for one in workspaces.sources() if not one.name.endswith("/exchange.yaml")}
    less = compile_sources(gone.values(), Occasion(TODAY)).corpus
    (came,) = compare(less, compiled().corpus).documents
    (went,) = compare(compiled().corpus, less).documents
    assert (came.document, came.klass, came.old) == ("exchange", "new sharing", None)
    assert (went.document, went.klass, went.new) == ("exchange", "new sharing", None)
    assert came.title == went.title == "School attendance list"
