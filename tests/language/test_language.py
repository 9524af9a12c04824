"""The linter does well on sentences that were marked by hand, and says where each mark stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ispc.language.acronyms import unopened
from ispc.language.lists import known, lexicon, ours, read_list
from ispc.language.negatives import double_negatives
from ispc.language.passives import passives
from ispc.language.readability import measure
from ispc.language.reading import count, sentences
from ispc.language.syllables import syllables
from ispc.location import Source
from tests.language.sample import KINDS, PARTS, marked, parts, sample, score

PRECISION, RECALL = 0.95, 0.92
LEAST = {"passive": 100, "negative": 25, "word": 60, "acronym": 15, "split": 25}
"""How many marks of a kind the sample holds at least, tuned and held out together."""


def test_the_sample_is_large_and_every_mark_in_it_is_of_a_known_kind() -> None:
    texts = [item for part in PARTS for item in sample()[part]]
    assert len(texts) >= 280
    assert len({item["say"] for item in texts}) == len(texts)
    assert all(set(item) <= {"say", *KINDS} for item in texts)
    for kind in KINDS[:-1]:
        assert sum(len(marked(item, kind)) for item in texts) >= LEAST[kind]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", KINDS)
def test_marks_are_right_and_few_are_missed(part: str, kind: str) -> None:
    one = score(part, kind)
    assert one.precision >= PRECISION, one
    assert one.recall >= RECALL, one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask. Tell. Go.", ["Ask.", "Tell.", "Go."]),
        ("You may:\n\n- ask **first**\n- tell later", ["You may:", "ask first", "tell later"]),
        ("1. Ask.\n2. Tell [them](https://example.org/x).", ["Ask.", "Tell them."]),
        ("| Who | What |\n|---|---|\n| A | shares |", ["Who", "What", "A", "shares"]),
        ("Ask\nfirst.   Tell.", ["Ask first.", "Tell."]),
        ("a \\* b_c", ["a  bc"]),
        ("", []),
        ("—", []),
    ],
)
def test_what_is_markup_is_not_read(text: str, expected: list[str]) -> None:
    assert [" ".join(one.split()) for one in parts(text)] == [" ".join(one.split()) for one in expected]


def test_a_plain_line_has_no_markup() -> None:
    assert [one.text for one in sentences("Form * of _two_ | parts", markdown=False)] == [
        "Form * of _two_ | parts"
    ]


def test_a_lone_sign_is_no_word() -> None:
    assert count("Ask – then tell & go") == 4


@given(some.text(alphabet="Aab. \n*_-|[]()1'\\:…", max_size=60), some.booleans())
def test_every_letter_of_a_sentence_is_the_letter_at_its_place(text: str, markdown: bool) -> None:
    for sentence in sentences(text, markdown=markdown):
        assert len(sentence.text) == len(sentence.offsets)
        assert list(sentence.offsets) == sorted(set(sentence.offsets))
        for letter, offset in zip(sentence.text, sentence.offsets, strict=True):
            assert letter == text[offset] or (letter == " " and text[offset].isspace())


@given(some.text(max_size=80))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for sentence in sentences(text, markdown=True):
        found = [one.mark for one in passives(sentence)]
        found += [*double_negatives(sentence), *unopened(sentence, text)]
        found += lexicon(tuple(ours().values()), "front line").marks(sentence)
        assert all(0 <= one.stretch[0] < one.stretch[1] <= len(text) for one in found)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "part",
    [
        "A. ",
        "e.g. A ",
        "AB (",
        "is, ",
        "not ",
        "no a ",
        "_*",
        "- \n",
        "|",
        "(a",
        "\\",
        "[a](",
        "n't ",
        "un",
        "e.g.",
        "was ",
        "\n \t",
        "a  ",
    ],
)
def test_no_text_is_too_long_to_read(part: str) -> None:
    text = part * (50_000 // len(part))
    found = [
        one
        for sentence in sentences(text, markdown=True)
        for one in (
            *(passive.mark for passive in passives(sentence)),
            *double_negatives(sentence),
            *unopened(sentence, text),
            *lexicon(tuple(ours().values()), "front line").marks(sentence),
        )
    ]
    assert all(text[one.stretch[0]] == one.said[0] for one in found)
    reading = measure(sentences(text, markdown=True))
    assert reading is None or reading.words <= len(text)


def test_a_duty_is_told_from_what_happens() -> None:
    said = "The form must be sent. It may be lost. Staff need to be trained. It is to be kept. A child is hurt by him."
    found = [(one.mark.said, one.duty) for line in sentences(said, markdown=True) for one in passives(line)]
    assert found == [
        ("be sent", True), ("be lost", False), ("be trained", True), ("be kept", True), ("is hurt", False),
    ]  # fmt: skip


# -- how hard a text is ------------------------------------------------------------------------------------------------


def test_syllables_are_counted_as_they_are_said() -> None:
    lines = (Path(__file__).parent / "syllables.txt").read_text(encoding="utf-8").splitlines()
    marked_by_hand = [(word, int(line[0])) for line in lines for word in line[2:].split()]
    assert len(marked_by_hand) >= 550
    wrong = [(word, beats, syllables(word)) for word, beats in marked_by_hand if syllables(word) != beats]
    assert len(wrong) <= len(marked_by_hand) * 0.02, wrong


@pytest.mark.parametrize(
    ("word", "beats"), [("NHS", 3), ("well-being", 3), ("child's", 1), ("x", 1), ("’", 1), ("WWW", 9)]
)
def test_an_odd_word_has_syllables_too(word: str, beats: int) -> None:
    assert syllables(word) == beats


def test_the_measures_are_the_published_formulas() -> None:
    """Two sentences, 12 words, 15 syllables, one word of three, 45 letters: worked by hand."""
    reading = measure(sentences("The officer sent a form to the school. They read it today.", markdown=True))
    assert reading is not None
    assert (reading.sentences, reading.words, reading.longest_words, reading.median_words) == (2, 12, 8, 6)
    letters, beats = 45, 15
    assert reading.flesch_kincaid == round(0.39 * 6 + 11.8 * beats / 12 - 15.59, 1)
    assert reading.smog == round(1.043 * (1 * 30 / 2) ** 0.5 + 3.1291, 1)
    assert reading.coleman_liau == round(0.0588 * (100 * letters / 12) - 0.296 * (100 * 2 / 12) - 15.8, 1)
    assert reading.grade == sorted((reading.flesch_kincaid, reading.smog, reading.coleman_liau))[1]


def test_what_holds_no_word_is_not_measured() -> None:
    assert measure(()) is None
    assert measure(sentences("01632 960000", markdown=False)) is None


def test_a_harder_text_has_a_higher_grade() -> None:
    easy = measure(sentences("Ask the child. Write down what she says. Tell your lead.", markdown=True))
    hard = measure(
        sentences(
            "Organisational accountability necessitates comprehensive documentation of every professional observation.",
            markdown=True,
        )
    )
    assert easy is not None and hard is not None and easy.grade < 5 < 12 < hard.grade


# -- word lists --------------------------------------------------------------------------------------------------------


def test_no_word_of_ours_is_listed_twice_or_avoided_by_a_word_that_is_itself_avoided() -> None:
    told = [
        str(form).lower()
        for one in ours().values()
        for word in one.avoid or ()
        for form in (word.word, *(word.also or ()))
    ]
    assert len(told) == len(set(told)) >= 250
    avoided = lexicon(tuple(ours().values()), "front line")
    uses = [str(word.use) for one in ours().values() for word in one.avoid or ()]
    assert [use for use in uses for line in sentences(use, markdown=False) for _ in avoided.marks(line)] == []
    assert all(one.source for one in ours().values())


OWN = b"""
title: Our words
why: We settled on them.
avoid:
  - {word: case conference, also: [case conferences], use: meeting}
