"""View -> manuscript: the same words as a word processor holds them, one paragraph or table after the other.

A page nests: a box holds lists, a list holds paragraphs. A Word file does not, and two of them can be compared only where each line knows what
it is. So everything is laid out flat here, prose read from its Markdown on the way. Each paragraph says how it looks and
which field of which part it came from, without positions in lists, so that it is found again when something before it was taken out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from markdown_it.tree import SyntaxTreeNode

from ispc import markdown
from ispc.columns import shares
from ispc.location import Address
from ispc.phrases import phrases
from ispc.view import (
    Banner,
    Blank,
    Blanks,
    Block,
    Box,
    Bullets,
    Fact,
    Facts,
    Figure,
    Fold,
    Paragraphs,
    Steps,
    Subsection,
    Table,
    Text,
    Tone,
    View,
)

Look = Literal[
    "partnership", "title", "subtitle", "heading", "paragraph", "label", "bullet", "number", "continued",
    "caption", "column", "row", "cell", "last",
]  # fmt: skip
"""What a paragraph is. `label` opens what follows it, `continued` goes on in an item; `column` and `row` head a table's cells."""

DEEPEST_LIST, DEEPEST_HEADING = 3, 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one look. `link` is an https, mailto or tel address, `#id` of the same page, or empty."""

    words: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `level` is that of a heading, or how deep an item is in lists, from 1; `tone` the box that it stands in.

    `part` and `source` say where it belongs: the ids of the sections round it, and its field with a `*` for each position in a
    list. `id` is empty, or names it in its page. A numbered item has the number that its list starts with, and its list's name.
    """

    look: Look
    pieces: tuple[Piece, ...]
    level: int = 0
    tone: Tone | None = None
    part: str = ""
    source: str = ""
    id: str = ""
    start: int = 1
    list: str = field(default="", compare=False, repr=False)

    @property
    def words(self) -> str:
        return "".join(piece.words for piece in self.pieces)


Lines = tuple[Paragraph, ...]
"""The paragraphs of a cell: one or more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the row of its headings, and the others. `caption` is what the paragraph before it says. `widths` are per cent."""

    caption: str
    columns: tuple[Lines, ...]
    rows: tuple[tuple[Lines, ...], ...]
    part: str = ""
    widths: tuple[int, ...] = field(default=(), compare=False, repr=False)


