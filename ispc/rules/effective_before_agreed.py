"""The agreement takes effect before it was agreed.

Why: Staff who shared in between relied on terms that nobody had accepted yet. A later day of signature is no fault: only
the agreement itself must come first.

Law: Reason: the Haringey report of 2009: a protocol becomes operational once it is formally agreed.

Wrong:
    effective: 2026-09-01

Right:
    effective: 2026-09-14
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in corpus.effective.values():
        agreed, effective = one.control.agreed_on, one.control.effective
        if agreed and effective and effective < agreed:
            yield Diagnostic(
                "effective-before-agreed",
                Severity.WARNING,
                f"it takes effect on {effective} and was agreed only on {agreed}",
                one.at("effective"),
                related=(Label(one.at("agreed", "on"), "the day it was agreed"),),
                help="let it take effect on the day it was agreed, or later",
            )
