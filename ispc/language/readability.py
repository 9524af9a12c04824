"""Sentences -> how hard they are to read: three measures, and the median of the three.

No formula knows whether a text is clear, and each has its own blind spot: Flesch-Kincaid counts syllables and words (Kincaid and
others 1975), SMOG the words of three syllables and more (McLaughlin 1969), Coleman-Liau letters and sentences (1975). So three
are told, the median speaks for them, and none decides alone. All give a school grade of the United States; the age is about five
more. Each is meant for a hundred words and more.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from ispc.language.reading import WORD, Sentence, count
from ispc.language.syllables import syllables

LONG = 3
"""Syllables of a long word."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured of some sentences: counts, lengths in words, and school grades."""

    sentences: int
    words: int
    median_words: float
    longest_words: int
    flesch_kincaid: float
    smog: float
    coleman_liau: float

    @property
    def grade(self) -> float:
        """The median of the three measures."""
        return statistics.median((self.flesch_kincaid, self.smog, self.coleman_liau))


def measure(sentences: Sequence[Sentence]) -> Reading | None:
    """The measures of some sentences; None where they hold no word. Numbers are left out of the grades: they are not read as words."""
    lengths = [length for one in sentences if (length := count(one.text))]
    words = [
        found[0] for one in sentences for found in WORD.finditer(one.text) if re.search(r"[^\W\d_]", found[0])
    ]
    if not lengths or not words:
        return None
    beats = [syllables(word) for word in words]
    letters = sum(letter.isalpha() for word in words for letter in word)
    total, stops = len(words), len(lengths)
    return Reading(
        stops,
        sum(lengths),
        statistics.median(lengths),
        max(lengths),
        round(0.39 * total / stops + 11.8 * sum(beats) / total - 15.59, 1),
        round(1.043 * sqrt(sum(one >= LONG for one in beats) * 30 / stops) + 3.1291, 1),
        round(5.88 * letters / total - 29.6 * stops / total - 15.8, 1),
    )
