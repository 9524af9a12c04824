"""The condition for health or social care is relied on for policing, or to protect someone else.

Why: That condition covers care and its management, under a duty of secrecy. Protecting other people and catching
offenders have conditions of their own, with safeguards that fit.

Law: UK GDPR Article 9(2)(h); Data Protection Act 2018 section 11(1) and Schedule 1 paragraph 2.

Wrong:
    flows:
      - id: school-worried
        protects_others: yes
        lawful:
          schools:
            special: {condition: health or social care, schedule_1: 2, no_consent_because: (remove), policy_document: (remove)}

Right:
    flows:
      - id: school-worried
        protects_others: yes
        lawful:
          schools:
            special: {condition: substantial public interest, schedule_1: 18}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.law import Catalogue
from ispc.rules._cases import Case, all_are
from ispc.rules._conditions import answers


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for answer in answers(corpus, occasion):
        if answer.serves == "9-2-h" and answer.provision and (why := _outside(answer.case, corpus.law)):
            yield Diagnostic(
                "care-condition-outside-care",
                Severity.WARNING,
                f"{answer.case.party} relies on the condition for care {why}",
                answer.at / "condition",
                law=(answer.provision.citation,),
                help="write `substantial public interest` with paragraph 18 or 10 of Schedule 1",
            )


def _outside(case: Case, law: Catalogue) -> str:
    if all_are(case.bodies, lambda body: law.membership("police", body.id) == "yes"):
        return "but is a police body"
    if case.flow.protects_others and not case.flow.direct_care:
        return "to protect someone else"
    return ""
