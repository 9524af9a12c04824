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
}


def chain(document: Document, known: Mapping[str, Document]) -> tuple[Document, ...]:
    """The documents above this one, nearest first; stops at a gap or where a circle would begin."""
    above: list[Document] = []
    current = document
    while isinstance(current.content, Controlled) and current.content.part_of is not None:
        parent = known.get(current.content.part_of)
        if parent is None or parent is document or parent in above:
            break
        above.append(parent)
        current = parent
    return tuple(above)


def chains(known: Mapping[str, Document]) -> tuple[dict[str, tuple[Document, ...]], list[Diagnostic]]:
    """Each document with those above it, nearest first; and what is wrong with the lines they form."""
    lines = {identity: chain(document, known) for identity, document in known.items()}
    findings: list[Diagnostic] = []
    reported: set[str] = set()
    for identity, above in lines.items():
        circle = _circle(identity, known)
        if circle and identity not in reported:
            reported |= set(circle)
            findings.append(_in_a_circle(circle, known))
        elif above and not circle:
            findings += _wrong_parent(known[identity], above[0])
    return lines, findings


def _circle(start: str, known: Mapping[str, Document]) -> list[str]:
    seen = [start]
    while True:
        content = known[seen[-1]].content
        above = content.part_of if isinstance(content, Controlled) else None
        if above == start:
            return seen
        if above is None or above not in known or above in seen:
            return []
        seen.append(above)


def _in_a_circle(circle: Sequence[str], known: Mapping[str, Document]) -> Diagnostic:
    above = dict(zip(circle, [*circle[1:], circle[0]], strict=True))
    steps = [
        Label(known[one].at("part_of"), f"`{one}` says that it is part of `{above[one]}`")
        for one in circle[1:]
    ]
    return Diagnostic(
        "part-of-circle",
        Severity.ERROR,
        f"`{circle[0]}` is part of itself",
        known[circle[0]].at("part_of"),
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
            document.at("part_of"),
            related=(Label(parent.at("kind"), "this one"),),
            help="name a document of kind " + " or ".join(f"`{kind}`" for kind in allowed),
        )
    ]


def hangs_on(document: Document, known: Mapping[str, Document], incomplete: frozenset[str]) -> bool:
    """Whether the document stands, at some remove, under one that could not be read."""
    lineage = [document, *chain(document, known)]
    return any(isinstance(one.content, Controlled) and one.content.part_of in incomplete for one in lineage)
