"""Which words of a clause do the work: whether a difference between two texts can be called one of wording alone.

"May" and "must" differ by two letters and by everything. So a change of prose is never taken for an editorial one where it touches a
word that permits, obliges, forbids or limits, a number, a unit of time or measure, or letters that only look like others. This is no
judge of meaning: it says when a person may not wave a change through, never that one may.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


PERMITS = _listed("may can could might allowed allow allows permitted permit permits entitled free")
OBLIGES = _listed(
    "must shall should will would ought need needs required require requires has have duty bound obliged ensure ensures always"
)
FORBIDS = _listed(
    "not no never none nothing nobody neither nor cannot can't mustn't don't won't isn't without refuse refused forbidden prohibited banned"
)
LIMITS = _listed("""only unless except excluding including if when where until before after within during at least most up to all any each every some
    both either or and but same other less more fewer further immediately promptly once directly""")
UNITS = _listed("""second seconds minute minutes hour hours day days week weeks fortnight fortnights month months term terms quarter quarters year
    years working school calendar per cent percent pounds pence mile miles""")
COUNTS = _listed("""one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million half third quarter double twice""")
OPERATIVE = PERMITS | OBLIGES | FORBIDS | LIMITS | UNITS | COUNTS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBER = re.compile(r"[£$€]?\d[\d.,:/-]*(?:\s?%)?")


def operative(before: str, after: str) -> str:
    """Why the difference is more than wording, in a few words; empty where nothing operative differs."""
    numbers = _counted(NUMBER.findall(before)), _counted(NUMBER.findall(after))
    if numbers[0] != numbers[1]:
        return "a number is different"
    words = _operative_words(before), _operative_words(after)
    if words[0] != words[1]:
        differing = sorted(set(words[0].elements()) ^ set(words[1].elements())) or sorted(
            (words[0] - words[1]) + (words[1] - words[0])
        )
        return "operative words differ: " + ", ".join(f"“{word}”" for word in differing[:4])
    if _in_order(before) != _in_order(after):
        return "operative words stand in another order"
    if _odd_letters(after) - _odd_letters(before):
        return "letters of another script stand among the words"
    return ""


def _counted(found: list[str]) -> Counter[str]:
    return Counter(one.rstrip(".,:/-") for one in found)


def _operative_words(text: str) -> Counter[str]:
    return Counter(_in_order(text))


def _in_order(text: str) -> list[str]:
    folded = (word.casefold().replace("’", "'") for word in WORD.findall(text))
    return [word for word in folded if word in OPERATIVE]


def _odd_letters(text: str) -> set[str]:
    """Letters that are not Latin, and letters that only look like plain ones when written out."""
    return {
        letter
        for letter in text
        if letter.isalpha()
        and (
            not unicodedata.name(letter, "").startswith("LATIN")
            or "FULLWIDTH" in unicodedata.name(letter, "")
        )
    }


MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def layout_only(before: str, after: str) -> bool:
    """Whether two texts differ only in how they are set: spaces, line breaks, quotation marks, dashes, emphasis."""
    return _bare(before) == _bare(after)


def _bare(text: str) -> str:
    plain = re.sub(r"(?<![\w*_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*_])", "", text.translate(MARKS))
    return " ".join(plain.split())
