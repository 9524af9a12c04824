"""The parser's complaint in an officer's words: what is wrong in this line, and what to type instead.

The parser speaks of tokens and mappings. What the author sees is a line, so the line is looked at: a second colon, a
tab, a bracket or quotation mark without its pair. The first cause that fits is told, and the place that is shown is
the place to change, not the place where the parser gave up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ispc.characters import described
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.location import Span
from ispc.parse_text import Text, directive_finding

_NO_BREAK_SPACE = "\u00a0"
_PAIRS = {"[": "]", "{": "}"}
_NO_SPACE = re.compile(r"^[ ]*(?:-[ ]+)*([A-Za-z_][\w-]*):([^\s:/]\S*)")
_FIELD = re.compile(r"^[ ]*(?:-[ ]+)*([^\s#\-][^:#]*):(?:[ ]+(?P<value>\S.*))?$")


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


def syntax_finding(text: Text, fault: Any, last: Any) -> Diagnostic:
    """The finding for an error of the parser. `last` is the last event that was read."""
    trouble = _trouble(text, fault, last)
    for cause in _CAUSES:
        if finding := cause(trouble):
            return finding
    return error(
        "yaml-syntax",
        "this line cannot be read as a field or as an item of a list",
        trouble.rest(),
        "write `name: value`, or `- ` before an item, and put quotation marks round a value with odd signs in it",
    )


def no_fields(text: Text, root: Any, what: str) -> Diagnostic:
    """The finding for a file that is no mapping. `root` is the event of what it is, `what` says so."""
    start, end = root.start_mark, root.end_mark
    trouble = Trouble(text, "expected ':'", "", start.index, start.index, start.line, None)
    place = text.span(start.index, end.index)
    return (
        _no_break_space(trouble)
        or _no_space(trouble)
        or error(
            "yaml-not-fields",
            f"the file is {what}",
            trouble.rest() if place.end_line > place.line else place,
            "begin each line at the margin with the name of a field, a colon and a space, such as `title: `",
        )
    )


def _trouble(text: Text, fault: Any, last: Any) -> Trouble:
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


def _nearby(trouble: Trouble) -> Iterator[int]:
    """The lines that the complaint may be about: its own, where it began, and the last line with words before it."""
    yield trouble.line
    yield trouble.text.span(trouble.since, trouble.since).line - 1
    yield _line_above(trouble, trouble.line)


def _tab(trouble: Trouble) -> Diagnostic | None:
    if trouble.text.content[trouble.at : trouble.at + 1] == "\t":
        return error(
            "yaml-tab",
            "there is a tab here",
            trouble.text.span(trouble.at, trouble.at + 1),
            "use spaces, not the tab key",
        )
    for number in _nearby(trouble):
        line = trouble.text.lines[number]
        margin = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in margin:
            start = trouble.text.starts[number] + margin.index("\t")
            return error(
                "yaml-tab",
                "this line is indented with a tab",
                trouble.text.span(start, start + 1),
                "indent with spaces, two for each level",
            )
    return None


def _no_break_space(trouble: Trouble) -> Diagnostic | None:
    for number in _nearby(trouble):
        line = trouble.text.lines[number]
        found = re.search(r"^[ ]*(?:- )*(\u00a0)|[:\-](\u00a0)", line)
        if found:
            at = trouble.text.starts[number] + line.index(_NO_BREAK_SPACE, found.start())
            return error(
                "yaml-no-break-space",
                "the space here is not an ordinary space (it was pasted from a word processor or a web page)",
                trouble.text.span(at, at + 1),
                "delete the space and type it again",
            )
    return None


def _quote(trouble: Trouble) -> Diagnostic | None:
    if "quoted scalar" in trouble.doing and (
        "end of stream" in trouble.problem or "separator" in trouble.problem
    ):
        return _unclosed_quote(trouble, trouble.since)
    last = trouble.last
    if last is not None and getattr(last, "style", None) in ("'", '"'):
        start, end = last.start_mark, last.end_mark
        if start.line < end.line and end.line == trouble.line:
            return _unclosed_quote(trouble, start.index)
        if end.line == trouble.line and end.index <= trouble.at and "block end" in trouble.problem:
            return error(
                "yaml-text-after-quote",
                "there is text after the closing quotation mark",
                trouble.rest(),
                "put the whole value inside the quotation marks; inside them, write a quotation mark twice or use the other kind",
            )
    return None


def _unclosed_quote(trouble: Trouble, start: int) -> Diagnostic:
    mark = trouble.text.content[start : start + 1]
    return error(
        "yaml-unclosed-quote",
        f"the quotation mark {mark} that opens here is not closed on its line",
        trouble.text.span(start, start + 1),
        f"put {mark} at the end of the value as well",
    )


def _escape(trouble: Trouble) -> Diagnostic | None:
    if "double-quoted" not in trouble.doing or "escape" not in trouble.problem:
        return None
    slash = trouble.text.content.rfind("\\", trouble.since, trouble.at + 1)
    return error(
        "yaml-backslash",
        "a backslash between double quotation marks has a meaning of its own, and this one has none",
        trouble.text.span(slash, slash + 2),
        "use single quotation marks ' round a value that has a backslash in it",
    )


def _bracket(trouble: Trouble) -> Diagnostic | None:
    if "flow" not in trouble.doing:
        return None
    at_end = trouble.at >= len(trouble.text.content.rstrip())
    since = trouble.last.start_mark.index if at_end and _opens(trouble.last) else trouble.since
    opening = trouble.text.content[since : since + 1]
    if opening not in _PAIRS and at_end:
        since = _still_open(trouble.text.content)
        opening = trouble.text.content[since : since + 1]
    if opening not in _PAIRS:
        return None
    closing = _PAIRS[opening]
    began = trouble.text.span(since, since + 1)
    if at_end or began.line - 1 < trouble.line:
        return error(
            "yaml-unclosed-bracket",
            f"the bracket `{opening}` that opens here is not closed",
            began,
            f"put `{closing}` at the end of the list, and a comma between its parts",
        )
    return error(
        "yaml-bracket",
        f"a comma or the closing bracket `{closing}` is missing before this",
        trouble.rest(),
        "put a comma between the parts, and quotation marks round a part with a colon, a comma or a bracket in it",
        (Label(began, "the bracket opens here"),),
    )


def _still_open(content: str) -> int:
    """The place of the last bracket that nothing closes, as far as can be told without minding quotation marks."""
    closed = 0
    for at in range(len(content) - 1, -1, -1):
        closed += (content[at] in "]}") - (content[at] in "[{")
        if closed < 0:
            return at
    return len(content)


def _opens(event: Any) -> bool:
    return bool(getattr(event, "flow_style", False))


def _after_bracket(trouble: Trouble) -> Diagnostic | None:
    closed = trouble.text.content[: trouble.at].rstrip(" ").endswith(("]", "}"))
    after_field = closed and ("block end" in trouble.problem or "mapping values" in trouble.problem)
    if not after_field and "document start" not in trouble.problem:
        return None
    return error(
        "yaml-bracket",
        "there is text after the closing bracket",
        trouble.rest(),
        "delete it, or put quotation marks round the whole value if the bracket is part of the words",
    )


def _stray_bracket(trouble: Trouble) -> Diagnostic | None:
    sign = trouble.text.content[trouble.at : trouble.at + 1]
    if sign and sign in "]},":
        return error(
            "yaml-bracket",
            f"there is a `{sign}` here that belongs to nothing",
            trouble.text.span(trouble.at, trouble.at + 1),
            "delete it, put in what is missing before it, or put quotation marks round the whole value",
        )
    return None


def _colon(trouble: Trouble) -> Diagnostic | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    field = _FIELD.match(trouble.words)
    if not field or not field["value"] or field.start("value") >= trouble.column:
        return None
    value = field["value"].rstrip()
    advice = "put quotation marks round a value that has a colon in it"
    if value[0] in "“‘„«":
        advice += ': straight ones ("), since curly ones are letters like any other'
    return error(
        "yaml-colon",
        f"the value of `{field[1].strip()}` has a colon in it",
        trouble.span(field.start("value"), field.start("value") + len(value)),
        advice,
    )


def _reserved(trouble: Trouble) -> Diagnostic | None:
    if "cannot start any token" not in trouble.problem and "mapping keys are not" not in trouble.problem:
        return None
    sign = trouble.text.content[trouble.at : trouble.at + 1]
    return error(
        "yaml-reserved-sign",
        f"a value may not begin with `{sign}`"
        if sign.isprintable()
        else f"a value may not begin with {described(sign)}",
        trouble.rest(),
        "put quotation marks round the value",
    )


def _reference(trouble: Trouble) -> Diagnostic | None:
    if "anchor" in trouble.doing or "alias" in trouble.doing:
        sign, code = trouble.text.content[trouble.since : trouble.since + 1], "yaml-anchor"
    elif "tag" in trouble.doing or "tag handle" in trouble.problem:
        sign, code = "!", "yaml-tag"
    else:
        return None
    return error(
        code,
        f"a value that begins with `{sign}` is an instruction to a computer, not text",
        trouble.text.span(trouble.since, trouble.since + 1),
        f"put quotation marks round a value that begins with `{sign}`",
    )


def _directive(trouble: Trouble) -> Diagnostic | None:
    return directive_finding(trouble.span(0, len(trouble.words))) if "directive" in trouble.doing else None


def _after_document(trouble: Trouble) -> Diagnostic | None:
    if "after document end" not in trouble.problem:
        return None
    return error(
        "yaml-second-document",
        "the line of dots `...` ends the document, and there is more behind it",
        trouble.rest(),
        "delete the dots",
    )


def _block_text(trouble: Trouble) -> Diagnostic | None:
    if "block scalar" not in trouble.doing:
        return None
    return error(
        "yaml-block-text",
        "nothing may follow the sign `|` or `>` on its line",
        trouble.rest(),
        "start the text on the next line, indented by two spaces; put quotation marks round a value that begins with `|` or `>`",
    )


def _list(trouble: Trouble) -> Diagnostic | None:
    if "sequence entries are not allowed" not in trouble.problem:
        return None
    return error(
        "yaml-list",
        "a list item may not start here",
        trouble.rest(),
        "start the list on the line below its field's name, one `- ` to a line and all `- ` in one column",
    )


def _no_colon(trouble: Trouble) -> Diagnostic | None:
    if "could not find expected ':'" not in trouble.problem:
        return None
    line = trouble.text.span(trouble.since, trouble.since).line - 1
    start = trouble.since
    end = trouble.text.starts[line] + len(trouble.text.lines[line].rstrip())
    return error(
        "yaml-no-colon",
        "this line has no colon with a space after it, so it is not a field",
        trouble.text.span(start, max(start, end)),
        "write `name: value`; indent a line that carries on the text above it",
    )


def _no_space(trouble: Trouble) -> Diagnostic | None:
    if not any(said in trouble.problem for said in ("block end", "expected ':'", "mapping values")):
        return None
    for number in _nearby(trouble):
        if found := _NO_SPACE.match(trouble.text.lines[number]):
            start = trouble.text.starts[number]
            return error(
                "yaml-no-space",
                f"there is no space after the colon of `{found[1]}`",
                trouble.text.span(start + found.start(1), start + found.end(2)),
                f"write `{found[1]}: ` with a space, then the value",
            )
    return None


def _no_colon_above(trouble: Trouble) -> Diagnostic | None:
    if "mapping values are not allowed" not in trouble.problem or not _FIELD.match(trouble.words):
        return None
    number = _line_above(trouble, trouble.line)
    above = trouble.text.lines[number]
    if number == trouble.line or _margin(above) < _margin(trouble.words) or ": " in above:
        return None
    start = trouble.text.starts[number] + _margin(above)
    return error(
        "yaml-no-colon",
        "this line has no colon with a space after it, so it is not a field",
        trouble.text.span(start, start + len(above.strip())),
        "write `name: value`; indent a line that carries on the text above it",
    )


def _under_value(trouble: Trouble) -> Diagnostic | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    above = _FIELD.match(trouble.text.lines[_line_above(trouble, trouble.line)])
    if above is None or not above["value"] or _margin(above[0]) >= _margin(trouble.words):
        return None
    return _indented(
        trouble,
        f"this line is indented below `{above[1].strip()}`, which has a value already",
        "take out the spaces before it, or delete the value above it",
    )


def _indentation(trouble: Trouble) -> Diagnostic | None:
    if "block end" not in trouble.problem and "mapping values are not allowed" not in trouble.problem:
        return None
    fits = _fitting(trouble)
    if _margin(trouble.words) in fits:
        return None
    return _indented(
        trouble,
        "this line does not line up with the lines that it belongs to",
        f"put {' or '.join(map(str, fits))} spaces before it, as lines above it have",
    )


def _other_kind(trouble: Trouble) -> Diagnostic | None:
    if "block end" not in trouble.problem:
        return None
    return error(
        "yaml-list",
        "list items and fields are mixed in one column here",
        trouble.rest(),
        "start every item of a list with `- `, and indent the fields of an item by two spaces",
    )


def _fitting(trouble: Trouble) -> list[int]:
    """The indentations that the lines above leave open, the smallest first."""
    number = _line_above(trouble, trouble.line)
    fits = [_margin(trouble.text.lines[number])]
    while fits[0] and number:
        number = _line_above(trouble, number)
        if _margin(trouble.text.lines[number]) < fits[0]:
            fits.insert(0, _margin(trouble.text.lines[number]))
    return fits


def _line_above(trouble: Trouble, number: int) -> int:
    """The nearest line above that holds more than a comment; the first line where there is none."""
    for above in range(number - 1, -1, -1):
        words = trouble.text.lines[above].strip()
        if words and not words.startswith("#"):
            return above
    return 0


def _margin(words: str) -> int:
    return len(words) - len(words.lstrip(" "))


def _indented(trouble: Trouble, message: str, advice: str) -> Diagnostic:
    margin = _margin(trouble.words)
    where = trouble.span(margin, max(len(trouble.words.rstrip()), margin))
    return error("yaml-indentation", message, where, advice)


_CAUSES: tuple[Callable[[Trouble], Diagnostic | None], ...] = (
    _tab,
    _no_break_space,
    _quote,
    _escape,
    _reference,
    _directive,
    _after_document,
    _block_text,
    _colon,
    _bracket,
    _reserved,
    _list,
    _no_space,
    _no_colon,
    _stray_bracket,
    _after_bracket,
    _under_value,
    _no_colon_above,
    _indentation,
    _other_kind,
)
"""Tried in this order; the first that fits is told."""
