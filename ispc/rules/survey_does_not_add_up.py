"""The numbers of a survey of staff cannot be right.

Why: A board reads from them how many staff are sure of what to do.

Law: Reason: it follows from what the numbers count. Nobody answers who was not asked, and only those who answer can be sure.

Wrong:
    # in plan
    confidence:
      rounds:
        - {on: 2026-09-28, asked: 420, answered: 301, confident: 310}

Right:
    # in plan
    confidence:
      rounds:
        - {on: 2026-09-28, asked: 420, answered: 301, confident: 184}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plans import plans


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for plan in plans(corpus, occasion):
        asked = plan.value.confidence
        for place, one in enumerate((asked and asked.rounds) or ()):
            here = plan.address / "confidence" / "rounds" / place
            said = (("asked", one.asked), ("answered", one.answered), ("confident", one.confident))
            for (more, most), (fewer, count) in pairwise(said):
                if count > most:
                    yield Diagnostic(
                        "survey-does-not-add-up",
                        Severity.ERROR,
                        f"`{fewer}` is {count}, and `{more}` only {most}",
                        here / fewer,
                        help="check the numbers",
                    )
