from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc.show import LONGEST_VALUE, characters, show, visible, width, wrap

any_text = st.text(st.characters() | st.sampled_from("\x1b\n\r\t:#[\ud800\ufffe\u202e\u2028"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Iechyd a gofal, élan, 健康, 👍🏽", "Iechyd a gofal, élan, 健康, 👍🏽"),
        ("a\nb\tc\r", "a\\u{a}b\\u{9}c\\u{d}"),
        ("\x1b[2J\x9b1m\x7f", "\\u{1b}[2J\\u{9b}1m\\u{7f}"),
        ("\u202eabc\u2069\u200b\ufeff\xad", "\\u{202e}abc\\u{2069}\\u{200b}\\u{feff}\\u{ad}"),
        (
            "\u2028\u2029\ud800\ue000\ufffe\U0001ffff\ufdd0",
            "\\u{2028}\\u{2029}\\u{d800}\\u{e000}\\u{fffe}\\u{1ffff}\\u{fdd0}",
        ),
        ("::error::x and ::warning::y", "\\u{3a}:error::x and \\u{3a}:warning::y"),
        ("a::b and 10:30", "a::b and 10:30"),
        (
            "##[error]x ##vso[task]y ##VSO[z] ## heading",
            "#\\u{23}[error]x #\\u{23}vso[task]y #\\u{23}VSO[z] ## heading",
        ),
    ],
)
def test_what_is_not_seen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(any_text)
def test_what_is_shown_can_be_seen_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for letter in shown)
    assert len(characters(text)) == len(text)
    shown.encode("utf-8")


@given(any_text)
def test_a_value_is_short(text: str) -> None:
    value = show(text)
    assert len(value) <= LONGEST_VALUE
    assert value == visible(text) or (value.endswith("...") and visible(text).startswith(value[:-3]))
    assert show(value) == value


def test_a_long_value_says_that_it_goes_on() -> None:
    assert show("x" * 120) == "x" * 120
    assert show("x" * 121) == "x" * 117 + "..."


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("健康", 4), ("e\u0301", 1), ("👍", 2), ("각", 2), ("", 0)]
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_lines_break_at_spaces_and_long_words_stand_alone() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("a longer-than-the-room b", 6) == ["a", "longer-than-the-room", "b"]
    assert wrap("健康 健康 健康", 9) == ["健康 健康", "健康"]
    assert wrap("", 9) == [""]


@given(st.text(st.sampled_from("ab健 ")), st.integers(1, 20))
def test_wrapping_loses_no_word(text: str, room: int) -> None:
    assert " ".join(wrap(text, room)).split() == text.split()
