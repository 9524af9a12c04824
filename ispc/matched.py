"""Two states of a page -> pairs: what in the old one became what in the new one, in the order of both.

A redline that strikes a whole page and prints it anew tells nobody anything. Sections, parts and spaces to fill in have ids; what has
none is paired by the words that it shares and by the field that it comes from. A list in the YAML has positions and no names, so
the field alone proves nothing: an item that was put in front moves all others one place on. Pairs never cross: reading
the old sides in order gives the old page, reading the new sides the new one, and nothing is in no pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from ispc.location import Address
from ispc.view import (
    Blank,
    Blanks,
    Block,
    Box,
    Bullets,
    Cell,
    Fact,
    Facts,
    Figure,
    Fold,
    Paragraphs,
    Section,
    Steps,
    Subsection,
    Table,
    Text,
)
from ispc.wordwise import similarity

T = TypeVar("T")
Row = tuple[Cell, ...]

Part = Text | Fact | Cell | Row | tuple[Row, ...] | Section | Block | Blank

ENOUGH = 0.45
"""Less alike than this, two things are not the same one changed."""

SAME_FIELD, SAME_SORT_OF_FIELD = 0.3, 0.2
"""What it adds that both come from one address, and from addresses that differ in their places in lists only."""

SAME_NAME = 0.6
"""What it adds that two rows, facts or boxes begin with the same words."""

MOST_PAIRS = 40_000
"""Where more pairs than this would have to be weighed, only what is equal is paired."""


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """What became what. `old` is None for what came, `new` for what went; never both."""

    old: T | None
    new: T | None


Pairs = tuple[Pair[T], ...]


def sections(old: Sequence[Section], new: Sequence[Section]) -> Pairs[Section]:
    """By their ids alone: a section is what it is about, whatever it says."""
    return paired(old, new, lambda one: one.id, lambda one, other: 0.0)


def blocks(old: Sequence[Block], new: Sequence[Block]) -> Pairs[Block]:
    return paired(old, new, lambda one: f"{one.kind}\n{said(one)}", _alike_blocks)


def texts(old: Sequence[Text], new: Sequence[Text]) -> Pairs[Text]:
    return paired(old, new, said, _alike_texts)


def facts(old: Sequence[Fact], new: Sequence[Fact]) -> Pairs[Fact]:
    return paired(old, new, said, _alike_facts)


def rows(old: Sequence[Row], new: Sequence[Row]) -> Pairs[Row]:
    """The rows of two tables that have the same columns."""
    return paired(old, new, said, _alike_rows)


# --- What is said -----------------------------------------------------------------------------------------------------


def said(one: Part) -> str:
    """All words of a part of a page in order, a line for each text, heading and label."""
    return "\n".join(_said(one))


def _said(one: Part) -> Iterator[str]:
    match one:
        case tuple():
            for part in one:
                yield from _said(part)
        case Text():
            yield " ".join(filter(None, (*(mark.words for mark in one.marks), one.lead, one.words)))
        case Fact():
            yield one.label
            yield from _said(one.value)
        case Paragraphs() | Bullets() | Steps():
            yield from _said(one.texts)
        case Facts():
            for fact in one.facts:
                yield from _said(fact)
        case Table():
            yield one.caption
            yield from one.columns
            yield from _said(one.rows)
        case Figure():
            yield one.title
            yield from one.description.splitlines()
        case Blanks():
            for blank in one.blanks:
                yield from _said(blank)
        case Blank():
            yield from filter(None, (one.label, one.hint))
            yield from _said((*one.said, *one.filled, *one.options))
        case Section() | Subsection() | Box() | Fold():
            yield from _said(one.label) if isinstance(one, Fold) else (_heading(one),)
            for block in one.blocks:
                yield from _said(block)


def _heading(one: Section | Subsection | Box) -> str:
    return one.label if isinstance(one, Box) else one.heading


# --- How alike --------------------------------------------------------------------------------------------------------


def _alike_texts(old: Text, new: Text) -> float:
    return similarity(said(old), said(new)) + _field(old.source, new.source)


def _field(old: Address | None, new: Address | None) -> float:
    """What two addresses add. A document above that says it now is another address, but the same sort of field."""
    if old is None or new is None or _named(old) != _named(new):
        return 0.0
    return SAME_SORT_OF_FIELD + (SAME_FIELD if old == new else 0.0)


def _named(address: Address) -> tuple[str, ...]:
    return tuple(step for step in address.path if isinstance(step, str))


def _alike_facts(old: Fact, new: Fact) -> float:
    name = SAME_NAME if old.label == new.label else 0.0
    return name + similarity(said(old), said(new))


def _alike_rows(old: Row, new: Row) -> float:
    name = SAME_NAME if old and new and said(old[0]) == said(new[0]) else 0.0
    return name + similarity(said(old), said(new))


def _alike_blocks(old: Block, new: Block) -> float:
    if old.kind != new.kind:
        return 0.0
    alike = similarity(said(old), said(new))
    match old, new:
        case (Subsection() | Fold() | Figure(), Subsection() | Fold() | Figure()):
            return alike + (2.0 if old.id == new.id else 0.0)
        case (Table(), Table()):
            return alike + SAME_NAME if old.columns == new.columns else 0.0
        case (Box(), Box()):
            return alike + SAME_NAME if (old.tone, old.label) == (new.tone, new.label) else alike
        case (Paragraphs() | Bullets() | Steps(), Paragraphs() | Bullets() | Steps()):
            return alike + _field(old.texts[0].source, new.texts[0].source)
    return alike


# --- In the order of both ---------------------------------------------------------------------------------------------

Key = Callable[[T], str]
Alike = Callable[[T, T], float]


def paired(old: Sequence[T], new: Sequence[T], key: Key[T], alike: Alike[T]) -> Pairs[T]:
    """What is equal by its key first; then, between that, whatever is alike enough, from `ENOUGH` on."""
    keys, its_keys = [key(one) for one in old], [key(one) for one in new]
    equal = SequenceMatcher(None, keys, its_keys, autojunk=False)
    found: list[Pair[T]] = []
    for tag, start, end, its_start, its_end in equal.get_opcodes():
        was, became = old[start:end], new[its_start:its_end]
        if tag == "equal":
            found += (Pair(one, other) for one, other in zip(was, became, strict=True))
        else:
            found += _weighed(was, became, alike)
    return tuple(found)


def _weighed(old: Sequence[T], new: Sequence[T], alike: Alike[T]) -> Iterator[Pair[T]]:
    """The pairs in order that are most alike together. A few that are very much alike count more than many that are little."""
    kept = _best(old, new, alike) if len(old) * len(new) <= MOST_PAIRS else []
    at, its = 0, 0
    for one, other in (*kept, (len(old), len(new))):
        yield from (Pair(gone, None) for gone in old[at:one])
        yield from (Pair(None, come) for come in new[its:other])
        if one < len(old):
            yield Pair(old[one], new[other])
        at, its = one + 1, other + 1


def _best(old: Sequence[T], new: Sequence[T], alike: Alike[T]) -> list[tuple[int, int]]:
    """The places of the pairs. `best[i][j]` is the weight of the best pairing of what is from place i and place j on."""
    weights = [[_weight(alike(one, other)) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in reversed(range(len(old))):
        for its in reversed(range(len(new))):
            together = weights[at][its] + best[at + 1][its + 1] if weights[at][its] else 0.0
            best[at][its] = max(together, best[at + 1][its], best[at][its + 1])
    found: list[tuple[int, int]] = []
    at, its = 0, 0
    while at < len(old) and its < len(new):
        weight = weights[at][its]
        if weight and best[at][its] == weight + best[at + 1][its + 1]:
            found.append((at, its))
            at, its = at + 1, its + 1
        elif best[at][its] == best[at + 1][its]:
            at += 1
        else:
            its += 1
    return found


def _weight(alike: float) -> float:
    return alike * alike if alike >= ENOUGH else 0.0
