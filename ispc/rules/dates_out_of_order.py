"""Two dates cannot both be right.

Why: Readers decide by these dates whether they may share. An agreement that ends before it begins tells them nothing.

Law: Reason: it follows from what the dates mean. An agreement is proposed, agreed, and reviewed or ended after it began.

Wrong:
    effective: 2027-04-01
    ends: 2027-03-31

Right:
    effective: 2027-04-01
    ends: 2028-03-31
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.link import stated
from ispc.location import Address
from ispc.model.control import Review

Day = tuple[str, datetime.date | None, Address]


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in corpus.effective.values():
        for early, late in _pairs(one):
            if early[1] and late[1] and late[1] < early[1]:
                yield Diagnostic(
                    "dates-out-of-order",
                    Severity.ERROR,
                    f"{late[0]} on {late[1]}, which is before {early[0]} on {early[1]}",
                    late[2],
                    related=(Label(early[2], f"{early[0]} on {early[1]}"),),
                    help="check both days, and correct the one that is wrong",
                )


def _pairs(one: Effective) -> Iterator[tuple[Day, Day]]:
    control = one.control
    proposed: Day = ("it was proposed", control.proposed, one.at("proposed"))
    agreed: Day = ("it was agreed", control.agreed_on, one.at("agreed", "on"))
    effective: Day = ("it takes effect", control.effective, one.at("effective"))
    ends: Day = ("it ends", control.ends, one.at("ends"))
    review: Day = ("its next review is", control.review_due, one.at("review", "next"))
    yield proposed, agreed
    yield effective, ends
    yield effective, review
    yield from _log(one)
    for place, party in enumerate(stated(getattr(control, "parties", None))):
        here = one.at("parties", place)
        yield (
            ("the party joined", party.joined, here / "joined"),
            ("the party left", party.left, here / "left"),
        )


def _log(one: Effective) -> Iterator[tuple[Day, Day]]:
    """Each review done comes before the next one to do."""
    review = one.control.review
    for place, done in enumerate((isinstance(review, Review) and review.log) or ()):
        at = one.at("review", "log", place, "on")
        last: Day = ("it was reviewed", done.on, at)
        yield last, ("its next review is", one.control.review_due, one.at("review", "next"))
