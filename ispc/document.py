"""A document: one file of a workspace, decoded. Its id is its file's name without the ending."""

from __future__ import annotations

from dataclasses import dataclass, field

from ispc.location import Address, Path, Span
from ispc.model.scalars import Model
from ispc.tree import Tree


@dataclass(frozen=True, slots=True)
class Document:
    """`content` is what was written, typed. The tree serves only to show where; it plays no part in equality."""

    id: str
    kind: str
    content: Model
    tree: Tree = field(compare=False, repr=False)

    def at(self, *path: str | int) -> Address:
        return Address(self.id, path)

    def span(self, path: Path) -> Span:
        return self.tree.span(path)
