"""Nothing says where people complain about the use of their data.

Why: A person who is wronged by sharing must not have to find out which of five bodies to write to.

Law: Data Protection Act 2018 section 164A, in force from 19 June 2026: make it easy to complain.

Wrong:
    # in framework
    complaints: (remove)

Right:
    # in framework
    complaints: {contact: council-dpo}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Status, ceiling, status
from ispc.model.governance import Baseline
from ispc.rules._cases import severity
from ispc.rules._documents import lacking


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    duty = corpus.law.provision("dpa-2018-s164a")
    for one, place in lacking(corpus, occasion, "complaints", _has):
        if status(duty, one.control.judged_on(occasion.today)) is Status.ALIVE:
            yield Diagnostic(
                "complaints-route-missing",
                severity(ceiling(duty)),
                "nothing says where people complain about the use of their data",
                place,
                law=(duty.citation,),
                help="add `complaints: {contact: ..., acknowledged_within: 30 days}`, here or in the framework",
            )


def _has(baseline: Baseline) -> bool:
    return bool(baseline.complaints and (baseline.complaints.contact or baseline.complaints.how))
