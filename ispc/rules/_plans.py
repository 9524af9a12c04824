"""Which embedding plans a rule asks. Shared by the rules on plans.

The plan of a document that has ended or been replaced is a record, and nobody mends a record.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion, Placed
from ispc.kinds.plan import EmbeddingPlan
from ispc.model.plans import Activity
from ispc.rules._documents import is_over
from ispc.show import show


def plans(corpus: Corpus, occasion: Occasion) -> Iterator[Placed[EmbeddingPlan]]:
    """Every plan of a document that is not over, with its place."""
    for document in corpus.documents.values():
        plan = document.content
        if isinstance(plan, EmbeddingPlan):
            of = corpus.effective.get(plan.of)
            if of is None or not is_over(of, occasion):
                yield Placed(plan, document.at())


def activities(corpus: Corpus, occasion: Occasion) -> Iterator[Placed[Activity]]:
    """Every activity of those plans but what was stopped."""
    for plan in plans(corpus, occasion):
        for place, one in enumerate(plan.value.activities):
            if one.status != "stopped":
                yield Placed(one, plan.address / "activities" / place)


def name(one: Placed[Activity]) -> str:
    """An activity's id, to quote in a message."""
    return f"`{show(one.value.id)}`"
