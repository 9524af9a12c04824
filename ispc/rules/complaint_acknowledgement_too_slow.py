"""A complaint may wait for longer than the law allows before it is acknowledged.

Why: The law counts days. An agreement that gives itself more makes every party break it.

Law: Data Protection Act 2018 section 164A: within 30 days. A month can have 31.

Wrong:
    # in framework
    complaints: {acknowledged_within: 6 weeks}

Right:
    # in framework
    complaints: {acknowledged_within: 10 working days}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Status, ceiling, status
from ispc.rules._cases import severity
from ispc.rules._lengths import longest


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    duty = corpus.law.provision("dpa-2018-s164a")
    for one in corpus.effective.values():
        within = one.baseline.complaints and one.baseline.complaints.acknowledged_within
        alive = status(duty, one.control.judged_on(occasion.today)) is Status.ALIVE
        if alive and within and longest(within) > 30:
            yield Diagnostic(
                "complaint-acknowledgement-too-slow",
                severity(ceiling(duty)),
                f"a complaint is acknowledged within {within}, which can be more than 30 days",
                one.origin("complaints", "acknowledged_within"),
                law=(duty.citation,),
                help="write `30 days` or less",
            )
