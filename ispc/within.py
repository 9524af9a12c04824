"""A stretch of a field's text -> where it stands in the file, to the letter.

YAML has five ways to write a text, and each changes its white space: lines are folded, indentation is taken off, quotation marks
and escapes go. But none of them changes the other letters or their order. So the letters that are not white space are counted in
the value and in the file, and the count leads from one to the other. Where the two do not agree, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ispc.characters import normal
from ispc.location import Span

Letter = tuple[str, int, int, int]
"""A letter as the value has it, its line, the column where it is written, and the column behind it."""

_BARE = re.compile(r"\S")
_SINGLE = re.compile(r"''|\S")
_DOUBLE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.|$)|\S")
_COMBINING = re.compile(r"[\u0300-\u036f]+")
_SPACES = frozenset("nrtvf_NLP \t")


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it stands in a file. `before` counts, for each offset of the text, the letters before it."""

    source: str
    before: tuple[int, ...]
    letters: tuple[Letter, ...]

    def span(self, stretch: tuple[int, int]) -> Span | None:
        """The span of a stretch by its first and last offset (exclusive); None where it holds nothing but white space."""
        first, end = self.before[stretch[0]], self.before[stretch[1]]
        if first == end:
            return None
        _, line, column, _ = self.letters[first]
        _, end_line, _, end_column = self.letters[end - 1]
        return Span(self.source, line, column, end_line, end_column)


def written(lines: Sequence[str], whole: Span, text: str) -> Written | None:
    """How `text`, the value at `whole`, is written in `lines`; None where it is not to be found there."""
    said = [letter for letter in text if not letter.isspace()]
    for letters in _readings(lines, whole):
        if [letter for letter, *_ in letters] == said:
            before = (0, *accumulate(not letter.isspace() for letter in text))
            return Written(whole.source, before, tuple(letters))
    return None


def _readings(lines: Sequence[str], whole: Span) -> Iterator[list[Letter]]:
    """The letters of the file in the ways that they may be meant: between quotation marks, or as they stand."""
    first = lines[whole.line - 1][whole.column - 1 : whole.column] if whole.line <= len(lines) else ""
    if first in ("'", '"'):
        pattern = _SINGLE if first == "'" else _DOUBLE
        inside = replace(whole, column=whole.column + 1, end_column=whole.end_column - 1)
        yield _composed(list(_letters(lines, inside, pattern)))
    yield _composed(list(_letters(lines, whole, _BARE)))


def _letters(lines: Sequence[str], whole: Span, pattern: re.Pattern[str]) -> Iterator[Letter]:
    for number in range(whole.line, min(whole.end_line, len(lines)) + 1):
        line = lines[number - 1]
        start = whole.column - 1 if number == whole.line else 0
        end = whole.end_column - 1 if number == whole.end_line else len(line)
        for found in pattern.finditer(line, start, end):
            letter = _meant(found) if pattern is _DOUBLE else found[0][0]
            if letter and not letter.isspace():
                yield letter, number, found.start() + 1, found.end() + 1


def _meant(found: re.Match[str]) -> str:
    """The letter that an escape stands for; none for an escape that is white space or the end of a line."""
    if not found[0].startswith("\\"):
        return found[0]
    digits = found[1] or found[2] or found[3]
    if digits:
        return chr(int(digits, 16))
    return "" if found[0][1:] in _SPACES else found[0][1:]


def _composed(letters: list[Letter]) -> list[Letter]:
    """Letters and their accents, which may be stored apart, as the single letters that they were read as."""
    if not any(_COMBINING.match(letter) for letter, *_ in letters):
        return letters
    whole: list[Letter] = []
    for letter, line, start, end in letters:
        joined = normal(whole[-1][0] + letter) if whole and _COMBINING.match(letter) else ""
        if len(joined) == 1:
            whole[-1] = (joined, *whole[-1][1:3], end)
        else:
            whole.append((letter, line, start, end))
    return whole
