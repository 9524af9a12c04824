"""Police data is shared for another purpose, and no law that authorises it is named.

Why: What the police gather for law enforcement may be used for something else, such as safeguarding, only where the law
authorises it. Without a named power nobody can show that it does.

Law: Data Protection Act 2018 section 36(4).

Wrong:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {powers: (remove)}

Right:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {powers: [common-law-policing, children-act-2004-s11]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import cases, severity
from ispc.rules._relied import reused_without_power

REUSE = "dpa-2018-s36-4"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision(REUSE)
    for case in cases(corpus, occasion):
        if reused_without_power(case, corpus.law):
            yield Diagnostic(
                "law-enforcement-reuse-without-power",
                severity(ceiling(provision)),
                f"{case.party} shares for a purpose that is not law enforcement but names no power",
                case.at,
                law=(provision.citation,),
                help="add `powers` with the law that authorises it, for example `common-law-policing`",
            )
