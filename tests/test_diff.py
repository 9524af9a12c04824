"""Differences as facts: none between equals, mirrored between two, complete, and never a removal where something moved."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from ispc.corpus import Occasion
from ispc.decode import decode
from ispc.diff import Change, Sides, diff, sides
from ispc.document import Document
from ispc.location import Source
from ispc.meaning import meaning
from ispc.parse import parse
from ispc.pipeline import compile_sources
from ispc.terms import Clause, Key, Terms, nothing, own_words, terms
from tests import full_workspace, workspaces
from tests.layouts import laid_out
from tests.mutants import places, written
from tests.test_effects import RULES, held
from tests.workspaces import TODAY

SWAPPED = {"added": "removed", "removed": "added"}
NAME = "protocol"


@cache
def _plain(full: bool = False) -> dict[str, str]:
    """Each file's data by its name."""
    sources = full_workspace.sources() if full else workspaces.sources()
    return {one.name: json.dumps(workspaces.tree_data(one)) for one in sources}


def of(data: dict[str, Any], document: str = NAME) -> Terms:
    corpus = compile_sources([written(name, one) for name, one in data.items()], Occasion(TODAY)).corpus
    assert not corpus.incomplete
    return terms(corpus.effective[document], corpus)


def starter() -> dict[str, Any]:
    return {name: json.loads(text) for name, text in _plain().items()}


def kinds(changes: Iterable[Change]) -> set[tuple[str, str]]:
    return {(one.kind, "/".join(one.key)) for one in changes}


# --- Properties -------------------------------------------------------------------------------------------------------


def shuffled(base: Terms, number: int) -> Terms:
    """Other terms that follow from a number: clauses gone, new, changed, said elsewhere, in another order."""
    chance = random.Random(f"terms {number}")
    clauses = list(base.clauses)
    for _ in range(chance.choice((1, 2, 5, 20))):
        at = chance.randrange(len(clauses))
        one = clauses[at]
        match chance.randrange(6):
            case 0:
                del clauses[at]
            case 1:
                clauses[at] = replace(one, value=(*one.value, f"more {number}"))
            case 2:
                clauses[at] = replace(one, value=one.value[::-1])
            case 3:
                clauses[at] = replace(one, said=replace(one.said, document="framework"))
            case 4 if one.items:
                cut = chance.choice(one.items)
                stem = one.key[:cut]
                clauses = [it for it in clauses if it.key[:cut] != stem]
            case 5 if one.key[0] in ("flows", "never_share"):  # what nothing refers to
                cut = one.items[0]
                stem, label = one.key[:cut], f"{one.key[cut - 1]}-{number}"
                clauses = [_called(it, cut, label) if it.key[:cut] == stem else it for it in clauses]
            case _:
                clauses[at] = replace(one, sort="gap")
    return replace(base, clauses=tuple(clauses))


def _called(one: Clause, cut: int, label: str) -> Clause:
    value = (label,) if one.key[cut:] == ("id",) else one.value
    return replace(one, key=(*one.key[: cut - 1], label, *one.key[cut:]), value=value)


PAIRS = range(30)


@cache
def pair(number: int) -> tuple[Terms, Terms]:
    base = of(starter(), ("protocol", "exchange")[number % 2])
    return base, shuffled(base, number)


@pytest.mark.parametrize("number", PAIRS)
def test_equals_do_not_differ_and_two_differ_the_same_both_ways(number: int) -> None:
    old, new = pair(number)
    assert diff(new, new) == ()
    assert_mirrored(diff(old, new), diff(new, old))


def assert_mirrored(there: tuple[Change, ...], back: tuple[Change, ...]) -> None:
    """The changes back are those there, the other way round. An item with a new id is told under the id that it has then."""
    names = {one.key: one.was for one in there if one.kind == "renamed"}

    def before(key: Key) -> Key:
        cut = next((cut for cut in range(len(key), 0, -1) if key[:cut] in names), 0)
        return (*names[key[:cut]], *key[cut:]) if cut else key

    mirrored = Counter(
        (SWAPPED.get(one.kind, one.kind), before(one.key), one.after, one.before) for one in there
    )
    assert mirrored == Counter((one.kind, one.key, one.before, one.after) for one in back)


@pytest.mark.parametrize("number", PAIRS)
def test_every_difference_is_in_exactly_one_change(number: int) -> None:
    found = sides(*pair(number))
    assert _told(found) == _differing(found)


def _differing(found: Sides) -> Counter[tuple[str, ...]]:
    """The keys at which the two sides are different in what they say or in who says it."""
    old, new = found.old.by_key, found.new.by_key
    return Counter(key for key in {*old, *new} if _fact(old.get(key)) != _fact(new.get(key)))


def _fact(one: Clause | None) -> Any:
    if one is None:
        return None
    home = "" if one.key[0] == "directory" else one.said.document
    return one.value, one.sort, home


