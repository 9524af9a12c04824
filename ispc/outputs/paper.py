"""What pages are set with on paper.

The one value that the maker of PDFs and its workers share. It stands apart from both, so that the maker may load the
worker's module, which needs Pango, on the first PDF and not before, and neither names the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Paper:
    """The paper style, as CSS, and all that it or a page may name as `asset:NAME`."""

    style: str
    assets: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Length:
    """How long a page came out: the millimetres used on each side, and the height of each section by its id."""

    sides: tuple[int, ...] = ()
    sections: tuple[tuple[str, int], ...] = ()
