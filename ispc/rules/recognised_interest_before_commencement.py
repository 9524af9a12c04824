"""A recognised legitimate interest is relied on before that basis was law.

Why: An agreement that ran its course before the basis began never had it, and its record must not say so.

Law: UK GDPR Article 6(1)(ea) and Annex 1, in force from 5 February 2026 (SI 2026/82).

Wrong:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    agreed: {on: 2025-03-03}
    effective: 2025-04-01
    ends: 2025-12-31
    review: {next: 2025-10-01}
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: recognised legitimate interest, recognised: safeguarding, powers: (remove)}

Right:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    agreed: {on: 2025-03-03}
    effective: 2025-04-01
    ends: 2025-12-31
    review: {next: 2025-10-01}
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: legitimate interests, powers: (remove)}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import alive
from ispc.rules._cases import cases, severity
from ispc.rules._relied import ARTICLE_6_EA, RECOGNISED


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for case in cases(corpus, occasion):
        fault = (
            alive(corpus.law.provision(ARTICLE_6_EA), case.day) if case.lawful.basis == RECOGNISED else None
        )
        if fault is not None:
            yield Diagnostic(
                "recognised-interest-before-commencement",
                severity(fault.ceiling),
                fault.message,
                case.at / "basis",
                caret=f"judged as at {case.day}",
                law=(fault.law_source, "SI 2026/82"),
                help="write `legitimate interests`, the basis that was open then",
            )
