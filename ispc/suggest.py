"""Did you mean: the known words nearest to one that is not known.

A wrong suggestion is worse than none, because it will be followed. So a word is offered only where every part of it
is close by its letters. A number is never taken for a slip (section 47 is not section 17 misspelt), and neither
is a word for its contrary. At most three are offered, nearest first, and never the word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

MOST = 3
"""How many words are offered at most."""

_CLOSE = 0.72  # of 1; below it, words of five letters that differ in two are offered for each other
_LONGEST = 100  # a longer word is not a slip of the finger, and comparing it takes too long
_NOT = re.compile(r"(not|non|never|no)-|un|dis")
_DIGITS = re.compile(r"\d+")


def nearest(word: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """At most three of `candidates` that `word` may be a slip for, nearest first.

    Capitals count for nothing, and a space, `_` and `-` are the same, so `Send by` is very near to `send_by`.
    """
    if not word.strip() or len(word) > _LONGEST:
        return ()
    scored = ((-_likeness(_plain(word), _plain(other)), other) for other in set(candidates) - {word})
    return tuple(other for score, other in sorted(scored) if score)[:MOST]


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-").strip("-")


def _likeness(word: str, other: str) -> float:
    """From `_CLOSE` to 1 where `other` may be meant, else 0."""
    if _DIGITS.findall(word) != _DIGITS.findall(other) or bool(_NOT.match(word)) != bool(_NOT.match(other)):
        return 0
    parts, others = word.split("-"), other.split("-")
    # Ids share whole words (northmere-police, northmere-library), so the words are compared one by one.
    pairs = list(zip(parts, others, strict=True)) if len(parts) == len(others) else []
    if any(_ratio(one, two) < _CLOSE for one, two in pairs):
        return 0
    whole = _ratio(word, other)
    return whole if whole >= _CLOSE else 0


def _ratio(one: str, two: str) -> float:
    """How alike two words are, or 0 where their letters alone show that they are not close."""
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    near = matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE
    return matcher.ratio() if near else 0
