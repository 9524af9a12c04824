"""The pages of each layer with their changes: what changed, with what stays named; on a screen the whole page as well, folded away.

A page in the pack stands among others. So its ids are made its own, and links that lead to other files are words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ispc import markdown
from ispc.layers._blocks import bullets, facts, paragraphs
from ispc.redline import redline
from ispc.review_pack._asked import LAYERS, Asked, Pages
from ispc.view import (
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

FEW = 6
"""A list with so many items is shown whole where one of them changed."""


def sections(asked: Asked, whole: bool) -> Iterator[Section]:
    """One for each layer, with a part for each document whose page changes."""
    names = dict(asked.words.pages)
    for audience in LAYERS:
        parts = tuple(
            Subsection(f"page-{audience}-{one.document}", one.title, tuple(_page(asked, pages, whole)))
            for one in asked.documents
            for pages in asked.pages[one.document]
            if pages.audience == audience and pages.changed
        )
        if parts:
            how = paragraphs((Text(asked.words.how_to_read),))
            yield Section(f"pages-{audience}", names[audience], (*how, *parts))


def _page(asked: Asked, pages: Pages, whole: bool) -> Iterator[Block]:
    words = asked.words
    if pages.new is None:
        yield from paragraphs((Text(words.gone_document),))
        return
    prefix = f"{pages.audience}-{pages.new.document}"
    if pages.old is None:
        yield from paragraphs((Text(words.new_document),))
        yield from _settled(tuple(_laid_out(pages.new)), prefix)
        return
    made = tuple(_laid_out(redline(pages.old, pages.new)))
    changed = tuple(part for one in made if (part := _pruned(one)) is not None)
    yield from _settled(changed, prefix)
    same = [one.heading for one in made if isinstance(one, Subsection) and _pruned(one) is None]
    if same:
        yield from paragraphs((Text("; ".join(same), lead=words.unchanged),))
    if whole:
        label = Text(words.whole)
        yield Fold(f"whole-{prefix}", label, _settled(made, f"whole-{prefix}"))


def _laid_out(view: View) -> Iterator[Block]:
    """A page as blocks: its notices, its sections, and what it says of itself."""
    yield from bullets(tuple(one.text for one in view.banners))
    for one in view.sections:
        yield Subsection(one.id, one.heading, one.blocks, None, one.runs)
    yield from facts(view.control)


# --- What changed -----------------------------------------------------------------------------------------------------


def _pruned(block: Block) -> Block | None:
    """The block with what changed in it and what must stand beside that; None where nothing did."""
    match block:
        case Paragraphs() | Bullets() | Steps():
            changed = any(one.runs for one in block.texts)
            return replace(block, texts=_few(block.texts)) if changed else None
        case Facts():
            some = tuple(replace(one, value=_few(one.value)) for one in block.facts if _differs(one))
            return Facts(some) if some else None
        case Table():
            rows = tuple(row for row in block.rows if any(text.runs for cell in row for text in cell))
            return replace(block, rows=rows) if rows or block.runs else None
        case Subsection() | Box() | Fold():
            inside = tuple(part for one in block.blocks if (part := _pruned(one)) is not None)
            own = block.label.runs if isinstance(block, Fold) else block.runs
            return replace(block, blocks=inside) if inside or own else None
        case _:
            return None


def _few(texts: Cell) -> Cell:
    """Few texts whole, so that what changed stands among its neighbours; of many, those that changed."""
    return texts if len(texts) <= FEW else tuple(one for one in texts if one.runs) or texts


def _differs(fact: Fact) -> bool:
    return bool(fact.runs) or any(text.runs for text in fact.value)


# --- Among others -----------------------------------------------------------------------------------------------------


def _settled(blocks: Iterable[Block], prefix: str) -> tuple[Block, ...]:
    return tuple(_block(one, prefix) for one in blocks)


def _block(block: Block, prefix: str) -> Block:
    match block:
        case Paragraphs() | Bullets() | Steps():
            return replace(block, texts=_cell(block.texts))
        case Facts():
            return Facts(tuple(replace(one, value=_cell(one.value)) for one in block.facts))
        case Table():
            return replace(block, rows=tuple(tuple(map(_cell, row)) for row in block.rows))
        case Box():
            return replace(block, blocks=_settled(block.blocks, prefix))
        case Subsection():
            return replace(block, id=f"{prefix}-{block.id}", blocks=_settled(block.blocks, prefix))
        case Fold():
            label, *_ = _cell((block.label,))
            return replace(
                block, id=f"{prefix}-{block.id}", label=label, blocks=_settled(block.blocks, prefix)
            )
        case Figure():
            return replace(block, id=f"{prefix}-{block.id}")
        case _:
            return block


def _cell(texts: Cell) -> Cell:
    """The texts with links that lead somewhere outside only."""
    return tuple(
        one if markdown.may_link(one.link) and not one.link.startswith("#") else replace(one, link="")
        for one in texts
    )
