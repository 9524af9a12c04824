"""A drawing as data: shapes at places, in a space of their own. What draws it decides nothing.

Layout is worked out before, by pure functions, so that the same drawing is right in a browser and in a PDF. Colour never says
anything alone: every shape has words or a pattern, so that a drawing is read in grey.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """`width` and `height` in points; shapes are drawn in their order."""

    width: int
    height: int
    shapes: tuple[object, ...] = ()
