"""Proof: no stage raises, whatever it is given, and every finding is somewhere (ARCHITECTURE.md, invariants 3 and 5).

Five thousand spoilt files and every gap that the template allows go through the whole: parse, decode, resolve, inherit,
check, the three layers and the partnership's pages. A failure names the number of the mutant; `tests.mutants` makes it
again from that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args

import pytest

from ispc import kinds, layers, partnership, registry
from ispc.corpus import Occasion, Stage
from ispc.decode import document_id
from ispc.fields import declared
from ispc.located import WORKSPACE_FILE, locate
from ispc.location import Path, Source, Span
from ispc.model.scalars import NotStated
from ispc.pipeline import Compiled, compile_sources
from ispc.setting import Setting
from ispc.view import Brand
from tests import mutants, workspaces
from tests.workspaces import TODAY

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
STAGES: tuple[Stage, ...] = get_args(Stage)

CHUNKS = 10
BY_BYTES = 700
BY_STRUCTURE = 300
"""Workspaces; each has at least five spoilt files, which makes five thousand."""


def through(sources: tuple[Source, ...], stage: Stage = "review") -> Compiled:
    """A workspace through every stage and into every view."""
    compiled = compile_sources(sources, Occasion(TODAY, stage))
    corpus = compiled.corpus
    for effective in corpus.effective.values():
        for module in registry.modules(layers).values():
            module.view(effective, corpus, SETTING)
    partnership.index(corpus, SETTING)
    partnership.register(corpus, SETTING)
    return compiled


def misplaced(compiled: Compiled, sources: tuple[Source, ...]) -> Iterator[str]:
    """The findings, and the places they point to, that are not in a file."""
    files = {source.name: source for source in sources}
    for one in locate(compiled.findings, compiled.trees, files):
        for place in (one.place, *(related.place for related in one.related)):
            if place.span.source == WORKSPACE_FILE:
                continue
            source = files.get(place.span.source)
            if source is None or not _inside(place.span, source):
                yield f"{one.finding.code}: {place.span}"


def _inside(span: Span, source: Source) -> bool:
    lines = _lines(source)
    if not (1 <= span.line <= span.end_line <= len(lines)):
        return False
    starts, ends = span.column, span.end_column
    return 1 <= starts <= len(lines[span.line - 1]) + 1 and 1 <= ends <= len(lines[span.end_line - 1]) + 1


@cache
def _lines(source: Source) -> list[str]:
    return re.split("\r\n|\r|\n", source.data.decode("utf-8", "replace"))


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize(
    ("spoil", "of"), [(mutants.by_bytes, BY_BYTES), (mutants.by_structure, BY_STRUCTURE)]
)
def test_no_stage_raises_and_every_finding_is_in_its_file(
    spoil: Callable[[int], tuple[Source, ...]], of: int, chunk: int
) -> None:
    found = 0
    for number in range(chunk, of, CHUNKS):
        sources = spoil(number)
        try:
            compiled = through(sources, STAGES[number % len(STAGES)])
        except Exception as error:
            raise AssertionError(f"{spoil.__name__}({number}) raises") from error
        assert list(misplaced(compiled, sources)) == [], f"{spoil.__name__}({number})"
        found += len(compiled.findings)
    assert found


def test_five_thousand_files_are_spoilt() -> None:
    assert BY_BYTES * len(mutants.STARTER) + BY_STRUCTURE * len(mutants.FULL) >= 5000


def test_spoilt_files_reach_every_stage() -> None:
    """Else the proof would be empty: of the files spoilt in structure, most are still documents."""
    documents = sum(len(through(mutants.by_structure(number)).corpus.documents) for number in range(10))
    assert documents > 25
    assert any(
        source.data != old.data for source, old in zip(mutants.by_bytes(1), mutants.STARTER, strict=True)
    )


# -- gaps ------------------------------------------------------------------------------------------------------------


def gaps() -> Iterator[tuple[str, Path]]:
    """Each field of the full workspace that may be left unstated, once a file: the file, and where."""
    for source in mutants.FULL:
        data = workspaces.tree_data(source)
        model = registry.modules(kinds)[data["kind"]].MODEL
        known: set[Path] = set()
        for path in _paths(data, ()):
            field = declared(model, path[:-1], data).get(str(path[-1]))
            named = tuple(step for step in path if isinstance(step, str))
            if field is not None and _may_be_unstated(field.annotation) and named not in known:
                known.add(named)
                yield source.name, path


def _may_be_unstated(annotation: Any) -> bool:
    return annotation is NotStated or any(_may_be_unstated(one) for one in get_args(annotation))


def _paths(data: Any, path: Path) -> Iterator[Path]:
    for key in range(len(data)) if isinstance(data, list) else tuple(data) if isinstance(data, dict) else ():
        yield (*path, key)
        yield from _paths(data[key], (*path, key))


GAPS = tuple(gaps())


def test_there_are_gaps_to_try() -> None:
    assert len({path[-1] for _, path in GAPS}) > 25


@pytest.mark.parametrize("chunk", range(4))
def test_every_field_that_may_be_unstated_may_be_unstated_and_is_told(chunk: int) -> None:
    for name, path in GAPS[chunk::4]:
        sources = tuple(_unstated(one, path) if one.name == name else one for one in mutants.FULL)
        try:
            compiled = through(sources, "sign-off")
        except Exception as error:
            raise AssertionError(f"{name} raises without {path}") from error
        assert list(misplaced(compiled, sources)) == []
        document = compiled.corpus.documents[document_id(name)]
        told = {finding.where for finding in compiled.findings if finding.code == "not-stated"}
        assert document.at(*path) in told, (name, path)


def _unstated(source: Source, path: Path) -> Source:
    data = json.loads(json.dumps(workspaces.tree_data(source)))
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = dict(mutants.GAP)
    return mutants.written(source.name, data)
