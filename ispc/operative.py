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
    "must shall should will would ought need needs required require requires duty bound obliged ensure ensures always"
)
FORBIDS = _listed(
    "not no never none nothing nobody neither nor cannot without refuse refused forbidden prohibited banned"
)
LIMITS = _listed("""only unless except excluding including if when where until before after within during least most all any each every some
    both either or and but same other less more fewer further immediately promptly once directly
    above below over under beyond minimum maximum stop continue""")
UNITS = _listed("""second seconds minute minutes hour hours day days week weeks fortnight fortnights month months term terms quarter quarters year
    years daily weekly monthly yearly annually working school calendar per cent percent pounds pence mile miles""")
COUNTS = _listed("""one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million half third quarter double twice""")
OPERATIVE = PERMITS | OBLIGES | FORBIDS | LIMITS | UNITS | COUNTS

PHRASES = frozenset({("have", "to"), ("has", "to"), ("had", "to"), ("up", "to"), ("subject", "to")})
"""Two words that do the work together, and none alone."""

REVERSES = ("un", "in", "im", "il", "ir", "dis", "non")
"""What stands before a word to turn it round: lawful, unlawful."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBER = re.compile(r"(?:(?<!\w)[-\u2212])?[£$€]?\d[\d.,:/-]*(?:\s?%)?")


def operative(before: str, after: str) -> str:
    """Why the difference is more than wording, in a few words; empty where nothing operative differs."""
    if _numbers(before) != _numbers(after):
        return "a number is different"
    words = _in_order(before), _in_order(after)
    counted = Counter(words[0]), Counter(words[1])
    if counted[0] != counted[1]:
        differing = sorted((counted[0] - counted[1]) + (counted[1] - counted[0]))
        return "operative words differ: " + ", ".join(f"“{word}”" for word in differing[:4])
    if words[0] != words[1]:
        return "operative words stand in another order"
    if turned := _turned(before, after):
        return f"a word is turned round: “{turned}”"
    if _odd_letters(before) != _odd_letters(after):
        return "letters of another script stand among the words, or some that nobody sees"
    return ""


def _numbers(text: str) -> list[str]:
    """Every number as it is written, in order; those that are one letter, such as ½, behind the others."""
    written = [one.rstrip(".,:/-") for one in NUMBER.findall(text)]
    return written + [letter for letter in text if unicodedata.category(letter) in ("No", "Nl")]


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]


def _in_order(text: str) -> list[str]:
    words = _words(text)
    pairs = zip(words, [*words[1:], ""], strict=False)
    return [
        f"{word} {following}" if (word, following) in PHRASES else word
        for word, following in pairs
        if word in OPERATIVE or word.endswith("n't") or (word, following) in PHRASES
    ]


def _turned(before: str, after: str) -> str:
    """A word of one side that is a word of the other turned round; empty where there is none."""
    one, other = set(_words(before)), set(_words(after))
    gone, come = one - other, other - one
    found = (
        word
        for words, others in ((gone, come), (come, gone))
        for word in sorted(words)
        if any(word == f"{start}{plain}" for start in REVERSES for plain in others)
    )
    return next(found, "")


def _odd_letters(text: str) -> Counter[str]:
    """Letters that are not Latin, those that only look like plain ones when written out, and signs that nobody sees."""
    return Counter(
        letter
        for letter in text
        if unicodedata.category(letter) == "Cf"
        or (
            letter.isalpha()
            and (
                not unicodedata.name(letter, "").startswith("LATIN")
                or "FULLWIDTH" in unicodedata.name(letter, "")
            )
        )
    )


MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def layout_only(before: str, after: str) -> bool:
    """Whether two texts differ only in how they are set: spaces, line breaks, quotation marks, dashes, emphasis."""
    return _bare(before) == _bare(after)


def _bare(text: str) -> str:
    plain = re.sub(r"(?<![\w*_])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*_])", "", text.translate(MARKS))
    return " ".join(plain.split())
