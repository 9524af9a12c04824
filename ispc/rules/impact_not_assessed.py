"""The impact was not assessed, and no reason is given.

Why: A decision not to assess is a decision. Whoever is harmed later will ask who took it, and why.

Law: UK GDPR Articles 5(2) and 35: the controller must be able to show that the risk was not high.

Wrong:
    impact_assessment: {done: no}

Right:
    impact_assessment: {done: no, because: "low risk; the screening form is on file"}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.model.governance import Impact
from ispc.rules._cases import severity
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    law = corpus.law.provision("uk-gdpr-article-35")
    for one, agreement in agreements(corpus, occasion):
        impact = agreement.impact_assessment
        if isinstance(impact, Impact) and not impact.done and not impact.because:
            yield Diagnostic(
                "impact-not-assessed",
                severity(ceiling(law)),
                "the impact was not assessed, and no reason is given",
                one.at("impact_assessment", "done"),
                law=(law.citation,),
                help="add `because: `, or assess it",
            )
