"""Staff may tell of a breach so late that the regulator cannot be told in time.

Why: When the contact hears of it after three days, the time in which the organisation must act is over.

Law: UK GDPR Article 33: within 72 hours of becoming aware. The hours run through nights and weekends, so two working days
can be four.

Wrong:
    # in framework
    breach: {tell_within: 3 days}

Right:
    # in framework
    breach: {tell_within: 1 day}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.model.scalars import Duration
from ispc.rules._cases import severity
from ispc.rules._documents import current
from ispc.rules._lengths import longest


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    limit = corpus.law.time_limits["breach-to-regulator"]
    for one in current(corpus, occasion):
        within = one.baseline.breach and one.baseline.breach.tell_within
        # One working day over a weekend ends as the 72 hours do, and is what careful agreements say.
        if isinstance(within, Duration) and within != Duration(1, "working day") and longest(within) >= 3:
            yield Diagnostic(
                "breach-too-slow",
                severity(ceiling(limit)),
                f"staff tell of a breach within {within}, and the regulator is told within 72 hours",
                one.origin("breach", "tell_within"),
                law=(limit.what,),
                help="ask staff to tell at once, or within hours",
            )
