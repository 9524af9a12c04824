"""What in the old page became what in the new one: nothing is lost, nothing crosses, and the right things are paired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from ispc.location import Address
from ispc.matched import Pair, blocks, facts, rows, said, sections, texts
from ispc.view import Bullets, Cell, Fact, Paragraphs, Section, Subsection, Table, Text
from tests.sample_view import SAMPLE


def field(words: str, *path: str | int) -> Text:
    return Text(words, Address("a", path))


def words(pairs: Sequence[Pair[Text]]) -> list[tuple[str, str]]:
    return [(one.old.words if one.old else "", one.new.words if one.new else "") for one in pairs]


LINES = some.lists(
    some.sampled_from(
        ("Ring first.", "Ring the desk first.", "Send by secure mail.", "Keep 6 years.", "x", "")
    ).map(Text)
)


@given(LINES, LINES)
def test_the_old_sides_are_the_old_page_and_the_new_sides_the_new_one(
    old: list[Text], new: list[Text]
) -> None:
    pairs = texts(old, new)
    assert [one.old for one in pairs if one.old is not None] == old
    assert [one.new for one in pairs if one.new is not None] == new
    assert all(one.old is not None or one.new is not None for one in pairs)


@given(LINES)
def test_a_page_is_itself(lines: list[Text]) -> None:
    assert texts(lines, lines) == tuple(Pair(one, one) for one in lines)


def test_a_field_that_says_something_else_altogether_is_that_field_still() -> None:
    old = [field("6 years", "flows", 0, "keep", "for")]
    new = [field("until the case is closed", "flows", 0, "keep", "for")]
    assert words(texts(old, new)) == [("6 years", "until the case is closed")]
    assert words(texts([Text("6 years")], [Text("until the case is closed")])) == [
        ("6 years", ""),
        ("", "until the case is closed"),
    ]


def test_an_item_put_in_front_moves_the_others_and_changes_none() -> None:
    old = [field("A nurse asks the school.", "flows", 0, "title"), field("Police ask.", "flows", 1, "title")]
    new = [
        field("A court orders it.", "flows", 0, "title"),
        field("A nurse asks the school today.", "flows", 1, "title"),
        field("Police ask.", "flows", 2, "title"),
    ]
    assert words(texts(old, new)) == [
        ("", "A court orders it."),
        ("A nurse asks the school.", "A nurse asks the school today."),
        ("Police ask.", "Police ask."),
    ]


def test_sections_are_paired_by_their_ids_alone() -> None:
    old = (Section("why", "Why", ()), Section("how", "How", ()))
    new = (Section("how", "In what way", ()), Section("new", "Why", ()))
    assert [(one.old and one.old.id, one.new and one.new.id) for one in sections(old, new)] == [
        ("why", None),
        ("how", "how"),
        (None, "new"),
    ]


def test_a_part_keeps_its_id_and_one_with_a_new_id_that_says_the_same_is_it_too() -> None:
    told = (Paragraphs((Text("Schools tell the police of a weapon found on a pupil."),)),)
    old = (Subsection("flow-a", "A", told), Subsection("flow-b", "B", ()))
    new = (Subsection("flow-b", "Quite another name", told), Subsection("flow-c", "C", ()))
    assert [(one.old, one.new) for one in blocks(old, new)] == [
        (old[0], None),
        (old[1], new[0]),
        (None, new[1]),
    ]
    renamed = (replace(old[0], id="flow-z"),)
    assert blocks(old[:1], renamed) == (Pair(old[0], renamed[0]),)


def test_blocks_of_two_sorts_are_never_one() -> None:
    lines = (Text("Ring the desk."),)
    assert len(blocks((Paragraphs(lines),), (Bullets(lines),))) == 2


def test_tables_with_other_columns_are_two_tables() -> None:
    row: tuple[tuple[Cell, ...], ...] = (((Text("a"),), (Text("b"),)),)
    one, other = Table("T", ("x", "y"), row), Table("T", ("x", "z"), row)
    assert len(blocks((one,), (other,))) == 2
    assert len(blocks((one,), (replace(one, caption="U"),))) == 1


def test_rows_and_facts_are_paired_by_how_they_begin() -> None:
    old = (((Text("Police"),), (Text("6 years"),)), ((Text("School"),), (Text("25 years"),)))
    new = (((Text("Health"),), (Text("6 years"),)), ((Text("School"),), (Text("until they leave"),)))
    assert Pair(old[1], new[1]) in rows(old, new)
    was, now = Fact("Kept for", (Text("6 years"),)), Fact("Kept for", (Text("permanently"),))
    assert facts((was,), (now,)) == (Pair(was, now),)


def test_all_words_of_a_page_are_said() -> None:
    for section in SAMPLE.sections:
        told = said(section)
        assert told.startswith(section.heading)
        assert all(said(block) in told for block in section.blocks)
