"""Guidance that has been replaced is quoted as current.

Why: The rules differ from edition to edition. Staff who follow an old one may wait for consent that the new one does not
ask for, or count principles that have changed.

Law: The editions and their dates are in the law catalogue: Working Together to Safeguard Children, Keeping children safe
in education, the Caldicott Principles, the government's advice on information sharing.

Wrong:
    # in framework
    minimum: We follow the seven Caldicott principles.

Right:
    # in framework
    minimum: We follow the eight Caldicott principles.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.law import Catalogue, ceiling
from ispc.law.provisions import Edition
from ispc.location import Address
from ispc.rules._cases import reached, severity
from ispc.rules._texts import texts

_YEAR = r"[\s,:(]{0,3}(?:HM Government,? )?((?:19|20)\d\d)\)?"
WORKING_TOGETHER = re.compile(r"Working Together(?: to Safeguard Children)?" + _YEAR, re.IGNORECASE)
SCHOOLS = re.compile(r"(?:Keeping Children Safe in Education|KCSIE)" + _YEAR, re.IGNORECASE)
CALDICOTT = re.compile(r"\b(six|seven) Caldicott principles", re.IGNORECASE)
COUNTS = {"six": 6, "seven": 7}
SCHOOLS_NEWEST = "kcsie-y"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for effective in corpus.effective.values():
        day = effective.control.judged_on(occasion.today)
        yield from _golden_rules(effective, corpus.law, day)
        for address, text in texts(effective.document):
            for quoted, newest in _quotations(text, corpus.law, day):
                yield _told(quoted, newest, address)


def _golden_rules(effective: Effective, law: Catalogue, day: datetime.date) -> Iterator[Diagnostic]:
    chosen = law.editions.get(str(getattr(effective.control, "golden_rules", None)))
    if chosen is None or chosen.status != "superseded":
        return
    later = [law.guidance(one) for one in chosen.replaced_by if reached(law.guidance(one).published, day)]
    if later:
        yield _told(chosen.id, later[0], effective.at("golden_rules"))


def _quotations(text: str, law: Catalogue, day: datetime.date) -> Iterator[tuple[str, Edition]]:
    """What a text quotes that is no longer current, and the edition that is."""
    for found in WORKING_TOGETHER.finditer(text):
        newest = _newest(law, "wt-", day)
        if newest and newest.published and found[1] < newest.published[:4]:
            yield found[0], newest
    for found in SCHOOLS.finditer(text):
        schools = law.guidance(SCHOOLS_NEWEST)
        # An edition lasts from one 1 September to the next; later ones than the catalogue has seen are not judged.
        if found[1] < min(str(day.year if day.month >= 9 else day.year - 1), (schools.published or "")[:4]):
            yield found[0], schools
    for found in CALDICOTT.finditer(text):
        principles = _newest(law, "caldicott-", day)
        if principles and COUNTS[found[1].lower()] < (principles.rule_count or 0):
            yield found[0], principles


def _newest(law: Catalogue, family: str, day: datetime.date) -> Edition | None:
    """The newest edition of a family that was surely published by that day."""
    held = [one for one in law.editions.values() if one.id.startswith(family) and one.status != "draft"]
    out = [one for one in held if one.title == held[0].title and reached(one.published, day)]
    return max(out, key=lambda one: one.published or "", default=None)


def _told(quoted: str, newest: Edition, where: Address) -> Diagnostic:
    since = f" ({newest.published[:4]})" if newest.published and len(newest.published) > 4 else ""
    return Diagnostic(
        "guidance-superseded",
        min(Severity.WARNING, severity(ceiling(newest))),
        f"`{quoted}` has been superseded",
        where,
        law=(f"{newest.title}{since}",),
        help=f"quote the current edition, {newest.title}{since}, and check what has changed",
    )