Item = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the page with its heading. What stands before and after the sections has names that no section can have."""

    id: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _At:
    """Where in the page a block stands: the ids round it, a name that only this place has, and what surrounds it."""

    part: str
    place: str
    level: int = 2
    depth: int = 0
    tone: Tone | None = None
    in_cell: bool = False

    def within(self, step: int | str) -> _At:
        return replace(self, place=f"{self.place}/{step}")

    def paragraph(
        self, look: Look, pieces: Iterable[Piece], source: Address | None = None, level: int = 0, id: str = ""
    ) -> Paragraph:
        said = tuple(_tidy(pieces))
        return Paragraph(look, said, level, self.tone, self.part, _field(source), id)


def manuscript(view: View) -> tuple[Part, ...]:
    """The parts of the page in their order; what stands before all sections is the first, the line at the foot the last."""
    front, end = _At(":front", ":front"), _At(":end", ":end")
    sections = (Part(one.id, tuple(_section(one.id, one.heading, one.blocks))) for one in view.sections)
    about = _section(":about", phrases(view.language).about, (Facts(view.control),))
    parts = (
        Part(":front", tuple(_front(view, front))),
        *sections,
        *((Part(":about", tuple(about)),) if view.control else ()),
        Part(":end", (end.paragraph("last", (Piece(view.footer),), id=":last"),)),
    )
    ids = {item.id for part in parts for item in part.items if isinstance(item, Paragraph)}
    return tuple(replace(part, items=tuple(_linked(item, ids) for item in part.items)) for part in parts)


def _linked(item: Item, ids: Collection[str]) -> Item:
    """Without the links that lead to no place of this page."""
    if isinstance(item, Grid):
        columns, *rows = (
            tuple(tuple(_to_places(line, ids) for line in cell) for cell in row)
            for row in (item.columns, *item.rows)
        )
        return replace(item, columns=columns, rows=tuple(rows))
    return _to_places(item, ids)


def _to_places(one: Paragraph, ids: Collection[str]) -> Paragraph:
    dead = [piece.link[:1] == "#" and piece.link[1:] not in ids for piece in one.pieces]
    pieces = (
        replace(piece, link="") if gone else piece for piece, gone in zip(one.pieces, dead, strict=True)
    )
    return replace(one, pieces=tuple(_tidy(pieces))) if any(dead) else one


def _front(view: View, at: _At) -> Iterator[Item]:
    yield at.paragraph("partnership", (Piece(view.brand.name),), id=":partnership")
    yield at.paragraph("title", (Piece(view.title),), id=":title")
    if view.subtitle:
        yield at.paragraph("subtitle", (Piece(view.subtitle),), id=":subtitle")
    if view.watermark:
        yield at.paragraph("label", (Piece(view.watermark),), id=":watermark")
    urgent = (Banner("emergency", view.emergency),) if view.emergency else ()
    for number, banner in enumerate((*urgent, *view.banners)):
        yield from _text(banner.text, "paragraph", replace(at.within(number), tone=banner.tone))


def _section(identity: str, heading: str, blocks: Iterable[Block]) -> Iterator[Item]:
    at = _At(identity, identity)
    yield at.paragraph("heading", (Piece(heading),), level=1, id=identity)
    yield from _blocks(blocks, at)


# --- Blocks ----------------------------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block], at: _At) -> Iterator[Item]:
    for number, block in enumerate(blocks):
        yield from _block(block, at.within(number))


def _block(block: Block, at: _At) -> Iterator[Item]:
    match block:
        case Paragraphs():
            yield from _texts(block.texts, "paragraph", at)
        case Bullets():
            yield from _texts(block.texts, "bullet", _deeper(at))
        case Steps():
            yield from _texts(block.texts, "number", _deeper(at))
        case Facts():
            for number, fact in enumerate(block.facts):
                yield from _labelled(fact, at.within(number))
        case Table():
            yield at.paragraph("caption", (Piece(block.caption),))
            yield _table(block, at)
        case Box():
            inside = replace(at, tone=block.tone)
            yield inside.paragraph("label", (Piece(block.label),))
            yield from _blocks(block.blocks, inside)
        case Subsection():
            inside = replace(at, part=f"{at.part}/{block.id}", level=min(at.level + 1, DEEPEST_HEADING))
            yield inside.paragraph("heading", (Piece(block.heading),), block.source, at.level, block.id)
            yield from _blocks(block.blocks, inside)
        case Fold():
            yield from _text(block.label, "label", at, block.id)
            yield from _blocks(block.blocks, at)
        case Figure():
            yield at.paragraph("label", (Piece(block.title),), block.source, id=block.id)
            lines = (Text(words, block.source) for words in block.description.splitlines())
            yield from _texts(lines, "bullet", _deeper(at))
        case Blanks():
            for number, blank in enumerate(block.blanks):
                yield from _blank(blank, at.within(number))


def _deeper(at: _At) -> _At:
    return replace(at, depth=min(at.depth + 1, DEEPEST_LIST))


def _labelled(fact: Fact, at: _At) -> Iterator[Item]:
    """A label with its one text after it, or with several as a list below."""
    label = fact.label if not fact.label or fact.label[-1] in ":.?!" else f"{fact.label}:"
    if len(fact.value) == 1 and not _several(fact.value[0]):
        (text,) = fact.value
        said = (Piece(label, bold=True), Piece(" "), *_pieces(text))
        yield at.paragraph("paragraph", said, text.source or fact.source)
    else:
        yield at.paragraph("label", (Piece(label),), fact.source)
        yield from _texts(fact.value, "bullet", _deeper(at))


def _blank(blank: Blank, at: _At) -> Iterator[Item]:
    said = (Piece(blank.label, bold=True), Piece(" "), Piece(blank.hint))
    yield at.paragraph("paragraph", said, blank.source, id=blank.id)
    yield from _texts((*blank.said, *blank.filled), "paragraph", at)
    for place, text in enumerate(blank.options):
        sign = "☑" if place in blank.ticked else "☐"
        yield from _texts((replace(text, lead=f"{sign} {text.lead}".strip()),), "bullet", _deeper(at))


def _table(table: Table, at: _At) -> Grid:
    inside = replace(at, in_cell=True, depth=0, tone=None)
    columns = tuple((inside.paragraph("column", (Piece(label),)),) for label in table.columns)
    rows = tuple(
        tuple(_cell(cell, "cell" if number else "row", inside) for number, cell in enumerate(row))
        for row in table.rows
    )
    return Grid(table.caption, columns, rows, at.part, shares(table))


def _cell(texts: Iterable[Text], look: Look, at: _At) -> Lines:
    """At least one paragraph. Of the cell that heads a row, the first is its name."""
    first, *others = [one for one in _texts(texts, "cell", at) if isinstance(one, Paragraph)] or [
        at.paragraph("cell", ())
    ]
    return (replace(first, look=look), *others)


# --- Texts -----------------------------------------------------------------------------------------------------------


def _texts(texts: Iterable[Text], look: Look, at: _At) -> Iterator[Item]:
    """Texts of one look. Where they are numbered, they are one list."""
    for number, text in enumerate(texts):
        here = at.within(number)
        for item in _text(text, look, here):
            if isinstance(item, Paragraph) and item.list == here.place:
                yield replace(item, list=at.place)
            else:
                yield item


def _text(text: Text, look: Look, at: _At, id: str = "") -> Iterator[Item]:
    """One text: a paragraph, or, where it is prose of several blocks, those, after a paragraph with its opening."""
    if not _several(text):
        yield _listed(at.paragraph(look, _pieces(text), text.source, id=id), at)
        return
    opening = tuple(_opening(text))
    if opening:
        yield _listed(at.paragraph(look, opening, text.source, id=id), at)
    prose = SyntaxTreeNode(markdown.parsed(text.words))
    yield from _prose(prose, _after(look) if opening else look, at, text.source)


def _listed(made: Paragraph, at: _At, start: int = 1) -> Paragraph:
    """The paragraph as an item of the list that it stands in, if it is one."""
    if made.look not in ("bullet", "number", "continued"):
        return made
    return replace(made, level=max(at.depth, 1), start=start, list=at.place if made.look == "number" else "")


def _after(look: Look) -> Look:
    """How the second paragraph of a text looks."""
    return "continued" if look in ("bullet", "number") else "paragraph" if look == "label" else look


def _several(text: Text) -> bool:
    return text.prose and not markdown.one_paragraph(text.words)


def _pieces(text: Text) -> Iterator[Piece]:
    opening = tuple(_opening(text))
    yield from opening
    if opening:
        yield Piece(" ")
    link = text.link if markdown.may_link(text.link) else ""
    if text.prose:
        tree = SyntaxTreeNode(markdown.parsed(text.words))
        for piece in _inline(tree.children[0], Piece("", italic=text.gap)):
            yield replace(piece, link=piece.link or link)
    else:
        yield Piece(text.words, italic=text.gap, link=link)


def _opening(text: Text) -> Iterator[Piece]:
    words = " ".join(f"{one.sign} {one.words}" for one in text.marks)
    if words:
        yield Piece(f"{words} " if text.lead else words)
    if text.lead:
        yield Piece(text.lead, bold=True)


_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def _tidy(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with one space where there is white space and none at the ends; two of one look are one."""
    made: list[Piece] = []
    for piece in pieces:
        words = _SPACE.sub(" ", piece.words)
        if not made or made[-1].words.endswith(" "):
            words = words.lstrip(" ")
        if made and replace(made[-1], words=words) == replace(piece, words=words):
            words = made.pop().words + words
        if words:
            made.append(replace(piece, words=words))
    while made and not made[-1].words.rstrip(" "):
        made.pop()
    if made:
        made[-1] = replace(made[-1], words=made[-1].words.rstrip(" "))
    yield from made


