"""How long a length of time is: the latest day it may reach, and the longest it may be. Shared by the rules on time.

A month has 28 to 31 days and a working day may wait for a weekend, so a limit is kept only where the longest reading
keeps it.
"""

from __future__ import annotations

import calendar
import datetime

from ispc.model.scalars import Duration

_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 31, "year": 366}
_MONTHS = {"month": 1, "year": 12}


def longest(length: Duration) -> float:
    """The days that the length may last, at most. Weekends count against working days; holidays do not.

    School days have no such figure, for they stop in the holidays: they may last for ever.
    """
    if length.unit == "school day":
        return float("inf") if length.count else 0
    if length.unit == "working day":
        return length.count + 2 * ((length.count + 4) // 5)
    return length.count * _DAYS[length.unit]


def after(day: datetime.date, length: Duration) -> datetime.date:
    """The day on which the length ends; the last of its month where there is no such day."""
    months = day.year * 12 + day.month - 1 + length.count * _MONTHS.get(length.unit, 0)
    year, month = divmod(months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last = calendar.monthrange(year, month + 1)[1]
    moved = day.replace(year=year, month=month + 1, day=min(day.day, last))
    if length.unit in _MONTHS or length.unit == "school day":
        return moved
    return moved + datetime.timedelta(days=longest(length))
