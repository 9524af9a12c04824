"""Widths of columns: room for each longest word, and the rest to where there is most to say."""

from hypothesis import given
from hypothesis import strategies as st

from ispc.columns import shares
from ispc.view import Table, Text

CELLS = st.lists(st.text("ab ", max_size=200).map(Text), max_size=3).map(tuple)
TABLES = st.integers(1, 8).flatmap(
    lambda count: st.builds(
        Table,
        st.just("T"),
        st.lists(st.text("ab", min_size=1, max_size=30), min_size=count, max_size=count).map(tuple),
        st.lists(st.lists(CELLS, min_size=count, max_size=count).map(tuple), max_size=6).map(tuple),
    )
)


@given(TABLES)
def test_widths_fill_the_table_and_no_column_vanishes(table: Table) -> None:
    found = shares(table)
    assert len(found) == len(table.columns)
    assert sum(found) == 100
    assert min(found) >= 2


def test_a_column_of_paragraphs_is_wider_than_one_of_dates() -> None:
    row = ((Text("Northmere Council"),), (Text("A sentence of some length. " * 6),), (Text("1 May 2027"),))
    name, words, date = shares(Table("T", ("Who", "Why", "When"), (row, row)))
    assert words > name > date


def test_a_long_word_gets_its_room() -> None:
    row = ((Text("x"),), (Text("children@example.org"),), (Text("many words " * 30),))
    assert shares(Table("T", ("a", "b", "c"), (row,)))[1] >= 24


def test_widths_that_are_stated_stand() -> None:
    assert shares(Table("T", ("a", "b"), (), (30, 70))) == (30, 70)


def test_a_telephone_number_stays_on_its_line() -> None:
    row = ((Text("020 7946 0123"),), (Text("many words " * 30),))
    assert shares(Table("T", ("a", "b"), (row,)))[0] >= 17
