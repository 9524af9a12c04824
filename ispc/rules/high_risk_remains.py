"""A high risk remains after everything that is done about it.

Why: The parties know that people may be badly harmed, and go on. The law asks them to consult the regulator first.

Law: UK GDPR Article 36: prior consultation.

Wrong:
    impact_assessment:
      risks:
        - {id: wrong-address, after: high}

Right:
    impact_assessment:
      risks:
        - {id: wrong-address, after: medium}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.model.governance import Impact
from ispc.rules._cases import severity
from ispc.rules._documents import agreements
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    law = corpus.law.provision("uk-gdpr-article-35")
    for one, agreement in agreements(corpus, occasion):
        impact = agreement.impact_assessment
        for place, risk in enumerate((isinstance(impact, Impact) and impact.risks) or ()):
            if risk.after == "high":
                yield Diagnostic(
                    "high-risk-remains",
                    severity(ceiling(law)),
                    f"the risk `{show(risk.id)}` is still high after the control",
                    one.at("impact_assessment", "risks", place, "after"),
                    law=("UK GDPR Article 36",),
                    help="add a control that lowers it, or consult the regulator before you share",
                )
