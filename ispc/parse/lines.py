"""Faults of whole lines: tabs, odd spaces, indentation, missing colons, lists in the wrong place.

Each function looks for one cause of the parser's trouble and gives its finding, or None where it is something else.
"""

from __future__ import annotations

import re

from ispc.diagnostic import Diagnostic
from ispc.parse.trouble import Trouble, error, line_above, margin, nearby

_NO_BREAK_SPACE = "\u00a0"
_NO_SPACE = re.compile(r"^[ ]*(?:-[ ]+)*([A-Za-z_][\w-]*):([^\s:/]\S*)")
_DASHES = re.compile(r"[ ]*(?:-[ ]+)+")
FIELD = re.compile(r"^[ ]*(?:-[ ]+)*([^\s#\-][^:#]*):(?:[ ]+(?P<value>\S.*))?$")
"""A line that is a field, behind any dashes: its name and, where it has one, its `value`."""


def tab(trouble: Trouble) -> Diagnostic | None:
    """A tab where spaces belong."""
    if trouble.text.content[trouble.at : trouble.at + 1] == "\t":
        return error(
            "yaml-tab",
            "there is a tab here",
            trouble.text.span(trouble.at, trouble.at + 1),
            "use spaces, not the tab key",
        )
    for number in nearby(trouble):
        line = trouble.text.lines[number]
        before = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in before:
            start = trouble.text.starts[number] + before.index("\t")
            return error(
                "yaml-tab",
                "this line is indented with a tab",
                trouble.text.span(start, start + 1),
                "indent with spaces, two for each level",
            )
    return None


def no_break_space(trouble: Trouble) -> Diagnostic | None:
    """A space of a word processor before, or right behind, a colon or a dash."""
    for number in nearby(trouble):
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


def list_item(trouble: Trouble) -> Diagnostic | None:
    """A list item where none may start."""
    if "sequence entries are not allowed" not in trouble.problem:
        return None
    return error(
        "yaml-list",
        "a list item may not start here",
        trouble.rest(),
        "start the list on the line below its field's name, one `- ` to a line and all `- ` in one column",
    )


def no_space(trouble: Trouble) -> Diagnostic | None:
    """A field whose colon has no space behind it."""
    if not any(said in trouble.problem for said in ("block end", "expected ':'", "mapping values")):
        return None
    for number in nearby(trouble):
        if found := _NO_SPACE.match(trouble.text.lines[number]):
            start = trouble.text.starts[number]
            return error(
                "yaml-no-space",
                f"there is no space after the colon of `{found[1]}`",
                trouble.text.span(start + found.start(1), start + found.end(2)),
                f"write `{found[1]}: ` with a space, then the value",
            )
    return None


def no_colon(trouble: Trouble) -> Diagnostic | None:
    """A line at the margin of a field that is no field."""
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


def no_colon_above(trouble: Trouble) -> Diagnostic | None:
    """A line without a colon, which the field below it shows to be no text either."""
    below = margin(trouble.words)
    number = line_above(trouble, trouble.line)
    above = trouble.text.lines[number]
    ends = "block end" in trouble.problem and margin(above) == below
    clashes = "mapping values are not allowed" in trouble.problem and margin(above) >= below
    if number == trouble.line or not FIELD.match(trouble.words) or not (ends or clashes):
        return None
    if re.search(r":(?= |$)|^[ ]*- |^[ ]*-$|[\"'\]}]$", above):
        return None
    start = trouble.text.starts[number] + margin(above)
    return error(
        "yaml-no-colon",
        "this line has no colon with a space after it, so it is not a field",
        trouble.text.span(start, start + len(above.strip())),
        "write `name: value`; indent a line that carries on the text above it",
    )


def under_value(trouble: Trouble) -> Diagnostic | None:
    """A field below a field that has a value."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    above = FIELD.match(trouble.text.lines[line_above(trouble, trouble.line)])
    if above is None or not above["value"] or above.start(1) >= margin(trouble.words):
        return None
    name = above[1].strip()
    return _indented(
        trouble,
        f"this line is indented below `{name}`, which has a value already",
        f"put {_spaces([above.start(1)])} before it, as `{name}` has; or delete the value of `{name}`",
    )


def indentation(trouble: Trouble) -> Diagnostic | None:
    """A line whose spaces fit none of the lines above."""
    if not any(said in trouble.problem for said in ("block end", "mapping values are not", "document start")):
        return None
    fits = _fitting(trouble)
    if margin(trouble.words) in fits:
        return None
    if "document start" in trouble.problem and fits[0] > margin(trouble.words):
        return _indented(
            trouble,
            "this line starts nearer to the margin than the first field of the file",
            "take out the spaces before the first field",
        )
    return _indented(
        trouble,
        "this line does not line up with the lines that it belongs to",
        f"put {_spaces(fits)} before it, as lines above it have",
    )


def other_kind(trouble: Trouble) -> Diagnostic | None:
    """An item among fields, or a field among items."""
    if "block end" not in trouble.problem:
        return None
    return error(
        "yaml-list",
        "list items and fields are mixed in one column here",
        trouble.rest(),
        "start every item of a list with `- `, and indent the fields of an item by two spaces",
    )


def _fitting(trouble: Trouble) -> list[int]:
    """The indentations that the lines above leave open, the smallest first: of items for an item, else of fields."""
    item = trouble.words.lstrip(" ").startswith("- ")
    number, fits = trouble.line, [len(trouble.words) + 1]
    while number and fits[0]:
        number = line_above(trouble, number)
        above = trouble.text.lines[number]
        if above.startswith("#") or not above.strip():
            break
        dashes = _DASHES.match(above)
        column = dashes.end() if dashes and not item else margin(above)
        if column < fits[0] and (dashes or not item):
            fits.insert(0, column)
    return fits[:-1] or [0]


def _spaces(fits: list[int]) -> str:
    """A choice of indentations in words: `no spaces or 2 spaces`."""
    return " or ".join({0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces") for count in fits)


def _indented(trouble: Trouble, message: str, advice: str) -> Diagnostic:
    start = margin(trouble.words)
    where = trouble.span(start, max(len(trouble.words.rstrip()), start))
    return error("yaml-indentation", message, where, advice)
