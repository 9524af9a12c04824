"""What a change must not be mistaken for: the families on keeping, security, time, rights, approval, the guide and the directory.

Each pair here could pass for something lighter: a wider change inside a narrower one, one unit of time for another, one thing in the
place of another. And the parties that have to agree again are exactly those whose duties, data or risk have changed.
"""

from __future__ import annotations

import pytest

from ispc.effects._lengths import longer


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2 working days", "5 working days", True),
        ("5 working days", "2 working days", False),
        ("6 months", "6 years", True),
        ("6 months", "7 months", True),
        ("at once", "1 hour", True),
        ("48 hours", "3 working days", True),
        ("30 days", "1 month", None),
        ("2 days", "48 hours", None),
        ("5 days", "5 working days", True),
        ("1 year", "the schedule says so", None),
    ],
)
def test_lengths_are_told_apart_where_they_can_be(before: str, after: str, expected: bool | None) -> None:
    assert longer(before, after) is expected
