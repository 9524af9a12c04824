"""What is worked out before a template sees it: levels, contents, labels, addresses."""

from dataclasses import replace

import pytest

from ispc.location import Address
from ispc.page import Medium, line, page, widths
from ispc.phrases import ENGLISH
from ispc.view import Box, Paragraphs, Section, Subsection, Table, Text
from tests.sample_guide import GUIDE
from tests.sample_view import DETAIL, FLOWS, SAMPLE

HERE = Address("a", ("b", 0))
SCREEN, PAPER = Medium(True, ENGLISH), Medium(False, ENGLISH)


def test_prose_of_one_paragraph_stands_in_a_line_and_more_does_not() -> None:
    assert line(Text("a *b*", HERE, prose=True), SCREEN).html == "a <em>b</em>"
    several = line(Text("a\n\nb", HERE, prose=True, lead="L"), SCREEN)
    assert several.block
    assert several.html == '<p><strong class="lead">L</strong></p><p>a</p>\n<p>b</p>\n'
    assert several.source == "a/b/0"


def test_plain_words_are_not_read_as_markdown() -> None:
    assert line(Text("a *b* <c>", HERE), SCREEN).html == "a *b* &lt;c&gt;"
    assert line(Text("a", lead="L"), SCREEN).html == '<strong class="lead">L</strong> a'


def test_parts_of_parts_go_one_level_deeper_and_no_deeper_than_html_can() -> None:
    inner: Subsection = Subsection("s9", "9", ())
    for number in range(8, 0, -1):
        inner = Subsection(f"s{number}", str(number), (Box("note", "Box", (inner,)),))
    made = page(replace(SAMPLE, sections=(Section("s", "S", (inner,)),)), screen=True)
    levels = []
    (block,) = made.sections[0].blocks
    while block.blocks:
        if block.kind == "subsection":
            levels.append(block.level)
        (block,) = block.blocks
    assert [*levels, block.level] == [3, 4, 5, 6, 6, 6, 6, 6, 6]


def test_contents_name_the_sections_and_their_parts_where_there_are_enough_of_them() -> None:
    made = page(SAMPLE, screen=True)
    assert [entry.id for entry in made.contents] == [section.id for section in SAMPLE.sections]
    assert [part.id for entry in made.contents for part in entry.entries] == ["flow-school"]
    assert page(replace(SAMPLE, sections=SAMPLE.sections[:2]), screen=True).contents == ()


def test_each_cell_of_a_table_says_its_column() -> None:
    made = page(replace(SAMPLE, sections=(DETAIL,)), screen=True)
    table = next(block for block in made.sections[0].blocks if block.kind == "table")
    for row in table.rows:
        assert (row.head.label, *(cell.label for cell in row.cells)) == FLOWS.columns
    assert [column.width for column in table.columns] == list(FLOWS.widths)


def test_a_row_with_a_cell_too_many_is_our_own_fault_and_loud() -> None:
    table = Table("T", ("a", "b"), (((Text("1"),), (Text("2"),), (Text("3"),)),))
    with pytest.raises(ValueError, match="longer"):
        page(replace(SAMPLE, sections=(Section("s", "S", (table,)),)), screen=True)


def test_widths_are_found_however_deep_a_table_lies() -> None:
    table = Table("T", ("a", "b"), (), (33, 67))
    deep = Subsection("x", "X", (Box("note", "N", (table,)),))
    assert widths(
        page(replace(SAMPLE, sections=(Section("s", "S", (deep, Paragraphs(()))),)), screen=True)
    ) == {33, 67}


def test_paper_has_no_neighbours() -> None:
    assert page(SAMPLE, screen=False).others == ()
    assert page(SAMPLE, screen=True).others == SAMPLE.others
    with pytest.raises(ValueError, match="may not link"):
        page(replace(SAMPLE, others=(("x", "javascript:x"),)), screen=True)


def test_the_emergency_line_is_kept_as_words_for_every_side() -> None:
    urgent = Text("Ring **999**, then [us](tel:02079460123).", HERE, prose=True, lead="Danger?")
    made = page(replace(GUIDE, emergency=urgent), screen=False)
    assert made.urgent == "Danger? Ring 999, then us."
    assert page(replace(GUIDE, emergency=None), screen=False).urgent == ""


@pytest.mark.parametrize(
    ("words", "html"),
    [
        (
            "data.protection@police.example.org",
            "data<wbr>.protection@<wbr>police<wbr>.example<wbr>.org",
        ),
        ("Ask J. at the desk", "Ask J. at the desk"),
    ],
)
def test_an_address_breaks_between_its_parts_on_a_screen_only(words: str, html: str) -> None:
    text = Text(words, link="mailto:data.protection@police.example.org")
    assert f">{html}<" in line(text, SCREEN).html
    assert f">{words}<" in line(text, PAPER).html
