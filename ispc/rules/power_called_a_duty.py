"""A power is relied on as a duty: the agreement says that the law requires what it only permits.

Why: Staff who are told that they must share stop asking whether it is needed. A party that declines would be said to
break the law when it does not.

Law: The kind of each provision is in the law catalogue: for example Crime and Disorder Act 1998 section 115 gives a
power to disclose, and data protection law and confidence still apply.

Wrong:
    flows:
      - id: police-worried
        lawful:
          northmere-police:
            powers:
              - {cite: crime-and-disorder-act-1998-s115, as: duty}

Right:
    flows:
      - id: police-worried
        lawful:
          northmere-police:
            powers:
              - {cite: crime-and-disorder-act-1998-s115, as: power}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Fault, ceiling
from ispc.rules._citations import cited, finding, misplaced, standing

HELP = "write `as: power`, and say that the law permits it"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in cited(corpus, occasion):
        for one in standing(each):
            relied = one.power.as_ if one.power else None
            if relied == "duty" and one.provision.kind == "power" and not misplaced(one):
                citation = one.provision.citation
                message = f"`{citation}` is a power, not a duty: it permits and does not require"
                fault = Fault("kind", ceiling(one.provision), message, citation)
                yield finding("power-called-a-duty", one, fault, HELP)
