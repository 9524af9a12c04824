"""The guide in its other shapes: a card for the pocket and large print say what the guide says, on the paper they promise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from ispc import assets
from ispc.companions import large_print, pocket_card
from ispc.corpus import Corpus, Occasion
from ispc.layers import front_line
from ispc.layers._words_copies import copy_words
from ispc.location import Source
from ispc.outputs import html
from ispc.outputs.paper import Paper
from ispc.outputs.press import Press, prepare, press
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand, Facts, Steps, Subsection, Table, Text, View
from tests.printed import pdf_text
from tests.workspaces import TODAY, compiled, documents

STYLE = assets.style()
SETTING = Setting(
    Brand("Northmere Information Sharing Partnership"), TODAY, "An illustration. Northmere is fictional."
)
PROTOCOLS = Path(__file__).parent.parent / "protocols"
WORDS = copy_words("en")


@cache
def corpora() -> tuple[Corpus, Corpus]:
    """The protocols of this repository, and those that a new workspace starts with."""
    written = tuple(Source(str(path), path.read_bytes()) for path in documents(PROTOCOLS.parent))
    return compile_sources(written, Occasion(TODAY, "review")).corpus, compiled().corpus


DOCUMENTS = tuple((at, name) for at, corpus in enumerate(corpora()) for name in corpus.effective)


@pytest.fixture(scope="module")
def ready() -> Press:
    return prepare(Paper(html.paper_sheet(STYLE), STYLE.files))


def card(at: int, name: str) -> View:
    corpus = corpora()[at]
    made = pocket_card.view(corpus.effective[name], corpus, SETTING)
    assert made is not None
    return made


def large(at: int, name: str) -> View:
    corpus = corpora()[at]
    return large_print.view(corpus.effective[name], corpus, SETTING)


def printed(view: View, ready: Press) -> bytes:
    data, warnings = press(html.paper(view, STYLE), ready)
    assert warnings == ()
    return data


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from texts(getattr(value, name))


def letters(data: bytes) -> set[float]:
    """The sizes in which letters are set, in points: of the text matrix and the font together."""
    sizes: set[float] = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for side in pdf.pages:
            scales, font, matrix = [1.0], 0.0, 1.0
            for step in pikepdf.parse_content_stream(side):
                operands = step.operands
                match str(step.operator):
                    case "q":
                        scales.append(scales[-1])
                    case "Q":
                        scales.pop()
                    case "cm":
                        scales[-1] *= abs(float(operands[3]))
                    case "Tf":
                        font = float(operands[1])
                    case "Tm":
                        matrix = abs(float(operands[3]))
                    case "Tj" | "TJ":
                        sizes.add(round(scales[-1] * font * matrix, 2))
    return sizes


# --- The card --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("at", "name"), DOCUMENTS)
def test_a_card_is_one_side_of_a6_in_letters_that_can_be_read(at: int, name: str, ready: Press) -> None:
    data = printed(card(at, name), ready)
    (side,) = PdfReader(BytesIO(data)).pages
    assert (round(side.mediabox.width / 72 * 25.4), round(side.mediabox.height / 72 * 25.4)) == (105, 148)
    assert min(letters(data)) >= 7.5


@pytest.mark.parametrize(("at", "name"), DOCUMENTS)
def test_a_card_says_what_the_guide_says(at: int, name: str) -> None:
    made, corpus = card(at, name), corpora()[at]
    guide = " ".join(
        f"{one.lead} {one.words}" for one in texts(front_line.view(corpus.effective[name], corpus, SETTING))
    )
    told = [one for one in texts(made.sections) if one.source]
    assert made.emergency is not None and told
    assert [one.words for one in told if one.words.split(" (")[0] not in guide] == []


@pytest.mark.parametrize(("at", "name"), DOCUMENTS)
def test_a_card_has_the_decision_in_a_few_lines_a_number_to_call_and_what_to_write_down(
    at: int, name: str
) -> None:
    sections = {section.id: section for section in card(at, name).sections}
    assert next(iter(sections)) == "decide" and {"call", "record"} <= set(sections)
    (steps,) = (block for block in sections["decide"].blocks if isinstance(block, Steps))
    assert 4 <= len(steps.texts) <= 6
    assert any(text.link.startswith("tel:") for text in texts(sections["call"]))
    assert WORDS.reminder in {text.words for text in texts(sections["decide"])}


LONG = "\n".join(
    f"  - id: thing-{number}\n    what: Everything of the {number}th kind that somebody wrote down at length and would rather keep at home"
    for number in range(40)
)


@pytest.mark.parametrize(
    ("title", "emergency"),
    [
        ("Safe", "Call 999 now."),
        ("WM " * 90, "MMMM WWWW " * 29),
        ("W" * 290, "https://example.org/" + "w" * 270),
    ],
)
def test_a_card_that_cannot_hold_all_keeps_to_one_side_and_says_that_there_is_more(
    ready: Press, title: str, emergency: str
) -> None:
    corpus = compiled(f"title: {title}\nemergency:\n  line: {emergency}\nnever_share:\n{LONG}\n").corpus
    made = pocket_card.view(corpus.effective["protocol"], corpus, SETTING)
    assert made is not None
    never = next(one for one in made.sections if one.id == "never")
    said = [text.words for text in texts(never)]
    assert 0 < len(said) < 40 and said[-1] == WORDS.more
    assert len(PdfReader(BytesIO(printed(made, ready))).pages) == 1
    assert made.emergency is not None and made.emergency.words.split() == emergency.split()


def test_what_a_card_leaves_out_is_what_is_needed_least() -> None:
    full, corpus = card(0, "children-and-young-people"), corpora()[0]
    title = "A name that takes many lines " * 10
    effective = corpus.effective["children-and-young-people"]
    control = effective.control.model_copy(update={"title": type(effective.control.title)(en=title.strip())})
    less = pocket_card.view(replace(effective, control=control), corpus, SETTING)
    assert less is not None
    for before, after in zip(full.sections, less.sections, strict=True):
        kept = [text for text in texts(after) if text.words != WORDS.more]
        assert kept == list(texts(before))[: len(kept)]
    assert len(list(texts(less.sections))) < len(list(texts(full.sections)))


def test_nobody_is_given_a_card_of_what_is_over() -> None:
    corpus = compiled("ends: 2026-11-20\n").corpus
    assert pocket_card.view(corpus.effective["protocol"], corpus, SETTING) is None


# --- Large print -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("at", "name"), DOCUMENTS)
def test_large_print_has_the_words_of_the_guide_in_their_order(at: int, name: str) -> None:
    corpus = corpora()[at]
    guide = front_line.view(corpus.effective[name], corpus, SETTING)
    assert list(texts(large(at, name).sections)) == list(texts(guide.sections))


@pytest.mark.parametrize(("at", "name"), DOCUMENTS)
def test_large_print_has_one_column_and_no_table(at: int, name: str) -> None:
    def blocks(of: object) -> Iterator[object]:
        for one in getattr(of, "blocks", ()):
            yield one
            yield from blocks(one)

    made = large(at, name)
    found = [one for section in made.sections for one in blocks(section)]
    assert found and not [one for one in found if isinstance(one, Table)]
    ids = [one.id for one in found if isinstance(one, Subsection)]
    assert len(ids) == len(set(ids)) and not set(ids) & {section.id for section in made.sections}


def test_a_row_of_a_table_is_told_under_the_headings_of_its_columns() -> None:
    corpus = corpora()[0]
    guide = front_line.view(corpus.effective["adults-at-risk"], corpus, SETTING)
    (table,) = (
        one
        for section in guide.sections
        for one in section.blocks
        if section.id == "can" and isinstance(one, Table)
    )
    (told,) = (
        one
        for section in large(0, "adults-at-risk").sections
        for one in section.blocks
        if section.id == "can" and isinstance(one, Subsection)
    )
    assert told.heading == table.caption
    expected = [
        [(label, cell) for label, cell in zip(table.columns, row, strict=True) if cell] for row in table.rows
    ]
    assert [
        [(fact.label, fact.value) for fact in one.facts] for one in told.blocks if isinstance(one, Facts)
    ] == expected


def test_large_print_is_large_everywhere_with_the_emergency_line_on_every_side(ready: Press) -> None:
    made = large(0, "childrens-centres-exchange")
    data = printed(made, ready)
    assert min(letters(data)) >= 18
    assert made.emergency is not None
    sides = [" ".join(side.extract_text().split()) for side in PdfReader(BytesIO(data)).pages]
    assert len(sides) > 4 and all(made.emergency.words in side for side in sides)
    assert all(made.footer in side and "Northmere is fictional." in side for side in sides)
    assert re.sub(r"\s+", "", made.title) in re.sub(r"\s+", "", pdf_text(data))
