"""The report on an embedding plan is overdue.

Why: A plan that nobody reports on is not steered. What its pages say grows old.

Law: Reason: the embedding toolkit of 2010 asks for reporting frameworks, and for regular reports of progress.

Wrong:
    # in plan
    next_report: 2026-11-05

Right:
    # in plan
    next_report: 2027-01-18
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plans import plans


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for plan in plans(corpus, occasion):
        due = plan.value.next_report
        if due is not None and due < occasion.today:
            yield Diagnostic(
                "plan-not-reported",
                Severity.WARNING,
                f"the report on the plan was due on {due}",
                plan.address / "next_report",
                help="report, bring the plan and its `as_of` up to date, and set the next day",
            )
