"""An exemption is relied on as if it were a power to share.

Why: An exemption lifts some duties of openness. It gives nobody a power, a lawful basis or a condition, so a "section 29
request" obliges nobody and permits nothing by itself.

Law: Data Protection Act 2018 Schedule 2 paragraphs 2 and 5: they drop notices, access and other listed rights, and do
not drop Articles 6, 9 or 10.

Wrong:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {powers: [section 29 request]}

Right:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {powers: [common-law-policing], cites: [section 29 request]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import kind
from ispc.rules._citations import cited, finding, standing

HELP = "name the power or task that lets the party share, and move the exemption to `cites`"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in cited(corpus, occasion):
        for one in standing(each):
            if one.use == "power" and one.provision.kind == "exemption":
                fault = kind(one.provision, "power")
                if fault is not None:
                    yield finding("exemption-as-power", one, fault, HELP)
