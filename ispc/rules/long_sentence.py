"""A sentence for managers or boards has more than 40 words.

Why: Those who sign an agreement must understand it, and past forty words few readers hold the start of a sentence in mind.

Law: Reason: the practice of drafters of legislation, who break a sentence before that. The front line has a stricter rule.

Wrong:
    background: The partners have worked together for many years on the care of children and of adults, and in that time each of
      them has found that what one of them knows is often just what another of them needs to know in order to act in good time.

Right:
    background: The partners have worked together for many years. Each has found that it often knows what another needs to know.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.limits import LIMITS
from ispc.language.reading import count
from ispc.passages import FRONT_LINE
from ispc.rules._plain import prose
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    most = LIMITS["M"].longest
    for passage in prose(corpus, occasion):
        if FRONT_LINE in passage.audiences or count(passage.text) <= most:
            continue
        for sentence in passage.sentences:
            if (words := count(sentence.text)) > most:
                start = " ".join(sentence.text.split()[:6])
                yield Diagnostic(
                    "long-sentence",
                    Severity.INFO,
                    f"a sentence of {words} words, which starts `{show(start)}`",
                    passage.address,
                    help=f"make it two sentences or more, of at most {most} words each",
                    stretch=sentence.whole,
                )
