"""A party shares special category data and names no condition for it.

Why: Data on health, race, religion or sexual life may not be used at all unless a condition of Article 9 is met. An
Article 6 basis by itself is not enough.

Law: UK GDPR Article 9(1) and (2); Data Protection Act 2018 section 10.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools: {special: (remove)}

Right:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {condition: substantial public interest, schedule_1: 18}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import Case, cases, severity
from ispc.rules._relied import recognised_alone, section_251_alone

ARTICLE_9 = "uk-gdpr-article-9-2-g"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for case in cases(corpus, occasion):
        if case.general and case.answered and case.carries("special category") and _unanswered(case):
            yield Diagnostic(
                "special-category-without-condition",
                severity(ceiling(corpus.law.provision(ARTICLE_9))),
                f"{case.party} shares special category data but names no condition for it",
                case.at,
                law=("UK GDPR Article 9", "Data Protection Act 2018 s10"),
                help="add `special` with a `condition`, and a `schedule_1` paragraph where it needs one",
            )


def _unanswered(case: Case) -> bool:
    """Whether there is no condition, and no rule of its own tells why."""
    if case.lawful.special is not None or case.lawful.basis == "not personal data":
        return False
    return not (section_251_alone(case) or recognised_alone(case))
