"""A drawing as data: shapes at places, in a space of their own. What paints it decides nothing.

Layout is worked out before, by pure functions, so that the same drawing is right in a browser and in a PDF. Colour never says
anything alone: every shape has words or a pattern, so that a drawing is read in grey.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[int, int]
"""How far to the right and how far down."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box by its top left corner. `look` tells boxes apart without colour: a thin, a thick or a dashed edge."""

    x: int
    y: int
    width: int
    height: int
    look: Literal["thin", "thick", "dashed"] = "thin"


@dataclass(frozen=True, slots=True)
class Lettering:
    """Some words on one line. `y` is the foot of the letters; `x` their start, or their middle where they are `centred`."""

    x: int
    y: int
    words: str
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line through points with a head at its end, and at its start as well where it goes `both` ways."""

    points: tuple[Point, ...]
    both: bool = False


Shape = Rectangle | Lettering | Arrow


@dataclass(frozen=True, slots=True)
class Drawing:
    """`width` and `height` in units of which 16 are the page's own letters high; shapes are painted in their order.

    `narrow` is the same laid out for a telephone, where it has to differ.
    """

    width: int
    height: int
    shapes: tuple[Shape, ...] = ()
    narrow: Drawing | None = None
