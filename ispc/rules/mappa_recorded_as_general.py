"""A partner in public protection arrangements answers under UK GDPR for a flow that the law puts under Part 3.

Why: For what is disclosed or received under these arrangements a council, health body or landlord is treated as a
competent authority. Recorded under UK GDPR alone, the safeguards of Part 3 are missed.

Law: Criminal Justice Act 2003 section 325(4D) to (4F), from 28 April 2022.

Wrong:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {powers: [criminal-justice-act-2003-s325-4]}

Right:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {powers: [criminal-justice-act-2003-s325-4]}
          northmere-council:
            regime: law enforcement
            basis: law enforcement task
            special: (remove)
            sensitive: {route: strictly necessary, schedule_8: 4, policy_document: law enforcement policy document}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.law import Status, status
from ispc.rules._cases import all_are, cases
from ispc.rules._mappa import under_mappa

TREATED_AS_COMPETENT = "criminal-justice-act-2003-s325-4d"
PARTNERS = ("own-functions", "mappa-only")


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision(TREATED_AS_COMPETENT)
    for case in cases(corpus, occasion):
        in_force = status(provision, case.day) is Status.ALIVE
        partner = all_are(case.bodies, lambda body: body.competent_authority in PARTNERS)
        if case.general and in_force and partner and under_mappa(case.exchange):
            yield Diagnostic(
                "mappa-recorded-as-general",
                # The arrangements also hold meetings under no disclosure power, so this is a question, not an error.
                Severity.WARNING,
                f"{case.party} answers under UK GDPR for a flow under public protection arrangements",
                case.at,
                law=(provision.citation,),
                help="write `regime: law enforcement` and `basis: law enforcement task` for this flow",
            )
