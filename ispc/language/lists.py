"""Word lists: the words to avoid, each with the words to use, why, and for whom. Ours come with ispc; a partnership adds its own.

A list is data in YAML, so that an editor who is no programmer can mend it, and a partnership's own list has the shape of ours
and is checked and located like all else. It may add words, name acronyms that everybody there knows, and keep words that a list
of ours would take away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from pydantic import ValidationError

from ispc.decode import faults
from ispc.diagnostic import Outcome
from ispc.language.marks import Mark, mark
from ispc.language.reading import Sentence
from ispc.location import Source
from ispc.model.prose import Line
from ispc.model.scalars import Many, Model, ask
from ispc.parse import parse

Reader = Literal["front line", "managers", "boards"]
_LIST = "a word list, which is read by the compiler"


class Avoid(Model):
    """A word to avoid."""

    word: Line = ask(
        "Word",
        "The word or phrase to avoid.",
        "It is looked for as it stands, whatever its capitals.",
        "prior to",
        internal=_LIST,
    )
    also: Many[Line] | None = ask(
        "Other forms",
        "Its other forms.",
        "English has too many to guess.",
        ["utilises", "utilised"],
        internal=_LIST,
        default=None,
    )
    use: Line = ask(
        "Use", "What to write instead.", "A rule that only forbids is no help.", "before", internal=_LIST
    )


class WordList(Model):
    """Words to avoid, with the words to use."""

    title: Line = ask(
        "Title",
        "What the words have in common.",
        "It is named in the finding.",
        "Official words",
        internal=_LIST,
    )
    why: Line = ask(
        "Why",
        "Why to avoid them.",
        "A rule that gives no reason is not kept.",
        "Each has a shorter word.",
        internal=_LIST,
    )
    source: Line | None = ask(
        "Source",
        "Who says so.",
        "So that it can be checked.",
        "The board's style guide",
        internal=_LIST,
        default=None,
    )
    readers: Many[Reader] | None = ask(
        "Readers",
        "For whom they are to be avoided; everyone unless told.",
        "Managers may need a word that the front line does not.",
        ["front line"],
        internal=_LIST,
        default=None,
    )
    avoid: Many[Avoid] | None = ask(
        "Avoid",
        "The words.",
        "They are looked for in all that these readers are shown.",
        [{"word": "prior to", "use": "before"}],
        internal=_LIST,
        default=None,
    )
    known: Many[Line] | None = ask(
        "Known",
        "Acronyms that every reader here knows.",
        "They need not be opened.",
        ["MASH"],
        internal=_LIST,
        default=None,
    )
    keep: Many[Line] | None = ask(
        "Keep",
        "Words of other lists that may be used here.",
        "A partnership may have settled on a word.",
        ["service user"],
        internal=_LIST,
        default=None,
    )


def read_list(source: Source) -> Outcome[WordList]:
    """A file of words -> word list, or findings that say what to mend."""
    parsed = parse(source)
    if parsed.value is None:
        return Outcome(None, parsed.findings)
    try:
        return Outcome(WordList.model_validate(parsed.value.data), parsed.findings)
    except ValidationError as error:
        return Outcome(None, (*parsed.findings, *faults(error, parsed.value, WordList)))


@cache
def ours() -> Mapping[str, WordList]:
    """The lists that come with ispc, by name. A fault in one of them is our bug, and raises."""
    found = sorted((files("ispc") / "language" / "lists").iterdir(), key=lambda one: one.name)
    return MappingProxyType(
        {one.name.removesuffix(".yaml"): _sound(Source(one.name, one.read_bytes())) for one in found}
    )


def _sound(source: Source) -> WordList:
    read = read_list(source)
    if read.value is None:
        raise ValueError(f"the word list {source.name} cannot be read: {read.findings}")
    return read.value


@dataclass(frozen=True, slots=True)
class Entry:
    """A word to avoid, as one list has it. `title` is the list's."""

    title: str
    why: str
    use: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words to avoid for one reader, by the word in small letters, and the pattern that finds them."""

    entries: Mapping[str, Entry]
    pattern: re.Pattern[str]

    def marks(self, sentence: Sentence) -> Iterator[Mark]:
        """The words of a sentence that are to be avoided; of two that overlap, the longer."""
        for found in self.pattern.finditer(sentence.low):
            yield mark(sentence, *found.span(), self.entries[found[0]].use)

    def entry(self, said: str) -> Entry:
        """What the lists say of a word that was marked."""
        return self.entries[said.lower().replace("’", "'")]


@cache
def lexicon(lists: tuple[WordList, ...], reader: Reader, own: tuple[WordList, ...] = ()) -> Lexicon:
    """The words that these lists and the partnership's `own` take from a reader; a later list has the last word."""
    kept = {str(word).lower() for one in own for word in one.keep or ()}
    entries = {
        form: Entry(str(one.title), str(one.why), str(word.use))
        for one in (*lists, *own)
        if reader in (one.readers or (reader,))
        for word in one.avoid or ()
        for form in _forms(word)
        if str(word.word).lower() not in kept and form not in kept
    }
    longest = "|".join(map(re.escape, sorted(entries, key=len, reverse=True)))
    return Lexicon(MappingProxyType(entries), re.compile(rf"(?<![\w-])(?:{longest or '(?!)'})(?![\w-])"))


def _forms(word: Avoid) -> Iterator[str]:
    yield from (
        " ".join(str(one).lower().replace("’", "'").split()) for one in (word.word, *(word.also or ()))
    )


def known(own: tuple[WordList, ...]) -> frozenset[str]:
    """The acronyms, in small letters, that a partnership's lists say everybody there knows."""
    return frozenset(str(word).lower() for one in own for word in one.known or ())


def keeping(own: tuple[WordList, ...]) -> tuple[WordList, ...]:
    """A partnership's lists as far as they keep words: what they add is told of under another rule."""
    return tuple(one.model_copy(update={"avoid": None}) for one in own)
