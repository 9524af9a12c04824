"""A sentence for the front line has more than 25 words.

Why: It is read on a telephone, in a hurry, perhaps at a door. A long sentence is read twice or not at all.

Law: Reason: the plain-English limit of the government's own style guide for public services. At sign-off it blocks.

Wrong:
    flows:
      - id: school-worried
        guide:
          do: Say what you saw and heard and what is your opinion and who else knows about it and when it happened and
            what you have already done about it and what the family said.

Right:
    flows:
      - id: school-worried
        guide:
          do: Say what you saw and heard. Say what is your opinion. Say what you have already done.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.limits import LIMITS
from ispc.language.reading import count
from ispc.rules._plain import front_line
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    severity = Severity.ERROR if occasion.stage == "sign-off" else Severity.WARNING
    most = LIMITS["F"].longest
    for passage in front_line(corpus, occasion):
        for sentence in passage.sentences if count(passage.text) > most else ():
            if count(sentence.text) > most:
                start = " ".join(sentence.text.split()[:6])
                yield Diagnostic(
                    "long-sentence-for-the-front-line",
                    severity,
                    f"a sentence of {count(sentence.text)} words, which starts `{show(start)}`",
                    passage.address,
                    help=f"make it two sentences of at most {most} words each",
                    stretch=sentence.whole,
                )
