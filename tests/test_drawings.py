"""Drawings of any content: no two boxes overlap, all text is in its box, each arrow begins and ends at a box and crosses none."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types
from markupsafe import Markup

from ispc import assets, decision_path, flow_chart, svg
from ispc.decision_path import Question, Way, path
from ispc.drawing import Arrow, Drawing, Lettering, Point, Rectangle
from ispc.flow_chart import Row, chart
from ispc.lettering import _BY_WIDTH, SIZE, lines, width

Area = tuple[int, int, int, int]
"""Left, top, right, foot."""


# -- letters ---------------------------------------------------------------------------------------------------------


def test_the_widths_of_letters_are_those_of_the_fonts() -> None:
    faces = [TTFont(BytesIO(assets.style().files[f"fonts/agreement-sans-{one}.ttf"])) for one in FACES]
    wider: dict[str, int] = {}
    for face in faces:
        assert face["head"].unitsPerEm == 1000
        for code, glyph in face.getBestCmap().items():
            wider[chr(code)] = max(wider.get(chr(code), 0), face["hmtx"][glyph][0])
    assert {letter: at for at, letters in _BY_WIDTH.items() for letter in letters} == wider


FACES = ("regular", "semibold")


def test_a_line_is_as_wide_as_its_letters() -> None:
    assert width("") == 0
    assert width("mm") == -(-843 * 2 * SIZE // 1000)
    assert width("漢") == SIZE


@pytest.mark.parametrize("number", range(100))
def test_lines_fit_and_keep_every_letter(number: int) -> None:
    chance = random.Random(f"lines {number}")
    words, most = said(chance, 12), chance.randint(60, 300)
    found = lines(words, most)
    assert "".join("".join(found).split()) == "".join(words.split())
    assert all(width(line) <= most for line in found)


# -- what must hold of every drawing ---------------------------------------------------------------------------------


def area(shape: Rectangle | Lettering) -> Area:
    if isinstance(shape, Rectangle):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    across = width(shape.words)
    left = shape.x - across // 2 if shape.centred else shape.x
    return left, shape.y - SIZE * 3 // 4, left + across, shape.y + SIZE // 4


def meet(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def holds(outer: Area, inner: Area) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def on_edge(box: Area, at: Point) -> bool:
    left, top, right, foot = box
    return (at[0] in (left, right) and top <= at[1] <= foot) or (
        at[1] in (top, foot) and left <= at[0] <= right
    )


def faults(drawing: Drawing) -> Iterator[str]:
    """What is wrong with a drawing, to the eye."""
    boxes = [area(one) for one in drawing.shapes if isinstance(one, Rectangle)]
    letters = [one for one in drawing.shapes if isinstance(one, Lettering)]
    words = [area(one) for one in letters]
    whole = (0, 0, drawing.width, drawing.height)
    yield from (f"{one} is not on the drawing" for one in (*boxes, *words) if not holds(whole, one))
    yield from (f"boxes {one} and {other}" for one, other in combinations(boxes, 2) if meet(one, other))
    yield from (f"words {one} and {other}" for one, other in combinations(words, 2) if meet(one, other))
    for box in boxes:
        for letter, at in zip(letters, words, strict=True):
            if meet(box, at) and not holds(box, at):
                yield f"{letter.words} is on the edge of {box}"
    for arrow in (one for one in drawing.shapes if isinstance(one, Arrow)):
        for end in (arrow.points[0], arrow.points[-1]):
            if not any(on_edge(box, end) for box in boxes):
                yield f"{end} is at no box"
        for (x, y), (to_x, to_y) in pairwise(arrow.points):
            line = (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
            if x != to_x and y != to_y:
                yield f"{line} is not straight"
            yield from (f"{line} goes through {one}" for one in (*boxes, *words) if meet(line, one))


def check(drawing: Drawing) -> None:
    assert list(faults(drawing)) == []
    assert drawing.narrow is not None and list(faults(drawing.narrow)) == []
    assert drawing.narrow.width <= 288  # a telephone of 320 px has so much beside its margins


def drawn(drawing: Drawing) -> str:
    return "".join("".join(one.words.split()) for one in drawing.shapes if isinstance(one, Lettering))


@pytest.mark.parametrize(
    "drawing",
    [
        Drawing(100, 100, (Rectangle(0, 0, 20, 20), Rectangle(10, 10, 20, 20))),
        Drawing(100, 100, (Rectangle(0, 0, 20, 20), Lettering(5, 15, "much too long"))),
        Drawing(100, 100, (Rectangle(0, 0, 20, 20), Arrow(((20, 10), (50, 10))))),
        Drawing(100, 100, (Lettering(5, 15, "one"), Lettering(10, 18, "two"))),
        Drawing(50, 50, (Rectangle(40, 0, 20, 20),)),
        Drawing(100, 40, (*(Rectangle(x, 0, 20, 20) for x in (0, 40, 80)), Arrow(((20, 10), (80, 10))))),
        Drawing(100, 40, (Rectangle(0, 0, 10, 40), Lettering(20, 25, "word"), Arrow(((10, 22), (90, 22))))),
    ],
)
def test_what_is_wrong_is_seen(drawing: Drawing) -> None:
    assert list(faults(drawing)) != []


# -- flows -----------------------------------------------------------------------------------------------------------

_WORDS = (
    "Northmere",
    "Council",
    "NHS",
    "of",
    "and",
    "Children’s",
    "Ŵyr",
    "anti-social",
    "x" * 90,
    "(a)",
    "£5",
)


def said(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, most)))


@pytest.mark.parametrize("number", range(150))
def test_flows_of_any_parties_are_drawn_apart(number: int) -> None:
    chance = random.Random(f"flows {number}")
    parties = [f"{said(chance, 8)} {at}" for at in range(chance.randint(1, 60))]
    rows = [
        Row(
            tuple(chance.sample(parties, chance.randint(1, min(8, len(parties))))),
            tuple(said(chance, 14) for _ in range(chance.randint(0, 2))),
            tuple(chance.sample(parties, chance.randint(1, min(8, len(parties))))),
            chance.random() < 0.2,
        )
        for _ in range(chance.randint(1, 30))
    ]
    rows += [chance.choice(rows) for _ in range(chance.randint(0, 4))]
    drawing = chart(rows, ("Gives", "Receives"))
    check(drawing)
    arrows = [one for one in drawing.shapes if isinstance(one, Arrow)]
    assert [one.both for one in arrows] == [one.both for one in rows]
    for one in {name for row in rows for name in (*row.givers, *row.what, *row.receivers)}:
        assert "".join(one.split()) in drawn(drawing)
        assert drawing.narrow and "".join(one.split()) in drawn(drawing.narrow)


def test_neighbours_that_begin_at_the_same_parties_share_a_box() -> None:
    rows = [Row(("A",), ("one",), ("B",)), Row(("A",), ("two",), ("C",)), Row(("D",), ("three",), ("C",))]
    boxes = [one for one in chart(rows, ("", "")).shapes if isinstance(one, Rectangle)]
    assert len(boxes) == 4


# -- decisions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(150))
def test_decisions_of_any_length_are_drawn_apart(number: int) -> None:
    chance = random.Random(f"path {number}")
    count = chance.randint(1, 9)

    def way(answer: str, at: int) -> Way:
        if chance.random() < 0.3:
            return Way(answer, to=chance.choice([one for one in range(count) if one != at] or [None]))
        on = chance.random() < 0.6 and at + 1 < count
        return Way(answer, to=at + 1) if on else Way(answer, said(chance, 12))

    questions = [
        Question(said(chance, 16), tuple(way(answer, at) for answer in ("Yes", "No"))) for at in range(count)
    ]
    questions = [
        Question(
            one.words, tuple(Way(w.answer, w.words or "Ask." if w.to is None else "", w.to) for w in one.ways)
        )
        for one in questions
    ]
    drawing = path(questions)
    check(drawing)
    assert len([one for one in drawing.shapes if isinstance(one, Rectangle)]) == count + sum(
        way.to is None for one in questions for way in one.ways
    )


def test_a_leap_has_a_lane_of_its_own() -> None:
    questions = [
        Question("1", (Way("Yes", to=1), Way("No", to=3))),
        Question("2", (Way("Yes", to=2), Way("No", to=3))),
        Question("3", (Way("Yes", to=3), Way("No", "Stop."))),
        Question("4", (Way("Yes", "Done."),)),
    ]
    leaps = [one for one in path(questions).shapes if isinstance(one, Arrow) and len(one.points) == 4]
    assert len({one.points[1][0] for one in leaps}) == 1
    assert {one.points[-1] for one in leaps} == {leaps[0].points[-1]}


# -- as it is painted ------------------------------------------------------------------------------------------------


def test_a_drawing_has_a_name_and_a_description_and_no_style() -> None:
    drawing = chart([Row(("<A>",), ("b & c",), ("D",), True)], ("Gives", "Receives"))
    both = svg.screen(drawing, "Who & what", "A <to> B")
    assert both.count('<svg xmlns="http://www.w3.org/2000/svg" role="img"') == 2
    assert both.count("<title>Who &amp; what</title><desc>A &lt;to&gt; B</desc>") == 2
    assert "&lt;A&gt;" in both and "<A>" not in both
    assert "style" not in both and "href" not in both and " on" not in both
    assert re.findall(r'width="([\d.]+)rem"', both) == ["18", "40"]
    alone = svg.paper(drawing, "Who & what", "A\nto B")
    assert alone.count("<svg") == 1 and "<title>Who &amp; what. A to B</title>" in alone
    assert isinstance(both, Markup) and isinstance(alone, Markup)


def test_a_head_points_to_its_end_and_an_arrow_both_ways_has_two() -> None:
    one = svg.paper(Drawing(9, 9, (Arrow(((0, 5), (50, 5))),)), "", "")
    assert '<polyline points="0,5 42,5"' in one and '<polygon points="50,5 42,1 42,9"/>' in one
    assert svg.paper(Drawing(9, 9, (Arrow(((0, 5), (50, 5)), True),)), "", "").count("<polygon") == 2


def test_letters_and_edges_can_be_read_in_grey() -> None:
    from ispc.palette import contrast

    assert contrast(svg.INK, svg.TINT) > 7 and contrast(svg.INK, "#ffffff") > 7
    assert (flow_chart.NARROW, decision_path.NARROW) == (288, 288)
