"""People wait for longer than the law allows for an answer to their request.

Why: Forty days was the limit of the Act of 1998. Old agreements still carry it, and every answer given by it is late.

Law: UK GDPR Articles 12 and 12A: one month; two more only where a request is complex, and the person is told.

Wrong:
    # in framework
    rights: {within: 40 days}

Right:
    # in framework
    rights: {within: 20 working days}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import UK_GDPR, severity
from ispc.rules._lengths import longest


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    limit = corpus.law.time_limits["rights-request"]
    for one in corpus.effective.values():
        within = one.baseline.rights and one.baseline.rights.within
        if within and longest(within) > 31 and one.control.judged_on(occasion.today) >= UK_GDPR:
            yield Diagnostic(
                "rights-answer-too-slow",
                severity(ceiling(limit)),
                f"a request is answered within {within}, which is more than a month",
                one.origin("rights", "within"),
                law=(limit.what,),
                help="write `1 month`",
            )
