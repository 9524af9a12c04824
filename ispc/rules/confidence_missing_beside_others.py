"""One party of a flow does not say how it meets the duty of confidence, where the others do.

Why: The duty binds each party for itself. What is silent here was asked of everybody, and may have been lost.

Law: Common law of confidence: it is a question of its own, beside the basis in data protection law, and binds after death.

Wrong:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {confidence: (remove)}

Right:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {confidence: overriding public interest}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._cases import cases, gives_health


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("common-law-confidentiality")
    for case in cases(corpus, occasion):
        said = next((it for it in case.exchange.grounds if it.lawful.value.confidence is not None), None)
        takes_part = case.ground.gives or case.ground.receives
        if (
            said
            and takes_part
            and case.answered
            and case.lawful.confidence is None
            and not gives_health(case)
        ):
            yield Diagnostic(
                "confidence-missing-beside-others",
                Severity.WARNING,
                f"{case.party} does not say how confidence is met, and others in this flow do",
                case.at,
                related=(Label(said.lawful.address / "confidence", "said here"),),
                law=(provision.citation,),
                help="add `confidence`, or write `not confidential` where the duty does not arise",
            )
