"""A purpose is stated and no flow serves it.

Why: A purpose without a flow is a door left open: it permits a use that nobody has described or justified.

Law: UK GDPR Article 5(1)(b): purposes are specified. The ICO's data sharing code of 2021: the aims must be precise.

Wrong:
    purposes:
      - {id: plan-services, aim: Plan services for families.}

Right:
    purposes:
      - {id: find, aim: Find children who are missing.}
    flows:
      - id: police-worried
        for: [protect, find]
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements
from ispc.rules._use import knows_its_flows, used_purposes
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        used = used_purposes(corpus, one)
        for purpose in one.purposes:
            own = purpose.address.document == one.id
            if own and purpose.value.id not in used and knows_its_flows(corpus, one):
                yield Diagnostic(
                    "purpose-not-used",
                    Severity.WARNING,
                    f"no flow serves the purpose `{show(purpose.value.id)}`",
                    purpose.address,
                    law=("UK GDPR Article 5(1)(b)", "ICO data sharing code 2021"),
                    help="name it under `for` in the flow that serves it, or take it out",
                )
