"""A word has a plainer one that everybody uses, or labels people.

Why: A long or fashionable word slows every reader and says no more than the short one. A word that labels people is read by them
too.

Law: Reason: the plain-English practice of government. The words are in lists, each with its reason; a partnership adds its own
by `words` in `ispc.yaml`, and there keeps a word that it has settled on. What only managers and boards read is judged by fewer
lists, and told as information.

Wrong:
    flows:
      - id: school-worried
        guide: {do: Utilise the form prior to calling.}

Right:
    flows:
      - id: school-worried
        guide: {do: Use the form before you call.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.lists import Reader, lexicon, ours
from ispc.passages import FRONT_LINE, Passage
from ispc.rules._plain import prose
from ispc.show import show

LEGAL = "legal"
"""The list that has a rule of its own."""


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    lists = tuple(one for name, one in ours().items() if name != LEGAL)
    for passage in prose(corpus, occasion):
        words = lexicon(lists, _reader(passage), occasion.words)
        for sentence in () if passage.is_name else passage.sentences:
            for mark in words.marks(sentence):
                yield Diagnostic(
                    "word-to-avoid",
                    Severity.WARNING if FRONT_LINE in passage.audiences else Severity.INFO,
                    f"`{show(mark.said.lower())}` is one of the {show(words.entry(mark.said).title.lower())} to avoid",
                    passage.address,
                    help=f"write `{show(mark.use)}`",
                    stretch=mark.stretch,
                )


def _reader(passage: Passage) -> Reader:
    """The strictest of those who read it."""
    return (
        "front line"
        if FRONT_LINE in passage.audiences
        else "managers"
        if "M" in passage.audiences
        else "boards"
    )
