"""Letters written as escapes in a double-quoted value: `"\\u200B"` hides as well as the letter itself does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc import characters
from ispc.characters import Fault

ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_NAMED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_LAST = 0x10FFFF


def escaped_faults(raw: str) -> Iterator[Fault]:
    """Each escape in a double-quoted value, quotes included, that stands for a forbidden character."""
    for found in ESCAPE.finditer(raw):
        digits = found[1] or found[2] or found[3]
        if digits and int(digits, 16) > _LAST:
            yield Fault(found.start(), found.end(), "lost-character", f"U+{digits}")
            continue
        letter = chr(int(digits, 16)) if digits else _NAMED.get(found[4], "")
        if letter and (code := characters.fault_of(letter)):
            yield Fault(found.start(), found.end(), code, characters.described(letter))
