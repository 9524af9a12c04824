"""An activity of an embedding plan is late.

Why: A plan that slips in silence is no plan. Who answers for it can help only if they see what is late, and by how much.

Law: Reason: the Haringey report of 2009 gave every step a day. The embedding toolkit of 2010 asks for a plan with clear
targets, and for regular reports of progress.

Wrong:
    # in plan
    activities:
      - {id: training, by: 2026-11-18}

Right:
    # in plan
    activities:
      - {id: training, by: 2026-11-18, status: done, done_on: 2026-11-17}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plans import activities, name


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in activities(corpus, occasion):
        if one.value.is_late(occasion.today):
            days = (occasion.today - one.value.by).days
            yield Diagnostic(
                "activity-late",
                Severity.WARNING,
                f"{name(one)} was due on {one.value.by}, {days} day{'' if days == 1 else 's'} ago",
                one.address / "by",
                help="do it, or say in its `note` why it is late and what happens next",
            )
