"""An embedding plan does nothing under one of the five headings.

Why: Training alone embeds nothing. People must champion sharing, plan for it, make room for it, keep it going, and look
whether it works.

Law: Reason: the embedding toolkit of 2010, which asks for steps under all five.

Wrong:
    # in plan
    activities:
      - {id: survey, remove: (remove)}

Right:
    # in plan
    activities:
      - {id: survey, heading: measure performance}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.plans import HEADINGS
from ispc.rules._plans import plans


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for plan in plans(corpus, occasion):
        filled = {one.heading for one in plan.value.activities if one.status != "stopped"}
        for heading in HEADINGS:
            if heading not in filled:
                yield Diagnostic(
                    "plan-heading-empty",
                    Severity.WARNING,
                    f"nothing is planned under `{heading}`",
                    plan.address / "activities",
                    help=f"add an activity with the heading `{heading}`",
                )
