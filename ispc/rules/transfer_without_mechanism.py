"""Data leaves the United Kingdom, and nothing says what makes that lawful.

Why: Outside the country other people's laws apply to the data. A transfer without a mechanism is unlawful, and people lose
the protection they were promised.

Law: UK GDPR Chapter 5, Articles 44A to 49: adequacy regulations, appropriate safeguards or a listed exception.

Wrong:
    transfers: {outside_uk: yes, countries: Ireland}
    changes_to_parent:
      - {clause: transfers/outside_uk, because: the case system is hosted in Ireland}
      - {clause: transfers/countries, because: the case system is hosted in Ireland}

Right:
    transfers: {outside_uk: yes, countries: Ireland, mechanism: adequacy regulations}
    changes_to_parent:
      - {clause: transfers/outside_uk, because: the case system is hosted in Ireland}
      - {clause: transfers/countries, because: the case system is hosted in Ireland}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.location import Address


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for effective in corpus.effective.values():
        transfers = effective.baseline.transfers
        if transfers and transfers.mechanism:
            continue
        if transfers and transfers.outside_uk:
            yield _told("data leaves", effective.origin("transfers", "outside_uk"))
        else:
            yield from _processors(effective)


def _processors(effective: Effective) -> Iterator[Diagnostic]:
    agreement = effective.agreement
    for place, processor in enumerate((agreement.processors if agreement else None) or ()):
        if processor.outside_uk:
            yield _told("a processor takes data", effective.at("processors", place, "outside_uk"))


def _told(who: str, where: Address) -> Diagnostic:
    return Diagnostic(
        "transfer-without-mechanism",
        Severity.WARNING,
        f"{who} out of the United Kingdom but no mechanism is named",
        where,
        law=("UK GDPR Chapter 5",),
        help="name the mechanism in `transfers`, for example adequacy regulations",
    )
