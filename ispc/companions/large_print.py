"""The guide in large print: the same words in the same order, in one column, with no table to read across.

Who needs large letters cannot follow a row from one side of the sheet to the other. So each row of a table stands as a list,
each cell after the heading of its column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ispc.corpus import Corpus, Effective
from ispc.layers import front_line
from ispc.layers._words import vocabulary
from ispc.layers._words_copies import copy_words
from ispc.setting import Setting
from ispc.view import Block, Box, Fact, Facts, Fold, Section, Subsection, Table, View

FORMATS = ("html", "pdf")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View:
    """The guide of any document, in large print."""
    guide, own = front_line.view(effective, corpus, setting), vocabulary(setting.language)
    ways = (
        (own.page_front_line, "front-line.html"),
        (own.page_pdf, "large-print.pdf"),
        (own.page_index, "../index.html"),
    )
    words = copy_words(setting.language)
    sections = tuple(replace(one, blocks=tuple(_each(one))) for one in guide.sections)
    return replace(guide, subtitle=words.large, sections=sections, others=ways, paper="large")


def _each(section: Section) -> Iterator[Block]:
    for at, block in enumerate(section.blocks):
        yield _in_one_column(block, f"{section.id}-{at + 1}")


def _in_one_column(block: Block, identity: str) -> Block:
    match block:
        case Table():
            return Subsection(identity, block.caption, tuple(_rows(block)))
        case Box() | Subsection() | Fold():
            inner = (_in_one_column(one, f"{identity}-{at + 1}") for at, one in enumerate(block.blocks))
            return replace(block, blocks=tuple(inner))
        case _:
            return block


def _rows(table: Table) -> Iterator[Facts]:
    for row in table.rows:
        named = zip(table.columns, row, strict=True)
        yield Facts(tuple(Fact(label, cell) for label, cell in named if cell))
