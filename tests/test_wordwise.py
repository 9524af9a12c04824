"""Words compared: nothing is lost by it, a person can read it, and no text makes it slow."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc.wordwise import plain, runs, similarity

COMMON = "the of may share child 6 months 12 31 March 2026 £500 45% 01632 960123 47(1)(a) - * 1. | . , ( ) **"
WORDS = st.sampled_from((*COMMON.split(), "\n", "\n\n"))
TEXTS = st.text(max_size=60) | st.lists(WORDS | st.text(max_size=4), max_size=40).map(" ".join)


@given(TEXTS, TEXTS)
def test_what_stays_and_goes_is_the_old_text_and_what_stays_and_comes_the_new(old: str, new: str) -> None:
    compared = runs(old, new)
    assert "".join(run.words for run in compared if run.kind != "in") == old
    assert "".join(run.words for run in compared if run.kind != "out") == new
    assert all(run.words for run in compared)


@given(TEXTS, TEXTS)
def test_the_runs_of_a_change_follow_one_another_in_one_order(old: str, new: str) -> None:
    kinds = [run.kind for run in runs(old, new)]
    following = set(pairwise(kinds))
    assert following <= {("same", "out"), ("same", "in"), ("out", "in"), ("out", "same"), ("in", "same")}


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert plain(runs(text, text)) == text
    assert similarity(text, text) == 1


@pytest.mark.parametrize(
    ("old", "new", "compared"),
    [
        ("Keep it for 6 months here.", "Keep it for 12 months here.", "Keep it for [-6 months-]{+12 months+} here."),
        ("Keep it for 6 months here.", "Keep it for 6 weeks here.", "Keep it for [-6 months-]{+6 weeks+} here."),
        ("By 31 March 2026 at last.", "By 30 April 2026 at last.", "By [-31 March 2026-]{+30 April 2026+} at last."),
        ("Ring us on 01632 960123.", "Ring us on 01632 960124.", "Ring us on [-01632 960123-]{+01632 960124+}."),
        ("See section 47(1)(a) of it.", "See section 47(1)(b) of it.", "See section [-47(1)(a)-]{+47(1)(b)+} of it."),
        ("It costs £500 a year now.", "It costs £50 a year now.", "It costs [-£500-]{+£50+} a year now."),
        ("Share it where safe.", "Share it only where safe.", "Share it {+only +}where safe."),
        ("Tell the police at once.", "Tell the police.", "Tell the police[- at once-]."),
        ("", "All of it", "{+All of it+}"),
        ("All of it", "", "[-All of it-]"),
    ],
)  # fmt: skip
def test_a_change_is_whole_words_and_a_number_has_its_unit(old: str, new: str, compared: str) -> None:
    assert plain(runs(old, new)) == compared


def test_a_short_word_between_two_changes_goes_with_them() -> None:
    old = "Ask the duty manager of the unit before you do anything at all."
    new = "Ask your team leader of our service before you do anything at all."
    assert plain(runs(old, new)) == (
        "Ask [-the duty manager of the unit-]{+your team leader of our service+} before you do anything at all."
    )


def test_words_that_stay_between_two_small_changes_stay() -> None:
    old, new = "You may tell the person and must record it.", "You must tell the person and may record it."
    assert plain(runs(old, new)) == "You [-may-]{+must+} tell the person and [-must-]{+may+} record it."


def test_texts_with_little_in_common_are_shown_whole() -> None:
    old, new = "Never share the records of a child.", "Ring the duty desk. It answers at all hours."
    assert plain(runs(old, new)) == f"[-{old}-]{{+{new}+}}"


def test_a_text_that_only_grows_keeps_what_it_said() -> None:
    old = "Tell the person."
    assert plain(runs(old, f"{old} {'Write down why. ' * 9}")).startswith("Tell the person.{+")


@pytest.mark.parametrize(
    ("old", "new", "compared"),
    [
        ("One.\n\nThree.", "One.\n\nTwo.\n\nThree.", "One.\n\n{+Two.\n\n+}Three."),
        ("- one\n- three", "- one\n- two\n- three", "- one\n{+- two\n+}- three"),
        ("- one\n- two\n- three", "- one\n- three", "- one\n[-- two\n-]- three"),
        ("Ask her.\n\nTell him.", "Ask him.\n\nTell her.", "Ask [-her-]{+him+}.\n\nTell [-him-]{+her+}."),
    ],
)
def test_paragraphs_and_items_stay_apart(old: str, new: str, compared: str) -> None:
    assert plain(runs(old, new)) == compared


def test_likeness_is_of_words_not_of_letters_or_their_order() -> None:
    assert similarity("Housing support team", "Support team, housing") == 1
    assert similarity("Housing support team", "Housing team") > 0.7
    assert similarity("Police", "Policy") == 0
    assert similarity("Fire and rescue", "Probation") == 0
    assert similarity("", "Police") == 0
    assert similarity("", "") == 1


SENTENCES = [f"Item {number} is kept by the party that holds it, and nobody else." for number in range(1600)]
LONG = " ".join(SENTENCES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LONG, LONG.replace("77 is kept", "77 is never kept")),
        (LONG, " ".join(reversed(SENTENCES))),
        ("a x " * 25_000, "a y " * 25_000),
        ("- a\n- b\n\n" * 10_000, "- a\n- c\n\n" * 10_000),
        ("1," * 50_000, "1:a " * 30_000),
        ("(" * 100_000, "* " * 50_000),
        ("\n" * 100_000, "\n \n" * 30_000),
    ],
    ids=["small changes", "another order", "two words", "lists", "numbers", "signs", "empty lines"],
)
def test_a_long_text_does_not_take_long(old: str, new: str) -> None:
    start = time.process_time()
    compared = runs(old, new)
    assert time.process_time() - start < 5
    assert "".join(run.words for run in compared if run.kind != "in") == old


def test_a_long_text_shows_its_small_changes_as_such() -> None:
    compared = runs(LONG, LONG.replace("77 is kept", "77 is never kept"))
    assert [run.words for run in compared if run.kind != "same"] == ["never "] * LONG.count("77 is kept")
