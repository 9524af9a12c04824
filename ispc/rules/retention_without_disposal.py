"""A period is stated, and not what happens at its end.

Why: Someone must act on the day. If the agreement does not say how, the data stays.

Law: UK GDPR Article 5(1)(e). The ICO's data sharing code of 2021: agree on retention and deletion. A named schedule says
it in the agreement's place.

Wrong:
    flows:
      - id: school-worried
        keep: {then: (remove), rule: (remove)}

Right:
    flows:
      - id: school-worried
        keep: {then: review}
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
                held = retention.value
                if held.for_ and held.for_.count and held.then is None and held.rule is None:
                    yield Diagnostic(
                        "retention-without-disposal",
                        Severity.WARNING,
                        f"it is kept for {held.for_}, and nothing says what happens then",
                        retention.address,
                        law=("UK GDPR Article 5(1)(e)", "ICO data sharing code 2021"),
                        help="add `then: destroy`, `return`, `archive`, `anonymise` or `review`",
                    )
