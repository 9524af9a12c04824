"""A flow says how long some recipients keep the data, and leaves one out.

Why: That recipient is bound by nothing, and people cannot be told how long it keeps what it learned about them.

Law: UK GDPR Article 5(1)(e). The ICO's data sharing code of 2021: agree on retention.

Wrong:
    flows:
      - id: school-worried
        keep: {who: northmere-police}

Right:
    flows:
      - id: school-worried
        keep: {who: northmere-council}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._cases import about_nobody_living
from ispc.rules._documents import agreements, party
from ispc.rules._retention import binds, kept


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            clauses = [retention.value for retention in kept(exchange)]
            for member in exchange.receivers if clauses and not about_nobody_living(exchange) else ():
                if not any(binds(clause, member) for clause in clauses):
                    yield Diagnostic(
                        "retention-missing-for-recipient",
                        Severity.WARNING,
                        f"nothing says how long {party(member)} keeps what it receives",
                        exchange.flow.address / "keep",
                        law=("UK GDPR Article 5(1)(e)", "ICO data sharing code 2021"),
                        help="add a clause for it, or one without `who`, which is for all",
                    )
