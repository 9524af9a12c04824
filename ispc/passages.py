"""A document -> what each audience reads of it, passage by passage, each with its place.

A field is read by those whom its declaration names. A passage holds the text as the author wrote it, so that a word in it can be
shown at its line and column. Names of organisations, contacts and forms are theirs and are not ours to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ispc.document import Document
from ispc.fields import walk
from ispc.language.reading import Sentence, sentences
from ispc.location import Address
from ispc.model.prose import DEFAULT_LANGUAGE, Prose, Words
from ispc.tree import Node

NAMES = frozenset({"name", "known_as", "term"})
FRONT_LINE = "F"


@dataclass(frozen=True, slots=True)
class Passage:
    """One field's words. `audiences` are the letters S, M and F of those who read it."""

    document: Document
    address: Address
    text: str
    audiences: str
    markdown: bool
    is_name: bool

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences(self.text, markdown=self.markdown)


def passages(document: Document) -> Iterator[Passage]:
    """Every passage that somebody reads, in the order of the template."""
    for field in walk(document.content, document.at()):
        if field.audiences:
            is_name = field.address.path[-1] in NAMES
            for words, place in _words(field.value, field.address):
                text, where = str(words.en), _within_languages(document, place)
                yield Passage(document, where, text, field.audiences, isinstance(words, Prose), is_name)


def _words(value: object, address: Address) -> Iterator[tuple[Words, Address]]:
    if isinstance(value, Words):
        yield value, address
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _words(one, address / place)


def _within_languages(document: Document, address: Address) -> Address:
    """The address of the text itself, where an author wrote `{en: ...}`."""
    node: Node = document.tree.data
    for step in address.path:
        if not isinstance(node, dict | list) or (isinstance(node, dict) and step not in node):
            return address
        node = node[step]  # type: ignore[index]  # a key of a mapping, or a place in a list
    return address / DEFAULT_LANGUAGE if isinstance(node, dict) else address
