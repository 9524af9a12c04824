"""The agreement has no words of its own for the guide.

Why: The front line reads only the guide. Without a line on who it is for and whom to ask, it is nobody's.

Law: Reason: the Haringey report of 2009 asks for a "how to" guide for each protocol; Dudley's of 2007 that staff see only
the layer that concerns them.

Wrong:
    guide: (remove)

Right:
    guide: {for_whom: Anyone who works with children in Northmere, ask_whom: childrens-front-door}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        if agreement.guide is None:
            yield Diagnostic(
                "guide-missing",
                Severity.WARNING,
                "it has no words for the guide",
                one.at("title"),
                help="add `guide: {for_whom: ..., purpose: ..., ask_whom: ...}`",
            )
