"""Two days of an embedding plan cannot both be right.

Why: A board acts on these days. One that lies in the future and is said to be past, or ends before it starts, misleads it.

Law: Reason: it follows from what the days mean. Nothing is done or read before it happens, or after the day of which the plan
speaks.

Wrong:
    # in plan
    activities:
      - {id: survey, done_on: 2026-12-01}

Right:
    # in plan
    activities:
      - {id: survey, done_on: 2026-09-28}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion, Placed
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.kinds.plan import EmbeddingPlan
from ispc.location import Address
from ispc.rules._plans import plans

Day = tuple[str, datetime.date | None, Address]


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for plan in plans(corpus, occasion):
        as_of, said = plan.value.as_of, plan.address / "as_of"
        if as_of > occasion.today:
            yield _wrong(
                f"the plan speaks of {as_of}, which is still to come",
                said,
                help="give the day on which things stood as the plan says",
            )
        for what, day, place in _past(plan):
            if day and day > as_of:
                yield _wrong(
                    f"{what} {day}, after the day that the plan speaks of, {as_of}",
                    place,
                    Label(said, f"the plan speaks of {as_of}"),
                )
        for early, late in _pairs(plan):
            if early[1] and late[1] and late[1] < early[1]:
                yield _wrong(
                    f"{late[0]} {late[1]}, which is before {early[0]} {early[1]}",
                    late[2],
                    Label(early[2], f"{early[0]} {early[1]}"),
                )


def _wrong(message: str, place: Address, *related: Label, help: str = "") -> Diagnostic:
    return Diagnostic(
        "plan-dates",
        Severity.ERROR,
        message,
        place,
        related=related,
        help=help or "check both days, and correct the one that is wrong",
    )


def _past(plan: Placed[EmbeddingPlan]) -> Iterator[Day]:
    """What is said to have happened."""
    for place, one in enumerate(plan.value.activities):
        yield "it was done on", one.done_on, plan.address / "activities" / place / "done_on"
    for place, sign in enumerate(plan.value.indicators or ()):
        for at, reading in enumerate(sign.readings or ()):
            yield "it was read on", reading.on, plan.address / "indicators" / place / "readings" / at / "on"
    asked = plan.value.confidence
    for place, answers in enumerate((asked and asked.rounds) or ()):
        yield "staff were asked on", answers.on, plan.address / "confidence" / "rounds" / place / "on"


def _pairs(plan: Placed[EmbeddingPlan]) -> Iterator[tuple[Day, Day]]:
    """What comes first, and what may not come before it."""
    starts: Day = ("the plan starts on", plan.value.starts, plan.address / "starts")
    yield starts, ("the plan ends on", plan.value.ends, plan.address / "ends")
    for place, one in enumerate(plan.value.activities):
        here = plan.address / "activities" / place
        first: Day = ("it starts on", one.starts, here / "starts")
        yield first, ("it is due on", one.by, here / "by")
        yield first, ("it was done on", one.done_on, here / "done_on")
