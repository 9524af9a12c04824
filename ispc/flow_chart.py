"""Who gives what to whom -> a drawing: a row for each arrow, givers on the left, receivers on the right.

A net of lines between many parties cannot be read, and one that can be read today cannot once two parties join. So no line
ever crosses another here: arrows lie one under the other, and neighbours that begin or end at the same parties share
one box. What is too much for a box is not drawn; `Row` is made by those who know what to leave out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ispc.drawing import Arrow, Drawing, Lettering, Rectangle, Shape
from ispc.lettering import LEADING, lines

WIDE, NARROW = 640, 288
"""The widths of the drawing for a page and of the one for a telephone of 320 px."""

_PAD = 9
_GAP = 14
_BETWEEN = 4
_ARROW = 10
"""How far an arrow lies below its words."""
_MARGIN = 2
"""Room for half of the edge of a box."""


@dataclass(frozen=True, slots=True)
class Row:
    """One arrow. The first of `what` is its name and stands out; `both` is true where it goes both ways."""

    givers: tuple[str, ...]
    what: tuple[str, ...]
    receivers: tuple[str, ...]
    both: bool = False


def chart(rows: Sequence[Row], heads: tuple[str, str]) -> Drawing:
    """The drawing and its narrow one. `heads` stand over the givers and over the receivers. There is at least one row."""
    wide, narrow = _wide(rows, heads), _narrow(rows, heads)
    return Drawing(wide.width, wide.height, wide.shapes, narrow)


# -- for a page ------------------------------------------------------------------------------------------------------

_SIDE = 192
_MIDDLE = WIDE - 2 * (_MARGIN + _SIDE)


def _wide(rows: Sequence[Row], heads: tuple[str, str]) -> Drawing:
    labels = [_label(row.what, _MIDDLE - 2 * _GAP) for row in rows]
    heights = [len(label) * LEADING + 2 * _ARROW for label in labels]
    left = _runs([row.givers for row in rows])
    right = _runs([row.receivers for row in rows])
    for run, parties in (*left, *right):
        _stretch(heights, run, _needed(parties, _SIDE))
    tops = [LEADING + _GAP + sum(heights[:at]) + at * _GAP for at in range(len(rows))]
    far = WIDE - _MARGIN - _SIDE
    shapes: list[Shape] = [*_heads(heads, (_MARGIN, far))]
    for runs, x in ((left, _MARGIN), (right, far)):
        for run, parties in runs:
            foot = tops[run[-1]] + heights[run[-1]]
            shapes += _box(x, tops[run[0]], (_SIDE, foot - tops[run[0]]), parties)
    for row, label, top, height in zip(rows, labels, tops, heights, strict=True):
        y = top + (height + len(label) * LEADING) // 2
        shapes += _words(WIDE // 2, y - len(label) * LEADING - _ARROW // 2, label, centred=True)
        shapes.append(Arrow(((_MARGIN + _SIDE, y), (far, y)), row.both))
    return Drawing(WIDE, tops[-1] + heights[-1] + _MARGIN, tuple(shapes))


def _runs(sides: Sequence[tuple[str, ...]]) -> list[tuple[list[int], tuple[str, ...]]]:
    """Rows one under the other that have the same parties on a side, with those parties."""
    found = groupby(range(len(sides)), key=lambda at: sides[at])
    return [(list(run), parties) for parties, run in found]


def _stretch(heights: list[int], run: list[int], needed: int) -> None:
    """Makes the rows of a run higher, each by as much, until they and the gaps between them give what is needed."""
    lacking = needed - sum(heights[at] for at in run) - _GAP * (len(run) - 1)
    for at in run:
        heights[at] += max(0, -(-lacking // len(run)))


# -- for a telephone -------------------------------------------------------------------------------------------------

_HALF = 120


def _narrow(rows: Sequence[Row], heads: tuple[str, str]) -> Drawing:
    far = NARROW - _MARGIN - _HALF
    shapes: list[Shape] = [*_heads(heads, (_MARGIN, far))]
    y = LEADING + _GAP
    for row in rows:
        label = _label(row.what, NARROW - 2 * _MARGIN)
        shapes += _words(_MARGIN, y, label)
        y += len(label) * LEADING + (_PAD if label else 0)
        height = max(_needed(row.givers, _HALF), _needed(row.receivers, _HALF))
        shapes += _box(_MARGIN, y, (_HALF, height), row.givers)
        shapes += _box(far, y, (_HALF, height), row.receivers)
        shapes.append(Arrow(((_MARGIN + _HALF, y + height // 2), (far, y + height // 2)), row.both))
        y += height + 2 * _GAP
    return Drawing(NARROW, y - 2 * _GAP + _MARGIN, tuple(shapes))


# -- for both --------------------------------------------------------------------------------------------------------


def _heads(heads: tuple[str, str], at: tuple[int, int]) -> Iterator[Shape]:
    return (Lettering(x, LEADING - 4, words, bold=True) for words, x in zip(heads, at, strict=True))


def _label(what: Sequence[str], most: int) -> list[tuple[str, bool]]:
    """The lines of an arrow's words, and whether each belongs to its name."""
    return [(line, not at) for at, words in enumerate(what) for line in lines(words, most)]


def _words(x: int, top: int, label: Sequence[tuple[str, bool]], *, centred: bool = False) -> Iterator[Shape]:
    return (
        Lettering(x, top + at * LEADING + LEADING - 5, line, bold, centred)
        for at, (line, bold) in enumerate(label)
    )


def _needed(parties: Sequence[str], width: int) -> int:
    """How high a box must be to hold them."""
    return 2 * _PAD - _BETWEEN + sum(len(each) * LEADING + _BETWEEN for each in _set(parties, width))


def _set(parties: Sequence[str], width: int) -> list[tuple[str, ...]]:
    return [lines(one, width - 2 * _PAD) for one in parties]


def _box(x: int, y: int, size: tuple[int, int], parties: Sequence[str]) -> Iterator[Shape]:
    """A box of this width and height with its parties in the middle of it, one under the other."""
    width, height = size
    yield Rectangle(x, y, width, height)
    top = y + _PAD + (height - _needed(parties, width)) // 2
    for each in _set(parties, width):
        for line in each:
            yield Lettering(x + _PAD, top + LEADING - 5, line)
            top += LEADING
        top += _BETWEEN
