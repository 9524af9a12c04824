"""A recognised legitimate interest is relied on, but not said which.

Why: The basis counts only for the interests on the list. Without the one relied on nobody can check that its own test
is met.

Law: UK GDPR Article 6(1)(ea) and 6(5): a condition of Annex 1 must be met.

Wrong:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: recognised legitimate interest, powers: (remove)}

Right:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: recognised legitimate interest, recognised: safeguarding, powers: (remove)}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import cases, severity
from ispc.rules._relied import ARTICLE_6_EA, RECOGNISED


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision(ARTICLE_6_EA)
    for case in cases(corpus, occasion):
        if case.general and case.lawful.basis == RECOGNISED and case.lawful.recognised is None:
            yield Diagnostic(
                "recognised-interest-not-named",
                severity(ceiling(provision)),
                f"{case.party} does not say which recognised legitimate interest it relies on",
                case.at / "basis",
                law=(provision.citation, "UK GDPR Annex 1"),
                help="add `recognised: request`, `security`, `emergency`, `crime` or `safeguarding`",
            )
