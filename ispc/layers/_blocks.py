"""Small ways to put blocks together, so that an empty list, table or section is never shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ispc.corpus import Placed
from ispc.layers._saying import Voice
from ispc.view import Block, Bullets, Cell, Fact, Facts, Paragraphs, Section, Subsection, Table, Text


def section(identity: str, heading: str, *blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """A section of those blocks; none where there are none."""
    filled = tuple(block for several in blocks for block in several)
    return (Section(identity, heading, filled),) if filled else ()


def subsection(identity: str, heading: str, *blocks: tuple[Block, ...]) -> tuple[Subsection, ...]:
    filled = tuple(block for several in blocks for block in several)
    return (Subsection(identity, heading, filled),) if filled else ()


def facts(*listed: tuple[Fact, ...]) -> tuple[Facts, ...]:
    filled = tuple(fact for several in listed for fact in several)
    return (Facts(filled),) if filled else ()


def paragraphs(*listed: Cell) -> tuple[Paragraphs, ...]:
    filled = tuple(text for several in listed for text in several)
    return (Paragraphs(filled),) if filled else ()


def bullets(*listed: Cell) -> tuple[Bullets, ...]:
    filled = tuple(text for several in listed for text in several)
    return (Bullets(filled),) if filled else ()


def run_on(cell: Cell, between: str = "; ") -> Cell:
    """Short texts as one line, with the source of the first. A gap, a link or a longer prose keeps its own line."""
    alike = len({text.prose for text in cell}) == 1
    if len(cell) < 2 or not alike or any(text.gap or text.link or "\n" in text.words for text in cell):
        return cell
    first, *rest = cell
    words = first.words
    for text in rest:
        said = f"{text.lead} {text.words}".strip()
        words = f"{words} {said}" if words.endswith((".", "!", "?")) else f"{words}{between}{said}"
    return (replace(first, words=words),)


def capital(cell: Cell) -> Cell:
    """The texts with a capital at the start of the first, as `The police` where a cell begins with them."""
    return tuple(
        replace(text, words=text.words[:1].upper() + text.words[1:]) if not at and not text.lead else text
        for at, text in enumerate(cell)
    )


def table(
    caption: str,
    columns: tuple[str, ...],
    rows: Iterable[tuple[Cell, ...]],
    widths: tuple[int, ...] = (),
) -> tuple[Table, ...]:
    """A table without the columns in which no row says anything; none where there are no rows.

    `widths` are shares, of whatever total; they are given to the columns that stay, in per cent.
    """
    listed = tuple(rows)
    kept = [at for at in range(len(columns)) if any(row[at] for row in listed)]
    if not kept:
        return ()
    shown = tuple(tuple(row[at] for at in kept) for row in listed)
    return (
        Table(
            caption,
            tuple(columns[at] for at in kept),
            shown,
            _shares([widths[at] for at in kept] if widths else []),
        ),
    )


def _shares(widths: list[int]) -> tuple[int, ...]:
    """Whole per cents that add up to 100."""
    whole = sum(widths)
    shares = [width * 100 // whole for width in widths]
    return (*shares[:-1], 100 - sum(shares[:-1])) if shares else ()


def led(lead: str, cell: Cell) -> Cell:
    """The texts with a short opening before the first."""
    if not cell:
        return ()
    first, *rest = cell
    opening = f"{lead} {first.lead}".strip()
    return (Text(first.words, first.source, first.prose, first.gap, first.link, opening), *rest)


# --- Own words and inherited ones ----------------------------------------------------------------------------------

Said = tuple[str, Block]
"""A block and the id of the document that says it."""


def clauses(voice: Voice, of: Placed[Any] | None, *names: str) -> tuple[Said, ...]:
    """The fields of some clauses, with the document that says each."""
    by_document: dict[str, list[Fact]] = {}
    for fact in voice.facts(of, *names):
        by_document.setdefault(fact.source.document if fact.source else voice.effective.id, []).append(fact)
    return tuple((document, Facts(tuple(said))) for document, said in by_document.items())


def listed(voice: Voice, caption: str, rows: Iterable[Placed[Any]], *names: str) -> tuple[Said, ...]:
    """A clause's list as tables, one for each document that says some of it."""
    by_document: dict[str, list[Placed[Any]]] = {}
    for row in rows:
        by_document.setdefault(voice.where(row.address).document, []).append(row)
    return tuple(
        (document, table)
        for document, some in by_document.items()
        for table in voice.table(caption, some, *names)
    )


def by_origin(voice: Voice, *several: tuple[Said, ...]) -> tuple[Block, ...]:
    """The document's own words first, then those from each document above, under its name."""
    by_document: dict[str, list[Block]] = {voice.effective.id: []}
    for document, block in (one for said in several for one in said):
        by_document.setdefault(document, []).append(block)
    return tuple(
        block for document, said in by_document.items() for block in (*_origin(voice, document), *said)
    )


def _origin(voice: Voice, document: str) -> tuple[Block, ...]:
    """`From the framework`, with the way there; nothing for the document's own words."""
    if document == voice.effective.id or document not in voice.corpus.documents:
        return ()
    above = Placed(voice.corpus.documents[document].content, voice.corpus.documents[document].at())
    title = voice.say(above, "title")
    link = f"../{document}/managerial.html"
    return paragraphs(tuple(replace(one, link=link, lead=voice.words.from_document) for one in title))
