"""A flow leads from one organisation to itself.

Why: Nothing is shared. The wrong party was written on one side, and the guide would send staff to their own desk.

Law: Reason: the ICO's data sharing code of 2021 is on sharing between organisations. Between two services of one body, or
two members of a class, a flow is right.

Wrong:
    parties:
      - {organisation: northmere-police, role: advises}
    flows:
      - id: police-worried
        from: northmere-council/childrens-social-care
        lawful: {northmere-police: (remove)}

Right:
    flows:
      - id: police-worried
        from: northmere-police
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements, party


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            alone = len(exchange.givers) == 1 and exchange.givers == exchange.receivers
            if alone and exchange.givers[0].body_class is None:
                yield Diagnostic(
                    "flow-to-itself",
                    Severity.ERROR,
                    f"{party(exchange.givers[0])} gives to itself",
                    exchange.flow.address / "to",
                    law=("ICO data sharing code 2021",),
                    help="name the party that receives",
                )
