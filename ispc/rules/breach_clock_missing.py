"""Nothing says how fast staff tell of a breach.

Why: The clock of 72 hours runs from when the organisation knows. "As soon as you can" is read as tomorrow.

Law: UK GDPR Article 33: within 72 hours of becoming aware.

Wrong:
    # in framework
    breach: {tell_within: (remove)}

Right:
    # in framework
    breach: {tell_within: 4 hours}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.governance import Baseline
from ispc.rules._documents import lacking


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for _, place in lacking(corpus, occasion, "breach", _has):
        yield Diagnostic(
            "breach-clock-missing",
            Severity.WARNING,
            "nothing says how fast staff tell of a breach",
            place,
            law=("UK GDPR Article 33",),
            help="add `tell_within: ` to `breach`, such as `1 hour`",
        )


def _has(baseline: Baseline) -> bool:
    # Where nobody is named to tell, that is what is said.
    breach = baseline.breach
    return breach is None or not breach.contact or bool(breach.tell_within)
