"""People are asked although someone else's safety depends on their not knowing.

Why: Asking tells them. A person who may have harmed someone must not learn from the question that others have spoken.

Law: Reason: golden rules, edition of 2024: protect the identities of those who could be harmed.

Wrong:
    people:
      - {id: carer, opposed_to: child}
    flows:
      - id: police-worried
        consent: {use: asked, if_refused: Record the refusal.}

Right:
    people:
      - {id: carer, opposed_to: child}
    flows:
      - id: police-worried
        consent: {use: asked, unless: asking puts someone at risk, if_refused: Record the refusal.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.consent import ConsentUse
from ispc.rules._consent import asks
from ispc.rules._documents import agreements
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        rules = one.baseline.consent_rules
        for exchange in () if rules and rules.unsafe_to_ask else one.exchanges:
            consent = exchange.flow.value.consent
            opposed = next((person for person in exchange.people if person.value.opposed_to), None)
            if opposed and asks(exchange) and isinstance(consent, ConsentUse) and not consent.unless:
                yield Diagnostic(
                    "asked-although-opposed",
                    Severity.WARNING,
                    f"`{show(opposed.value.id)}` may be asked, and someone's safety depends on their not knowing",
                    exchange.flow.address / "consent",
                    related=(Label(opposed.address / "opposed_to", "opposed to these people"),),
                    help="add `unless: asking puts someone at risk`, or `unsafe_to_ask: ` to `consent_rules`",
                )
