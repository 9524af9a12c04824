"""An exchange has a purpose that is part of none of its protocol's.

Why: Data is used only for what it was shared for. An exchange may be more exact than its protocol, never wider.

Law: UK GDPR Article 5(1)(b): specified purposes. Dudley's framework of 2007: an exchange works within its protocol.

Wrong:
    # in exchange
    purposes:
      - {id: missing-school, within: (remove)}

Right:
    # in exchange
    purposes:
      - {id: missing-school, within: protect}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements
from ispc.rules._family import parents
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        above = next((it for it in parents(corpus, one) if it.purposes), None)
        for purpose in one.purposes if above else ():
            own = purpose.address.document == one.id and purpose.value.within is None
            if above and own and purpose.value.id not in {it.value.id for it in above.purposes}:
                yield Diagnostic(
                    "exchange-adds-a-purpose",
                    Severity.WARNING,
                    f"the purpose `{show(purpose.value.id)}` is part of none of `{show(above.id)}`",
                    purpose.address,
                    related=(Label(above.at("purposes"), "the purposes above it"),),
                    law=("UK GDPR Article 5(1)(b)",),
                    help="add `within: ` with the purpose above that it serves, or have the protocol changed",
                )
