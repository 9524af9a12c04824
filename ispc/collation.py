"""Two manuscripts -> which paragraph, row or table of one is which of the other: what stays, what goes, what comes.

A redline on a page may strike a line out and set another under it as it likes. In a Word file each change is an order that a word processor
carries out: this paragraph loses its end, this row goes. So here it is settled what is ordered, so that carrying out all orders, or
none, leaves exactly one of the two texts. What is paired is `matched`'s to say. Nothing is told as moved: it goes here and comes there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from ispc.manuscript import Grid, Item, Lines, Paragraph, Part
from ispc.matched import ENOUGH, SAME_FIELD, SAME_NAME, SAME_SORT_OF_FIELD, paired
from ispc.wordwise import similarity

T = TypeVar("T")
Pair = tuple[T | None, T | None]
"""What it was and what it is: with None, it comes or goes."""

Kind = Literal["same", "out", "in"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that was, that is, or both. `end` is what becomes of its end: where that goes, the next paragraph follows on."""

    old: Paragraph | None
    new: Paragraph | None
    end: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A row that stays, with what changed in its cells, or one that goes or comes whole."""

    kind: Kind
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table that stays, or one that goes or comes whole: the row of its headings and the others. `grid` is what it looks like."""

    kind: Kind
    grid: Grid
    rows: tuple[Row, ...]


def collated(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Line | Rows]:
    """All paragraphs and tables of both, in an order that holds for both. A section is known by its id."""
    lists: dict[str, str] = {}
    for was, became in _paired(old, new, lambda one, other: float(one.id == other.id)):
        for pair in _paired(was.items if was else (), became.items if became else (), _alike):
            yield from _told(pair, lists)


def _told(pair: Pair[Item], lists: dict[str, str]) -> Iterator[Line | Rows]:
    one, other = pair
    if isinstance(one, Paragraph) or isinstance(other, Paragraph):
        assert not isinstance(one, Grid)  # noqa: S101  # a paragraph is never paired with a table
        assert not isinstance(other, Grid)  # noqa: S101  # as above
        if _in_one_list(one, other, lists):
            yield Line(one, other, _kind(pair))
        else:
            yield Line(one, None, "out")
            yield Line(None, other, "in")
        return
    grid = other or one
    assert grid is not None  # noqa: S101  # a pair has one at least
    head = one.columns if one else None, other.columns if other else None
    others = _paired(one.rows if one else (), other.rows if other else (), _alike_rows)
    yield Rows(_kind(pair), grid, tuple(row for each in (head, *others) for row in _rows(each, lists)))


def _in_one_list(one: Paragraph | None, other: Paragraph | None, lists: dict[str, str]) -> bool:
    """Whether what one list was is one list still, so far: `lists` are those found. Else an item would be counted in two."""
    if not (one and other and one.list):
        return True
    became = lists.setdefault(f"old {one.list}", other.list)
    return became == other.list and lists.setdefault(f"new {other.list}", one.list) == one.list


def _kind(pair: Pair[T]) -> Kind:
    return "in" if pair[0] is None else "out" if pair[1] is None else "same"


# --- Cells -----------------------------------------------------------------------------------------------------------

Cells = tuple[Lines, ...]


def _rows(pair: Pair[Cells], lists: dict[str, str]) -> Iterator[Row]:
    """The row with its changes; where a cell of it could not be shown so, the old row, which goes, and the new one."""
    old, new = pair
    if old and new:
        cells = [_cell(one, other) for one, other in zip(old, new, strict=True)]
        if None not in cells and all(
            _in_one_list(line.old, line.new, lists) for cell in cells for line in cell or ()
        ):
            yield Row("same", tuple(cell for cell in cells if cell is not None))
            return
    if old:
        yield Row("out", tuple(tuple(Line(line, None, "out") for line in cell) for cell in old))
    if new:
        yield Row("in", tuple(tuple(Line(None, line, "in") for line in cell) for cell in new))


def _cell(old: Lines, new: Lines) -> tuple[Line, ...] | None:
    """The paragraphs of both. The last paragraph of a cell cannot lose its end, so the last line has to be of both texts."""
    found = _paired(old, new, _alike)
    at = max((place for place, (one, other) in enumerate(found, 1) if one and other), default=0)
    lines, tail = [Line(*pair, _kind(pair)) for pair in found[:at]], found[at:]
    gone, come = [one for one, _ in tail if one], [other for _, other in tail if other]
    if gone and come:
        lines += [
            *(Line(one, None, "out") for one in gone[:-1]),
            *(Line(None, one, "in") for one in come[:-1]),
        ]
        lines.append(Line(gone[-1], come[-1], "same"))
        return tuple(lines) if shape(gone[-1]) == shape(come[-1]) else None
    if tail:
        kind: Kind = "out" if gone else "in"
        last, ends = lines.pop(), (*gone, *come)
        lines += [
            Line(last.old, last.new, kind),
            *(Line(*pair, kind) for pair in tail[:-1]),
            Line(*tail[-1], "same"),
        ]
        return tuple(lines) if last.new and shape(last.new) == shape(ends[-1]) else None
    return tuple(lines)


def lines(told: Iterable[Line | Rows]) -> Iterator[Line]:
    """Every paragraph, those of the cells too."""
    for one in told:
        if isinstance(one, Line):
            yield one
        else:
            yield from (line for row in one.rows for cell in row.cells for line in cell)


# --- How alike -------------------------------------------------------------------------------------------------------


def _paired(
    old: Sequence[T], new: Sequence[T], alike: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    return [(pair.old, pair.new) for pair in paired(old, new, repr, alike)]


def _alike(old: Item, new: Item) -> float:
    """What looks otherwise or stands elsewhere is not the same one, changed."""
    if isinstance(old, Grid) or isinstance(new, Grid):
        return _alike_grids(old, new) if isinstance(old, Grid) and isinstance(new, Grid) else 0
    if shape(old) != shape(new) or (old.part, old.id) != (new.part, new.id):
        return 0
    if old.id:
        return 1
    named = SAME_NAME if old.pieces[:1] == new.pieces[:1] and old.pieces and old.pieces[0].bold else 0
    field = 0.0
    if old.source == new.source != "":
        field = SAME_SORT_OF_FIELD + (0 if "*" in old.source else SAME_FIELD)
    return similarity(old.words, new.words) + named + field


def shape(one: Paragraph) -> tuple[object, ...]:
    """What a paragraph is apart from its words. Only paragraphs of one shape can be shown as one that was changed."""
    return one.look, one.level, one.tone, one.start


def _alike_grids(old: Grid, new: Grid) -> float:
    if (old.columns, old.part) != (new.columns, new.part):
        return 0
    return ENOUGH + (SAME_NAME if old.caption == new.caption else 0)


def _alike_rows(old: Cells, new: Cells) -> float:
    name = SAME_NAME if _said(old[:1]) == _said(new[:1]) else 0
    return name + similarity(_said(old), _said(new))


def _said(cells: Sequence[Lines]) -> str:
    return " ".join(line.words for cell in cells for line in cell)
