"""What the front line reads, sentence by sentence. Shared by the rules on plain language.

A field is read by the front line where its declaration says so. Each document's own words are judged where they stand, so
a clause of the framework is told of once. Names of organisations, contacts and forms are theirs and are not ours to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ispc.corpus import Corpus, Occasion
from ispc.document import Document
from ispc.fields import walk
from ispc.location import Address
from ispc.markdown import plain
from ispc.model.prose import Prose, Words
from ispc.rules._documents import is_over

NAMES = frozenset({"name", "known_as", "term"})

_BLOCK = re.compile(r"\n\s*(?:\n|(?=[-+*]\s|\d+[.)]\s|\|))")
_MARK = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s+")
_END = re.compile(r"([.!?][\"')\]’”]*)\s+(?=[\"'(\[‘“]*[A-Z0-9])")
_SHORT = re.compile(r"\b(?:e\.g|i\.e|vs|dr|mr|mrs|ms|st)\.$", re.IGNORECASE)
_BEFORE_A_NUMBER = re.compile(r"\b(?:ss?|arts?|paras?|nos?|cl|tel|ext|approx)\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """One field's words, as the front line reads them."""

    document: Document
    address: Address
    text: str
    is_name: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences, without signs of markup. An item of a list and a row of a table stand for themselves."""
        blocks = (_MARK.sub("", block) for block in _BLOCK.split(self.text))
        return tuple(sentence for block in blocks if block.strip() for sentence in _sentences(plain(block)))


def front_line(corpus: Corpus, occasion: Occasion) -> Iterator[Passage]:
    """Every passage that the front line reads, of every document that is not over."""
    for document in corpus.documents.values():
        effective = corpus.effective.get(document.id)
        if effective is not None and is_over(effective, occasion):
            continue
        for field in walk(document.content, document.at()):
            if "F" in field.audiences:
                name = field.address.path[-1] in NAMES
                for words, place in _words(field.value, field.address):
                    text = words.said() if isinstance(words, Prose) else _escaped(words.said())
                    yield Passage(document, place, text, name)


def count(sentence: str) -> int:
    """How many words a sentence has; a dash or a lone sign is none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


def _words(value: object, address: Address) -> Iterator[tuple[Words, Address]]:
    if isinstance(value, Words):
        yield value, address
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _words(one, address / place)


def _escaped(line: str) -> str:
    """A plain line as Markdown that says the same: a star in it is a star."""
    return re.sub(r"([\\`*_\[\]|#])", r"\\\1", line)


def _sentences(text: str) -> Iterator[str]:
    parts = _END.sub(r"\1\n", text).split("\n")
    held = ""
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        held = f"{held} {part}".strip()
        numbered = following[:1].isdigit() and _BEFORE_A_NUMBER.search(held)
        if not (following and _SHORT.search(held)) and not numbered:
            yield held
            held = ""
