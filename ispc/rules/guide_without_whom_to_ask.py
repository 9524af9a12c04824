"""The guide does not say whom to ask.

Why: Not sure means ask. Where there is nobody to ask, not sure means silence.

Law: Reason: golden rules, all editions: seek advice if you are in doubt.

Wrong:
    guide: {ask_whom: (remove)}
    # in framework
    training: {support: (remove)}

Right:
    guide: {ask_whom: childrens-front-door}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.governance import Guide
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        helped = one.baseline.training and one.baseline.training.support
        if isinstance(agreement.guide, Guide) and not agreement.guide.ask_whom and not helped:
            yield Diagnostic(
                "guide-without-whom-to-ask",
                Severity.WARNING,
                "the guide does not say whom to ask",
                one.at("guide"),
                help="add `ask_whom: ` with a contact",
            )
