"""The parser's complaint in an officer's words: what is wrong in this line, and what to type instead.

The parser speaks of tokens and mappings. What the author sees is a line, so the line is looked at: a second colon, a
tab, a bracket or quotation mark without its pair. The first cause that fits is told, and the place that is shown is
the place to change, not the place where the parser gave up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ispc.diagnostic import Diagnostic
from ispc.parse import lines, signs
from ispc.parse.text import Text
from ispc.parse.trouble import Trouble, error, trouble_of


def syntax_finding(text: Text, fault: Any, last: Any) -> Diagnostic:
    """The finding for an error of the parser. `last` is the last event that was read."""
    trouble = trouble_of(text, fault, last)
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
        lines.no_break_space(trouble)
        or lines.no_space(trouble)
        or error(
            "yaml-not-fields",
            f"the file is {what}",
            trouble.rest() if place.end_line > place.line else place,
            "begin each line at the margin with the name of a field, a colon and a space, such as `title: `",
        )
    )


_CAUSES: tuple[Callable[[Trouble], Diagnostic | None], ...] = (
    lines.tab,
    lines.no_break_space,
    signs.quote,
    signs.escape,
    signs.reference,
    signs.directive,
    signs.after_document,
    signs.block_text,
    signs.colon,
    signs.bracket,
    signs.reserved,
    lines.list_item,
    lines.no_space,
    lines.no_colon,
    signs.stray_bracket,
    signs.after_bracket,
    lines.under_value,
    lines.no_colon_above,
    lines.indentation,
    lines.other_kind,
)
"""Tried in this order; the first that fits is told."""
