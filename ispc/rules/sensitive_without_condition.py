"""Sensitive data is used for law enforcement without what Part 3 asks for.

Why: Under Part 3 data on health, race, religion or sexual life may be used only with consent, or where it is strictly
necessary and a condition of Schedule 8 is met. Article 9 does not serve there.

Law: Data Protection Act 2018 section 35(3) to (5) and (8), and Schedule 8.

Wrong:
    purposes:
      - {id: protect, law_enforcement: yes}
    flows:
      - id: police-worried
        lawful:
          northmere-police: {regime: law enforcement, basis: law enforcement task, special: (remove)}

Right:
    purposes:
      - {id: protect, law_enforcement: yes}
    flows:
      - id: police-worried
        lawful:
          northmere-police:
            regime: law enforcement
            basis: law enforcement task
            special: (remove)
            sensitive: {route: strictly necessary, schedule_8: 4, policy_document: law enforcement policy document}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Catalogue, ceiling
from ispc.rules._cases import UK_GDPR, Case, about_nobody_living, cases, severity

SENSITIVE = "dpa-2018-s35-3"
SCHEDULE_8 = "dpa-2018-schedule-8-paragraph-"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision(SENSITIVE)
    for case in cases(corpus, occasion):
        part_3 = case.lawful.regime == "law enforcement" and case.day >= UK_GDPR
        if (
            not part_3
            or not case.answered
            or not case.carries("special category")
            or about_nobody_living(case.exchange)
        ):
            continue
        missing = _missing(case, corpus.law)
        if missing:
            yield Diagnostic(
                "sensitive-without-condition",
                severity(ceiling(provision)),
                f"{case.party} uses sensitive data for law enforcement but {missing}",
                case.at / "sensitive" if case.lawful.sensitive else case.at,
                law=(provision.citation,),
                help="add `sensitive` with `route: strictly necessary` and a `schedule_8` paragraph",
            )


def _missing(case: Case, law: Catalogue) -> str:
    sensitive = case.lawful.sensitive
    if sensitive is None:
        return "does not say on what condition"
    if sensitive.route == "consent":
        return ""
    if sensitive.schedule_8 is None:
        return "names no condition of Schedule 8"
    if f"{SCHEDULE_8}{sensitive.schedule_8}" not in law.provisions:
        return f"there is no paragraph {sensitive.schedule_8} in Schedule 8"
    return ""
