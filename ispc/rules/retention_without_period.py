"""Nothing says how long data is kept: neither a period nor the schedule that sets one.

Why: What has no end is kept for ever. Nobody can check it, and nobody destroys it.

Law: UK GDPR Article 5(1)(e): kept no longer than is necessary. Where a party keeps to its own schedule, it is enough to
name the schedule.

Wrong:
    flows:
      - id: school-worried
        keep: {for: (remove), from: (remove), rule: (remove)}

Right:
    flows:
      - id: school-worried
        keep: {for: (remove), from: (remove), rule: "council retention schedule, line 4.2"}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._cases import about_nobody_living
from ispc.rules._documents import agreements
from ispc.rules._retention import kept


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            for retention in () if about_nobody_living(exchange) else kept(exchange):
                if retention.value.for_ is None and retention.value.rule is None:
                    yield Diagnostic(
                        "retention-without-period",
                        Severity.WARNING,
                        "nothing says how long it is kept",
                        retention.address,
                        law=("UK GDPR Article 5(1)(e)", "ICO data sharing code 2021"),
                        help="add `for: ` and `from: `, or `rule: ` with the schedule that sets the period",
                    )
