"""An item of data is listed and no flow carries it.

Why: A list that is longer than what is shared tells people and boards that more is shared than is needed.

Law: UK GDPR Article 5(1)(c): only what is necessary. The ICO's data sharing code of 2021: name the exact items.

Wrong:
    items:
      - {id: school-meals, name: Free school meals, about: child, kind: personal}

Right:
    items:
      - {id: school-meals, name: Free school meals, about: child, kind: personal}
    flows:
      - id: school-worried
        items: [attendance, concern, school-meals]
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements
from ispc.rules._use import knows_its_flows, used_items
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        used = used_items(corpus, one)
        for item in one.items:
            own = item.address.document == one.id
            if own and item.value.id not in used and knows_its_flows(corpus, one):
                yield Diagnostic(
                    "item-not-used",
                    Severity.WARNING,
                    f"no flow carries the item `{show(item.value.id)}`",
                    item.address,
                    law=("UK GDPR Article 5(1)(c)", "ICO data sharing code 2021"),
                    help="name it under `items` in the flow that carries it, or take it out",
                )
