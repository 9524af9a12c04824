"""Two texts -> what stays, what goes and what comes, in whole words that a person can read.

A reader of a redline asks what is asked of them now that was not before. So words are compared, never letters: a number goes and
comes with its unit, and a word or two that two changes happen to leave between them go with the changes. What stays and what goes
is the old text letter for letter, what stays and what comes is the new one: a page, a terminal and a Word file are all drawn
from it, and to accept or refuse every change gives exactly one or the other text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

ALIKE = 0.3
"""Two texts that share less than this part of the shorter one are shown one after the other, whole."""

LONGEST_BETWEEN = 40
"""What stays between two changes never goes with them where it has more letters than this."""

MOST_PAIRS = 50_000
"""Pairs of equal words, one of each text. Where there are more, paragraphs are compared first, then sentences, then words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of both texts, of the old one only, or of the new one only; never empty."""

    kind: Literal["same", "out", "in"]
    words: str


def runs(old: str, new: str) -> tuple[Run, ...]:
    """Same and out joined are `old`; same and in joined are `new`. Of one change, what goes stands first."""
    changes = [_from_its_line(*pair, old, new) for pair in _after(_readable(_changes(old, new), old))]
    kept = len(old) - sum(change.old_end - change.old for change in changes)
    if kept < ALIKE * min(len(old), len(new)):
        changes = [_Change(0, len(old), 0, len(new))]
    return tuple(run for run in _told(changes, old, new) if run.words)


def plain(compared: Iterable[Run]) -> str:
    """For a terminal or a page in Markdown: what goes as `[-old-]`, what comes as `{+new+}`."""
    signs = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.words) for run in compared)


def similarity(old: str, new: str) -> float:
    """How alike two texts are, from 0 to 1: the share of their letters that is in words of both, in whatever order."""
    before, after = (Counter(word.casefold() for word in _WORD.findall(text)) for text in (old, new))
    letters = _letters(before) + _letters(after)
    return 2 * _letters(before & after) / letters if letters else float(old == new)


def _letters(words: Counter[str]) -> int:
    return sum(len(word) * times for word, times in words.items())


# --- Tokens ----------------------------------------------------------------------------------------------------------

_UNITS = (
    "seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|people|pages|words|pence|pounds|per cent|percent"
    "|eiliad|munud|awr|diwrnod|wythnos|mis|blynedd"
)
_WORD = re.compile(r"\w+(?:(?:://|[-'’./@:&])\w+)*")
_MARKER = r"[^\S\n]*(?:[-*+•]|\d+[.)])(?=\s)"
_TOKEN = re.compile(
    rf"(?P<parts>\n(?:[^\S\n]*\n)+(?:{_MARKER})?|(?:\A|\n){_MARKER}|\|)"
    r"|\d{1,2} [^\W\d_]{3,} \d{4}(?!\w)"  # a date
    r"|\d{3,}(?: \d{3,})+(?!\w)"  # a telephone number
    rf"|[£€$]?\d+(?:[.,:/]\d+)*(?:\s(?:working |calendar |school )?(?:{_UNITS})(?!\w)|\s?%|(?:\(\w{{1,4}}\))+|(?!\w))"
    rf"|{_WORD.pattern}"
    r"|(?P<sign>[^\w\s])(?P=sign)*"
)
_ENDS = frozenset(".?!;")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a number with its unit, or a sign, with its letters in the text.

    `parts` is true for what stands before a paragraph, an item of a list or a cell.
    """

    words: str
    start: int
    end: int
    parts: bool = False


def _tokens(text: str) -> list[_Token]:
    return [_Token(one[0], *one.span(), one["parts"] is not None) for one in _TOKEN.finditer(text)]


# --- What is common to both ------------------------------------------------------------------------------------------

Tokens = Sequence[_Token]
Pairs = Iterator[tuple[_Token, _Token]]
Grain = Literal["paragraphs", "sentences", "words"]

_GRAINS: tuple[Grain, ...] = ("paragraphs", "sentences", "words")


