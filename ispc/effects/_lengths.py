"""Lengths of time and numbers, as far as they can be told longer from shorter.

Calendar units and working days have no exact rate between them; what is compared is far enough apart, or it is of one unit. Where
it cannot be told, nothing is guessed: the answer is None, and the change counts as the graver one.
"""

from __future__ import annotations

import re

HOURS = {"hour": (1, 1), "day": (24, 24), "working day": (24, 120), "school day": (24, 1200), "week": (168, 168), "month": (672, 744), "year": (8760, 8784)}  # fmt: skip
"""Each unit in hours, at least and at most."""


def longer(before: str, after: str) -> bool | None:
    """Whether `after` is longer than `before`; None where either is no length, or it cannot be told."""
    one, other = span(before), span(after)
    if one is None or other is None:
        return None
    if _unit(before) == _unit(after):  # counts of one unit are exact, however long the unit is
        return None if one == other else other > one
    if other[0] >= one[1] and other != one:
        return True
    if other[1] <= one[0] and other != one:
        return False
    return None


def span(text: str) -> tuple[int, int] | None:
    """A length as written in the template, in hours, at least and at most."""
    if text == "at once":
        return 0, 0
    found = re.fullmatch(r"(\d+) (.+?)s?", text)
    if found is None or found[2] not in HOURS:
        return None
    least, most = HOURS[found[2]]
    return int(found[1]) * least, int(found[1]) * most


def _unit(text: str) -> str:
    return text.partition(" ")[2].removesuffix("s")
