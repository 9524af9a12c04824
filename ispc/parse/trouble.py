"""What the parser complained of, and where; and the findings that several stages of parsing share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.location import Span
from ispc.parse.text import Text

PAIRS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the parser said, and where: offsets into the text, the line's number from 0, and the last part read."""

    text: Text
    problem: str
    doing: str
    at: int
    since: int
    line: int
    last: Any

    @property
    def words(self) -> str:
        return self.text.lines[self.line]

    @property
    def column(self) -> int:
        return self.at - self.text.starts[self.line]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the line in question, by columns from 0."""
        first = self.text.starts[self.line]
        return self.text.span(first + start, first + end)

    def rest(self) -> Span:
        """From the place of the complaint to the end of its line."""
        return self.span(self.column, max(len(self.words.rstrip()), self.column))


def trouble_of(text: Text, fault: Any, last: Any) -> Trouble:
    """The trouble that an error of the parser describes. `last` is the last event that was read."""
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    since = getattr(fault, "context_mark", None) or mark
    at = min(mark.index, len(text.content)) if mark else len(text.content)
    line = text.span(at, at).line - 1
    return Trouble(
        text=text,
        problem=str(getattr(fault, "problem", None) or fault),
        doing=str(getattr(fault, "context", None) or ""),
        at=at,
        since=min(since.index, len(text.content)) if since else at,
        line=line,
        last=last,
    )


def error(code: str, message: str, where: Span, advice: str, related: tuple[Label, ...] = ()) -> Diagnostic:
    """An error with one thing to do."""
    return Diagnostic(code, Severity.ERROR, message, where, related=related, help=advice)


def nearby(trouble: Trouble) -> Iterator[int]:
    """The lines that the complaint may be about: its own, where it began, and the last line with words before it."""
    yield trouble.line
    yield trouble.text.span(trouble.since, trouble.since).line - 1
    yield line_above(trouble, trouble.line)


def line_above(trouble: Trouble, number: int) -> int:
    """The nearest line above that holds more than a comment; the first line where there is none."""
    for above in range(number - 1, -1, -1):
        words = trouble.text.lines[above].strip()
        if words and not words.startswith("#"):
            return above
    return 0


def margin(words: str) -> int:
    """How many spaces a line begins with."""
    return len(words) - len(words.lstrip(" "))


def unclosed_quote(text: Text, start: int) -> Diagnostic:
    """The finding for a quotation mark without its partner. `start` is its offset in the text."""
    mark = text.content[start : start + 1]
    return error(
        "yaml-unclosed-quote",
        f"the quotation mark {mark} that opens here is not closed on its line",
        text.span(start, start + 1),
        f"put {mark} at the end of the value as well; indent the lines of a text that goes on",
    )


def unclosed_bracket(text: Text, start: int) -> Diagnostic:
    """The finding for a bracket without its partner. `start` is its offset in the text."""
    opening = text.content[start : start + 1]
    return error(
        "yaml-unclosed-bracket",
        f"the bracket `{opening}` that opens here is not closed",
        text.span(start, start + 1),
        f"put `{PAIRS.get(opening, opening)}` at the end of the list, and a comma between its parts",
    )
