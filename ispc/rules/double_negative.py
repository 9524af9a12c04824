"""Two negatives cancel each other.

Why: The reader has to turn the sentence round to know what is meant, and in a hurry gets it the wrong way round.

Law: Reason: the plain-English practice of government: say what is so, not what is not otherwise.

Wrong:
    flows:
      - id: school-worried
        guide: {do: It is not unreasonable to ask.}

Right:
    flows:
      - id: school-worried
        guide: {do: You may ask.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.negatives import double_negatives
from ispc.passages import FRONT_LINE
from ispc.rules._plain import prose
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for passage in prose(corpus, occasion):
        for sentence in () if passage.is_name else passage.sentences:
            for mark in double_negatives(sentence):
                yield Diagnostic(
                    "double-negative",
                    Severity.WARNING if FRONT_LINE in passage.audiences else Severity.INFO,
                    f"`{show(mark.said)}` says no twice",
                    passage.address,
                    help="say it once, as a yes",
                    stretch=mark.stretch,
                )
