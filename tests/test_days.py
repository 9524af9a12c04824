"""Bank holidays, working days and the ends of time limits."""

from datetime import date

import pytest

from ispc.law.days import NATIONS, bank_holidays, deadline, easter, extended, is_working_day, next_working_day
from ispc.law.provisions import Nation
from ispc.law.shelf import catalogue


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2028, 4, 16), (2038, 4, 25), (1818, 3, 22)],
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def days(year: int, nation: Nation) -> list[str]:
    return [holiday.on.isoformat()[5:] for holiday in bank_holidays(year, nation)]


ENGLAND = {
    2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
    2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
    2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
}
SCOTLAND = {
    2024: ["01-01", "01-02", "03-29", "05-06", "05-27", "08-05", "12-02", "12-25", "12-26"],
    2025: ["01-01", "01-02", "04-18", "05-05", "05-26", "08-04", "12-01", "12-25", "12-26"],
    2026: ["01-01", "01-02", "04-03", "05-04", "05-25", "08-03", "11-30", "12-25", "12-28"],
    2027: ["01-01", "01-04", "03-26", "05-03", "05-31", "08-02", "11-30", "12-27", "12-28"],
    2028: ["01-03", "01-04", "04-14", "05-01", "05-29", "08-07", "11-30", "12-25", "12-26"],
}
NORTHERN_IRELAND = {
    2024: ["01-01", "03-18", "03-29", "04-01", "05-06", "05-27", "07-12", "08-26", "12-25", "12-26"],
    2025: ["01-01", "03-17", "04-18", "04-21", "05-05", "05-26", "07-14", "08-25", "12-25", "12-26"],
    2026: ["01-01", "03-17", "04-03", "04-06", "05-04", "05-25", "07-13", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-17", "03-26", "03-29", "05-03", "05-31", "07-12", "08-30", "12-27", "12-28"],
    2028: ["01-03", "03-17", "04-14", "04-17", "05-01", "05-29", "07-12", "08-28", "12-25", "12-26"],
}


@pytest.mark.parametrize("year", range(2024, 2029))
def test_the_bank_holidays_of_a_year(year: int) -> None:
    assert days(year, "england") == ENGLAND[year]
    assert days(year, "wales") == ENGLAND[year]
    assert days(year, "scotland") == SCOTLAND[year]
    assert days(year, "northern-ireland") == NORTHERN_IRELAND[year]


def test_a_bank_holiday_is_as_sure_as_the_rule_it_follows_from() -> None:
    england = {holiday.name: holiday.confidence for holiday in bank_holidays(2026, "england")}
    assert england["Easter Monday"] == "S"
    assert england["Good Friday"] == "K"
    assert england["Boxing Day"] == "K", "moved off a Saturday by custom"
    scotland = {holiday.name: holiday for holiday in bank_holidays(2024, "scotland")}
    assert scotland["St Andrew's Day"].moved
    assert scotland["St Andrew's Day"].confidence == "S", "the Act itself moves it"


def test_easter_monday_and_the_late_august_day_are_worked_in_scotland() -> None:
    assert is_working_day(date(2026, 4, 6), ("scotland",))
    assert is_working_day(date(2026, 8, 31), ("scotland",))
    assert not is_working_day(date(2026, 4, 6), ("england",))


def test_the_next_working_day_is_the_day_itself_when_it_is_one() -> None:
    assert next_working_day(date(2026, 12, 24), ("england",)) == date(2026, 12, 24)
    assert next_working_day(date(2026, 12, 25), ("england",)) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("limit", "start", "nation", "last"),
    [
        ("rights-request", date(2026, 9, 3), "england", date(2026, 10, 5)),  # 3 October is a Saturday
        ("rights-request", date(2026, 1, 31), "england", date(2026, 3, 2)),  # 28 February is a Saturday
        ("rights-request", date(2027, 1, 29), "england", date(2027, 3, 1)),  # 28 February is a Sunday
        ("rights-request", date(2026, 3, 6), "england", date(2026, 4, 7)),  # 6 April is Easter Monday
        ("rights-request", date(2026, 3, 6), "scotland", date(2026, 4, 6)),
        ("complaint-acknowledgement", date(2026, 7, 1), "england", date(2026, 7, 31)),
        ("complaint-acknowledgement", date(2026, 7, 2), "england", date(2026, 8, 3)),
        ("complaint-acknowledgement", date(2026, 7, 2), "scotland", date(2026, 8, 4)),
        ("breach-to-regulator", date(2026, 12, 24), "england", date(2026, 12, 27)),
        ("policy-document-kept", date(2026, 8, 31), "england", date(2027, 2, 28)),
        ("prior-consultation", date(2026, 9, 1), "england", date(2026, 10, 27)),
        ("freedom-of-information", date(2026, 11, 23), "england", date(2026, 12, 22)),
        ("freedom-of-information", date(2026, 7, 1), "england", date(2026, 7, 30)),
        ("freedom-of-information-scotland", date(2026, 7, 1), "scotland", date(2026, 7, 29)),
    ],
)
def test_the_last_day_of_a_time_limit(limit: str, start: date, nation: Nation, last: date) -> None:
    assert deadline(catalogue().time_limit(limit), start, nation) == last


def test_an_english_freedom_of_information_clock_skips_the_holidays_of_every_nation() -> None:
    for skipped in (
        date(2026, 1, 2),
        date(2026, 3, 17),
        date(2026, 7, 13),
        date(2026, 8, 3),
        date(2026, 11, 30),
    ):
        assert is_working_day(skipped, ("england",))
        assert not is_working_day(skipped, NATIONS)


def test_a_limit_without_a_number_has_no_last_day() -> None:
    law = catalogue()
    for limit in ("breach-processor-to-controller", "common-transfer-file", "freedom-of-information-schools"):
        assert deadline(law.time_limit(limit), date(2026, 1, 1), "england") is None


def test_an_extension_is_added_only_where_the_law_has_one() -> None:
    law = catalogue()
    assert deadline(extended(law.time_limit("rights-request")), date(2026, 9, 1), "england") == date(
        2026, 12, 1
    )
    acknowledgement = law.time_limit("complaint-acknowledgement")
    assert extended(acknowledgement) == acknowledgement
