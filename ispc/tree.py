"""A source as a tree: plain data whose every scalar is still text, and a side table of where each part stands.

The tree is what lies between YAML and a document. Types come later, from the model: here `01632 960000` keeps its
leading zero and version `1.10` stays `1.10`. The side tables make positions free, so that a finding about a
field, however deep, is shown at its line and column.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ispc.location import Path, Span

Node = str | list["Node"] | dict[str, "Node"]
"""Text, a list, or a mapping with text keys. An empty value (`key:` with nothing after it) is the empty text."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The data of one source. `values` and `keys` give the span of the value at a path, and of the key that names it.

    Every path of `data`, the root `()` included, is in `values`; every mapping entry is in `keys` as well.
    """

    source: str
    data: Node
    values: Mapping[Path, Span]
    keys: Mapping[Path, Span]

    def span(self, path: Path) -> Span:
        """The value's span, or that of the nearest part around it that exists."""
        while path not in self.values:
            path = path[:-1]
        return self.values[path]

    def key_span(self, path: Path) -> Span:
        """The span of the key that leads to `path`; for a list item or a missing part, the nearest value's."""
        return self.keys.get(path) or self.span(path)
