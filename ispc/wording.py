"""Documents -> how each is worded for each audience: how long its sentences are, how hard it reads, and every offence in it.

`check` tells only what an author should mend. This measures everything, so that an editor sees where a document stands and
which of two editions reads better. Each document's own words are measured; what it inherits is measured where it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ispc.corpus import Corpus
from ispc.diagnostic import Diagnostic, Severity
from ispc.document import Document
from ispc.language.acronyms import unopened
from ispc.language.limits import ENOUGH, LIMITS, Limits
from ispc.language.lists import Reader, WordList, known, lexicon, ours
from ispc.language.marks import Mark
from ispc.language.negatives import double_negatives
from ispc.language.passives import passives
from ispc.language.readability import Reading, measure
from ispc.language.reading import Sentence, count
from ispc.location import Address
from ispc.passages import FRONT_LINE, Passage, passages

Kind = Literal["long sentence", "passive", "double negative", "word", "acronym"]
KINDS: tuple[Kind, ...] = ("long sentence", "passive", "double negative", "word", "acronym")

READERS: dict[str, Reader] = {"F": "front line", "M": "managers", "S": "boards"}
"""The audiences by their letter, the strictest first."""


@dataclass(frozen=True, slots=True)
class Offence:
    """One place that makes a document harder to read. `use` says what to write instead, where that is known."""

    kind: Kind
    said: str
    use: str
    where: Address
    stretch: tuple[int, int]

    @property
    def finding(self) -> Diagnostic:
        """The offence as a finding, so that it is located as findings are. Its kind stands for a code."""
        return Diagnostic(self.kind, Severity.INFO, self.said, self.where, stretch=self.stretch)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was measured of one document for one audience. `grades_hold` says that there were words enough for the grades."""

    document: str
    reader: Reader
    reading: Reading
    limits: Limits
    offences: tuple[Offence, ...]

    @property
    def grades_hold(self) -> bool:
        return self.reading.words >= ENOUGH

    def number(self, kind: Kind) -> int:
        return sum(one.kind == kind for one in self.offences)

    @property
    def over(self) -> tuple[str, ...]:
        """Which of the limits of this audience it passes: `median`, `longest`, `grade`."""
        reading, limits = self.reading, self.limits
        passed = {
            "median": reading.median_words > limits.median,
            "longest": reading.longest_words > limits.longest,
            "grade": self.grades_hold and reading.grade > limits.grade,
        }
        return tuple(name for name, is_over in passed.items() if is_over)


def sheets(corpus: Corpus, own: tuple[WordList, ...] = ()) -> Iterator[Sheet]:
    """A sheet for each document and each audience that reads something of it, by `own` word lists as well as ours."""
    for document in corpus.documents.values():
        read = [one for one in passages(document) if not one.is_name]
        opened = opened_in(corpus, document) | known(own)
        for letter, reader in READERS.items():
            theirs = [one for one in read if letter in one.audiences]
            reading = measure([sentence for one in theirs for sentence in one.sentences])
            if reading is not None:
                found = tuple(mark for one in theirs for mark in _offences(one, letter, own, opened))
                yield Sheet(document.id, reader, reading, LIMITS[letter], found)


def opened_in(corpus: Corpus, document: Document) -> frozenset[str]:
    """The terms, in small letters, that a document and those above it open; for a directory, which has none, those of all."""
    own = corpus.effective.get(document.id)
    readers = [own] if own else list(corpus.effective.values())
    return frozenset(str(term.term).casefold() for one in readers for term in one.baseline.glossary or ())


def _offences(
    passage: Passage, letter: str, own: tuple[WordList, ...], opened: frozenset[str]
) -> Iterator[Offence]:
    for sentence in passage.sentences:
        for kind, marks in _marks(sentence, passage.text, letter, own, opened):
            for mark in marks:
                yield Offence(kind, mark.said, mark.use, passage.address, mark.stretch)


def _marks(
    sentence: Sentence, passage: str, letter: str, own: tuple[WordList, ...], opened: frozenset[str]
) -> Iterator[tuple[Kind, Sequence[Mark]]]:
    most = LIMITS[letter].longest
    if count(sentence.text) > most:
        start = " ".join(sentence.text.split()[:6])
        yield "long sentence", [Mark(f"{start}...", sentence.whole, f"sentences of at most {most} words")]
    yield "passive", [one.mark for one in passives(sentence)]
    yield "double negative", list(double_negatives(sentence))
    yield "word", list(lexicon(tuple(ours().values()), READERS[letter], own).marks(sentence))
    if letter == FRONT_LINE:
        yield "acronym", list(unopened(sentence, passage, opened))
