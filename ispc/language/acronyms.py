"""A passage -> the acronyms in it that a reader is left to guess.

What the public reads every day is no riddle, nor is a word in capitals for stress, nor an acronym that is opened beside itself,
nor the short name of an Act with its year (`DPA 2018`): that is law, and told of as law.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from ispc.language.marks import Mark, mark
from ispc.language.reading import Sentence

ACRONYM = re.compile(r"(?<![\w&@./-])[A-Z][A-Z&]*[A-Z](?=s?(?![\w&@/-]))")
ACT = re.compile(r"\b(?:UK )?(?:[A-Z]{1,5}A|GDPR|PACE|LASPO) (?:19|20)\d\d\b")
"""An Act by its initials and its year."""

KNOWN = frozenset({
    "A&E", "AM", "BBC", "CCTV", "CD", "DNA", "DVD", "EU", "GCSE", "GP", "HIV", "HM", "ID", "IT", "MP",
    "NHS", "NI", "NSPCC", "OK", "PC", "PDF", "PE", "PIN", "PM", "QR", "RSPCA", "SMS", "TV", "UK", "USA",
    "USB", "VAT",
})  # fmt: skip
"""Acronyms that the public reads every day."""

SHOUTED = frozenset({
    "ALL", "ALWAYS", "AND", "ANY", "ASK", "AT", "BE", "BEFORE", "BY", "CALL", "CAN", "CANNOT", "DIAL",
    "DO", "DON", "EVER", "EVERY", "FIRST", "FOR", "FROM", "GO", "IF", "IMMEDIATELY", "IN", "IS", "IT",
    "MAY", "MUST", "NEVER", "NO", "NONE", "NOT", "NOW", "OF", "ON", "ONCE", "ONLY", "OR", "RECORD",
    "SAFE", "SAME", "SEND", "SHARE", "STOP", "TELL", "THE", "THEN", "THIS", "TO", "UNLESS", "UP",
    "URGENT", "US", "WAIT", "WE", "WHEN", "WHO", "WITH", "WITHOUT", "YES", "YOU", "YOUR",
})  # fmt: skip
"""Ordinary words that authors write in capitals to stress them."""


def unopened(sentence: Sentence, passage: str, opened: Collection[str] = ()) -> Iterator[Mark]:
    """The acronyms of a sentence that neither `passage`, the whole text around it, nor `opened` (in small letters) opens."""
    if passage.upper() == passage:
        return
    law = [found.span() for found in ACT.finditer(sentence.text)]
    for found in ACRONYM.finditer(sentence.text):
        word = found[0]
        known = word in KNOWN or word in SHOUTED or word.casefold() in opened
        if not known and word not in _opened_in(passage) and not _within(found.span(), law):
            yield mark(sentence, *found.span())


_AFTER = re.compile(r"\w\s?\(([A-Z][A-Z&]*[A-Z])s?\)")
_BEFORE = re.compile(r"(?<![\w&])([A-Z][A-Z&]*[A-Z])s?\s?\(([^()]*)\)")


@lru_cache(maxsize=256)
def _opened_in(passage: str) -> frozenset[str]:
    """The acronyms that the passage opens: `multi-agency hub (MAH)` or `MAH (multi-agency hub)`."""
    before = (word for word, said in _BEFORE.findall(passage) if any(letter.islower() for letter in said))
    return frozenset((*_AFTER.findall(passage), *before))


def _within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
