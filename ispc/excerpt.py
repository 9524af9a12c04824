"""The few lines of a file that make a place understood: the line itself, and those that say what it belongs to.

In a long protocol a line such as `basis: public task` stands in fifty places. What tells them apart is the key above
it and the list item that both are in, so those are shown too. They are found by indentation alone, which needs no
tree and so works in a file that does not parse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ispc.location import Source

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a source, and for each the number of the line that it is indented under (0 for none)."""

    words: tuple[str, ...] = ()
    above: tuple[int, ...] = ()

    def excerpt(self, number: int) -> tuple[tuple[int, str], ...]:
        """At most three lines with their numbers: a list item, a key in it, and line `number`; none past the end."""
        if not 0 < number <= len(self.words):
            return ()
        key = item = self.above[number - 1]
        while item and not self.words[item - 1].lstrip().startswith("- "):
            item = self.above[item - 1]
        return tuple((shown, self.words[shown - 1]) for shown in sorted({item, key, number} - {0}))


def lines_of(source: Source) -> Lines:
    """The lines of any bytes, counted as `parse` counts them: without a byte order mark, at LF, CR LF or CR."""
    words = tuple(_BREAK.split(source.data.decode("utf-8-sig", errors="replace")))
    above: list[int] = []
    around: list[tuple[int, int]] = []
    for number, line in enumerate(words, start=1):
        rest = line.lstrip(" ")
        indent = len(line) - len(rest)
        if not rest or rest.startswith("#"):
            above.append(0)
            continue
        while around and around[-1][0] >= indent:
            around.pop()
        above.append(around[-1][1] if around else 0)
        around.append((indent, number))
    return Lines(words, tuple(above))
