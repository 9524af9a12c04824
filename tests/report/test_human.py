from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc.diagnostic import Diagnostic, Severity
from ispc.located import locate
from ispc.location import Span
from ispc.report import human
from ispc.show import characters, width
from tests.report.corpus import CONTEXT, golden, nasty, ordinary, source, wide


def painted(text: str, span: Span, room: int = 80, caret: str = "") -> list[str]:
    """The excerpt of one finding: its last two lines, without the gutter."""
    finding = Diagnostic("some-code", Severity.ERROR, "wrong", span, caret)
    report = human.render(locate([finding], {}, {span.source: source(span.source, text)}), wide(room))
    lines = report.split("\n\n")[0].splitlines()
    return [line.split(" | ", 1)[1] if " | " in line else "" for line in lines[2:]]


@pytest.mark.parametrize("room", [80, 120, 40])
def test_the_page_is_as_reviewed(room: int) -> None:
    golden(f"human-{room}.txt", human.render(ordinary(), wide(room)))


def test_no_findings_is_said_in_words() -> None:
    golden("human-clean.txt", human.render((), CONTEXT))


def test_colour_adds_only_colour() -> None:
    plain = human.render(ordinary(), CONTEXT)
    coloured = human.render(ordinary(), replace(CONTEXT, colour=True))
    assert "\x1b" not in plain
    assert coloured.startswith("\x1b[1;3")
    assert re.sub(r"\x1b\[[0-9;]+m", "", coloured) == plain


def test_the_last_line_says_what_to_do_next_about_the_first_of_the_heaviest() -> None:
    counts, following = human.render(ordinary(), CONTEXT).splitlines()[-2:]
    assert counts == "4 errors, 1 warning, 1 for information in 3 documents at the review stage."
    assert following == "Next: `ispc explain workspace-without-name`"


def test_wide_and_combining_letters_do_not_shift_the_caret() -> None:
    line, caret = painted("健康: wrong", Span("a.yaml", 1, 5, 1, 10))
    assert (line, caret) == ("健康: wrong", "      ^^^^^")
    line, caret = painted("e\u0301e\u0301: 健康", Span("a.yaml", 1, 7, 1, 9))
    assert (line, caret) == ("e\u0301e\u0301: 健康", "    ^^^^")


def test_a_letter_that_is_not_seen_is_shown_and_the_caret_still_fits() -> None:
    line, caret = painted("a: \u202ex\tb wrong", Span("a.yaml", 1, 9, 1, 14))
    assert line == "a: \\u{202e}x\\u{9}b wrong"
    assert line[caret.index("^") :] == "wrong"
    assert caret.count("^") == 5


@pytest.mark.parametrize("room", [40, 60, 80])
@pytest.mark.parametrize("before", ["", "key: ", "k" * 30 + ": ", "健" * 90 + ": ", "a b " * 5000])
@pytest.mark.parametrize("after", ["", " and more", " 健康" * 100])
def test_a_long_line_is_cut_around_the_caret(before: str, after: str, room: int) -> None:
    text = f"{before}WRONG{after}"
    column = len(before) + 1
    line, caret = painted(text, Span("a.yaml", 1, column, 1, column + 5), room)
    assert width(line) <= room - 4
    start = width(caret) - 5
    assert caret.strip() == "^^^^^"
    cells = "".join(letter + ("\0" if width(letter) == 2 else "") for letter in line)
    assert cells[start : start + 5] == "WRONG"


@given(
    st.text(
        st.characters(exclude_characters="\n\r\ufeff", codec="utf-8") | st.sampled_from("ab健\u0301:#[\t"),
        min_size=1,
    ),
    st.integers(0, 60),
    st.integers(0, 30),
    st.integers(40, 70),
)
def test_the_caret_stands_under_the_value_in_any_line(text: str, start: int, length: int, room: int) -> None:
    start = min(start, len(text) - 1)
    line, caret = painted(text, Span("a.yaml", 1, start + 1, 1, start + 1 + length), room)
    assert width(line) <= room - 4
    assert set(caret.lstrip(" ")) == {"^"}
    shown = characters(text)[start]
    if width(shown) and not text[start].isspace():
        cells = "".join(letter * width(letter) for letter in line if width(letter))
        under = "".join(letter * width(letter) for letter in shown)
        assert cells[caret.index("^") :].startswith(under)


def test_a_line_that_fits_is_shown_whole() -> None:
    text = "k: " + "v" * 33
    line, caret = painted(text, Span("a.yaml", 1, 36, 1, 37), 40)
    assert (line, caret.index("^")) == (text, 35)


def test_a_value_longer_than_the_line_is_marked_to_the_cut() -> None:
    line, caret = painted("key: " + "v" * 500, Span("a.yaml", 1, 6, 1, 506), 60)
    assert line.endswith("v...")
    assert caret == "     " + "^" * (len(line) - 8)


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert painted("a: 'one  \n  two'\n", Span("a.yaml", 1, 4, 2, 7)) == ["a: 'one", "   ^^^^"]


@pytest.mark.parametrize("span", [Span("a.yaml", 1, 5, 1, 5), Span("a.yaml", 1, 50, 1, 60)])
def test_a_place_with_nothing_in_it_still_has_a_caret(span: Span) -> None:
    assert painted("key:", span, caret="nothing here") == ["key:", "    ^ nothing here"]


def test_a_place_past_the_end_of_its_file_is_named_without_lines() -> None:
    assert painted("key: 1", Span("a.yaml", 9, 1, 9, 2), caret="is gone") == ["is gone"]


def test_every_line_can_be_read_aloud() -> None:
    page = human.render(ordinary(), wide(120))
    assert not re.search("[\u2190-\u27bf]", page), "no arrows, boxes or ticks of our own"
    heads = [line for line in page.splitlines() if re.match(r"(error|warning|info)\[", line)]
    assert len(heads) == len(ordinary())


def test_nothing_in_a_value_acts_on_a_terminal_or_a_build_log() -> None:
    for room in (40, 80, 200):
        page = human.render(nasty(), wide(room))
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", page
        )
        assert not re.search(r"^\s*::", page, re.MULTILINE)
        assert "##[" not in page
        assert "##vso[" not in page