known: [LADO]
keep: [service user, Utilise]
"""


def test_a_partnership_adds_its_own_words_and_keeps_others() -> None:
    own = read_list(Source("words.yaml", OWN)).value
    assert own is not None
    words = lexicon(tuple(ours().values()), "front line", (own,))
    line = sentences("Utilise the Case  conferences of a service user prior to it.", markdown=True)[0]
    assert [(one.said, one.use) for one in words.marks(line)] == [
        ("Case conferences", "meeting"),
        ("prior to", "before"),
    ]
    assert words.entry("Case conferences").why == "We settled on them."
    assert known((own,)) == {"lado"}


def test_of_two_words_that_overlap_the_longer_is_told() -> None:
    line = sentences("Call subsequent to it, with regard to pre-proceed and proceed.", markdown=True)[0]
    found = lexicon(tuple(ours().values()), "front line").marks(line)
    assert [one.said for one in found] == ["subsequent to", "with regard to", "proceed"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (b"title: x\nwhy: y\navoid: [{word: a}]\n", "field-missing", "words.yaml:3:9"),
        (b"title: x\nwhy: y\nreaders: [nobody]\n", "word-unknown", "words.yaml:3:11"),
        (b"title: x\nwhy: y\nwords: [a]\n", "field-unknown", "words.yaml:3:1"),
        (b"title: [x\n", "yaml-unclosed-bracket", "words.yaml:1:8"),
    ],
)
def test_a_list_that_does_not_fit_is_told_at_its_place(text: bytes, code: str, place: str) -> None:
    read = read_list(Source("words.yaml", text))
    assert read.value is None
    assert [(one.code, str(one.where)) for one in read.findings] == [(code, place)]
