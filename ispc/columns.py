"""A table -> how wide each of its columns should be, in per cent.

Paper sets tables to widths that are known beforehand, which is quicker and keeps the same column in the same place over
pages. Equal widths would leave a column of paragraphs narrow beside a column of dates. So each column gets room for its
longest word, and the rest is shared by how much there is to say in it.
"""

from __future__ import annotations

import re

from ispc.view import Cell, Table

LETTERS_ACROSS = 86
WIDEST_WORD = 34
SHORTEST_LINE = 10

_PARTED = re.compile(r"(?<!\d)\s+|\s+(?!\d)")


def shares(table: Table) -> tuple[int, ...]:
    """Whole per cents that add up to 100: the table's own, where it states them."""
    if table.widths:
        return table.widths
    columns = [
        (label, [row[at] for row in table.rows if at < len(row)]) for at, label in enumerate(table.columns)
    ]
    rooms = [_room(label, cells) for label, cells in columns]
    weights = [_weight(label, cells) for label, cells in columns]
    narrow = min(1.0, 100 / sum(rooms))
    spare = max(0.0, 100 - sum(rooms))
    exact = [
        room * narrow + spare * weight / sum(weights) for room, weight in zip(rooms, weights, strict=True)
    ]
    return _whole(exact)


def _room(label: str, cells: list[Cell]) -> float:
    """Per cent of the width that the longest word takes, with the space beside it. A number stays on its line."""
    words = [
        word
        for said in (label, *(text.lead + " " + text.words for cell in cells for text in cell))
        for word in _PARTED.split(said)
    ]
    longest = max((len(word) for word in words), default=0)
    return 100 * (min(longest, WIDEST_WORD) + 2) / LETTERS_ACROSS


def _weight(label: str, cells: list[Cell]) -> float:
    """How much there is to say in a column: between its usual cell and its fullest."""
    sizes = [sum(max(len(text.lead) + len(text.words), SHORTEST_LINE) for text in cell) for cell in cells]
    return max(len(label), (sum(sizes) / len(sizes) + max(sizes)) / 2 if sizes else 0, 1)


def _whole(exact: list[float]) -> tuple[int, ...]:
    whole = [int(share) for share in exact]
    neediest = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in neediest[: 100 - sum(whole)]:
        whole[at] += 1
    return tuple(whole)
