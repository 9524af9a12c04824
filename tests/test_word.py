"""Word files: every change taken gives the new page and every change refused the old one, read by the rules of the format alone."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ispc.drawing import Drawing
from ispc.location import Address
from ispc.outputs.word import TONES, document, redline
from ispc.view import (
    Block,
    Box,
    Bullets,
    Cell,
    Fact,
    Facts,
    Figure,
    Fold,
    Paragraphs,
    Section,
    Steps,
    Subsection,
    Table,
    Text,
    View,
)
from tests.revisions import W, parts, told, xml
from tests.sample_form import FORM
from tests.sample_guide import GUIDE
from tests.sample_view import SAMPLE
from tests.test_commonmark import flat, said

DAY = datetime.date(2026, 11, 22)
SAMPLES = {"sample": SAMPLE, "guide": GUIDE, "form": FORM}


def page(*blocks: Block, **others: object) -> View:
    return replace(SAMPLE, sections=(Section("one", "One", blocks),), **others)  # type: ignore[arg-type]


def words(*texts: str) -> Paragraphs:
    return Paragraphs(tuple(Text(one, Address("a", ("texts", at))) for at, one in enumerate(texts)))


def assert_both_ways(old: View, new: View) -> bytes:
    made = redline(old, new, "Edition 4", DAY)
    assert told(made, "accept") == alone(new)
    assert told(made, "reject") == alone(old)
    return made


@cache
def alone(view: View) -> list[tuple[object, ...]]:
    return told(document(view, DAY))


def changed(made: bytes) -> list[tuple[str, str]]:
    """What goes and what comes within the text, stretch by stretch."""
    return [
        (one.tag.removeprefix(W), "".join(text.text for text in one.iter(f"{W}t", f"{W}delText")))
        for one in xml(made).iter(f"{W}ins", f"{W}del")
        if one.getparent().tag not in (f"{W}rPr", f"{W}trPr")
    ]


# -- the property -----------------------------------------------------------------------------------------------------

COMMON = "the of must may tell share manager child 6 months 12 £500 & < “ŷ”"
PLAIN = st.lists(st.sampled_from((*COMMON.split(), "")), max_size=8).map(" ".join)
PROSE = PLAIN | st.tuples(
    st.sampled_from(
        (
            "{0}\n\n{1}\n",
            "**{0}x** *y{1}*",
            "Do:\n\n- {0}x\n- y\n  1. {1}z\n  2. z\n\n  {0}w\n",
            "3. {0}x\n4. {1}y\n",
            "| a | {0}b |\n|---|---|\n| c | {1} |\n",
            "See [it {0}](https://example.org/{1}) or [this](#one).",
        )
    ),
    PLAIN.map(str.strip),
    PLAIN.map(str.strip),
).map(lambda drawn: drawn[0].format(*drawn[1:]))
FIELDS = st.sampled_from(
    (None, Address("a", ("title",)), Address("a", ("aims", 0, "aim")), Address("a", ("aims", 1, "aim")))
)
TEXTS = st.builds(Text, PLAIN, FIELDS, lead=st.sampled_from(("", "First."))) | st.builds(
    Text, PROSE, FIELDS, prose=st.just(True), gap=st.booleans()
)
CELLS = st.lists(TEXTS, max_size=3).map(tuple)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)


def tables(drawn: tuple[str, list[tuple[Cell, Cell]]]) -> Table:
    return Table("Who", ("Which", drawn[0]), tuple(drawn[1]))


FLAT: st.SearchStrategy[Block] = st.one_of(
    LISTS.map(Paragraphs),
    LISTS.map(Bullets),
    LISTS.map(Steps),
    st.lists(st.builds(Fact, st.sampled_from(("When", "Who?")), CELLS), max_size=2).map(
        lambda one: Facts(tuple(one))
    ),
    st.tuples(st.sampled_from(("What", "Why")), st.lists(st.tuples(CELLS, CELLS), max_size=3)).map(tables),
)
BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.lists(
    FLAT
    | st.builds(Box, st.sampled_from(("children", "stop")), st.just("Look"), st.lists(FLAT, max_size=2).map(tuple))
    | st.builds(Subsection, st.sampled_from(("x", "y")), st.just("Part"), st.lists(FLAT, max_size=2).map(tuple))
    | st.builds(Fold, st.just("f"), TEXTS, st.lists(FLAT, max_size=1).map(tuple)),
    max_size=5,
).map(tuple)  # fmt: skip


@st.composite
def editions(draw: st.DrawFn) -> tuple[View, View]:
    """Two pages that share some of their blocks."""
    common, before, after = draw(BLOCKS), draw(BLOCKS), draw(BLOCKS)
    at, its = draw(st.integers(0, 5)), draw(st.integers(0, 5))
    return (
        page(*common[:at], *before, *common[at:]),
        page(*after[its:], *common[draw(st.integers(0, 2)) :], *after[:its], footer="Edition 4"),
    )


@settings(max_examples=25, deadline=None)
@given(editions())
def test_every_change_taken_is_the_new_page_and_every_change_refused_the_old(pair: tuple[View, View]) -> None:
    assert_both_ways(*pair)


@pytest.mark.parametrize("new", SAMPLES)
@pytest.mark.parametrize("old", SAMPLES)
def test_so_it_is_between_pages_that_have_little_in_common(old: str, new: str) -> None:
    made = assert_both_ways(SAMPLES[old], SAMPLES[new])
    assert bool(changed(made)) == (old != new)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_that_was_not_comes_whole_and_one_that_is_no_more_goes_whole(name: str) -> None:
    view = SAMPLES[name]
    came, went = redline(None, view, "Edition 1", DAY), redline(view, None, "Edition 1", DAY)
    assert told(came, "accept") == told(went, "reject") == alone(view)
    for nothing in (told(came, "reject"), told(went, "accept")):
        assert not any(one[3] for one in nothing[:-1])
        assert not any(one[0] == "table" for one in nothing)


def test_of_nothing_there_is_no_file() -> None:
    with pytest.raises(ValueError):
        redline(None, None, "", DAY)


# -- what a reader sees ------------------------------------------------------------------------------------------------


def test_a_change_of_a_few_words_marks_these_words() -> None:
    old = page(words("Keep it for 6 months after the case is closed.", "Then destroy it."))
    new = page(words("Keep it for 12 months after the case is closed.", "Then destroy it."))
    assert changed(assert_both_ways(old, new)) == [("del", "6 months"), ("ins", "12 months")]


def test_a_clause_put_in_front_changes_none_of_the_others() -> None:
    clauses = "Share what is needed.", "Tell the person.", "Write down what you did."
    old, new = page(words(*clauses)), page(words("Ask first.", *clauses))
    assert changed(assert_both_ways(old, new)) == [("ins", "Ask first.")]


def table(*rows: tuple[str, ...]) -> Table:
    return Table(
        "Who has signed", ("Organisation", "Post"), tuple(tuple((Text(one),) for one in row) for row in rows)
    )


def test_a_row_comes_and_goes_as_a_row() -> None:
    council, police, trust = ("Northmere Council", "Director"), ("Police", "Chief"), ("The Trust", "Guardian")
    made = assert_both_ways(page(table(council, police)), page(table(council, trust)))
    rows = list(xml(made).iter(f"{W}tr"))
    marks = [[one.tag.removeprefix(W) for one in row.find(f"{W}trPr")] for row in rows]
    assert [[one for one in mark if one in ("ins", "del")] for mark in marks] == [[], [], ["del"], ["ins"]]
    assert changed(made) == [("del", "Police"), ("del", "Chief"), ("ins", "The Trust"), ("ins", "Guardian")]


def test_within_a_row_that_stays_only_the_words_of_a_cell_change() -> None:
    old, new = (page(table(("Northmere Council", f"Signed in {year}"))) for year in (2025, 2026))
    assert changed(assert_both_ways(old, new)) == [("del", "2025"), ("ins", "2026")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("a one",), ("a one", "b two")),
        (("a one", "b two"), ("a one",)),
        (("a one", "b two"), ("b two",)),
        ((), ("a one", "b two")),
        (("a one",), ()),
        (("a one", "b two"), ("c three", "d four", "e five")),
    ],
)
def test_the_paragraphs_of_a_cell_come_and_go(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    def made(lines: tuple[str, ...]) -> View:
        return page(Table("Who", ("Who", "What"), (((Text("Police"),), tuple(Text(one) for one in lines)),)))

    rows = xml(assert_both_ways(made(old), made(new))).iter(f"{W}tr")
    assert len(list(rows)) == 2


def test_a_cell_that_becomes_a_list_is_shown_as_two_rows() -> None:
    def made(text: Text) -> View:
        return page(Table("Who", ("Who", "What"), (((Text("Police"),), (text,)),)))

    old, new = made(Text("By post")), made(Text("By post\n\n- or by hand", prose=True))
    assert len(list(xml(assert_both_ways(old, new)).iter(f"{W}tr"))) == 3


def test_words_that_stay_but_change_their_look_go_and_come() -> None:
    old, new = (
        page(Paragraphs((Text(one, prose=True),))) for one in ("Never share it.", "**Never** share it.")
    )
    assert changed(assert_both_ways(old, new)) == [("del", "Never"), ("ins", "Never")]


def test_an_item_taken_out_of_a_numbered_list_leaves_one_list() -> None:
    def made(*texts: str) -> View:
        return page(Steps(tuple(map(Text, texts))), Steps((Text("Another list."),)))

    old, new = made("Ask why.", "Check who asks.", "Share."), made("Check who asks.", "Share.")
    assert_both_ways(old, new)
    numbers = [one[2] for one in alone(old) if one[0] == "ListNumber"]
    assert numbers == ["1", "2", "3", "1"]


def test_an_item_is_counted_in_one_list_before_and_after() -> None:
    """Two lists that become one, and one that becomes two, in the text and in a cell."""
    one, two = "Ask why they want to know it.", "Check who it is that asks you."
    apart = page(Steps((Text(one),)), Paragraphs((Text("Then"),)), Steps((Text(two),)))
    together = page(Steps((Text(one), Text(two))), Paragraphs((Text("Then"),)))
    assert_both_ways(apart, together)
    assert_both_ways(together, apart)
    cells = [f"1. {one}\n\nThen\n\n1. {two}", f"1. {one}\n2. {two}\n\nThen"]
    in_cells = [page(Table("Who", ("Who",), (((Text(cell, prose=True),),),))) for cell in cells]
    assert_both_ways(*in_cells)
    assert_both_ways(*reversed(in_cells))


# -- what the file is -------------------------------------------------------------------------------------------------


def all_words(made: list[tuple[object, ...]]) -> Iterator[str]:
    """The words of each paragraph in order, those of cells too."""
    for one in made:
        if len(one) == 4 and isinstance(one[1], str) and isinstance(one[3], tuple):
            yield "".join(stretch for stretch, _ in one[3])
        else:
            yield from all_words([part for part in one if isinstance(part, tuple)])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_text_of_a_page_is_there_in_order(name: str) -> None:
    made = flat(" ".join(all_words(alone(SAMPLES[name]))))
    at = 0
    for one in map(flat, said(SAMPLES[name])):
        plain = re.sub(r"(?<!\w)[1-9] (?=[a-z])", "", one)  # the numbers of items are counted, not written
        found = max(made.find(one, at), made.find(plain, at))
        assert found >= 0, f"{one!r} is not in {made[at : at + 200]!r}"
        at = found + len(plain)


def test_headings_lists_and_tables_are_what_word_calls_so() -> None:
    made = docx.Document(BytesIO(document(SAMPLE, DAY)))
    looks = [one.style.name for one in made.paragraphs if one.style]
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption"} <= set(
        looks
    )
    assert [one.text for one in made.paragraphs if one.style and one.style.name == "Title"] == [SAMPLE.title]
    heads = list(made.element.body.iter(f"{W}tblHeader"))
    assert len(heads) == len(made.tables) == 2
    assert [cell.text for cell in made.tables[1].rows[0].cells] == ["Organisation", "Post", "Signed"]


def test_the_file_says_its_title_its_language_and_its_day() -> None:
    made = docx.Document(BytesIO(document(SAMPLE, DAY)))
    assert made.core_properties.title == SAMPLE.title
    assert made.core_properties.language == "en-GB"
    assert made.core_properties.created == made.core_properties.modified
    assert made.core_properties.created and made.core_properties.created.date() == DAY
    assert b'w:lang w:val="en-GB"' in parts(document(SAMPLE, DAY))["word/styles.xml"]


def test_changes_are_signed_and_dated_as_told_and_numbered_each() -> None:
    changes = list(xml(redline(SAMPLE, GUIDE, "Edition 4", DAY)).iter(f"{W}ins", f"{W}del"))
    assert len(changes) > 100
    assert {one.get(f"{W}author") for one in changes} == {"Edition 4"}
    assert {one.get(f"{W}date")[:11] for one in changes} == {"2026-11-22T"}
    assert len({one.get(f"{W}id") for one in changes}) == len(changes)
    assert {one.get(f"{W}author") for one in xml(redline(SAMPLE, FORM, "", DAY)).iter(f"{W}ins")} == {"ispc"}


def test_no_change_has_the_time_of_one_in_the_paragraph_before() -> None:
    """LibreOffice would make one of both, and of the two paragraphs one where both are refused."""
    old, new = page(words("We keep it", "we keep that")), page(words("We keep it more", "Now we keep that"))
    first, second = xml(assert_both_ways(old, new)).iter(f"{W}ins")
    assert first.get(f"{W}date") != second.get(f"{W}date")


def test_whoever_changes_the_redline_is_tracked_too() -> None:
    assert b"trackRevisions" in parts(redline(SAMPLE, GUIDE, "Edition 4", DAY))["word/settings.xml"]
    assert b"trackRevisions" not in parts(document(SAMPLE, DAY))["word/settings.xml"]


def test_nothing_in_the_file_runs_or_fetches() -> None:
    held = parts(redline(SAMPLE, GUIDE, "Edition 4", DAY))
    assert not [name for name in held if re.search(r"vba|embed|media|thumbnail|customXml|activeX", name)]
    outside = re.findall(rb'Target="([^"]*)" TargetMode="External"', b"".join(held.values()))
    outside += re.findall(rb'TargetMode="External" Target="([^"]*)"', b"".join(held.values()))
    assert outside
    assert all(re.match(rb"https:|mailto:|tel:", one) for one in outside)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "http://example.org", "../a.html", "#none"]
)
def test_a_link_that_leads_nowhere_is_words(link: str) -> None:
    made = document(page(Paragraphs((Text("Read it", link=link),))), DAY)
    assert not list(xml(made).iter(f"{W}hyperlink"))
    assert "Read it" in " ".join(all_words(told(made)))


def test_a_place_that_links_lead_to_is_there_once() -> None:
    linked = Paragraphs((Text("See there", link="#two"),))
    old = page(linked, Subsection("two", "Two", (words("It is so."),)))
    new = page(linked, Box("stop", "Look", (Subsection("two", "Two", ()),)))
    made = assert_both_ways(old, new)
    names = [one.get(f"{W}name") for one in xml(made).iter(f"{W}bookmarkStart")]
    assert len(names) == 1
    assert {one.get(f"{W}anchor") for one in xml(made).iter(f"{W}hyperlink")} == set(names)


def test_a_section_may_have_any_name() -> None:
    names = "front", "about", "end", "title", "partnership", "last-line"
    linked = Paragraphs(tuple(Text("See there", link=f"#{name}") for name in names))
    old = replace(SAMPLE, sections=tuple(Section(name, f"Section {name}", (linked,)) for name in names))
    made = assert_both_ways(old, replace(old, sections=old.sections[1:]))
    assert len(list(xml(made).iter(f"{W}bookmarkStart"))) == len(names)


def test_a_figure_is_told_in_words() -> None:
    figure = Figure(
        "who",
        "Who gives what to whom",
        "The school gives reports.\nThe police give intelligence.",
        Drawing(1, 1),
    )
    made = list(all_words(told(document(page(figure), DAY))))
    assert "Who gives what to whom" in made
    assert "The police give intelligence." in made


def test_letters_that_no_file_can_hold_do_not_spoil_it() -> None:
    made = document(page(words("a\x00b\x0bc\ud800d\uffff")), DAY)
    assert any("a\ufffdb c\ufffdd\ufffd" in one for one in all_words(told(made)))


def test_a_title_and_a_label_may_be_anything() -> None:
    view = replace(SAMPLE, title="Keeping \x0c" + "children safe " * 30)
    made = redline(view, replace(view, title="\x00 Safe"), "Edition \x004", DAY)
    assert told(made, "accept")[1][3][0][0] == "\ufffd Safe"
    assert len(told(made, "reject")[1][3][0][0]) > 400


def test_the_boxes_have_the_colours_that_they_have_on_the_pages() -> None:
    sheet = (Path(__file__).parent.parent / "layers" / "tones.css").read_text("utf-8")
    found = re.findall(r"\.([\w-]+)\{--tone:#(\w+);--tint:#(\w+);--bar:(\w+)\}", sheet)
    assert {name: (tone, tint, bar.replace("solid", "single")) for name, tone, tint, bar in found} == TONES


def test_the_same_pages_give_the_same_bytes_in_another_process_and_time_zone() -> None:
    code = (
        "import datetime, sys\nfrom ispc.outputs.word import redline\n"
        "from tests.sample_guide import GUIDE\nfrom tests.sample_view import SAMPLE\n"
        "sys.stdout.buffer.write(redline(SAMPLE, GUIDE, 'Edition 4', datetime.date(2026, 11, 22)))"
    )
    environment = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PATH": ""}
    other = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert other.stdout == redline(SAMPLE, GUIDE, "Edition 4", DAY)
