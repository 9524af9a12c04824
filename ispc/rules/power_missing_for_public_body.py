"""A public body takes part in a flow and names no power or duty.

Why: A lawful basis does not give a public body the power to act. It may do only what the law lets it do, and its answer
has to say which law that is.

Law: UK GDPR Article 6(3): the task or duty must rest on domestic law. A public body acts only within its powers.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: (remove)}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [children-act-1989-s47]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import Case, about_nobody_living, all_are, cases, severity
from ispc.rules._relied import LEGAL_OBLIGATION, reused_without_power


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("uk-gdpr-article-6-3")
    for case in cases(corpus, occasion):
        if _unanswered(case) and not reused_without_power(case, corpus.law):
            yield Diagnostic(
                "power-missing-for-public-body",
                severity(ceiling(provision)),
                f"{case.party} is a public body but names no power or duty for this flow",
                case.at,
                law=(provision.citation,),
                help="add `powers` with the power, duty or function that lets it take part",
            )


def _unanswered(case: Case) -> bool:
    public = all_are(case.bodies, lambda body: body.public_authority == "yes")
    part = case.ground.gives or case.ground.receives
    asked = case.lawful.basis not in (LEGAL_OBLIGATION, "not personal data") and not about_nobody_living(
        case.exchange
    )
    return case.answered and public and part and asked and case.lawful.powers is None
