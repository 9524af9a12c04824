from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc.excerpt import Lines, lines_of
from ispc.location import Source

PROTOCOL = """\
kind: isp
flows:
  - id: first
    lawful:
      schools:
        # not a heading

        basis: public task
  - id: second
lists:
- id: flush
  of: items
"""


def excerpt(text: str, number: int) -> tuple[tuple[int, str], ...]:
    return lines_of(Source("a.yaml", text.encode())).excerpt(number)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, [1]),
        (3, [2, 3]),
        (4, [3, 4]),
        (5, [3, 4, 5]),
        (8, [3, 5, 8]),
        (9, [2, 9]),
        (12, [11, 12]),
    ],
)
def test_a_line_is_shown_after_its_item_and_its_key(number: int, shown: list[int]) -> None:
    lines = PROTOCOL.split("\n")
    assert excerpt(PROTOCOL, number) == tuple((each, lines[each - 1]) for each in shown)


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_line_that_is_not_there_shows_nothing(number: int) -> None:
    assert excerpt(PROTOCOL, number) == ()
    assert Lines().excerpt(number) == ()


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    data = b"\xef\xbb\xbfa\r\nb\rc\nd\xe2\x80\xa8d\x0b\xc2\x85d"
    assert lines_of(Source("a.yaml", data)).words == ("a", "b", "c", "d\u2028d\x0b\x85d")


@given(st.binary(max_size=200), st.integers(-2, 40))
def test_any_bytes_have_lines(data: bytes, number: int) -> None:
    shown = lines_of(Source("a.yaml", data)).excerpt(number)
    assert len(shown) <= 3
    assert [each for each, _ in shown] == sorted({each for each, _ in shown})
    assert not shown or shown[-1][0] == number
