"""The front line is shown words of law.

Why: The legal style puts people off, so they do not read on, and do not share.

Law: Reason: Dudley's framework of 2007: the front line gets no legal text; the Haringey report of 2009: the legalistic style
puts people off.

Wrong:
    flows:
      - id: school-worried
        guide: {do: Disclose pursuant to the agreement.}

Right:
    flows:
      - id: school-worried
        guide: {do: Share as this guide says.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.lists import keeping, lexicon, ours
from ispc.rules._plain import front_line
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    words = lexicon((ours()["legal"],), "front line", keeping(occasion.words))
    for passage in front_line(corpus, occasion):
        for sentence in () if passage.is_name else passage.sentences:
            for mark in words.marks(sentence):
                yield Diagnostic(
                    "legal-words-for-the-front-line",
                    Severity.WARNING,
                    f"`{show(mark.said.lower())}` is a word of law, and the front line reads this",
                    passage.address,
                    help=f"say it in everyday words, such as `{mark.use}`",
                    stretch=mark.stretch,
                )
