"""Which characters pass, which do not, and what is said of them."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc.characters import described, fault_of, faults, joins, mixed_words, normal, suspects


def found(text: str) -> list[tuple[int, int, str]]:
    return [(fault.start, fault.end, fault.code) for fault in faults(text, suspects(text.encode()))]


@pytest.mark.parametrize(
    "text",
    [
        "Cytundeb rhannu gwybodaeth ŵ ŷ Ŵ Ŷ",
        "Fo chùram na comhairle, Dùn Èideann",
        "£1,250 under § 47 – children’s services",
        "“Working Together” — agreed…",
        "Béal Feirste, Łukasz, Ngọc, İpek, Þóra",
        "Здоровье Υγεία 健康 صحت ਸਿਹਤ স্বাস্থ্য בריאות",
        "5 µg, 3 Ω, 20 °C, Δt and β-blockers",
        "می‌خواهم",
        "क्‍ष",
        "10 000\tand a tab",
    ],
)
def test_ten_kinds_of_honest_text_pass(text: str) -> None:
    assert found(text) == []
    assert list(mixed_words(text)) == []
    assert normal(unicodedata.normalize("NFC", text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("char", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
def test_direction_controls_are_found(char: str) -> None:
    assert found(f"a{char}b") == [(1, 2, "direction-character")]


@pytest.mark.parametrize(
    "char",
    "\0\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\u00ad\u034f\u115f\u1160\u17b4\u180b\u180e\u200b\u200c\u200d\u2028\u2029"
    "\u2060\u2063\u2065\u206a\u2800\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\U0001d173\U000e0001\U000e0041\U000e0100",
)
def test_what_nobody_sees_is_found(char: str) -> None:
    assert found(f"a{char}b") == [(1, 2, "hidden-character")]


@pytest.mark.parametrize("char", "\ue000\uf8ff\U000f0000\U0010fffd\u0378\ufffe\uffff\U0001ffff\ufffd")
def test_what_was_lost_is_found(char: str) -> None:
    assert found(f"a{char}b") == [(1, 2, "lost-character")]


def test_a_run_of_one_letter_is_one_fault() -> None:
    assert found("a\u200b\u200b\u200bb\u200b\u202e") == [
        (1, 4, "hidden-character"),
        (5, 6, "hidden-character"),
        (6, 7, "direction-character"),
    ]


def test_a_joiner_passes_only_between_letters_that_join() -> None:
    assert joins("می‌خواهم", 2)
    assert not joins("a\u200db", 1)
    assert not joins("\u200dا", 0)
    assert found("ا\u200c") == [(1, 2, "hidden-character")]


def test_every_bidirectional_control_of_unicode_is_found() -> None:
    controls = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for number in range(sys.maxunicode + 1):
        if unicodedata.bidirectional(chr(number)) in controls:
            assert fault_of(chr(number)) == "direction-character"


@pytest.mark.parametrize(
    ("text", "word", "scripts"),
    [
        ("the p\u043elice", "p\u043elice", ("Cyrillic", "Latin")),
        ("\u0391lpha", "\u0391lpha", ("Greek", "Latin")),
        ("sc\u043epe_1", "sc\u043epe_1", ("Cyrillic", "Latin")),
        ("\uff50olice", "\uff50olice", ("Fullwidth", "Latin")),
    ],
)
def test_a_word_of_two_scripts_that_look_alike_is_found(
    text: str, word: str, scripts: tuple[str, ...]
) -> None:
    ((start, end, found_scripts),) = mixed_words(text)
    assert (text[start:end], found_scripts) == (word, scripts)


def test_a_character_is_named_so_that_it_can_be_looked_up() -> None:
    assert described("\u200b") == "U+200B ZERO WIDTH SPACE"
    assert described("\ue000") == "U+E000"


@given(st.text())
def test_what_is_found_is_what_earns_a_code(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    places = {number for start, end, _ in found(text) for number in range(start, end)}
    for number, char in enumerate(text):
        earned = fault_of(char) != "" and not (char in "\u200c\u200d" and joins(text, number))
        assert (number in places) == earned or char in "\u200c\u200d"
