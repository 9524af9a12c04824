"""A party relies on a legal obligation, and says that all the law it relies on is a power.

Why: What only permits obliges nobody. Either the basis is another, or the law was read as less than it is.

Law: UK GDPR Article 6(1)(c): the processing is necessary for an obligation to which the controller is subject.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: (remove)
          northmere-council/childrens-social-care:
            basis: legal obligation
            because: The council must make enquiries about a child at risk.
            special: {condition: substantial public interest, schedule_1: 18, no_consent_because: asking would prejudice the purpose, policy_document: edition 2}
            powers: [{cite: children-act-1989-s47, as: power}]
            confidence: legal duty

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: (remove)
          northmere-council/childrens-social-care:
            basis: legal obligation
            because: The council must make enquiries about a child at risk.
            special: {condition: substantial public interest, schedule_1: 18, no_consent_because: asking would prejudice the purpose, policy_document: edition 2}
            powers: [{cite: children-act-1989-s47, as: duty}]
            confidence: legal duty
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label
from ispc.law import ceiling
from ispc.rules._cases import cases, severity
from ispc.rules._relied import LEGAL_OBLIGATION


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("uk-gdpr-article-6-1-c")
    for case in cases(corpus, occasion):
        powers = [power for power, _ in case.ground.powers]
        only_powers = bool(powers) and all(one.value.as_ == "power" for one in powers)
        if case.general and case.lawful.basis == LEGAL_OBLIGATION and only_powers:
            yield Diagnostic(
                "legal-obligation-on-a-power",
                severity(ceiling(provision)),
                f"{case.party} relies on a legal obligation, and names nothing but a power",
                case.at / "basis",
                related=(Label(powers[0].address / "as", "a power"),),
                law=(provision.citation,),
                help="write `as: duty` where the law requires it, or another basis where it only permits",
            )
