"""People are asked, and nothing says what happens when they say no.

Why: Staff meet refusals every day. Without a rule, some share all the same, and some stop helping.

Law: The ICO's data sharing code of 2021: where consent is used, say how it may be withheld. Golden rules: respect a
refusal unless someone is at risk.

Wrong:
    flows:
      - id: police-worried
        consent: asked

Right:
    flows:
      - id: police-worried
        consent: {use: asked, if_refused: Do not share. Offer support.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.consent import ConsentUse
from ispc.rules._consent import asks
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        rules = one.baseline.consent_rules
        for exchange in () if rules and rules.refused else one.exchanges:
            consent = exchange.flow.value.consent
            if asks(exchange) and isinstance(consent, ConsentUse) and not consent.if_refused:
                yield Diagnostic(
                    "consent-without-refusal-path",
                    Severity.WARNING,
                    "the person is asked, and nothing says what happens when they say no",
                    exchange.flow.address / "consent",
                    law=("ICO data sharing code 2021",),
                    help="add `if_refused: ` here, or `refused: ` to `consent_rules`",
                )
