"""What a page adds to a text: a label that says itself three times over, and no break between the day and month of a date."""

from __future__ import annotations

import pytest

from ispc.page import Medium, line
from ispc.phrases import ENGLISH
from ispc.view import Mark, Text

HELD = "\u00a0"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("5 October 2026", f"5{HELD}October 2026"),
        ("From 16 November 2026, until 1 May 2027.", f"From 16{HELD}November 2026, until 1{HELD}May 2027."),
        ("3 Tachwedd 2026", f"3{HELD}Tachwedd 2026"),
        ("form 5 in October 2026", "form 5 in October 2026"),
        ("edition 12 and 2026", "edition 12 and 2026"),
        ("line 204 May 20261", "line 204 May 20261"),
        ("01632 960100", "01632 960100"),
    ],
)
@pytest.mark.parametrize("prose", [False, True])
@pytest.mark.parametrize("screen", [False, True])
def test_a_date_is_not_broken_between_day_and_month(
    words: str, shown: str, prose: bool, screen: bool
) -> None:
    made = line(Text(words, prose=prose), Medium(screen, ENGLISH)).html
    assert shown in made.replace("<p>", "").replace("</p>", "")


def test_a_label_stands_before_the_words_and_its_sign_is_for_the_eye() -> None:
    made = line(
        Text("Adoption records", lead="Never:", marks=(Mark("front-line", "F", "Front line"),)),
        Medium(True, ENGLISH),
    ).html
    assert made == (
        '<span class="mark mark-front-line"><span class="sign" aria-hidden="true">F</span> Front line</span> '
        '<strong class="lead">Never:</strong> Adoption records'
    )


def test_the_words_of_a_label_cannot_be_markup() -> None:
    made = line(Text("", marks=(Mark("gap", "<", "<b>"),)), Medium(True, ENGLISH)).html
    assert "&lt;b&gt;" in made and "<b>" not in made
