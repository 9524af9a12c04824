"""Proof: meaning only (ARCHITECTURE.md, invariant 6). Layout changes no digest and no page.

Comments, the order of keys and of files, quoting, folding, line ends and indentation are the author's own business: an
approval must survive an editor that writes them anew.
"""

from __future__ import annotations

import random
from functools import cache

import pytest

from ispc import layers, partnership, registry
from ispc.corpus import Occasion
from ispc.digest import digest
from ispc.location import Source
from ispc.pipeline import Compiled, compile_sources
from ispc.setting import Setting
from ispc.view import Brand, View
from tests import layouts, workspaces
from tests.mutants import FULL, STARTER
from tests.workspaces import TODAY

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
LAYOUTS = 300
CHUNKS = 5

Workspace = tuple[Source, ...]


def compiled(sources: Workspace) -> Compiled:
    return compile_sources(sources, Occasion(TODAY))


def digests(made: Compiled) -> dict[str, str]:
    return {name: digest("content", one.content) for name, one in made.corpus.documents.items()}


def views(made: Compiled) -> list[View]:
    modules = registry.modules(layers).values()
    each = [one.view(it, made.corpus, SETTING) for it in made.corpus.effective.values() for one in modules]
    return [*each, partnership.index(made.corpus, SETTING), partnership.register(made.corpus, SETTING)]


@cache
def plain(workspace: Workspace) -> tuple[dict[str, str], list[View]]:
    made = compiled(workspace)
    return digests(made), views(made)


def laid_out(workspace: Workspace, number: int) -> Workspace:
    made = [
        Source(one.name, layouts.laid_out(workspaces.tree_data(one), number * len(workspace) + at))
        for at, one in enumerate(workspace)
    ]
    random.Random(number).shuffle(made)
    return tuple(made)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_layout_changes_no_digest_and_no_page(chunk: int) -> None:
    for number in range(chunk, LAYOUTS // len(STARTER), CHUNKS):
        for workspace in (STARTER, FULL) if number % 4 == 0 else (STARTER,):
            made = compiled(laid_out(workspace, number))
            expected, pages = plain(workspace)
            assert digests(made) == expected, f"layout {number}"
            for ours, theirs in zip(views(made), pages, strict=True):
                assert ours == theirs, f"layout {number}: {ours.document} {ours.audience}"


def test_the_layouts_differ() -> None:
    """Else the proof would be empty."""
    (source,) = (one for one in STARTER if one.name == "protocols/framework.yaml")
    written = {layouts.laid_out(workspaces.tree_data(source), number) for number in range(50)}
    assert len(written) == 50
    assert all(
        any(mark in text for text in written)
        for mark in (b"# a note", b": |", b": >", b": '", b"\r\n", b"\xef")
    )


def test_a_word_changes_the_digest_of_its_document_alone() -> None:
    changed = compiled(workspaces.sources("title: Something else\n"))
    before, after = plain(STARTER)[0], digests(changed)
    assert [name for name in before if before[name] != after[name]] == ["protocol"]
