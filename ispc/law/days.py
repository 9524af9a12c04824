"""Counts the days that the law counts: bank holidays of each nation, working days, and the end of a time limit.

The Banking and Financial Dealings Act 1971 gives some days and a yearly proclamation the rest, so a date is
as sure as the rule it follows from, and a day that moves off a weekend by custom is marked as known only.
Freedom of information law skips a bank holiday of any nation, the Scottish Act those of Scotland alone, and
a data protection clock is usually read for the controller's own nation. One-off days are not foreseen.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count

from ispc.law import catalogue
from ispc.law.provisions import HolidayRule, Mark, Nation, TimeLimit

NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern-ireland")

_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEKEND = {5: "saturday", 6: "sunday"}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class BankHoliday:
    """A day that is kept, the rule it follows from, and how sure that is. `moved`: off a weekend."""

    on: date
    name: str
    nation: Nation
    moved: bool
    confidence: Mark


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leap_years, left = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest + 2 * leap_years - epact - left) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def bank_holidays(year: int, nation: Nation) -> tuple[BankHoliday, ...]:
    """The bank holidays of a nation in a year, in order, each on the weekday on which it is kept."""
    rules = [rule for rule in catalogue().holidays if nation in rule.nations]
    natural = sorted(((_falls(rule, year), rule) for rule in rules), key=lambda pair: pair[0])
    taken = {day for day, _ in natural}
    kept = []
    for day, rule in natural:
        on = day
        while on.weekday() >= _SATURDAY or (on != day and on in taken):
            on += _DAY
        taken.add(on)
        by_custom = on != day and _WEEKEND.get(day.weekday()) not in rule.moves
        kept.append(BankHoliday(on, rule.name, nation, on != day, "K" if by_custom else rule.confidence))
    return tuple(sorted(kept, key=lambda holiday: holiday.on))


def _falls(rule: HolidayRule, year: int) -> date:
    match rule.falls.split():
        case ["Good", "Friday"]:
            return easter(year) - 2 * _DAY
        case ["Easter", "Monday"]:
            return easter(year) + _DAY
        case ["first", "Monday", "in", month]:
            first = date(year, _MONTHS.index(month) + 1, 1)
            return first + (-first.weekday() % 7) * _DAY
        case ["last", "Monday", "in", month]:
            at = _MONTHS.index(month) + 1
            last = date(year, at, monthrange(year, at)[1])
            return last - last.weekday() * _DAY
        case [day, month]:
            return date(year, _MONTHS.index(month) + 1, int(day))
    raise ValueError(f"`{rule.id}` falls on a day that cannot be read: {rule.falls}")


def is_working_day(day: date, nations: tuple[Nation, ...]) -> bool:
    """Whether the day is no Saturday, Sunday or bank holiday of any of these nations."""
    return day.weekday() < _SATURDAY and not any(
        day == holiday.on for nation in nations for holiday in bank_holidays(day.year, nation)
    )


def next_working_day(day: date, nations: tuple[Nation, ...]) -> date:
    """The day itself if it is a working day, otherwise the first one after it."""
    return next(at for at in _days_from(day) if is_working_day(at, nations))


def deadline(limit: TimeLimit, start: date, nation: Nation) -> date | None:
    """The last day of a time limit whose clock starts on `start`, the day of the event.

    None where the law gives no number, or one that needs a school's own calendar. For hours it is the day on
    which they run out, through nights and holidays. Source: Data Protection Act 2018 s205(2), Regulation
    1182/71 Article 3, Freedom of Information Act 2000 s10, the regulator's practice for one month.
    """
    if limit.amount is None:
        return None
    nations = _nations_counted(limit, nation)
    match limit.unit:
        case "hours":
            return start + timedelta(hours=limit.amount)
        case "days":
            last = start + limit.amount * _DAY
        case "weeks":
            last = start + limit.amount * 7 * _DAY
        case "months":
            last = _months_after(start, limit.amount)
        case "working days":
            working = (day for day in _days_from(start + _DAY) if is_working_day(day, nations))
            return next(day for number, day in enumerate(working, 1) if number == limit.amount)
        case _:
            return None
    return next_working_day(last, nations) if limit.holidays else last


def extended(limit: TimeLimit) -> TimeLimit:
    """The limit with its extension added, where the law allows one and it was announced in time."""
    if limit.amount is None or limit.extension is None:
        return limit
    return limit.model_copy(update={"amount": limit.amount + limit.extension})


def _nations_counted(limit: TimeLimit, nation: Nation) -> tuple[Nation, ...]:
    if limit.holidays == "any-nation":
        return NATIONS
    return ("scotland",) if limit.holidays == "scotland" else (nation,)


def _months_after(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _days_from(day: date) -> Iterator[date]:
    return (day + number * _DAY for number in count())
