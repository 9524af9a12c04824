"""Consent is relied on, and nothing says how it is withdrawn.

Why: Consent that cannot be taken back is none. A person must be able to stop the sharing as easily as they allowed it.

Law: UK GDPR Article 7(3): it must be as easy to withdraw consent as to give it. The ICO's data sharing code of 2021, on
lawful basis.

Wrong:
    # in exchange
    flows:
      - id: weekly-list
        consent: asked
        lawful:
          northmere-council: {confidence: consent}
    consent_rules: {refused: Record the refusal.}

Right:
    # in exchange
    flows:
      - id: weekly-list
        consent: asked
        lawful:
          northmere-council: {confidence: consent}
    consent_rules: {refused: Record the refusal., withdrawn: Tell any worker. We stop that day.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label
from ispc.law import ceiling
from ispc.rules._cases import severity
from ispc.rules._consent import relies
from ispc.rules._documents import agreements, clause_at


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    law = corpus.law.provision("uk-gdpr-article-6-1-a")
    for one, _ in agreements(corpus, occasion):
        rules = one.baseline.consent_rules
        relied_on = [exchange for exchange in one.exchanges if relies(exchange)]
        if relied_on and not (rules and rules.withdrawn):
            first = relied_on[0].flow.address
            yield Diagnostic(
                "consent-without-withdrawal",
                severity(ceiling(law)),
                "consent is relied on, and nothing says how a person withdraws it",
                clause_at(one, "consent_rules") or first / "consent",
                related=(Label(first, "a flow that relies on it"),),
                law=("UK GDPR Article 7(3)",),
                help="add `withdrawn: ` to `consent_rules`, or rely on another basis",
            )
