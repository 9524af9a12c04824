"""How long a page came out on paper: what each side holds, and how high each section is.

A guide has two sides. When it takes more, its author needs to know which part to shorten, and by how much: so the press
measures what it has laid out, in whole millimetres, rounded up.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, TypeAlias

from ispc.outputs.paper import Length

Box: TypeAlias = Any
"""A box of WeasyPrint, which has no types. Its lengths are CSS pixels, 96 to an inch."""


def measured(sides: list[Any]) -> Length:
    """The length of a page that was laid out on these sides."""
    heights: dict[str, float] = {}
    used = []
    for side in sides:
        box = side._page_box
        used.append(_millimetres(_bottom(box) - box.content_box_y()))
        for section in _sections(box):
            name = section.element.get("id")
            heights[name] = heights.get(name, 0.0) + section.margin_height()
    return Length(tuple(used), tuple((name, _millimetres(height)) for name, height in heights.items()))


def _sections(box: Box) -> Iterator[Box]:
    """The sections on one side, each once; those within a section belong to it."""
    for child in getattr(box, "children", ()):
        if getattr(child, "element_tag", None) == "section" and child.element.get("id"):
            yield child
        else:
            yield from _sections(child)


def _bottom(page: Box) -> float:
    """Where the last thing on a side ends. What stands in the margins is not part of the text."""
    flow = [child for child in page.children if type(child).__name__ != "MarginBox"]
    return max((_end(child) for child in flow), default=page.content_box_y())


def _end(box: Box) -> float:
    inner = [_end(child) for child in getattr(box, "children", ()) if hasattr(child, "position_y")]
    # The root and the body stretch over the whole side; what they hold says where it ends.
    if inner and getattr(box, "element_tag", None) in ("html", "body"):
        return max(inner)
    return float(box.position_y + box.margin_height())


def _millimetres(pixels: float) -> int:
    return math.ceil(pixels * 25.4 / 96)
