"""A drawing -> SVG within a page: right in a browser and on paper, real text, and a name and a description for the ear.

Looks are attributes and not styles, since the page's policy lets no style in but its own, and WeasyPrint reads no other.
The first child is the title, which WeasyPrint makes the figure's alternative text.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from markupsafe import Markup

from ispc.drawing import Arrow, Drawing, Lettering, Point, Rectangle, Shape
from ispc.lettering import SIZE

INK = "#12212b"
TINT = "#eef2f5"
_HEAD = 8
_LOOKS = {
    "thin": f'fill="#ffffff" stroke="{INK}" stroke-width="1"',
    "thick": f'fill="{TINT}" stroke="{INK}" stroke-width="2.5"',
    "dashed": f'fill="#ffffff" stroke="{INK}" stroke-width="1.5" stroke-dasharray="5 3"',
}


def screen(drawing: Drawing, title: str, description: str) -> Markup:
    """The drawing, and before it the narrower one where there is one; the page's style shows one of the two."""
    both = (("tall", drawing.narrow), ("wide" if drawing.narrow else "every", drawing))
    said = Markup("<title>{}</title><desc>{}</desc>").format(title, description)
    return Markup("\n").join(_painted(one, said, kind, "rem") for kind, one in both if one)


def paper(drawing: Drawing, title: str, description: str) -> Markup:
    """The drawing for a PDF, where a figure has one alternative text and that must say it all."""
    said = Markup("<title>{}. {}</title>").format(title, " ".join(description.split()))
    return _painted(drawing, said, "every", "px")


_UNITS = {"rem": 16.0, "px": 1.13}
"""How many units of a drawing go into one on the page: on paper letters are a little smaller, as all are there."""


def _painted(drawing: Drawing, said: Markup, kind: str, unit: str) -> Markup:
    """The drawing as large as its letters ask for."""
    shapes = Markup("\n").join(part for shape in drawing.shapes for part in _shape(shape))
    size = Markup('width="{:.5g}{}" height="{:.5g}{}"').format(
        drawing.width / _UNITS[unit], unit, drawing.height / _UNITS[unit], unit
    )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" class="{}" viewBox="0 0 {} {}" {} '
        'font-family="Agreement Sans" font-size="{}" fill="{}">{}\n{}\n</svg>'
    ).format(kind, drawing.width, drawing.height, size, SIZE, INK, said, shapes)


def _shape(shape: Shape) -> Iterator[Markup]:
    match shape:
        case Rectangle():
            yield Markup('<rect x="{}" y="{}" width="{}" height="{}" {}/>').format(
                shape.x,
                shape.y,
                shape.width,
                shape.height,
                Markup(_LOOKS[shape.look]),  # noqa: S704  # ours
            )
        case Lettering():
            bold = Markup(' font-weight="600"') if shape.bold else ""
            centred = Markup(' text-anchor="middle"') if shape.centred else ""
            yield Markup('<text x="{}" y="{}"{}{}>{}</text>').format(
                shape.x, shape.y, bold, centred, shape.words
            )
        case Arrow():
            start, end = shape.points[0], shape.points[-1]
            points = list(shape.points)
            points[-1] = _towards(end, points[-2])
            if shape.both:
                points[0] = _towards(start, points[1])
            yield Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="1.5"/>').format(
                " ".join(f"{x},{y}" for x, y in points), INK
            )
            yield _head(end, points[-1])
            if shape.both:
                yield _head(start, points[0])


def _towards(end: Point, before: Point) -> Point:
    """Where the line stops so that its head has room."""
    x, y = end[0] - before[0], end[1] - before[1]
    far = hypot(x, y) or 1
    return end[0] - round(x / far * _HEAD), end[1] - round(y / far * _HEAD)


def _head(tip: Point, foot: Point) -> Markup:
    x, y = (tip[1] - foot[1]) // 2, (foot[0] - tip[0]) // 2
    corners = (tip, (foot[0] + x, foot[1] + y), (foot[0] - x, foot[1] - y))
    return Markup('<polygon points="{}"/>').format(" ".join(f"{at},{down}" for at, down in corners))
