"""View -> a page in Markdown that any site can host and anyone can edit: front matter, then CommonMark.

Every sign that some renderer would take for markup is escaped, an author's prose is read and written anew, and links that
lead nowhere outside the built folder are left as words. A table stays one, in the form that all common renderers know, where
each of its cells is a few words; else each row is a list. Rendering the page gives every text of the view, in order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from ispc import markdown, tracked
from ispc.phrases import phrases
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
    Steps,
    Subsection,
    Table,
    Text,
    View,
)
from ispc.wordwise import Run, plain, runs

ACROSS = 90
"""How many letters a row of a table may have, the longest of each column together, to stay a row."""

_SIGNS = re.compile(r"[\\`*_\[\]<|~{$#]|&(?=[#\w])")
_START = re.compile(r"^[-+:>]")
_NUMBER = re.compile(r"^([0-9]+)(?=[.)])")
_MARKS = ((r"^-(?= |$)", "*"), (r"^([0-9]+)\.(?= |$)", r"\1)"))
_PLAIN_ADDRESS = re.compile(r"[\w:/.?=%#+@,;-]+", re.ASCII)


def page(view: View) -> str:
    """The page as text. Its front matter is YAML: title, document, edition, next review, language, whose it is."""
    return f"---\n{_front(view)}---\n\n{_together(_parts(view))}\n"


def _front(view: View) -> str:
    stated = {fact.source.path[-1]: fact.value for fact in view.control if fact.source}
    fields = {
        "title": view.title,
        "description": view.subtitle,
        "document": view.document,
        **{
            name: " ".join(_plain(text) for text in stated[path])
            for name, path in (("edition", "edition"), ("next_review", "next"))
            if path in stated
        },
        "status": view.footer,
        "language": view.language,
        "partnership": view.brand.name,
    }
    return "".join(f"{name}: {json.dumps(words, ensure_ascii=False)}\n" for name, words in fields.items())


def _plain(text: Text) -> str:
    return markdown.plain(text.words) if text.prose else text.words


def _parts(view: View) -> Iterator[str]:
    yield _heading(1, view.title)
    yield _line(view.subtitle)
    yield _strong(view.watermark)
    for text in (*((view.emergency,) if view.emergency else ()), *(one.text for one in view.banners)):
        yield _quoted(_paragraphs(text))
    for section in view.sections:
        yield _heading(2, _told(section.heading, section.runs))
        yield from _blocks(section.blocks, 3)
    if view.control:
        yield _heading(2, phrases(view.language).about)
        yield _facts(view.control)
    yield _line(view.footer)


# --- Blocks ----------------------------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level)


def _block(block: Block, level: int) -> Iterator[str]:
    match block:
        case Paragraphs():
            for text in block.texts:
                yield from _paragraphs(text)
        case Bullets():
            yield _bullets(map(_paragraphs, block.texts))
        case Steps():
            yield _numbered(map(_paragraphs, block.texts), 1)
        case Facts():
            yield _facts(block.facts)
        case Table():
            yield _strong(_told(block.caption, block.runs))
            yield _table(block) if _narrow(block) else _rows(block)
        case Box():
            yield _quoted((_strong(_told(block.label, block.runs)), *_blocks(block.blocks, level)))
        case Subsection():
            yield _heading(level, _told(block.heading, block.runs))
            yield from _blocks(block.blocks, min(level + 1, 6))
        case Fold():
            yield _bullets([(*_paragraphs(block.label), *_blocks(block.blocks, level))])
        case Figure():
            yield _strong(block.title)
            yield _bullets([_line(words)] for words in block.description.splitlines())
        case Blanks():
            yield _bullets(map(_blank, block.blanks))


def _facts(facts: Iterable[Fact]) -> str:
    return _bullets(_labelled(_told(fact.label, fact.runs), fact.value) for fact in facts)


def _labelled(label: str, texts: Cell) -> Iterator[str]:
    """A label with its one text after it, or with several as a list below."""
    lead = _strong(label if not label or label[-1] in ":.?!" else f"{label}:")
    if len(texts) == 1 and not _several(texts[0]):
        yield " ".join((lead, *_paragraphs(texts[0]))).strip()
    else:
        yield lead
        yield _bullets(map(_paragraphs, texts))


def _blank(blank: Blank) -> Iterator[str]:
    yield f"{_strong(blank.label)} {_escaped(blank.hint)}".strip()
    for text in (*blank.said, *blank.filled):
        yield from _paragraphs(text)
    yield _bullets(_paragraphs(text) for text in blank.options)


# --- Tables ----------------------------------------------------------------------------------------------------------


def _narrow(table: Table) -> bool:
    """Whether each cell is at most one text on one line, and a row of the longest is not too long to read in a file."""
    cells = [cell for row in table.rows for cell in row]
    if any(len(cell) > 1 or any("\n" in words for words in _cells((cell,))) for cell in cells):
        return False
    columns = zip(*(_cells(row) for row in table.rows), strict=True)
    longest = (max(map(len, (label, *column))) for label, column in zip(table.columns, columns, strict=False))
    return sum(longest) <= ACROSS


def _cells(row: Iterable[Cell]) -> list[str]:
    return ["\n".join(block for text in cell for block in _paragraphs(text)) for cell in row]


def _table(table: Table) -> str:
    rows = (
        [_escaped(label) for label in table.columns],
        ["---"] * len(table.columns),
        *map(_cells, table.rows),
    )
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _rows(table: Table) -> str:
    """Each row as an item: its first cell, and the others below it, each after the heading of its column."""
    return _bullets(_row(table.columns, row) for row in table.rows)


def _row(columns: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[str]:
    head, *cells = row
    yield from _labelled(columns[0], head[:1])
    others = (_labelled(label, cell) for label, cell in zip(columns[1:], cells, strict=True) if cell)
    yield _bullets((*map(_paragraphs, head[1:]), *others))


# --- Texts -----------------------------------------------------------------------------------------------------------


def _several(text: Text) -> bool:
    return text.prose and not markdown.one_paragraph(text.words)


def _paragraphs(text: Text) -> list[str]:
    """One text: a line, or, where it is prose of several blocks, those, after a line with its opening."""
    if text.runs:
        return _changed(text)
    opening = " ".join(
        (*(_escaped(f"{one.sign} {one.words}") for one in text.marks), _strong(text.lead))
    ).strip()
    if _several(text):
        return [one for one in (opening, *_prose(markdown.parsed(text.words))) if one]
    words = _inline(_only(text.words)) if text.prose else _escaped(text.words)
    if words and markdown.may_link(text.link) and not text.link.startswith("#") and "](" not in words:
        words = f"[{words}]({_destination(text.link)})"
    line = f"{opening} {words}".strip()
    return [_begun(line)] if line else []


def _changed(text: Text) -> list[str]:
    """A text with what it was, on one line: what goes as `[-old-]`, what comes as `{+new+}`. Prose is told without its markup."""
    sides = tracked.old(text.runs), tracked.new(text.runs)
    compared = runs(*map(markdown.plain, sides)) if text.prose else text.runs
    opening = " ".join(filter(None, (*(f"{one.sign} {one.words}" for one in text.marks), text.lead)))
    if opening and (side := tracked.whole(text.runs)):
        opening = _told(opening, (Run(side, opening),))
    words = " ".join(filter(None, (opening, plain(compared))))
    return [_begun(_escaped(words))]


def _told(words: str, compared: Iterable[Run]) -> str:
    return plain(compared) or words


def _only(prose: str) -> Sequence[Token]:
    """What stands in prose that is one paragraph."""
    return markdown.parsed(prose)[1].children or ()


def _line(words: str) -> str:
    return _begun(_escaped(words))


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {_escaped(words)}"


def _strong(words: str) -> str:
    said = _escaped(words)
    return f"**{said}**" if said else ""


def _escaped(words: str) -> str:
    """Words on one line, with a backslash before every sign that some renderer would obey."""
    return _signed(" ".join(words.split()))


def _signed(words: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", words)


def _begun(line: str) -> str:
    """A line that begins no list, quotation or definition by its first sign."""
    return _NUMBER.sub(r"\1\\", _START.sub(r"\\\g<0>", line))


def _destination(link: str) -> str:
    if _PLAIN_ADDRESS.fullmatch(link):
        return link
    return "<" + re.sub(r"[\\<>|&]", r"\\\g<0>", link) + ">"


# --- Prose, from its tokens ------------------------------------------------------------------------------------------


def _prose(tokens: Sequence[Token]) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        inner = tokens[at + 1 : _end(tokens, at)]
        match tokens[at].type:
            case "paragraph_open":
                yield _begun(_inline(inner[0].children or ()))
            case "bullet_list_open":
                yield _bullets(map(_prose, _within(inner)))
            case "ordered_list_open":
                yield _numbered(map(_prose, _within(inner)), int(tokens[at].attrs.get("start", 1)))
            case "table_open":
                yield _prose_table(inner)
        at += len(inner) + 2


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where what opens here is closed."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if not depth:
            return place
    raise ValueError("prose is not closed")  # the parser closes all that it opens


def _within(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """What is inside each of the elements that follow one another."""
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        yield tokens[at + 1 : end]
        at = end + 1


def _prose_table(tokens: Sequence[Token]) -> str:
    rows = [
        [_inline(cell[0].children or ()) for cell in _within(row)]
        for group in _within(tokens)
        for row in _within(group)
    ]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _inline(tokens: Sequence[Token]) -> str:
    """One run of prose. A line that its author broke goes on, since a page of its own width breaks it elsewhere."""
    made: list[str] = []
    links: list[str] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close" | "em_open" | "em_close":
                made.append(token.markup)
            case "link_open":
                made.append("[")
                if len(made) > 1 and made[-2].endswith("!"):
                    made[-2] = f"{made[-2][:-1]}\\!"  # else it would be a picture
                links.append(str(token.attrs["href"]))
            case "link_close":
                made.append(f"]({_destination(links.pop())})")
            case "softbreak" | "hardbreak":
                made.append(" ")
            case _:
                made.append(_signed(token.content))
    return "".join(made).strip()


# --- Lists and quotations --------------------------------------------------------------------------------------------


def _bullets(items: Iterable[Iterable[str]]) -> str:
    return "\n".join(_item("- ", item) for item in map(_close, items) if item)


def _numbered(items: Iterable[Iterable[str]], start: int) -> str:
    return "\n".join(_item(f"{number}. ", item) for number, item in enumerate(map(_close, items), start))


def _item(mark: str, words: str) -> str:
    first, *rest = words.split("\n")
    return "\n".join((mark + first, *(" " * len(mark) + line if line else "" for line in rest))).rstrip()


def _quoted(blocks: Iterable[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _together(blocks).split("\n"))


def _close(blocks: Iterable[str]) -> str:
    """The blocks of an item: a list right below the line that it belongs to."""
    return re.sub(r"\A(.+)\n\n(?=[-*] \S)", r"\1\n", _together(blocks))


def _together(blocks: Iterable[str]) -> str:
    """Blocks one below the other. A list that follows a list has another mark, or they would become one."""
    made: list[str] = []
    for block in filter(None, blocks):
        marked = block
        for own, other in _MARKS:
            if made and re.match(own, block) and re.match(own, made[-1]):
                marked = re.sub(f"(?m){own}", other, block)
        made.append(marked)
    return "\n\n".join(made)
