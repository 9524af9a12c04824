"""Nobody is named to tell when data goes wrong.

Why: The first hour decides how much harm a mistake does. Staff who do not know whom to tell, tell nobody.

Law: UK GDPR Article 33: the regulator is told within 72 hours. The ICO's data sharing code of 2021: agree on what happens
after a breach.

Wrong:
    # in framework
    breach: {contact: (remove)}

Right:
    # in framework
    breach: {contact: safeguarding-unit}
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
            "breach-contact-missing",
            Severity.ERROR,
            "nobody is named to tell when data goes wrong",
            place,
            law=("UK GDPR Article 33", "ICO data sharing code 2021"),
            help="add `breach: {contact: ...}`, here or in the framework",
        )


def _has(baseline: Baseline) -> bool:
    return bool(baseline.breach and baseline.breach.contact)
