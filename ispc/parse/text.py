"""The bytes of a source as text, with a span for any stretch of it, and a finding for each character that must not be.

Every position that parsing reports is counted here, in characters of the text as the author's editor shows it, so
that a byte order mark, Windows line ends or a forbidden letter shift nothing. A forbidden letter is reported and then
stands as a replacement mark, so that one stray letter does not keep the rest of the file from being checked.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice

from ispc import characters
from ispc.diagnostic import Diagnostic, Severity
from ispc.location import Source, Span

MOST_BYTES = 1_000_000
MOST_FAULTS = 1000
DIRECTIVE = re.compile(r"^%.*$", re.MULTILINE)
_PREAMBLE = re.compile(r"(?:[ \t]*(?:#.*)?\n|%.*(?:\n|\Z))*")


@dataclass(frozen=True, slots=True)
class Text:
    """A source's text with line ends as line feeds. `lines` are its lines, `starts` the offset of each."""

    source: str
    content: str
    lines: list[str] = field(repr=False)
    starts: list[int] = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The span of a stretch by its offsets in `content`."""
        return Span(self.source, *self._place(start), *self._place(max(start, end)))

    def _place(self, offset: int) -> tuple[int, int]:
        offset = min(max(offset, 0), len(self.content))
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def text_of(name: str, content: str) -> Text:
    """A text and its lines."""
    lines = content.split("\n")
    return Text(name, content, lines, [0, *accumulate(len(line) + 1 for line in lines[:-1])])


def read_text(source: Source) -> tuple[Text | None, tuple[Diagnostic, ...]]:
    """The text of a source, or None where it cannot be trusted at all, and the findings on its characters."""
    if len(source.data) > MOST_BYTES:
        return None, (_too_large(source),)
    data = source.data.removeprefix(codecs.BOM_UTF8)
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, (_not_utf8(source.name, data, fault),)
    if "\r" in content:
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    text = text_of(source.name, content)
    found = list(characters.faults(content, characters.suspects(data)))
    if not found:
        return text, ()
    findings = tuple(
        character_finding(text.span(fault.start, fault.end), fault.code, fault.name)
        for fault in found[:MOST_FAULTS]
    )
    return text_of(source.name, _without(content, found)), findings


def _without(content: str, found: list[characters.Fault]) -> str:
    def pieces() -> Iterator[str]:
        done = 0
        for fault in found:
            yield content[done : fault.start]
            yield characters.REPLACEMENT * (fault.end - fault.start)
            done = fault.end
        yield content[done:]

    return "".join(pieces())


def character_finding(where: Span, code: str, name: str) -> Diagnostic:
    """The finding for a forbidden character, typed as itself or written as an escape such as `\\u200B`."""
    what, advice = {
        "direction-character": (
            "turns the direction of the text",
            "delete it: retype the words on each side of it",
        ),
        "hidden-character": ("cannot be seen", "delete it: retype the words on each side of it"),
        "lost-character": (
            "stands for a letter that was lost or that has no agreed meaning",
            "put back the letter that was meant",
        ),
    }[code]
    return Diagnostic(
        code,
        Severity.ERROR,
        f"the text holds `{name}`, a character that {what}",
        where,
        caret="here",
        help=advice,
    )


def _too_large(source: Source) -> Diagnostic:
    return Diagnostic(
        "yaml-too-large",
        Severity.ERROR,
        f"the file has {len(source.data):,} bytes, and the most that is read is {MOST_BYTES:,}",
        Span(source.name, 1, 1, 1, 1),
        help="split the document in two, or take out what was pasted in by mistake",
    )


def _not_utf8(name: str, data: bytes, fault: UnicodeDecodeError) -> Diagnostic:
    before = data[: fault.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    text = text_of(name, before)
    here = text.span(len(before), len(before))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        meant = "the file was saved as UTF-16"
    else:
        letter = data[fault.start : fault.start + 1].decode("cp1252", errors="ignore")
        meant = (
            f"in the older Windows encoding it would be `{letter}`" if letter.isprintable() and letter else ""
        )
    return Diagnostic(
        "not-utf8",
        Severity.ERROR,
        f"the file is not plain UTF-8 text: the byte 0x{data[fault.start]:02X} cannot be read",
        Span(name, here.line, here.column, here.line, here.column + 1),
        caret=meant,
        help="open the file in your editor and save it again with the encoding UTF-8",
    )


def without_directives(text: Text) -> tuple[Text, tuple[Diagnostic, ...]]:
    """The text with each `%` line before the document made a comment, and a finding for each."""
    preamble = _PREAMBLE.match(text.content) if "%" in text.content else None
    end = preamble.end() if preamble else 0
    found = tuple(
        directive_finding(text.span(line.start(), line.end()))
        for line in islice(DIRECTIVE.finditer(text.content, 0, end), MOST_FAULTS)
    )
    if not found:
        return text, ()
    head = DIRECTIVE.sub(lambda line: "#" + line[0][1:], text.content[:end])
    return text_of(text.source, head + text.content[end:]), found


def directive_finding(where: Span) -> Diagnostic:
    """The finding for a line such as `%YAML 1.1`."""
    return Diagnostic(
        "yaml-directive",
        Severity.ERROR,
        "a line that begins with `%` changes how the file is read",
        where,
        help="delete the line",
    )
