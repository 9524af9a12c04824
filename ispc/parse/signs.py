"""Faults of single signs: quotation marks, brackets, colons, and the signs that YAML keeps for itself.

Each function looks for one cause of the parser's trouble and gives its finding, or None where it is something else.
"""

from __future__ import annotations

from typing import Any

from ispc.characters import described
from ispc.diagnostic import Diagnostic, Label
from ispc.parse.lines import FIELD
from ispc.parse.text import directive_finding
from ispc.parse.trouble import PAIRS, Trouble, error, unclosed_bracket, unclosed_quote


def quote(trouble: Trouble) -> Diagnostic | None:
    """A quotation mark without its partner, or text behind the closing one."""
    if "quoted scalar" in trouble.doing and (
        "end of stream" in trouble.problem or "separator" in trouble.problem
    ):
        return unclosed_quote(trouble.text, trouble.since)
    last = trouble.last
    if last is not None and getattr(last, "style", None) in ("'", '"'):
        start, end = last.start_mark, last.end_mark
        if start.line < end.line and end.line == trouble.line:
            return unclosed_quote(trouble.text, start.index)
        if end.line == trouble.line and end.index <= trouble.at and "block end" in trouble.problem:
            return error(
                "yaml-text-after-quote",
                "there is text after the closing quotation mark",
                trouble.rest(),
                "put the whole value inside the quotation marks; inside them, write a quotation mark twice or use the other kind",
            )
    return None


def escape(trouble: Trouble) -> Diagnostic | None:
    """A backslash that means nothing between double quotation marks."""
    if "double-quoted" not in trouble.doing or "escape" not in trouble.problem:
        return None
    slash = trouble.text.content.rfind("\\", trouble.since, trouble.at + 1)
    return error(
        "yaml-backslash",
        "a backslash between double quotation marks has a meaning of its own, and this one has none",
        trouble.text.span(slash, slash + 2),
        "use single quotation marks ' round a value that has a backslash in it",
    )


def bracket(trouble: Trouble) -> Diagnostic | None:
    """A bracket that is not closed, or a part of it without its comma."""
    if "flow" not in trouble.doing:
        return None
    at_end = trouble.at >= len(trouble.text.content.rstrip())
    since = trouble.last.start_mark.index if at_end and _opens(trouble.last) else trouble.since
    opening = trouble.text.content[since : since + 1]
    if opening not in PAIRS and at_end:
        since = _still_open(trouble.text.content)
        opening = trouble.text.content[since : since + 1]
    if opening not in PAIRS:
        return None
    began = trouble.text.span(since, since + 1)
    if at_end or began.line - 1 < trouble.line:
        return unclosed_bracket(trouble.text, since)
    return error(
        "yaml-bracket",
        f"a comma or the closing bracket `{PAIRS[opening]}` is missing before this",
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


def after_bracket(trouble: Trouble) -> Diagnostic | None:
    """Text behind a closing bracket."""
    before = trouble.text.content[: trouble.at]
    after_field = "block end" in trouble.problem or "mapping values" in trouble.problem
    if not (
        (after_field and before.rstrip(" ").endswith(("]", "}")))
        or ("document start" in trouble.problem and before.rstrip().endswith(("]", "}")))
    ):
        return None
    return error(
        "yaml-bracket",
        "there is text after the closing bracket",
        trouble.rest(),
        "delete it, or put quotation marks round the whole value if the bracket is part of the words",
    )


def stray_bracket(trouble: Trouble) -> Diagnostic | None:
    """A closing bracket or comma that belongs to nothing."""
    sign = trouble.text.content[trouble.at : trouble.at + 1]
    if sign and sign in "]},":
        return error(
            "yaml-bracket",
            f"there is a `{sign}` here that belongs to nothing",
            trouble.text.span(trouble.at, trouble.at + 1),
            "delete it, put in what is missing before it, or put quotation marks round the whole value",
        )
    return None


def colon(trouble: Trouble) -> Diagnostic | None:
    """A colon in a value without quotation marks."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    field = FIELD.match(trouble.words)
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


def reserved(trouble: Trouble) -> Diagnostic | None:
    """A value that begins with a sign that YAML keeps for itself."""
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


def reference(trouble: Trouble) -> Diagnostic | None:
    """A value that begins as an anchor, an alias or a tag and is none."""
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


def directive(trouble: Trouble) -> Diagnostic | None:
    """A `%` line below the beginning of the document."""
    return directive_finding(trouble.span(0, len(trouble.words))) if "directive" in trouble.doing else None


def after_document(trouble: Trouble) -> Diagnostic | None:
    """Text on the line of dots that ends the document."""
    if "after document end" not in trouble.problem:
        return None
    return error(
        "yaml-second-document",
        "the line of dots `...` ends the document, and there is more behind it",
        trouble.rest(),
        "delete the dots",
    )


def block_text(trouble: Trouble) -> Diagnostic | None:
    """Text on the line of `|` or `>`."""
    if "block scalar" not in trouble.doing:
        return None
    return error(
        "yaml-block-text",
        "nothing may follow the sign `|` or `>` on its line",
        trouble.rest(),
        "start the text on the next line, indented by two spaces; put quotation marks round a value that begins with `|` or `>`",
    )
