"""Two states of a page -> one page in which what goes is struck and what comes is underlined, text by text.

It is drawn from the pages and not from their HTML: a difference of two HTML files tears tables and lists apart and cannot tell a
clause that moved from one that went. What is the same is shown as it is now; what is changed carries its old words beside its new
ones; what came or went carries itself. So without what came, all words are those of the old page in their order, and
without what went those of the new one. A drawing that changed is told in its words, since a line cannot be struck.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ispc import matched
from ispc.matched import Pair, Row
from ispc.tracked import Side
from ispc.view import (
    Banner,
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
    View,
)
from ispc.wordwise import Run, runs


def redline(old: View, new: View) -> View:
    """The new page with what it was. A title that changed stands first among the notices; the foot is that of the new page."""
    return replace(
        new,
        redline=True,
        banners=tuple(_banners(old, new)),
        emergency=None,
        control=facts(old.control, new.control),
        sections=sections(old.sections, new.sections),
        first=None,
    )


def _banners(old: View, new: View) -> Iterator[Banner]:
    """The title and the line below it where they changed, the line for emergencies, and the notices."""
    heads = ((old.title, new.title), (old.subtitle, new.subtitle))
    for was, now in heads:
        if was != now:
            yield from (Banner("note", one) for one in texts(_one(was), _one(now)))
    urgent = (_given(old.emergency), _given(new.emergency))
    yield from (Banner("emergency", one) for one in texts(*urgent))
    tones = {matched.said(one.text): one for one in (*old.banners, *new.banners)}
    for pair in matched.texts([one.text for one in old.banners], [one.text for one in new.banners]):
        known = next(one for one in (pair.new, pair.old) if one is not None)
        yield from (replace(tones[matched.said(known)], text=one, every_side=False) for one in _texts(pair))


def _one(words: str) -> Cell:
    return (Text(words),) if words else ()


def _given(text: Text | None) -> Cell:
    return (text,) if text else ()


# --- Parts of a page --------------------------------------------------------------------------------------------------


def sections(old: Sequence[Section], new: Sequence[Section]) -> tuple[Section, ...]:
    return tuple(_section(pair) for pair in matched.sections(old, new))


def _section(pair: Pair[Section]) -> Section:
    was, now = pair.old, pair.new
    if now is None:
        assert was is not None  # noqa: S101  # a pair has a side
        gone = replace(was, runs=_only("out", was.heading), blocks=blocks(was.blocks, ()))
        return replace(gone, id=_gone(gone.id))
    if was is None:
        return replace(now, runs=_only("in", now.heading), blocks=blocks((), now.blocks))
    return replace(now, runs=_label(was.heading, now.heading), blocks=blocks(was.blocks, now.blocks))


def blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(one for pair in matched.blocks(old, new) for one in _blocks(pair))


def _blocks(pair: Pair[Block]) -> Iterator[Block]:
    was, now = pair.old, pair.new
    if was is not None and now is not None and _same(was, now):
        yield now
        return
    match was, now:
        case (Paragraphs() | Bullets() | Steps(), Paragraphs() | Bullets() | Steps()):
            yield replace(now, texts=texts(was.texts, now.texts))
        case (Facts(), Facts()):
            yield replace(now, facts=facts(was.facts, now.facts))
        case (Table(), Table()) if was.columns == now.columns:
            yield replace(now, rows=_rows(was.rows, now.rows), runs=_label(was.caption, now.caption))
        case (Box(), Box()):
            yield replace(now, blocks=blocks(was.blocks, now.blocks), runs=_label(was.label, now.label))
        case (Subsection(), Subsection()):
            inside = blocks(was.blocks, now.blocks)
            yield replace(now, blocks=inside, runs=_label(was.heading, now.heading))
        case (Fold(), Fold()) if len(label := _text(was.label, now.label)) == 1:
            yield replace(now, label=label[0], blocks=blocks(was.blocks, now.blocks))
        case (Figure() | Blanks(), Figure() | Blanks()):
            yield from blocks(_in_words(was), _in_words(now))
        case _:
            if was is not None:
                yield from _whole(was, "out")
            if now is not None:
                yield from _whole(now, "in")


def _same(old: Block, new: Block) -> bool:
    """Whether it looks the same to a reader: a field that says it from another place in its list is no change."""
    alike = matched.said(old) == matched.said(new) and type(old) is type(new)
    if isinstance(old, Figure) and isinstance(new, Figure):
        return alike and old.drawing == new.drawing
    return alike


def _whole(block: Block, side: Side) -> Iterator[Block]:
    """A block that came or went, with all in it."""
    match block:
        case Paragraphs() | Bullets() | Steps():
            yield replace(block, texts=tuple(_marked(one, side) for one in block.texts))
        case Facts():
            yield replace(block, facts=tuple(_whole_fact(one, side) for one in block.facts))
        case Table():
            rows = tuple(_whole_row(one, side) for one in block.rows)
            yield replace(block, rows=rows, runs=_only(side, block.caption))
        case Box():
            yield replace(block, blocks=_all(block.blocks, side), runs=_only(side, block.label))
        case Subsection():
            made = replace(block, blocks=_all(block.blocks, side), runs=_only(side, block.heading))
            yield made if side == "in" else replace(made, id=_gone(made.id))
        case Fold():
            told = replace(block, label=_marked(block.label, side), blocks=_all(block.blocks, side))
            yield told if side == "in" else replace(told, id=_gone(told.id))
        case Figure() | Blanks():
            yield from _all(_in_words(block), side)


def _all(listed: Iterable[Block], side: Side) -> tuple[Block, ...]:
    return tuple(one for block in listed for one in _whole(block, side))


def _gone(identity: str) -> str:
    """What went has an id of its own: what came in its place may have the old one."""
    return f"was-{identity}"


def _in_words(block: Figure | Blanks) -> tuple[Block, ...]:
    """A drawing, or spaces to fill in, as text."""
    if isinstance(block, Figure):
        lines = tuple(Text(words, block.source) for words in block.description.splitlines())
        return (Paragraphs((Text(block.title, block.source),)), *((Bullets(lines),) if lines else ()))
    return (Facts(tuple(Fact(one.label, tuple(_beside(one)), one.source) for one in block.blanks)),)


def _beside(blank: Blank) -> Iterator[Text]:
    if blank.hint:
        yield Text(blank.hint)
    yield from (*blank.said, *blank.filled, *blank.options)


# --- Facts and rows ---------------------------------------------------------------------------------------------------


def facts(old: Sequence[Fact], new: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(_fact(pair) for pair in matched.facts(old, new))


def _fact(pair: Pair[Fact]) -> Fact:
    was, now = pair.old, pair.new
    if now is None:
        assert was is not None  # noqa: S101  # a pair has a side
        return _whole_fact(was, "out")
    if was is None:
        return _whole_fact(now, "in")
    return replace(now, value=texts(was.value, now.value), runs=_label(was.label, now.label))


def _whole_fact(fact: Fact, side: Side) -> Fact:
    value = tuple(_marked(one, side) for one in fact.value)
    return replace(fact, value=value, runs=_only(side, fact.label))


def _rows(old: Sequence[Row], new: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(_row(pair) for pair in matched.rows(old, new))


def _row(pair: Pair[Row]) -> Row:
    was, now = pair.old, pair.new
    if now is None:
        return _whole_row(was or (), "out")
    if was is None:
        return _whole_row(now, "in")
    return tuple(texts(one, other) for one, other in zip(was, now, strict=True))


def _whole_row(row: Row, side: Side) -> Row:
    return tuple(tuple(_marked(one, side) for one in cell) for cell in row)


# --- Texts ------------------------------------------------------------------------------------------------------------


def texts(old: Sequence[Text], new: Sequence[Text]) -> Cell:
    return tuple(one for pair in matched.texts(old, new) for one in _texts(pair))


def _texts(pair: Pair[Text]) -> Cell:
    if pair.new is None:
        return (_marked(pair.old, "out"),) if pair.old else ()
    if pair.old is None:
        return (_marked(pair.new, "in"),)
    return _text(pair.old, pair.new)


def _text(old: Text, new: Text) -> Cell:
    """One text that has what it was beside what it is; two where more than its words changed."""
    opening = (old.lead, old.marks, old.prose) == (new.lead, new.marks, new.prose)
    if opening and old.words == new.words:
        return (new,)
    if opening and old.words and new.words and old.link == new.link:
        return (replace(new, runs=runs(old.words, new.words)),)
    if old.lead and new.lead and old.marks == new.marks and not (old.prose or new.prose):
        was, now = (f"{one.lead} {one.words}".strip() for one in (old, new))
        return (replace(new, words=now, lead="", link="", runs=runs(was, now)),)
    return (_marked(old, "out"), _marked(new, "in"))


def _marked(text: Text, side: Side) -> Text:
    """A text that all goes or all comes. What goes leads nowhere any more."""
    link = text.link if side == "in" else ""
    if text.words:
        return replace(text, runs=_only(side, text.words), link=link)
    opening = " ".join(filter(None, (*(f"{one.sign} {one.words}" for one in text.marks), text.lead)))
    return Text(opening, text.source, gap=text.gap, link=link, runs=_only(side, opening))


def _label(old: str, new: str) -> tuple[Run, ...]:
    return runs(old, new) if old != new else ()


def _only(side: Side, words: str) -> tuple[Run, ...]:
    return (Run(side, words),) if words else ()
