"""Health or care information is given, and nothing says how the duty of confidence is met.

Why: What patients tell is given in confidence, and that duty binds apart from data protection law, also after death. Staff
in health will not share until they know why they may.

Law: The common law duty of confidentiality: consent, law, or an overriding public interest.

Wrong:
    items:
      - {id: concern, health: yes}
    flows:
      - id: police-worried
        lawful:
          northmere-police: {confidence: (remove)}

Right:
    items:
      - {id: concern, health: yes}
    flows:
      - id: police-worried
        lawful:
          northmere-police: {confidence: overriding public interest}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._cases import cases, gives_health


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("common-law-confidentiality")
    for case in cases(corpus, occasion):
        if case.answered and case.lawful.confidence is None and gives_health(case):
            yield Diagnostic(
                "confidence-missing-in-health-flow",
                Severity.WARNING,
                f"{case.party} gives health or care information but does not say how confidence is met",
                case.at,
                law=(provision.citation,),
                help="add `confidence`: consent, legal duty, overriding public interest or direct care",
            )
