"""A party says that no personal data is shared, but the flow carries some.

Why: Names taken off are not enough: while someone can still be picked out, the law applies and a basis is needed. Staff
who think otherwise leave out every safeguard.

Law: UK GDPR Article 4(1) and 4(5): data under a pseudonym is personal data.

Wrong:
    # in exchange
    items:
      - {id: sessions-missed, kind: pseudonymised}
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: not personal data}

Right:
    # in exchange
    items:
      - {id: sessions-missed, kind: anonymous}
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: not personal data, powers: (remove)}
          northmere-council: {basis: not personal data, powers: (remove)}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._cases import NOT_PERSONAL, cases


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for case in cases(corpus, occasion):
        personal = [item for item in case.exchange.items if item.value.kind not in NOT_PERSONAL]
        if case.general and case.lawful.basis == "not personal data" and personal:
            yield Diagnostic(
                "personal-data-called-none",
                Severity.WARNING,
                f"{case.party} says that no personal data is shared, but this flow carries some",
                case.at / "basis",
                related=(Label(personal[0].address / "kind", f"{personal[0].value.kind} data"),),
                law=("UK GDPR Article 4(1)",),
                help="give the basis, or write `kind: anonymous` where nobody can be picked out",
            )
