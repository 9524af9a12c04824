"""A risk is rated worse after the control than before it.

Why: Either the ratings are the wrong way round, or the control does harm. A board reads them as they stand.

Law: UK GDPR Article 35(7)(d): the measures address the risks.

Wrong:
    impact_assessment:
      risks:
        - {id: wrong-address, before: low, after: medium}

Right:
    impact_assessment:
      risks:
        - {id: wrong-address, before: medium, after: low}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.governance import Impact
from ispc.rules._documents import agreements
from ispc.show import show

RATINGS = ("low", "medium", "high")


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        impact = agreement.impact_assessment
        for place, risk in enumerate((isinstance(impact, Impact) and impact.risks) or ()):
            here = one.at("impact_assessment", "risks", place)
            if RATINGS.index(risk.after) > RATINGS.index(risk.before):
                yield Diagnostic(
                    "risk-grows",
                    Severity.WARNING,
                    f"the risk `{show(risk.id)}` is `{risk.before}` before the control and `{risk.after}` after it",
                    here / "after",
                    related=(Label(here / "before", "before the control"),),
                    law=("UK GDPR Article 35",),
                    help="check the two ratings",
                )
