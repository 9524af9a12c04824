"""What the rules on plain language share: the passages they judge, and how strict to be with each audience.

The front line is judged strictly, for its guide is read in a hurry. Managers and boards have time and training, so they are only
told what is far too long. Each document's own words are judged where they stand, so a clause of the framework is told of once.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.passages import FRONT_LINE, Passage, passages
from ispc.rules._documents import is_over


def prose(corpus: Corpus, occasion: Occasion) -> Iterator[Passage]:
    """Every passage that somebody reads, of every document that is not over."""
    for document in corpus.documents.values():
        effective = corpus.effective.get(document.id)
        if effective is None or not is_over(effective, occasion):
            yield from passages(document)


def front_line(corpus: Corpus, occasion: Occasion) -> Iterator[Passage]:
    """Every passage that the front line reads, of every document that is not over."""
    return (one for one in prose(corpus, occasion) if FRONT_LINE in one.audiences)
