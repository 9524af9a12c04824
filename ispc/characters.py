"""Which characters a legal text may hold, and which hide, disguise or destroy its words.

An agreement must read the same to a person, to a search and to a comparison of two editions. Controls that turn the
direction of text, letters that nobody sees and letters of another script that look like ours all break that
(Unicode Technical Standards 39 and 55). Welsh, Gaelic and every other living script pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
_BLANK = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0000, 0xE1000))))
)
"""Default-ignorable letters outside the category Cf, and the Braille blank: all are drawn as nothing."""
_VISIBLE_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Signs of the category Cf that are drawn: Arabic, Syriac and Kaithi number and verse marks."""
_JOINING_SCRIPTS = frozenset(
    [
        "ARABIC",
        "SYRIAC",
        "MONGOLIAN",
        "NKO",
        "MANDAIC",
        "DEVANAGARI",
        "BENGALI",
        "GURMUKHI",
        "GUJARATI",
        "ORIYA",
        "TAMIL",
        "TELUGU",
        "KANNADA",
        "MALAYALAM",
        "SINHALA",
        "TIBETAN",
        "MYANMAR",
        "KHMER",
        "THAI",
        "LAO",
        "TIRHUTA",
        "CHAKMA",
        "BALINESE",
        "JAVANESE",
        "SUNDANESE",
        "MEETEI",
        "SYLOTI",
    ]
)
_LOOK_ALIKE_SCRIPTS = frozenset(
    ["LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "FULLWIDTH", "MATHEMATICAL", "LISU"]
)
_GREEK_LIKE_LATIN = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυχϲϳ")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ORDINARY = bytes([9, 10, 13, *range(0x20, 0x7F)])
WORD = re.compile("[\\w\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """A run of letters that may not stand in a text: its first and last offset (exclusive), its code and its name."""

    start: int
    end: int
    code: str
    name: str


def suspects(data: bytes) -> frozenset[str]:
    """The characters of a UTF-8 text that need a closer look. Ordinary English text has none, and costs nothing."""
    rest = data.translate(None, _ORDINARY)
    return frozenset(char for char in set(rest.decode("utf-8")) if fault_of(char)) if rest else frozenset()


def faults(text: str, letters: frozenset[str]) -> Iterator[Fault]:
    """Each run of one kind of forbidden letter in `text`; `letters` are the `suspects` to look for."""
    if not letters:
        return
    pattern = re.compile("([" + "".join(map(re.escape, sorted(letters))) + "])\\1*")
    for found in pattern.finditer(text):
        letter = found[1]
        if letter in _JOINERS and joins(text, found.start()):
            continue
        yield Fault(found.start(), found.end(), fault_of(letter), described(letter))


def joins(text: str, at: int) -> bool:
    """Whether the joiner at `at` stands between two letters of a script that is spelt with joiners."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and all(_script(letter) in _JOINING_SCRIPTS for letter in around)


@lru_cache(maxsize=4096)
def fault_of(char: str) -> str:
    """The code of the finding that a character earns, or the empty text. A joiner's place decides: see `joins`."""
    category = unicodedata.category(char)
    if char in "\t\n\r" or char in _VISIBLE_FORMATS:
        return ""
    if char in _DIRECTION:
        return "direction-character"
    if category in ("Cc", "Cf", "Zl", "Zp") or char in _BLANK:
        return "hidden-character"
    if category in ("Co", "Cn", "Cs") or char == REPLACEMENT:
        return "lost-character"
    return ""


def described(char: str) -> str:
    """A character as a person can look it up: `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def normal(text: str) -> str:
    """The text in the composed normal form (NFC), in which `é` is one letter however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def mixed_words(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Words that mix scripts whose letters look alike: first and last offset (exclusive), and the scripts."""
    if text.isascii():
        return
    for word in WORD.finditer(text):
        if not word[0].isascii():
            scripts = _look_alikes(word[0])
            if len(scripts) > 1:
                yield word.start(), word.end(), tuple(sorted(script.capitalize() for script in scripts))


def _look_alikes(word: str) -> frozenset[str]:
    found = {
        _script(letter)
        for letter in word
        if letter.isalpha() and (_script(letter) != "GREEK" or letter in _GREEK_LIKE_LATIN)
    }
    return frozenset(found & _LOOK_ALIKE_SCRIPTS)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """The first word of a letter's Unicode name, which for letters of a living script is the script."""
    return unicodedata.name(char, "").split(" ")[0]
