"""Nothing says what staff write down when they share.

Why: A decision that is not on record cannot be shown, to the family, to a court or to the next worker.

Law: Reason: every edition of the golden rules: record the decision and the reasons, whether or not you share.

Wrong:
    # in framework
    recording: {what: (remove)}
    # in protocol
    flows:
      - id: police-worried
        guide: {record: (remove)}

Right:
    # in framework
    recording: {what: (remove)}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements, clause_at


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        recording = one.baseline.recording
        flows = [exchange.flow for exchange in one.exchanges]
        bare = [flow for flow in flows if not (flow.value.guide and flow.value.guide.record)]
        if bare and not (recording and recording.what):
            yield Diagnostic(
                "recording-missing",
                Severity.WARNING,
                "nothing says what staff write down when they share",
                clause_at(one, "recording") or bare[0].address,
                help="add `recording: {what: ...}`, or `guide: {record: ...}` to each flow",
            )