def _told(found: Sides) -> Counter[tuple[str, ...]]:
    """The differing keys that the changes speak of, each as often as one does. An order and a new id are told beside them."""
    counted: Counter[tuple[str, ...]] = Counter()
    for change in found.changes:
        if change.kind == "renamed" or (change.kind == "moved" and change.was):
            continue
        counted.update({one.key for one in (*change.old, *change.new)})
    return counted


@pytest.mark.parametrize("rule", RULES[::30], ids=lambda rule: rule.code)
def test_the_examples_of_the_rules_are_mirrored_and_whole(rule: Any) -> None:
    old, new = held(rule.before), held(rule.after)
    assert diff(old, old) == ()
    assert_mirrored(diff(old, new), diff(new, old))
    found = sides(old, new)
    if old.clauses and new.clauses:
        assert _told(found) == _differing(found)


def test_a_change_has_one_address() -> None:
    for number in PAIRS:
        counted = Counter((one.kind, one.key) for one in diff(*pair(number)))
        assert max(counted.values(), default=1) == 1


def test_no_change_is_lost_where_two_have_one_address() -> None:
    """A list that is reordered while another document comes to say it: two facts of one key, of which a family may see one."""
    held_by = [f"{{title: Guide {one}, link: 'https://example.org/{one}'}}" for one in "ab"]
    old = held(f"related: [{', '.join(held_by)}]")
    turned = held(f"related: [{', '.join(held_by[::-1])}]")
    moved = [
        replace(one, said=replace(one.said, document="framework")) if one.key[0] == "related" else one
        for one in turned.clauses
    ]
    found = sides(old, replace(turned, clauses=tuple(moved)))
    assert kinds(found.changes) == {("moved", "related"), ("rehomed", "related")}
    told = [(one.kind, one.key) for effect in meaning(found) for one in effect.changes]
    assert set(told) == {(one.kind, one.key) for one in found.changes}


def test_a_document_that_comes_or_goes_is_one_change() -> None:
    held = of(starter())
    assert [(one.kind, one.key) for one in diff(nothing(NAME, "isp"), held)] == [("added", ())]
    assert [(one.kind, one.key) for one in diff(held, nothing(NAME, "isp"))] == [("removed", ())]


# --- Moves, new names, other homes ------------------------------------------------------------------------------------


def changed(edit: Any, document: str = NAME) -> tuple[Change, ...]:
    data = starter()
    edit({name.split("/")[-1].removesuffix(".yaml"): one for name, one in data.items()})
    return diff(of(starter(), document), of(data, document))


def renamed(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)


@pytest.mark.parametrize("field", ["items", "people", "flows", "parties"])
def test_another_order_is_a_move_and_nothing_else(field: str) -> None:
    def turn(data: dict[str, Any]) -> None:
        data[NAME][field].reverse()

    assert len(json.loads(_plain()[f"protocols/{NAME}.yaml"])[field]) > 1
    assert kinds(changed(turn)) == {("moved", field)}


def ids() -> list[tuple[str, str]]:
    """Every id that the starter's protocol and directory define, with its list."""
    data = starter()
    protocol, directory = data[f"protocols/{NAME}.yaml"], data["protocols/directory.yaml"]
    found = [
        (name, one["id"])
        for name in ("items", "purposes", "people", "flows", "never_share")
        for one in protocol[name]
    ]
    found += [(name, one["id"]) for name in ("organisations", "classes", "boards") for one in directory[name]]
    found += [
        ("contacts", one["id"]) for body in directory["organisations"] for one in body.get("contacts", ())
    ]
    return found + [
        ("units", one["id"]) for body in directory["organisations"] for one in body.get("units", ())
    ]


@pytest.mark.parametrize(("kind", "identity"), ids())
def test_a_new_id_is_a_new_name_and_nothing_else(kind: str, identity: str) -> None:
    """The id is changed wherever it stands, as an editor would. Nothing came, nothing went, and no reference says something else."""
    data = {
        name: json.loads(_everywhere(json.loads(text), identity, f"{identity}-2"))
        for name, text in _plain().items()
    }
    found = diff(of(starter()), of(data))
    assert {one.kind for one in found} <= {"renamed"}, kinds(found)


def _everywhere(data: Any, old: str, new: str) -> str:
    """The data as JSON with an id changed wherever a whole text, a key or a part of a reference is that id."""

    def told(value: Any) -> Any:
        if isinstance(value, dict):
            return {part(key): told(one) for key, one in value.items()}
        if isinstance(value, list):
            return [told(one) for one in value]
        return part(value)

    def part(text: str) -> str:
        return "/".join(new if one == old else one for one in text.split("/")) if " " not in text else text

    return json.dumps(told(data))


