"""Something is said to have happened on a day that is still to come.

Why: An agreement that is not yet agreed, or a signature that is not yet given, would be shown to staff as done.

Law: Reason: a record states what has happened. The Haringey report of 2009 asks that signing be clear.

Wrong:
    signatures:
      - {party: schools, decision: signed, post: Headteacher, on: 2027-01-10}

Right:
    signatures:
      - {party: schools, decision: signed, post: Headteacher, on: 2026-10-12}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.location import Address
from ispc.model.control import Review
from ispc.model.governance import Impact


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in corpus.effective.values():
        for what, day, place in _done(one):
            if day and day > occasion.today:
                yield Diagnostic(
                    "date-in-the-future",
                    Severity.ERROR,
                    f"{what} on {day}, which is still to come",
                    place,
                    help="leave it out until it has happened, or correct the day",
                )


def _done(one: Effective) -> Iterator[tuple[str, datetime.date | None, Address]]:
    control, agreement = one.control, one.agreement
    if control.agreed_on:
        yield "it is said to be agreed", control.agreed_on, one.at("agreed", "on")
    for place, signature in enumerate(control.signatures or ()):
        if signature.decision != "invited":
            yield "a decision is recorded", signature.on, one.at("signatures", place, "on")
    if isinstance(control.review, Review):
        for place, done in enumerate(control.review.log or ()):
            yield "a review is recorded", done.on, one.at("review", "log", place, "on")
    for place, gate in enumerate((agreement and agreement.gates) or ()):
        if gate.outcome != "waiting":
            yield "a check is recorded", gate.on, one.at("gates", place, "on")
    impact = agreement and agreement.impact_assessment
    if isinstance(impact, Impact) and impact.done:
        yield "the impact assessment is recorded", impact.on, one.at("impact_assessment", "on")
