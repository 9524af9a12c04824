"""Nothing says who is trained.

Why: An agreement that staff have never been shown changes nothing. Fear and habit decide instead.

Law: Reason: the ICO's data sharing code of 2021: staff are trained; the embedding toolkit of 2010: skills rather than
protocols.

Wrong:
    # in framework
    training: {who: (remove)}

Right:
    # in framework
    training: {who: All staff who use the guide are trained each year.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.governance import Baseline
from ispc.rules._documents import lacking


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for _, place in lacking(corpus, occasion, "training", _has):
        yield Diagnostic(
            "training-missing",
            Severity.WARNING,
            "nothing says who is trained",
            place,
            law=("ICO data sharing code 2021",),
            help="add `training: {who: ...}`, here or in the framework",
        )


def _has(baseline: Baseline) -> bool:
    return bool(baseline.training and baseline.training.who)
