"""Nobody is named for people who ask about their data.

Why: A request may reach anyone. If staff do not know whom to pass it to, the month runs out on a desk.

Law: The ICO's data sharing code of 2021: one contact point for people's rights. UK GDPR Article 12: make it easy.

Wrong:
    # in framework
    rights: {lead: (remove)}

Right:
    # in framework
    rights: {lead: safeguarding-unit}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.governance import Baseline
from ispc.rules._documents import lacking


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for _, place in lacking(corpus, occasion, "rights", _has):
        yield Diagnostic(
            "rights-contact-missing",
            Severity.WARNING,
            "nobody is named for people who ask about their data",
            place,
            law=("ICO data sharing code 2021",),
            help="add `rights: {lead: ...}`, here or in the framework",
        )


def _has(baseline: Baseline) -> bool:
    return bool(baseline.rights and baseline.rights.lead)