def test_a_field_that_is_called_as_a_body_keeps_its_name() -> None:
    """An organisation whose id is also the name of a field gets another: the field is still the same field."""
    for word in ("parties", "keep", "items"):
        before = {
            name: json.loads(_everywhere(json.loads(text), "schools", word))
            for name, text in _plain().items()
        }
        after = {name: json.loads(text) for name, text in _plain().items()}
        found = diff(of(before), of(after))
        assert {one.kind for one in found} <= {"renamed"}, kinds(found)


def test_what_is_renamed_and_rewritten_is_something_else() -> None:
    def swap(data: dict[str, Any]) -> None:
        one = data[NAME]["never_share"][0]
        one |= {key: f"Quite another {key}" for key in one if key != "id"}
        one["id"] = "something-else"

    assert {one.kind for one in changed(swap)} == {"added", "removed"}


@pytest.mark.parametrize("field", ["minimum"])
def test_a_clause_that_moves_up_and_back_is_rehomed(field: str) -> None:
    framework, protocol = (starter()[f"protocols/{name}.yaml"] for name in ("framework", NAME))
    here = framework if field in framework else protocol
    assert field in here

    def data(place: str) -> dict[str, Any]:
        made = starter()
        for name in ("framework", NAME):
            made[f"protocols/{name}.yaml"].pop(field, None)
        made[f"protocols/{place}.yaml"][field] = here[field]
        return made

    up, down = of(data("framework")), of(data(NAME))
    assert kinds(diff(down, up)) == {("rehomed", field)}
    assert kinds(diff(up, down)) == {("rehomed", field)}
    (there,), (back,) = diff(down, up), diff(up, down)
    assert (there.before, there.after) == ((NAME,), ("framework",)) == (back.after, back.before)


def test_a_file_that_moves_changes_nothing() -> None:
    moved = {name.replace("protocols/", "protocols/agreed/2026/"): one for name, one in starter().items()}
    for document in ("protocol", "exchange", "framework", "policy"):
        assert diff(of(starter(), document), of(moved, document)) == ()


# --- Two hundred edits of everything ----------------------------------------------------------------------------------


@cache
def full_documents() -> dict[str, Document]:
    return dict(compile_sources(full_workspace.sources(), Occasion(TODAY)).corpus.documents)


@cache
def full_terms(document: str) -> Terms:
    return own_words(full_documents()[document])


def edits() -> list[tuple[str, int]]:
    """Two hundred places of the full workspace whose text can be another and still be read."""
    found = []
    for name, text in sorted(_plain(full=True).items()):
        spots = [at for at, (holder, key) in enumerate(places(json.loads(text))) if _free(holder[key])]
        found += [(name, at) for at in spots]
    return random.Random("edits").sample(found, 200)


def _free(value: Any) -> bool:
    return isinstance(value, str) and bool(
        re.fullmatch(r"Token\d+ is said2?|\d+ days|\d{4}-\d\d-\d\d|9\d{5}", value)
    )


def test_each_of_two_hundred_edits_is_a_change_with_a_meaning() -> None:
    for name, at in edits():
        data = json.loads(_plain(full=True)[name])
        holder, key = list(places(data))[at]
        value = holder[key]
        holder[key] = (
            f"{'3' if value[0] == '2' else '2'}{value[1:]}" if value[0].isdigit() else f"{value}, or so"
        )
        tree = parse(written(name, data)).value
        document = decode(tree).value if tree else None
        assert document is not None, (name, holder, key)
        before = full_terms(document.id)
        found = sides(before, own_words(document))
        assert found.changes, (name, key, value)
        if not all(one.life for one in found.changes):
            assert before.digest != found.new.digest


@pytest.mark.parametrize("number", range(8))
def test_no_layout_is_a_change(number: int) -> None:
    """Every file in eight layouts."""
    for name, text in _plain(full=True).items():
        tree = parse(Source(name, laid_out(json.loads(text), number))).value
        document = decode(tree).value if tree else None
        assert document is not None
        assert diff(full_terms(document.id), own_words(document)) == ()


def test_another_body_in_the_place_of_one_is_no_new_id() -> None:
    """All but its name and its id may be equal: a new recipient must not pass for a name that was tidied."""
    before = workspaces.compiled("").corpus
    old = terms(before.effective["protocol"], before)
    police = ("directory", "organisations", "northmere-police")
    new = replace(
        old,
        clauses=tuple(
            replace(
                one,
                key=tuple("southmere-police" if step == "northmere-police" else step for step in one.key),
                value=("Southmere Police",)
                if one.key == (*police, "name")
                else tuple("southmere-police" if it == "northmere-police" else it for it in one.value),
            )
            for one in old.clauses
        ),
    )
    kinds = {one.kind for one in sides(old, new).changes if one.key[:1] == ("parties",)}
    assert kinds == {"added", "removed"}
