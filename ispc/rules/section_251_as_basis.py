"""Section 251 support stands as the power, basis or condition, though it lifts the duty of confidence only.

Why: Support under section 251 answers one of four questions. The party still needs an Article 6 basis and, for health
data, an Article 9 condition; without them the sharing is unlawful although confidence is met.

Law: National Health Service Act 2006 section 251 and SI 2002/1438 lift the common law duty of confidentiality; they
are never an answer to UK GDPR Article 6 or 9.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {special: (remove), confidence: section 251 support}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {confidence: section 251 support}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Citation, Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Catalogue, ceiling
from ispc.location import Address
from ispc.rules._cases import Case, cases, severity
from ispc.rules._relied import SECTION_251, section_251_alone

MESSAGE = "section 251 lifts the duty of confidence only; it gives {party} no basis, condition or power"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for case in cases(corpus, occasion):
        for citation in _as_powers(case):
            yield _told(corpus.law, case, citation.address)
        if case.general and case.carries("special category") and section_251_alone(case):
            yield _told(corpus.law, case, case.at / "confidence")


def _as_powers(case: Case) -> Iterator[Citation]:
    for _, citation in case.ground.powers:
        if citation.provision and citation.provision.id == SECTION_251:
            yield citation


def _told(law: Catalogue, case: Case, where: Address) -> Diagnostic:
    provision = law.provision(SECTION_251)
    return Diagnostic(
        "section-251-as-basis",
        severity(ceiling(provision)),
        MESSAGE.format(party=case.party),
        where,
        law=(provision.citation,),
        help="keep `section 251 support` under `confidence`, and add `basis`, `special` and a power",
    )
