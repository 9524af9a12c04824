"""A period is stated, and not what starts it.

Why: A period without a start never ends. Two organisations will count from two days, and one keeps the data too long.

Law: UK GDPR Article 5(1)(e): kept no longer than is necessary. The ICO's data sharing code of 2021: agree on retention.

Wrong:
    flows:
      - id: school-worried
        keep: {from: (remove)}

Right:
    flows:
      - id: school-worried
        keep: {from: the day the case is closed}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements
from ispc.rules._retention import kept


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            for retention in kept(exchange):
                period = retention.value.for_
                if period and period.count and not retention.value.from_:
                    yield Diagnostic(
                        "retention-without-trigger",
                        Severity.WARNING,
                        f"it is kept for {period}, and nothing says from when",
                        retention.address,
                        law=("UK GDPR Article 5(1)(e)", "ICO data sharing code 2021"),
                        help="add `from: ` with what starts the clock, such as `date of birth`",
                    )
