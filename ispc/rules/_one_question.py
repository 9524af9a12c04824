"""Where two documents answer one question: one body gives the same items to the same body, for the same purpose.

Things of two documents are one where one says that it is part of the other, or where they have one id or one name, and where
the people are of one population. Under one protocol an exchange may be stricter, so each rule on consistency is told which of
two documents stands below. Shared by those rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, TypeVar

from ispc.corpus import Corpus, Effective, Exchange, Member, Occasion, Placed
from ispc.diagnostic import Severity
from ispc.rules._documents import agreements
from ispc.rules._family import same_body

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Thing:
    """An item or a purpose: its id, what it is called, and what it and all that it is part of are called."""

    id: str
    called: frozenset[str]
    within: frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """One flow, the document that it is of, and the names of what it carries and what it is for."""

    document: Effective
    exchange: Exchange
    items: tuple[Thing, ...]
    purposes: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two flows that answer one question. Of a family `one` is of the document below, else of the one whose id comes later."""

    one: Side
    other: Side

    @property
    def family(self) -> bool:
        """Whether one document stands under the other."""
        return is_under(self.one.document, self.other.document)

    @property
    def severity(self) -> Severity:
        """A document and the one above it must agree; of two that stand apart, the same words may mean two things."""
        return Severity.ERROR if self.family else Severity.WARNING


def is_under(below: Effective, above: Effective) -> bool:
    return above.id in {parent.id for parent in below.parents}


def pairs(corpus: Corpus, occasion: Occasion) -> tuple[Pair, ...]:
    """Every two flows of two documents that answer one question, in the order of their documents."""
    near: dict[tuple[str, str, str], list[Side]] = {}
    for document, _ in agreements(corpus, occasion):
        for exchange in document.exchanges:
            side = _side(document, exchange)
            for place in sorted(_places(side)):
                near.setdefault(place, []).append(side)
    found: dict[tuple[str, str, str, str], Pair] = {}
    for group in near.values():
        for first, second in combinations(group, 2):
            if first.document.id != second.document.id and _meet(first, second):
                pair = _ordered(first, second)
                sides = (pair.one, pair.other)
                found[tuple(it for one in sides for it in (one.document.id, one.exchange.id))] = pair  # type: ignore[index]  # four names
    return tuple(one for _, one in sorted(found.items()))


def differing(of: Iterable[Pair], answer: Callable[[Exchange], T | None]) -> Iterator[Pair]:
    """The pairs whose flows answer differently, where no other flow of either document answers as the first one does.

    None is no answer, and is held against nobody.
    """
    answered = [(pair, answer(pair.one.exchange), answer(pair.other.exchange)) for pair in of]
    agreed = {
        (side.document.id, side.exchange.id, across.document.id)
        for pair, mine, theirs in answered
        if mine == theirs
        for side, across in ((pair.one, pair.other), (pair.other, pair.one))
    }
    for pair, mine, theirs in answered:
        open_ = mine is not None and theirs is not None and mine != theirs
        one, other = pair.one, pair.other
        ends = {
            (one.document.id, one.exchange.id, other.document.id),
            (other.document.id, other.exchange.id, one.document.id),
        }
        if open_ and not ends & agreed:
            yield pair


def meeting(mine: Iterable[Thing], theirs: Iterable[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Those that are one thing, or of which one is part of the other."""
    for one, other in product(mine, theirs):
        if one.called & other.within or other.called & one.within:
            yield one, other


def thing(one: Placed[Any], known: Iterable[Placed[Any]], field: str) -> Thing:
    """An item or a purpose with its names. `known` are those of its document and above, `field` holds the name."""
    by_id = {it.value.id: it.value for it in known}
    chain, seen = set[str](), set[str]()
    here = one.value
    while here is not None and here.id not in seen:
        seen.add(here.id)
        chain |= _called(here, field)
        here = by_id.get(here.within)
    return Thing(one.value.id, _called(one.value, field), frozenset(chain))


def plain(name: object) -> str:
    return " ".join(str(name).casefold().split()).removesuffix(".")


def _called(value: Any, field: str) -> frozenset[str]:
    return frozenset({f"id {value.id}", f"name {plain(getattr(value, field))}"})


def _side(document: Effective, exchange: Exchange) -> Side:
    return Side(
        document,
        exchange,
        tuple(thing(one, document.items, "name") for one in exchange.items),
        tuple(thing(one, document.purposes, "aim") for one in exchange.purposes),
    )


def _places(side: Side) -> set[tuple[str, str, str]]:
    """Who gives, who receives, and each name of what is given: flows that share none of these cannot meet."""
    ends = product(_heads(side.exchange.givers), _heads(side.exchange.receivers))
    called = {name for item in side.items for name in item.within}
    return {(giver, receiver, name) for (giver, receiver), name in product(ends, called)}


def _heads(members: Iterable[Member]) -> set[str]:
    return {one.ref.split("/")[0] for one in members}


def _meet(first: Side, second: Side) -> bool:
    one, other = first.exchange, second.exchange
    return (
        _bodies_meet(one.givers, other.givers)
        and _bodies_meet(one.receivers, other.receivers)
        and _is_all(first.items, second.items)
        and any(meeting(first.purposes, second.purposes))
        and _people_meet(one, other)
    )


def _is_all(mine: tuple[Thing, ...], theirs: tuple[Thing, ...]) -> bool:
    """Whether each item of either is one of the other: what else goes along may be why they differ."""
    met = tuple(meeting(mine, theirs))
    return bool(met) and {one for one, _ in met} == set(mine) and {one for _, one in met} == set(theirs)


def _bodies_meet(some: Iterable[Member], others: Iterable[Member]) -> bool:
    return any(same_body(one, other) for one, other in product(some, others))


def _people_meet(one: Exchange, other: Exchange) -> bool:
    sides = [{person.value.population for person in each.people} for each in (one, other)]
    return bool(sides[0] & sides[1]) or not all(sides)


def _ordered(first: Side, second: Side) -> Pair:
    if is_under(first.document, second.document):
        return Pair(first, second)
    if is_under(second.document, first.document) or first.document.id < second.document.id:
        return Pair(second, first)
    return Pair(first, second)
