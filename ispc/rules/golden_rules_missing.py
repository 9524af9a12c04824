"""No edition of the golden rules is chosen.

Why: Editions differ, above all on consent. A guide that shows none leaves staff to remember the one they were taught.

Law: Reason: the government's advice on information sharing, edition by edition; editions are never mixed.

Wrong:
    # in framework
    golden_rules: (remove)

Right:
    # in framework
    golden_rules: dfe-2024
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import lacking


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for _, place in lacking(corpus, occasion, "golden_rules", lambda baseline: bool(baseline.golden_rules)):
        yield Diagnostic(
            "golden-rules-missing",
            Severity.WARNING,
            "no edition of the golden rules is chosen",
            place,
            help="add `golden_rules: ` with an edition, such as `dfe-2024`",
        )
