"""Which document stands above which: framework, protocol, exchange. Circles and wrong parents are reported here.

A document names the one above it in `part_of`, and inherits from all above. So the line must be one that ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.document import Document
from ispc.model.control import Controlled

MAY_STAND_UNDER: Mapping[str, tuple[str, ...]] = {
    "framework": ("framework",),
    "isp": ("framework", "isp"),
    "dea": ("isp", "framework"),
    "policy": ("framework",),
    "scenario": ("isp", "dea", "framework", "policy"),
    "plan": ("framework", "isp", "dea", "policy"),
}


def above(document: Document) -> str | None:
    """The id of the document that this one stands under: the parent of an agreement, the agreement of a case or a plan."""
    content = document.content
    named = content.part_of if isinstance(content, Controlled) else getattr(content, "of", None)
    return named if isinstance(named, str) else None


def field(document: Document) -> str:
    """The field that names the document above."""
    return "part_of" if isinstance(document.content, Controlled) else "of"


def chain(document: Document, known: Mapping[str, Document]) -> tuple[Document, ...]:
    """The documents above this one, nearest first; stops at a gap or where a circle would begin."""
    line: list[Document] = []
    current = document
    while (name := above(current)) is not None:
        parent = known.get(name)
        if parent is None or parent is document or parent in line:
            break
        line.append(parent)
        current = parent
    return tuple(line)


def chains(known: Mapping[str, Document]) -> tuple[dict[str, tuple[Document, ...]], list[Diagnostic]]:
    """Each document with those above it, nearest first; and what is wrong with the lines they form."""
    lines = {identity: chain(document, known) for identity, document in known.items()}
    findings: list[Diagnostic] = []
    reported: set[str] = set()
    for identity, line in lines.items():
        circle = _circle(identity, known)
        if circle and identity not in reported:
            reported |= set(circle)
            findings.append(_in_a_circle(circle, known))
        elif line and not circle:
            findings += _wrong_parent(known[identity], line[0])
    return lines, findings


def _circle(start: str, known: Mapping[str, Document]) -> list[str]:
    seen = [start]
    while True:
        parent = above(known[seen[-1]])
        if parent == start:
            return seen
        if parent is None or parent not in known or parent in seen:
            return []
        seen.append(parent)


def _in_a_circle(circle: Sequence[str], known: Mapping[str, Document]) -> Diagnostic:
    above = dict(zip(circle, [*circle[1:], circle[0]], strict=True))
    steps = [
        Label(known[one].at(field(known[one])), f"`{one}` says that it is part of `{above[one]}`")
        for one in circle[1:]
    ]
    return Diagnostic(
        "part-of-circle",
        Severity.ERROR,
        f"`{circle[0]}` is part of itself",
        known[circle[0]].at(field(known[circle[0]])),
        related=tuple(steps),
        help="decide which document stands above the others, and remove its `part_of`",
    )


def _wrong_parent(document: Document, parent: Document) -> list[Diagnostic]:
    allowed = MAY_STAND_UNDER.get(document.kind, ())
    if parent.kind in allowed:
        return []
    return [
        Diagnostic(
            "part-of-wrong-kind",
            Severity.ERROR,
            f"a document of kind `{document.kind}` cannot be part of one of kind `{parent.kind}`",
            document.at(field(document)),
            related=(Label(parent.at("kind"), "this one"),),
            help="name a document of kind " + " or ".join(f"`{kind}`" for kind in allowed),
        )
    ]


def hangs_on(document: Document, known: Mapping[str, Document], incomplete: frozenset[str]) -> bool:
    """Whether the document stands, at some remove, under one that could not be read."""
    lineage = [document, *chain(document, known)]
    return any(above(one) in incomplete for one in lineage)
