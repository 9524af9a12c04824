"""Where the parts of a text stand: places as four numbers, clipped to what a person would call the part.

A parser's own marks run on: a block's end is the next token, a block text's end is behind its blank lines, an empty
value is wherever the parser noticed it. Here each is brought back to the words themselves, the same for both parsers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ruamel.yaml.events import MappingStartEvent, SequenceStartEvent

from ispc.location import Path, Span
from ispc.parse.text import Text

_MARKER = re.compile(r"(?:\s|#[^\n]*)*[:\-]")

Place = tuple[int, int, int, int]
"""Line, column, end line, end column, as in `Span`."""


class Spans(Mapping[Path, Span]):
    """A read-only side table of spans that makes each span when it is asked for."""

    __slots__ = ("_places", "_source")

    def __init__(self, source: str, places: dict[Path, Place]) -> None:
        self._source = source
        self._places = places

    def __getitem__(self, path: Path) -> Span:
        return Span(self._source, *self._places[path])

    def __contains__(self, path: object) -> bool:
        return path in self._places

    def __iter__(self) -> Iterator[Path]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def place_of(event: Any) -> Place:
    """The place of an event as its parser marks it."""
    start, end = event.start_mark, event.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1


def block_text_place(event: Any, text: Text) -> Place:
    """The place of a block scalar's text, without its `|`, the blank lines around it or its indentation."""
    lines, start, end = text.lines, event.start_mark, event.end_mark
    first, last = start.line + 1, min(end.line if end.column else end.line - 1, len(text.lines) - 1)
    while last >= first and not lines[last].strip(" \t"):
        last -= 1
    if last < first:
        return start.line + 1, start.column + 1, start.line + 1, start.column + 2
    while not lines[first].strip(" \t"):
        first += 1
    indent = len(lines[first]) - len(lines[first].lstrip(" "))
    return first + 1, indent + 1, last + 1, len(lines[last].rstrip(" \t")) + 1


def empty_place(before: Any, text: Text) -> Place:
    """Where an empty value would begin, right behind its colon or dash. `before` is the event read before it."""
    if before is None:
        return 1, 1, 1, 1
    block = isinstance(before, (MappingStartEvent, SequenceStartEvent)) and not before.flow_style
    edge = before.start_mark.index if block else before.end_mark.index
    marker = _MARKER.match(text.content, edge)
    at = marker.end() if marker else edge
    where = text.span(at, at)
    return where.line, where.column, where.end_line, where.end_column


def collection_place(start: Any, end: Any, last: Place | None) -> Place:
    """From a collection's first sign to the end of its `last` part; to the closing bracket where it has one."""
    mark = start.start_mark
    if start.flow_style or last is None:
        return mark.line + 1, mark.column + 1, end.end_mark.line + 1, end.end_mark.column + 1
    return mark.line + 1, mark.column + 1, last[2], last[3]