def _common(old: Tokens, new: Tokens, grains: tuple[Grain, ...] = _GRAINS) -> Pairs:
    """The tokens that stay, each of the old text with its own of the new one, in the order of both."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    yield from zip(old[:head], new[:head], strict=True)
    yield from _aligned(old[head : ends[0]], new[head : ends[1]], grains)
    yield from zip(old[ends[0] :], new[ends[1] :], strict=True)


def _shared(old: Tokens, new: Tokens) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0].words == pair[1].words, zip(old, new, strict=False)))


def _aligned(old: Tokens, new: Tokens, grains: tuple[Grain, ...]) -> Pairs:
    """Matches words, or whole parts of the text first and then what lies between, where matching words would take too long."""
    few = _pairs([one.words for one in old], [one.words for one in new]) <= MOST_PAIRS
    grain: Grain = "words" if few else grains[0]
    finer = grains[1:] if grain != "words" else ()
    units, its = _units(old, grain), _units(new, grain)
    keys, its_keys = _keys(units), _keys(its)
    if _pairs(keys, its_keys) > MOST_PAIRS:
        return
    alike = SequenceMatcher(None, keys, its_keys, autojunk=False)
    for tag, start, end, its_start, its_end in alike.get_opcodes():
        was, became = _joined(units[start:end]), _joined(its[its_start:its_end])
        if tag == "equal":
            yield from zip(was, became, strict=True)
        elif tag == "replace" and finer:
            yield from _common(was, became, finer)


def _units(tokens: Tokens, grain: Grain) -> list[list[_Token]]:
    units: list[list[_Token]] = []
    for token in tokens:
        ended = units and grain == "sentences" and units[-1][-1].words[0] in _ENDS
        if not units or grain == "words" or token.parts or ended:
            units.append([])
        units[-1].append(token)
    return units


def _keys(units: list[list[_Token]]) -> list[tuple[str, ...]]:
    return [tuple(token.words for token in unit) for unit in units]


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many pairs there are of one and the other that are equal."""
    before, after = Counter(old), Counter(new)
    return sum(times * after[key] for key, times in before.items())


def _joined(units: Iterable[list[_Token]]) -> list[_Token]:
    return [token for unit in units for token in unit]


# --- What changes ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Change:
    """Letters of the old text that give way to letters of the new one. Either may be none."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def size(self) -> int:
        return max(self.old_end - self.old, self.new_end - self.new)


def _changes(old: str, new: str) -> Iterator[_Change]:
    """All that differs between the tokens that stay. White space that both have at an end of it stays too."""
    last = _Token("", len(old), len(old)), _Token("", len(new), len(new))
    at, new_at = 0, 0
    for token, its in (*_common(_tokens(old), _tokens(new)), last):
        gone, come = old[at : token.start], new[new_at : its.start]
        if gone != come:
            head = _shared_space(gone, come)
            tail = _shared_space(gone[head:][::-1], come[head:][::-1])
            yield _Change(at + head, token.start - tail, new_at + head, its.start - tail)
        at, new_at = token.end, its.end


def _shared_space(one: str, other: str) -> int:
    letters = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), letters))


def _readable(changes: Iterable[_Change], old: str) -> list[_Change]:
    """Makes one of two changes with less between them than either changes, so that no sentence is chopped up."""
    made: list[_Change] = []
    for change in changes:
        one = change
        while made and _little(old[made[-1].old_end : one.old], min(made[-1].size, one.size)):
            last = made.pop()
            one = _Change(last.old, one.old_end, last.new, one.new_end)
        made.append(one)
    return made


def _little(between: str, size: int) -> bool:
    """Whether what stays is too short to be worth it. A line's end or a cell's is: what it parts is read apart."""
    return len(between.strip()) <= min(size, LONGEST_BETWEEN) and not re.search(r"[\n|]", between)


def _after(changes: Iterable[_Change]) -> Iterator[tuple[_Change, int]]:
    """Each change with the place in the old text where the one before it ended."""
    ended = 0
    for change in changes:
        yield change, ended
        ended = change.old_end


def _from_its_line(change: _Change, ended: int, old: str, new: str) -> _Change:
    """A whole item that goes or comes is shown from the start of its line: `- b` and a new line, not `b`, a new line and `- `."""
    words = old[change.old : change.old_end] or new[change.new : change.new_end]
    begun = words[words.rfind("\n") + 1 :]
    line = old[max(ended, old.rfind("\n", 0, change.old) + 1) : change.old]
    whole = old.rfind("\n", 0, change.old) + 1 >= ended
    pure = change.old == change.old_end or change.new == change.new_end
    if not (pure and whole and "\n" in words and begun == line):
        return change
    back = len(begun)
    return _Change(change.old - back, change.old_end - back, change.new - back, change.new_end - back)


def _told(changes: Iterable[_Change], old: str, new: str) -> Iterator[Run]:
    at = 0
    for change in changes:
        yield Run("same", old[at : change.old])
        yield Run("out", old[change.old : change.old_end])
        yield Run("in", new[change.new : change.new_end])
        at = change.old_end
    yield Run("same", old[at:])
