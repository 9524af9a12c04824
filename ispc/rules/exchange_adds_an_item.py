"""An exchange carries an item that is part of none of its protocol's.

Why: The protocol says what may be shared at all. What comes in below was never weighed by the board.

Law: UK GDPR Article 5(1)(c): only what is necessary. Dudley's framework of 2007: an exchange works within its protocol.

Wrong:
    # in exchange
    items:
      - {id: sessions-missed, within: (remove)}

Right:
    # in exchange
    items:
      - {id: sessions-missed, within: attendance}
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
        above = next((it for it in parents(corpus, one) if it.items), None)
        for item in one.items if above else ():
            own = item.address.document == one.id and item.value.within is None
            if above and own and item.value.id not in {it.value.id for it in above.items}:
                yield Diagnostic(
                    "exchange-adds-an-item",
                    Severity.WARNING,
                    f"the item `{show(item.value.id)}` is part of none of `{show(above.id)}`",
                    item.address,
                    related=(Label(above.at("items"), "the items above it"),),
                    law=("UK GDPR Article 5(1)(c)",),
                    help="add `within: ` with the item above that it is part of, or have the protocol changed",
                )
