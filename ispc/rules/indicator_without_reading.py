"""A sign that shows whether sharing works has not been read when it was due.

Why: A sign that nobody reads is no sign. The board goes on as if all were well.

Law: Reason: the embedding toolkit of 2010 asks to identify proxy indicators and to measure them, and to monitor how confident
staff are.

Wrong:
    # in plan
    indicators:
      - {id: answered, next: 2026-10-31}

Right:
    # in plan
    indicators:
      - {id: answered, next: 2026-12-31}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion, Placed
from ispc.diagnostic import Diagnostic, Severity
from ispc.kinds.plan import EmbeddingPlan
from ispc.location import Address
from ispc.model.plans import Confidence, Indicator
from ispc.rules._plans import plans
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for plan in plans(corpus, occasion):
        for what, sign, place in _signs(plan):
            past = sign.rounds if isinstance(sign, Confidence) else sign.readings
            if sign.next is not None and sign.next < occasion.today:
                yield Diagnostic(
                    "indicator-without-reading",
                    Severity.WARNING,
                    f"{what} was due on {sign.next}",
                    place / "next",
                    help="add what was found, with its day, and set the next day",
                )
            elif sign.next is None and not past:
                yield Diagnostic(
                    "indicator-without-reading",
                    Severity.WARNING,
                    f"{what} has neither been done nor has a day",
                    place,
                    help="add `next`, the day by which it is done",
                )


def _signs(plan: Placed[EmbeddingPlan]) -> Iterator[tuple[str, Indicator | Confidence, Address]]:
    for place, one in enumerate(plan.value.indicators or ()):
        yield f"the reading of `{show(one.id)}`", one, plan.address / "indicators" / place
    if plan.value.confidence is not None:
        yield "asking staff", plan.value.confidence, plan.address / "confidence"
