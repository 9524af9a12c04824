"""A finding with its place: the span, the lines to show, the places it is related to, and a name that lasts.

Findings speak of addresses, because models hold no positions. Here, once, and only when something is to be shown,
an address becomes a place in a file. All reports are made from these values, so they cannot differ in what they
found. The fingerprint names a finding by its code and by the ids on the way to it, never by its line, so that a
paragraph added above does not make an old finding look new.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ispc.diagnostic import Diagnostic
from ispc.excerpt import Lines, lines_of
from ispc.location import Address, Path, Source, Span
from ispc.show import visible
from ispc.tree import Node, Tree
from ispc.within import Written, written

WORKSPACE_FILE = "ispc.yaml"
"""Where a finding is shown whose document is in no file: the workspace's own."""
_NAMING = 200  # letters of a line that name it; a file may be one line of a million


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

    @cache
    def lines(name: str) -> Lines:
        return lines_of(sources[name]) if name in sources else Lines()

    @cache
    def letters(where: Address) -> Written | None:
        text = _text(where, trees)
        if text is None:
            return None
        whole = trees[where.document].values[where.path]
        return written(lines(whole.source).words, whole, text)

    def place(where: Address | Span, stretch: tuple[int, int] | None = None) -> Place:
        span = where if isinstance(where, Span) else _span(where, trees, lines)
        if stretch is not None and isinstance(where, Address) and (found := letters(where)) is not None:
            within = found.span(stretch)
            span = _on_one_line(within, lines) if within else span
        return Place(span, lines(span.source).excerpt(span.line))

    documents = {tree.source: document for document, tree in trees.items()}
    placed = [(place(finding.where, finding.stretch), finding) for finding in findings]
    once = {(here.span, finding.code, finding.message): (here, finding) for here, finding in reversed(placed)}
    used: Counter[str] = Counter()
    located = []
    for here, finding in sorted(once.values(), key=_order):
        where = finding.where
        document = where.document if isinstance(where, Address) else documents.get(where.source, "")
        steps = _steps(where, trees) if isinstance(where, Address) else ()
        anchor = _said(finding, trees) if isinstance(where, Address) else (where.source, _words(here))
        lasting = json.dumps([finding.code, document, steps, anchor])
        located.append(
            Located(
                finding=_visible(finding),
                place=here,
                related=tuple(
                    Related(place(label.where), visible(label.message)) for label in finding.related
                ),
                document=document,
                address=visible("/".join([document, *map(str, steps)])),
                fingerprint=_digest(f"{lasting}{used[lasting] or ''}"),
            )
        )
        used[lasting] += 1
    return tuple(located)


def _span(where: Address, trees: Mapping[str, Tree], lines: Callable[[str], Lines]) -> Span:
    """The span of the value, or of the nearest part around it, never longer than one line.

    A value that is empty, has several lines or begins below its key is shown by its key, which is what a reader
    looks for. A list item has no key, so its first line stands for it.
    """
    tree = trees.get(where.document)
    if tree is None:
        return Span(WORKSPACE_FILE, 1, 1, 1, 1)
    part = where.path
    while part not in tree.values:
        part = part[:-1]
    value, key = tree.values[part], tree.key_span(part)
    beside = key.line == value.line == value.end_line and value.column < value.end_column
    return _on_one_line(value if beside else key, lines)


def _on_one_line(span: Span, lines: Callable[[str], Lines]) -> Span:
    if span.line == span.end_line:
        return span
    shown = lines(span.source).excerpt(span.line)
    end = len(shown[-1][1].rstrip()) + 1 if shown else 0
    return replace(span, end_line=span.line, end_column=max(end, span.column))


def _text(where: Address, trees: Mapping[str, Tree]) -> str | None:
    """The text at an address; None where there is none."""
    node: Node | None = trees[where.document].data if where.document in trees else None
    for step in where.path:
        node = _child(node, step)
    return node if isinstance(node, str) else None


def _said(finding: Diagnostic, trees: Mapping[str, Tree]) -> tuple[str, ...]:
    """What names a finding about a few letters of a field: the letters, which move with it."""
    if finding.stretch is None or not isinstance(finding.where, Address):
        return ()
    text = _text(finding.where, trees)
    return () if text is None else (text[slice(*finding.stretch)][:_NAMING],)


def _words(place: Place) -> str:
    """What names a place that has no address: the words its line begins with, which move with it."""
    return place.lines[-1][1].strip()[:_NAMING] if place.lines else ""


def _steps(where: Address, trees: Mapping[str, Tree]) -> Path:
    """The path with each position replaced by the id of the item there, where it has one."""
    node: Node | None = trees[where.document].data if where.document in trees else None
    steps: list[str | int] = []
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


def _order(item: tuple[Place, Diagnostic]) -> tuple[str, int, int, int, str, str]:
    place, finding = item
    span = place.span
    return span.source, span.line, span.column, -finding.severity, finding.code, finding.message


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
