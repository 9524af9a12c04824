"""The Digital Economy Act gateway is cited without the objective that opens it.

Why: This power opens only for an objective that regulations specify, and only between bodies on its list. Without the
objective nobody can check either, and passing the data on may be an offence.

Law: Digital Economy Act 2017 section 35 and Schedule 4: both bodies listed, and a specified objective.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council:
            powers:
              - {cite: digital-economy-act-2017-s35}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council:
            powers:
              - {cite: digital-economy-act-2017-s35, for: the multiple disadvantages objective of the 2018 regulations}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Fault
from ispc.rules._citations import cited, finding, standing

OBJECTIVE_NEEDED = frozenset({"digital-economy-act-2017-s35"})
HELP = "name the specified objective under `for`, and check that both bodies are in Schedule 4"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in cited(corpus, occasion):
        for one in standing(each):
            if one.power and one.provision.id in OBJECTIVE_NEEDED and one.power.for_ is None:
                citation = one.provision.citation
                message = f"`{citation}` is relied on but no specified objective is named"
                yield finding(
                    "gateway-without-objective", one, Fault("what", "warning", message, citation), HELP
                )
