"""A text -> the sentences that a reader meets, each letter with its place in the text.

One splitter serves every rule, so that two rules never disagree on where a sentence ends. Signs of markup are left out, and an
item of a list or a cell of a table stands for itself. A full stop ends a sentence unless it belongs to a short form: the writer
of `s. 47`, `e.g.` or `Dr. Rhys` has not stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ispc.language import words
from ispc.markdown import visible

WORD = re.compile(r"\w+(?:['’.&/-]\w+)*")
"""A word, with what is inside it: `don't`, `well-being`, `e.g`, `A&E`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is on one line, as it is read. `offsets` gives for each letter of it the place in the field's text, from 0."""

    text: str
    offsets: tuple[int, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the field's text, from a stretch of the sentence that is not empty; both ends exclusive."""
        return self.offsets[start], self.offsets[end - 1] + 1

    @property
    def whole(self) -> tuple[int, int]:
        return self.stretch(0, len(self.text))

    @property
    def low(self) -> str:
        """The text in small letters and with straight apostrophes, letter for letter as long as it was."""
        low = self.text.lower().replace("’", "'")
        return low if len(low) == len(self.text) else self.text


def count(sentence: str) -> int:
    """How many words a sentence has; a dash or a lone sign is none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


@lru_cache(maxsize=8192)
def sentences(text: str, *, markdown: bool) -> tuple[Sentence, ...]:
    """The sentences of a field's text, in order. A plain line holds no markup, so a star in it is a star."""
    letters = visible(text) if markdown else list(enumerate(text))
    shown = "".join(letter for _, letter in letters)
    offsets = [offset for offset, letter in letters if letter]
    return tuple(
        sentence
        for start, end in (_blocks(shown) if markdown else [(0, len(shown))])
        for sentence in _sentences(*_line(shown[start:end], offsets[start:end], markdown=markdown))
        if WORD.search(sentence.text)
    )


_BLOCK = re.compile(r"\n[ \t]*(?:\n\s*|(?=[-+*]\s|\d+[.)]\s|\|))|\|")
_MARK = re.compile(r"\s*(?:[-+*]|\d+[.)])\s+")
_EMPHASIS = re.compile(r"(?<!\d)[*_]+|[*_]+(?!\d)(?![*_])")


def _blocks(shown: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, items of lists and cells of tables, without the signs that open them."""
    start = 0
    for end, following in [*(found.span() for found in _BLOCK.finditer(shown)), (len(shown), 0)]:
        while mark := _MARK.match(shown, start, end):
            start = mark.end()
        yield start, end
        start = following


def _line(block: str, offsets: Sequence[int], *, markdown: bool) -> tuple[str, tuple[int, ...]]:
    """A block on one line: every run of white space is one space, and signs of emphasis are gone."""
    gone = {place for sign in _EMPHASIS.finditer(block) for place in range(*sign.span())} if markdown else ()
    kept: list[tuple[str, int]] = []
    for place, letter in enumerate(block):
        if place in gone or (letter.isspace() and (not kept or kept[-1][0] == " ")):
            continue
        kept.append((" " if letter.isspace() else letter, offsets[place]))
    while kept and kept[-1][0] == " ":
        kept.pop()
    return "".join(letter for letter, _ in kept), tuple(offset for _, offset in kept)


# -- where a sentence ends ---------------------------------------------------------------------------------------------

_STOP = re.compile(r"([.!?…]+)[\"')\]’”]* (?=[\"'(\[‘“]*(\w+))")
_OPENERS = "\"'([‘“"
_ROMAN = re.compile(r"[IVXLC]+")

_NEVER = words(
    "e.g. i.e. eg. ie. viz. cf. vs. v. mr. mrs. ms. dr. prof. rev. cllr. st. sgt. insp. supt. hon. incl. "
    "al. approx. esp. fig. dept. govt. tel. ext."
)
"""Short forms that something always follows."""

_NUMBERED = words(
    "s. ss. sec. art. arts. para. paras. no. nos. cl. sch. pt. ch. reg. regs. r. rr. p. pp. c. vol. ed. "
    "app. q. qs."
)
"""Short forms that a number follows; before anything else they are words, as in `The answer is no.`"""

_INITIALS = re.compile(r"(?:\w\.){2,}|\w\.")
_LABELS = words(
    "plan part annex appendix schedule tier level category group form box option grade unit type table "
    "list step team band class section vitamin hepatitis"
)
_STARTERS = words(
    "the a an it if you we they he she this that these those there do does did ask tell share keep send "
    "when where who what why how in on at for no not never but and so each every all any some one please "
    "then write use call give make"
)
_DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december"
)


def _sentences(line: str, offsets: tuple[int, ...]) -> Iterator[Sentence]:
    start = 0
    for found in _STOP.finditer(line):
        if _ends(line, found):
            yield Sentence(line[start : found.end() - 1], offsets[start : found.end() - 1])
            start = found.end()
    yield Sentence(line[start:], offsets[start:])


def _ends(line: str, found: re.Match[str]) -> bool:
    following = found[2]
    if not (following[0].isupper() or following[0].isdigit()):
        return False
    if found[1] != ".":
        return True
    start = line.rfind(" ", 0, found.start()) + 1
    short = line[start : found.end(1)].lstrip(_OPENERS)
    if short.lower() in _NEVER:
        return False
    if short.lower() in _NUMBERED:
        return not (following[0].isdigit() or _ROMAN.fullmatch(following))
    if _INITIALS.fullmatch(short):
        before = line[line.rfind(" ", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
        return _ends_after_initials(before, short, following.lower())
    return True


def _ends_after_initials(before: str, short: str, following: str) -> bool:
    """`10 a.m. Monday` and `J. Evans` go on; `10 a.m. Then`, `the U.K. The` and `plan B. Ask` do not."""
    if short.lower() in ("a.m.", "p.m."):
        return following not in _DAYS and not following[0].isdigit()
    if len(short) > len("A."):
        return following in _STARTERS
    if not short[0].isupper():
        return True
    return (before.split()[-1:] != [] and before.split()[-1].lower() in _LABELS) or short == "I."