def _field(source: Address | None) -> str:
    """The field without the positions in lists, which say nothing of what stands there when one is taken out."""
    return "/".join("*" if isinstance(step, int) else step for step in source.path) if source else ""


# --- Prose -----------------------------------------------------------------------------------------------------------


def _prose(node: SyntaxTreeNode, look: Look, at: _At, source: Address | None) -> Iterator[Item]:
    for number, child in enumerate(node.children):
        here = at.within(number)
        match child.type:
            case "paragraph":
                as_ = look if not number else _after(look)
                yield _listed(at.paragraph(as_, _inline(child), source), at, _start(node))
            case "bullet_list" | "ordered_list":
                yield from _list(child, here, source)
            case "table":
                yield from _prose_table(child, here, source)


def _start(node: SyntaxTreeNode) -> int:
    """The number with which the list of this item starts."""
    return int(node.parent.attrs.get("start", 1)) if node.type == "list_item" and node.parent else 1


def _list(node: SyntaxTreeNode, at: _At, source: Address | None) -> Iterator[Item]:
    look: Look = "bullet" if node.type == "bullet_list" else "number"
    for item in node.children:
        yield from _prose(item, look, _deeper(at), source)


def _prose_table(node: SyntaxTreeNode, at: _At, source: Address | None) -> Iterator[Item]:
    """A table; where it stands in a cell of another, a line for each of its rows."""
    rows = [
        [tuple(_inline(cell)) for cell in row.children] for group in node.children for row in group.children
    ]
    if at.in_cell:
        for row in rows:
            said = [piece for cell in row for piece in (Piece(" | "), *cell)]
            yield at.paragraph("cell", said[1:], source)
        return
    inside = replace(at, tone=None)
    made = [
        tuple((inside.paragraph("cell" if number else "column", cell, source),) for cell in row)
        for number, row in enumerate(rows)
    ]
    yield Grid("", made[0], tuple(made[1:]), at.part)


def _inline(node: SyntaxTreeNode, look: Piece = Piece("")) -> Iterator[Piece]:
    """One run of prose. A line that its author broke goes on, since a page of its own width breaks it elsewhere."""
    for child in node.children:
        match child.type:
            case "strong":
                yield from _inline(child, replace(look, bold=True))
            case "em":
                yield from _inline(child, replace(look, italic=True))
            case "link":
                yield from _inline(child, replace(look, link=str(child.attrs["href"])))
            case "inline":
                yield from _inline(child, look)
            case "softbreak" | "hardbreak":
                yield replace(look, words=" ")
            case _:
                yield replace(look, words=child.content)
