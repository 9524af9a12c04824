"""A stretch of a value is found in the file to the letter, however the value is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ispc.characters import normal
from ispc.excerpt import lines_of
from ispc.location import Path, Source
from ispc.parse import parse
from ispc.tree import Node, Tree
from ispc.within import written
from tests.layouts import laid_out

WORDS = (
    "share",
    "“early”",
    "it's",
    'say "no"',
    "Ŵyr",
    "cafe\u0301",
    "a:b",
    "#1",
    "C:\\new",
    "—",
    "🙂",
    "''",
    "x,",
    "[y]",
    "|",
    ">",
)


def read(source: Source) -> Tree:
    tree = parse(source).value
    assert tree is not None, parse(source).findings
    return tree


def text_at(tree: Tree, path: Path) -> str:
    node: Node = tree.data
    for step in path:
        node = node[step]  # type: ignore[index]  # the path was found in this tree
    assert isinstance(node, str)
    return node


def standing(source: Source, path: Path, stretch: tuple[int, int]) -> str:
    """What stands in the file at the span that is told, on one line."""
    tree, lines = read(source), lines_of(source).words
    found = written(lines, tree.values[path], text_at(tree, path))
    span = found.span(stretch) if found else None
    assert span is not None
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    middle = lines[span.line : span.end_line - 1]
    ends = lines[span.line - 1][span.column - 1 :], lines[span.end_line - 1][: span.end_column - 1]
    return " ".join(part.strip() for part in (ends[0], *middle, ends[1]))


@pytest.mark.parametrize(
    "layout",
    [
        "say: Ask pursuant to it. Go.",
        "say: Ask\n  pursuant to\n  it. Go.",
        "say:\n  Ask pursuant to it. Go.",
        "say: 'Ask pursuant to it. Go.'",
        'say: "Ask pursuant to it. Go."',
        'say: "A\\x73k pursuant to\n  it. \\\n  Go."',
        "say: |\n  Ask pursuant to it. Go.",
        "say: >-\n    Ask\n    pursuant to\n    it. Go.\n# a note",
        "say: |  # a note\n\n  Ask pursuant to it.\n  Go.\n\n",
        "say: [no, {en: Ask pursuant to it. Go.}]",
        'say: {en: "Ask pursuant to it. Go.", x: y}',
        "\ufeffsay: Ask pursuant to it. Go.\r\nx: y\r\n",
    ],
)
def test_a_word_is_found_in_every_layout(layout: str) -> None:
    source = Source("a.yaml", layout.encode())
    path = next(path for path, _ in read(source).values.items() if _is_text(read(source), path, "pursuant"))
    start = text_at(read(source), path).index("pursuant to")
    assert standing(source, path, (start, start + len("pursuant to"))) == "pursuant to"


def _is_text(tree: Tree, path: Path, word: str) -> bool:
    node: Node = tree.data
    for step in path:
        node = node[step]  # type: ignore[index]  # as above
    return isinstance(node, str) and word in node


@given(
    some.lists(some.sampled_from(WORDS), min_size=1, max_size=9),
    some.sampled_from((" ", "\n", "\n\n")),
    some.integers(0, 400),
)
def test_every_word_of_a_value_is_what_stands_at_its_span(
    words: list[str], between: str, number: int
) -> None:
    data = {"kind": "x", "say": between.join(words), "more": [{"of it": between.join(reversed(words))}]}
    source = Source("a.yaml", laid_out(data, number))
    tree = read(source)
    for path in (("say",), ("more", 0, "of it")):
        text = text_at(tree, path)
        for found in re.finditer(r"\S+", text):
            assert found[0] in _readings(standing(source, path, found.span()))


def _readings(said: str) -> Iterator[str]:
    """What the letters of a file may mean: as they stand, or between either sort of quotation marks."""
    yield normal(said)
    yield normal(said.replace("''", "'"))
    with suppress(json.JSONDecodeError):
        yield normal(json.loads(f'"{said}"'))


def test_what_is_not_there_is_not_claimed() -> None:
    source = Source("a.yaml", b"say: Ask first.")
    span = read(source).values[("say",)]
    found = written(lines_of(source).words, span, "Ask first.")
    assert found is not None and found.span((3, 4)) is None
    assert written(lines_of(source).words, span, "Ask later.") is None
    assert written((), span, "Ask first.") is None
