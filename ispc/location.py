"""Where a thing is: a source, a span in it, and the address of a field in a document.

Models hold no positions, so equality, digests and differences ignore layout by construction. A value is
named by its `Address`, which is the path an author would read aloud in the YAML; the `Span` of an address is
looked up in the tree only when something is shown to a person.
"""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: `name` is its path in the workspace with forward slashes; `data` its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source. Lines and columns count from 1 and columns count characters; the end is exclusive."""

    source: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Address:
    """A field of a document: the document's id and the keys and list positions that lead to the field."""

    document: str
    path: Path = ()

    def __truediv__(self, step: str | int) -> Address:
        return Address(self.document, (*self.path, step))

    def __str__(self) -> str:
        return "/".join([self.document, *map(str, self.path)])
