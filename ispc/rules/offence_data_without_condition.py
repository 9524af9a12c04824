"""A party shares criminal offence data without official authority or a condition of Schedule 1.

Why: Data on offences, also alleged ones, may be used only under official authority or a condition of Schedule 1. A
condition of Article 9 does not serve for it.

Law: UK GDPR Article 10; Data Protection Act 2018 sections 10(4), 10(5) and 11(2).

Wrong:
    items:
      - {id: attendance, kind: criminal offence}

Right:
    items:
      - {id: attendance, kind: criminal offence}
    flows:
      - id: school-worried
        lawful:
          schools:
            offence: {schedule_1: 18, no_consent_because: asking would prejudice the purpose, policy_document: school policy document}
          northmere-council:
            offence: {schedule_1: 18, no_consent_because: asking would prejudice the purpose, policy_document: council policy document}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import Case, all_are, cases, severity

ARTICLE_10 = "uk-gdpr-article-10"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision(ARTICLE_10)
    for case in cases(corpus, occasion):
        if case.general and case.answered and case.carries("criminal offence") and _unanswered(case):
            special = case.lawful.special is not None
            yield Diagnostic(
                "offence-data-without-condition",
                severity(ceiling(provision)),
                f"{case.party} shares criminal offence data but names no condition for it"
                + (": a condition for special category data does not serve" if special else ""),
                case.at / "offence" if case.lawful.offence else case.at,
                law=(provision.citation,),
                help="add `offence` with a `schedule_1` paragraph, or the official `authority` it acts under",
            )


def _unanswered(case: Case) -> bool:
    offence = case.lawful.offence
    answered = offence is not None and (offence.authority is not None or offence.schedule_1 is not None)
    # The police, courts, prisons and probation act under official authority by what they are.
    official = all_are(case.bodies, lambda body: body.competent_authority == "listed")
    return not answered and not official and case.lawful.basis != "not personal data"
