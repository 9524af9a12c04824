"""What the rules on agreements share: how long a length may last, and when it ends."""

from __future__ import annotations

import datetime

import pytest

from ispc.model.scalars import Duration
from ispc.rules._lengths import after, longest
from ispc.rules.personal_data_in_text import NHS, _nhs
from ispc.rules.two_names_look_alike import skeleton


@pytest.mark.parametrize(
    ("length", "days"),
    [
        (Duration(0, "hour"), 0),
        (Duration(72, "hour"), 3),
        (Duration(1, "working day"), 3),
        (Duration(5, "working day"), 7),
        (Duration(6, "working day"), 10),
        (Duration(20, "working day"), 28),
        (Duration(1, "month"), 31),
        (Duration(1, "school day"), float("inf")),
    ],
)
def test_a_length_is_read_at_its_longest(length: Duration, days: float) -> None:
    assert longest(length) == days


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-08-31", Duration(6, "month"), "2027-02-28"),
        ("2024-02-29", Duration(1, "year"), "2025-02-28"),
        ("2026-12-31", Duration(1, "day"), "2027-01-01"),
        ("9999-01-01", Duration(9999, "year"), "9999-12-31"),
    ],
)
def test_a_length_ends_on_a_day_that_exists(start: str, length: Duration, end: str) -> None:
    assert after(datetime.date.fromisoformat(start), length) == datetime.date.fromisoformat(end)


@pytest.mark.parametrize(
    ("number", "real"),
    [("943 476 5919", True), ("943 476 5918", False), ("999 000 0018", False), ("111 111 1111", False)],
)
def test_a_health_service_number_is_checked(number: str, real: bool) -> None:
    found = NHS.fullmatch(number)
    assert found and _nhs(*found.groups()) is real


def test_a_skeleton_is_how_a_name_looks() -> None:
    assert skeleton("Northmere  Council") == skeleton("NORTHMERE COUNCIL") == skeleton("Nórthmere Council")
    assert skeleton("Northmere") != skeleton("Southmere")
