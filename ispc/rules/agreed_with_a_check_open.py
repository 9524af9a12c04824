"""The document is agreed while a check before signing is open or refused.

Why: The check was there to stop the signing. Agreeing past it puts the parties where they were warned not to go.

Law: Reason: the bodies that lay down such checks, legal advice or the impact assessment, ask for them before signing.

Wrong:
    gates:
      - {gate: legal, outcome: waiting}

Right:
    gates:
      - {gate: legal, outcome: passed with conditions, on: 2026-08-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        for place, gate in enumerate(agreement.gates or ()):
            if agreement.agreed and gate.outcome in ("waiting", "refused"):
                yield Diagnostic(
                    "agreed-with-a-check-open",
                    Severity.WARNING,
                    f"it was agreed, and the check `{gate.gate}` is `{gate.outcome}`",
                    one.at("gates", place, "outcome"),
                    help="record what the check decided; if it was refused, withdraw the agreement",
                )
