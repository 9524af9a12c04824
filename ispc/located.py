"""A finding with its place: the span, the lines to show, the places it is related to, and a name that lasts.

Findings speak of addresses, because models hold no positions. Here, once, and only when something is to be shown,
an address becomes a place in a file. All reports are made from these values, so they cannot differ in what they
found. The fingerprint names a finding by its code and by the ids on the way to it, never by its line, so that a
paragraph added above does not make an old finding look new.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ispc.diagnostic import Diagnostic
from ispc.location import Address, Source, Span
from ispc.show import visible
from ispc.tree import Node, Tree

WORKSPACE_FILE = "ispc.yaml"
"""Where a finding is shown whose document is in no file: the workspace's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A span and what to show of its source: at most three numbered lines, the last being the line of the span.

    The lines before it are those that say what it belongs to: the list item it is in and the key above it.
    No lines at all where the source is not to be had.
    """

    span: Span
    lines: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about, and what is to be seen there."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its place. The words of `finding` are visible and on one line each.

    `document` is empty where the file could not be read as a document. `address` names the field as an author
    would, with the ids of list items for their positions: `keeping-children-safe/flows/school-worried/keep`.
    `fingerprint` is 16 hexadecimal digits, different for every finding of a run.
    """

    finding: Diagnostic
    place: Place
    related: tuple[Related, ...]
    document: str
    address: str
    fingerprint: str


def locate(
    findings: Sequence[Diagnostic], trees: Mapping[str, Tree], sources: Mapping[str, Source]
) -> tuple[Located, ...]:
    """Every finding once, at its place, by file, line, column, weight (errors first) and code.

    `trees` is by document id, `sources` by name. Two findings with one span, code and message are one.
    """
    documents = {tree.source: document for document, tree in trees.items()}

    @cache
    def text(name: str) -> _Text:
        return _Text.of(sources[name]) if name in sources else _Text((), ())

    def place(where: Address | Span) -> Place:
        span = _span(where, trees)
        return Place(span, text(span.source).excerpt(span.line))

    def name(where: Address | Span) -> tuple[str, tuple[_Step, ...]]:
        """The document, and the steps to the field; a span has no steps but the words on its line."""
        if isinstance(where, Address):
            return where.document, _steps(where, trees)
        return documents.get(where.source, ""), ()

    spans = [(_span(finding.where, trees), finding) for finding in findings]
    once = {(span, finding.code, finding.message): finding for span, finding in reversed(spans)}
    used: Counter[str] = Counter()
    located = []
    for (span, code, _), finding in sorted(once.items(), key=_order):
        document, steps = name(finding.where)
        words = () if isinstance(finding.where, Address) else (span.source, text(span.source).line(span.line))
        lasting = json.dumps([code, document, steps, words])
        located.append(
            Located(
                finding=_visible(finding),
                place=place(finding.where),
                related=tuple(
                    Related(place(label.where), visible(label.message)) for label in finding.related
                ),
                document=document,
                address=visible("/".join([document, *(str(step) for step in steps)])),
                fingerprint=_digest(f"{lasting}{used[lasting] or ''}"),
            )
        )
        used[lasting] += 1
    return tuple(located)


_Step = str | int


def _span(where: Address | Span, trees: Mapping[str, Tree]) -> Span:
    """The span of the value, or of the nearest part around it; of its key where it is empty or has several lines."""
    if isinstance(where, Span):
        return where
    tree = trees.get(where.document)
    if tree is None:
        return Span(WORKSPACE_FILE, 1, 1, 1, 1)
    part = where.path
    while part not in tree.values:
        part = part[:-1]
    value = tree.values[part]
    short = value.line == value.end_line and value.column < value.end_column
    return value if short else tree.key_span(part)


def _steps(where: Address, trees: Mapping[str, Tree]) -> tuple[_Step, ...]:
    """The path with each position replaced by the id of the item there, where it has one."""
    node: Node | None = trees[where.document].data if where.document in trees else None
    steps: list[_Step] = []
    for step in where.path:
        node = _child(node, step)
        named = isinstance(step, int) and isinstance(node, dict) and node.get("id")
        steps.append(named if isinstance(named, str) and named else step)
    return tuple(steps)


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, dict) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
        return node[step]
    return None


def _order(item: tuple[tuple[Span, str, str], Diagnostic]) -> tuple[str, int, int, int, str, str]:
    (span, code, message), finding = item
    return span.source, span.line, span.column, -finding.severity, code, message


def _visible(finding: Diagnostic) -> Diagnostic:
    return replace(
        finding,
        message=visible(finding.message),
        caret=visible(finding.caret),
        law=tuple(map(visible, finding.law)),
        help=visible(finding.help),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a source, and for each the number of the line that it is indented under (0 for none)."""

    lines: tuple[str, ...]
    above: tuple[int, ...]

    @classmethod
    def of(cls, source: Source) -> _Text:
        lines = re.split(r"\r\n|\r|\n", source.data.decode("utf-8-sig", errors="replace"))
        above: list[int] = []
        open_lines: list[tuple[int, int]] = []
        for number, line in enumerate(lines, start=1):
            words = line.lstrip(" ")
            indent = len(line) - len(words)
            if not words or words.startswith("#"):
                above.append(0)
                continue
            while open_lines and open_lines[-1][0] >= indent:
                open_lines.pop()
            above.append(open_lines[-1][1] if open_lines else 0)
            open_lines.append((indent, number))
        return cls(tuple(lines), tuple(above))

    def line(self, number: int) -> str:
        """The words of a line without their indent, or nothing past the end."""
        return self.lines[number - 1].strip() if 0 < number <= len(self.lines) else ""

    def excerpt(self, number: int) -> tuple[tuple[int, str], ...]:
        """The line, after the one it is indented under and the list item that both are in."""
        if not 0 < number <= len(self.lines):
            return ()
        shown = [number]
        above = self.above[number - 1]
        if above:
            shown.append(above)
            while above and not self.line(above).startswith("- "):
                above = self.above[above - 1]
            shown.append(above)
        return tuple((n, self.lines[n - 1]) for n in sorted(set(shown) - {0}))
