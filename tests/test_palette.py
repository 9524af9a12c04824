"""The colours: whatever a partnership chooses can be read, and so can the tones of both sheets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc import assets
from ispc.palette import BLACK, WHITE, contrast, mix, readable, text_on, tint
from ispc.view import Brand

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TONE = re.compile(r"\.([a-z-]+)\{--tone:(#[0-9a-f]{6});--tint:(#[0-9a-f]{6});--bar:(\w+)\}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == 21
    assert contrast(WHITE, WHITE) == 1
    assert round(contrast("#777777", WHITE), 2) == 4.48
    assert contrast("#1d4f6e", "#fdecea") == contrast("#fdecea", "#1d4f6e")


@given(COLOURS)
def test_any_colour_of_a_partnership_can_be_read(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= 4.5
    assert contrast(readable(colour), WHITE) >= 4.5
    assert contrast(readable(colour, on=tint(colour)), tint(colour)) >= 4.5
    assert contrast("#12212b", tint(colour)) >= 4.5
    assert contrast("#485761", tint(colour)) >= 4.5


def test_a_colour_that_reads_is_left_as_it_is() -> None:
    assert readable("#1d4f6e") == "#1d4f6e"
    assert readable("#ffdd00") != "#ffdd00"


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#102030", "#ffffff", 0) == "#102030"
    assert mix("#102030", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize("colour", ["blue", "#fff", "#1d4f6e;}", "", "#1d4f6e\n"])
def test_what_is_not_a_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="is not a colour"):
        text_on(colour)


def test_the_brand_given_without_choice_is_readable_as_it_stands() -> None:
    brand = Brand("Northmere")
    assert text_on(brand.colour) == WHITE
    assert readable(brand.colour, on=tint(brand.colour)) == brand.colour


def test_each_tone_can_be_read_and_looks_different_without_colour() -> None:
    tones = {name: rest for name, *rest in TONE.findall(assets.style().text("tones.css"))}
    assert len(tones) == 9
    for tone, ground, _ in tones.values():
        assert contrast(tone, ground) >= 4.5
        assert contrast(tone, WHITE) >= 4.5
        assert contrast("#12212b", ground) >= 4.5
        assert contrast("#5c3a00", ground) >= 4.5
    populations = [tones[name][2] for name in ("children", "adults", "lacks-capacity", "deceased")]
    assert len(set(populations)) == 4


def test_the_fixed_pairs_of_the_sheets_can_be_read() -> None:
    pairs = [
        ("#485761", WHITE),
        ("#12212b", WHITE),
        (WHITE, "#9b1c1c"),
        ("#5c3a00", "#fffaeb"),
        ("#7a4d00", "#fff5d9"),
    ]
    pairs += [("#12212b", "#eceff1"), ("#7d4504", "#eceff1")]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
