"""Nobody could see whether an activity of an embedding plan was worth doing.

Why: It is easy to be busy. A measure says what should be different once the activity is done.

Law: Reason: the embedding toolkit of 2010 asks for clear objectives and targets, and to build evaluation in from the start.

Wrong:
    # in plan
    activities:
      - {id: training, measure: (remove)}

Right:
    # in plan
    activities:
      - {id: training, measure: 95 in 100 are trained}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plans import activities, name


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in activities(corpus, occasion):
        if one.value.measure is None:
            yield Diagnostic(
                "activity-without-measure",
                Severity.WARNING,
                f"{name(one)} has no measure",
                one.address,
                help="add `measure`: how you will see that it worked",
            )
