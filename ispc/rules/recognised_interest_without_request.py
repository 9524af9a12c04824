"""The recognised interest of answering a request is relied on, but nobody asks, or the request need not say why.

Why: This interest lets a charity, provider or landlord answer a public body that says what it needs the data for. It
does not cover what is sent unasked, nor an answer to a bare demand.

Law: UK GDPR Annex 1 paragraph 1: the request states that the asker needs the data for its own public task.

Wrong:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: recognised legitimate interest, recognised: request, powers: (remove)}

Right:
    # in directory
    classes:
      - {id: schools, type: independent-school}
    # in exchange
    flows:
      - id: weekly-list
        request: {by: northmere-council, states: that the council needs the list for its task}
        lawful:
          schools: {basis: recognised legitimate interest, recognised: request, powers: (remove)}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import what
from ispc.rules._cases import cases, severity
from ispc.rules._facts import facts
from ispc.rules._relied import RECOGNISED

ANNEX_1 = "uk-gdpr-annex-1-paragraph-1"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for case in cases(corpus, occasion):
        relied = case.lawful.basis == RECOGNISED and case.lawful.recognised == "request"
        if not (case.general and relied):
            continue
        said = facts(case) | ({"unprompted"} if case.flow.request is None else set())
        fault = what(corpus.law.provision(ANNEX_1), frozenset(said - {"public-authority-task"}))
        if fault is not None:
            yield Diagnostic(
                "recognised-interest-without-request",
                severity(fault.ceiling),
                fault.message,
                case.at / "recognised"
                if case.flow.request is None
                else case.exchange.flow.address / "request",
                law=(fault.law_source,),
                help="say under `request` who asks and what need they state, or rely on another interest",
            )
