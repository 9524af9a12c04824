"""A legal obligation is the basis, and no duty is named.

Why: The basis holds only if a law obliges the party to do this very thing. A power lets it choose, and a contract or a
habit is no legal obligation.

Law: UK GDPR Article 6(1)(c) and 6(3): name the duty, which must rest on domestic law.

Wrong:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {basis: legal obligation, powers: [crime-and-disorder-act-1998-s115]}

Right:
    flows:
      - id: police-worried
        lawful:
          northmere-police: {basis: legal obligation, powers: [children-act-2004-s16la]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Citation, Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import cases, severity
from ispc.rules._relied import LEGAL_OBLIGATION


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("uk-gdpr-article-6-1-c")
    for case in cases(corpus, occasion):
        named = any(_may_oblige(citation) for _, citation in case.ground.powers)
        if case.general and case.lawful.basis == LEGAL_OBLIGATION and not named:
            yield Diagnostic(
                "legal-obligation-without-duty",
                severity(ceiling(provision)),
                f"{case.party} relies on a legal obligation but names no duty",
                case.at / "basis",
                law=(provision.citation, "UK GDPR Article 6(3)"),
                help="add the duty to `powers`, or write `public task` where the law only permits",
            )


def _may_oblige(citation: Citation) -> bool:
    """A duty, or a function that binds without express words on sharing. An unknown citation is given the doubt."""
    return citation.provision is None or citation.provision.kind in ("duty", "implied")
