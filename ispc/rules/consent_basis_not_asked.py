"""Consent is the basis, and nobody is asked.

Why: A basis that nobody gave is no basis. Staff would share in the belief that the person agreed.

Law: UK GDPR Article 4(11) and Article 7(1): consent is given by the person, and the controller must be able to show it.

Wrong:
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          northmere-council: {confidence: consent}
    consent_rules: {withdrawn: Tell any worker., refused: Record the refusal.}

Right:
    # in exchange
    flows:
      - id: weekly-list
        consent: asked
        lawful:
          northmere-council: {confidence: consent}
    consent_rules: {withdrawn: Tell any worker., refused: Record the refusal.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.consent import ConsentUse
from ispc.rules._consent import relies
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            consent = exchange.flow.value.consent
            if isinstance(consent, ConsentUse) and consent.use == "not used" and relies(exchange):
                yield Diagnostic(
                    "consent-basis-not-asked",
                    Severity.WARNING,
                    "a party relies on consent here, and nobody is asked",
                    exchange.flow.address / "consent",
                    law=("UK GDPR Article 7(1)",),
                    help="ask, and write `consent: asked`, or rely on another basis",
                )
