"""The person is not told, and no reason is given.

Why: Openness is the rule. A silence without a reason cannot be defended when the person learns of it.

Law: UK GDPR Articles 13 and 14, and their exceptions; Data Protection Act 2018 Schedule 2.

Wrong:
    flows:
      - id: police-worried
        tell_the_person: no

Right:
    flows:
      - id: police-worried
        tell_the_person: no, because a suspect would be warned
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.consent import Telling
from ispc.rules._cases import about_nobody_living
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            tell = exchange.flow.value.tell_the_person
            silent = isinstance(tell, Telling) and tell.answer == "no" and not tell.because
            if silent and not about_nobody_living(exchange):
                yield Diagnostic(
                    "not-told-without-a-reason",
                    Severity.WARNING,
                    "the person is not told, and no reason is given",
                    exchange.flow.address / "tell_the_person",
                    law=("UK GDPR Articles 13 and 14",),
                    help="write `no, because ...`, or tell them",
                )
