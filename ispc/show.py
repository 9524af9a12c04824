"""How text is shown: every character visible, every value short, every width counted in terminal cells.

A message quotes what an author wrote, and what an author wrote may hold anything: an escape sequence that clears
the screen, an override that turns words round, a line that a build service would obey as a command. So all words
that reach a person or a log go through `visible`, and a value inside a message goes through `show`. Both leave
ordinary text, accents and emoji as they are, and both change nothing when applied twice.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_VALUE = 120
"""Letters of a value that a message quotes; what follows is left out and the cut is marked."""

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# Build services read commands in the middle of a log: `::name` where a line starts, `##[` and `##vso[` anywhere.
_COMMAND = re.compile(r"(?<!\S):(?=:)|(?<=#)#(?=\[|vso\[)", re.IGNORECASE)


def characters(text: str) -> list[str]:
    """`text` character by character, each as it is shown: itself, or `\\u{...}` where it would not be seen."""
    commands = {match.start() for match in _COMMAND.finditer(text)}
    return [
        f"\\u{{{ord(character):x}}}" if place in commands or _unseen(character) else character
        for place, character in enumerate(text)
    ]


def visible(text: str) -> str:
    """`text` on one line, with every control, format or private character written as `\\u{...}`."""
    return "".join(characters(text))


def show(value: str) -> str:
    """A value to quote inside a message: visible, and at most 120 letters long."""
    seen = visible(value)
    return seen if len(seen) <= LONGEST_VALUE else seen[: LONGEST_VALUE - 3] + "..."


def width(text: str) -> int:
    """How many cells `text` takes in a terminal: two for wide letters, none for those that combine."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def wrap(text: str, room: int) -> list[str]:
    """`text` in lines of at most `room` cells, broken at spaces only; a longer word has a line of its own."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(joined) > room:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


def _unseen(character: str) -> bool:
    if " " <= character <= "~":
        return False
    point = ord(character)
    noncharacter = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    return noncharacter or unicodedata.category(character) in _UNSEEN


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
