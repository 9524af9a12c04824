"""What may be wrong inside one value that the parser took: escapes, look-alike words, comments, lines at the margin.

YAML allows more than an agreement should. A value that reads otherwise than it looks is refused, and one that only may
do so earns a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ispc import characters
from ispc.diagnostic import Diagnostic, Severity
from ispc.location import Span
from ispc.parse.escapes import escaped_faults
from ispc.parse.spans import Place
from ispc.parse.text import Text, character_finding
from ispc.parse.trouble import error, unclosed_bracket, unclosed_quote

ODD_SIGNS = (re.compile(r" #[0-9]"), re.compile(r"\?(?<![^\s\[{,]\?)(?=\S)"))
"""In a text without them, only a colon at its end can be wrong with a value that has no quotation marks."""

_AS_COMMENT = re.compile(r"[ \t]+(#[0-9]\S*)")


def plain_findings(text: Text, event: Any, in_brackets: bool) -> Iterator[Diagnostic]:
    """The findings on a value without quotation marks."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.value.endswith(":"):
        where = text.span(end - 1, end)
        yield error("yaml-no-space", "there is no space after this colon", where, "put a space after it")
    elif in_brackets and text.content[start - 1 : start] == "?":
        advice = "put quotation marks round a text that begins with `?`"
        yield error(
            "yaml-reserved-sign", "a text may not begin with `?` here", text.span(start - 1, end), advice
        )
    elif event.value and (sign := _AS_COMMENT.match(text.content, end)):
        yield _warning(
            "yaml-number-sign",
            f"`{sign[1]}` and what follows it on the line is a comment, and no part of the value",
            text.span(*sign.span(1)),
            "put quotation marks round the whole value, or a space behind the `#` of a comment",
        )


def quoted_findings(text: Text, event: Any, in_brackets: bool) -> Iterator[Diagnostic]:
    """The findings on a value between quotation marks."""
    start, end = event.start_mark, event.end_mark
    if event.style == '"':
        raw = text.content[start.index : end.index]
        for fault in escaped_faults(raw) if "\\" in raw else ():
            where = text.span(start.index + fault.start, start.index + fault.end)
            yield character_finding(where, fault.code, fault.name)
    yield from _comment_apart(text, end.index, "yaml-text-after-quote")
    if end.line > start.line and not in_brackets and _at_margin(text, start.line, end.line):
        yield unclosed_quote(text, start.index)


def bracket_findings(text: Text, start: Any, end: Any, outermost: bool) -> Iterator[Diagnostic]:
    """The findings on a list or mapping in brackets; `outermost` where a block is around it."""
    first, last = start.start_mark, end.end_mark
    yield from _comment_apart(text, last.index, "yaml-bracket")
    if outermost and last.line > first.line and _at_margin(text, first.line, last.line):
        yield unclosed_bracket(text, first.index)


def word_findings(text: Text, event: Any, place: Place) -> Iterator[Diagnostic]:
    """The warnings on the letters of a value or a name that is not plain ASCII."""
    start = event.start_mark.index
    raw = text.content[start : event.end_mark.index]
    for at, end, scripts in characters.mixed_words(raw):
        yield _warning(
            "mixed-scripts",
            f"the word `{raw[at:end]}` mixes letters of {' and '.join(scripts)} that look alike",
            text.span(start + at, start + end),
            "retype the word, so that a search finds it",
        )
    if characters.normal(event.value) != event.value:
        yield _warning(
            "not-normalised",
            "letters and their accents are stored apart here; they were read as single letters",
            Span(text.source, *place),
            "nothing needs to be done; to be rid of this warning, retype the accented words",
        )


def _comment_apart(text: Text, end: int, code: str) -> Iterator[Diagnostic]:
    if text.content[end : end + 1] == "#":
        where = text.span(end, end + 1)
        yield error(code, "a comment begins right behind the value", where, "put a space before the `#`")


def _at_margin(text: Text, first: int, last: int) -> bool:
    """Whether a line of a value, more than its closing bracket, starts no further in than the value's first line."""
    margin = len(text.lines[first]) - len(text.lines[first].lstrip(" "))
    below = text.lines[first + 1 : last + 1]
    return any(line.strip(" \t]},") and len(line) - len(line.lstrip(" ")) <= margin for line in below)


def _warning(code: str, message: str, where: Span, advice: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, message, where, help=advice)
