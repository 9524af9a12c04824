"""The review is overdue.

Why: Protocols that nobody reviews go wrong unseen: people, law and systems change, and staff follow what was right once.

Law: Reason: the first failing that the Haringey report of 2009 names; the ICO's data sharing code of 2021 asks for
regular review.

Wrong:
    review: {next: 2026-11-01}

Right:
    review: {next: 2027-05-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import current


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        due = one.control.review_due
        start = one.control.effective
        if due and due < occasion.today and not (start and due < start):
            yield Diagnostic(
                "review-overdue",
                Severity.WARNING,
                f"the review was due on {due}",
                one.at("review", "next"),
                law=("ICO data sharing code 2021",),
                help="review it, add what was decided to `review/log`, and set the next day",
            )
