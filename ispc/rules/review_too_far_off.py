"""The next review is further off than the agreement itself says.

Why: "Every twelve months" binds nobody when the next day is set for two years on.

Law: Reason: the ICO's data sharing code of 2021 asks for regular review. Three months of grace are given, since boards
meet on days of their own; where no interval is stated, three years is the longest that real agreements take.

Wrong:
    review: {next: 2028-10-01}

Right:
    review: {next: 2027-06-15}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.control import Controlled, Review
from ispc.model.scalars import Duration
from ispc.rules._documents import current
from ispc.rules._lengths import after

GRACE = Duration(3, "month")
LONGEST = Duration(3, "year")


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        review, due = one.control.review, one.control.review_due
        if not isinstance(review, Review) or due is None:
            continue
        start = _last(one.control, review, occasion.today)
        interval = review.then_every if review.log else review.after or review.then_every
        latest = after(start, interval or LONGEST)
        if due > after(latest, GRACE if interval else Duration(0, "day")):
            stated = f"{interval} after {start}" if interval else f"three years after {start}"
            yield Diagnostic(
                "review-too-far-off",
                Severity.WARNING,
                f"the next review, {due}, is later than {stated}",
                one.at("review", "next"),
                law=("ICO data sharing code 2021",),
                help=f"set it for {latest} or earlier",
            )


def _last(control: Controlled, review: Review, today: datetime.date) -> datetime.date:
    return max((done.on for done in review.log or ()), default=control.own_day(today))
