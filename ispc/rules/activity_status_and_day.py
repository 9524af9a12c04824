"""The status of an activity and the day it was done say two different things.

Why: A board counts what is done. An activity that is done on no day, or has a day and is not done, is counted wrongly.

Law: Reason: it follows from what the words mean. A record of what was done says when.

Wrong:
    # in plan
    activities:
      - {id: survey, done_on: (remove)}

Right:
    # in plan
    activities:
      - {id: survey, status: done, done_on: 2026-09-28}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion, Placed
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plans import name, plans


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for plan in plans(corpus, occasion):
        for place, activity in enumerate(plan.value.activities):
            one = Placed(activity, plan.address / "activities" / place)
            if (activity.status == "done") == (activity.done_on is not None):
                continue
            undated = activity.done_on is None
            yield Diagnostic(
                "activity-status-and-day",
                Severity.WARNING if undated else Severity.ERROR,
                f"{name(one)} is said to be done, but not when"
                if undated
                else f"{name(one)} has a day on which it was done, and is `{activity.status}`",
                one.address / ("status" if undated else "done_on"),
                help="add `done_on`" if undated else "make its status `done`, or remove the day",
            )
