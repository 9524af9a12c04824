"""Findings for a person at a terminal: what is wrong, where, on what law, and the one thing to do.

Every finding reads from top to bottom without its layout: weight and code, message, place, the lines as written,
law, help. Weight is a word before it is a colour, a cut is three full stops, and there are no drawn boxes, so a
screen reader says all that an eye sees. The run ends with the counts and what to do next.
"""

from __future__ import annotations

from collections.abc import Sequence

from ispc.diagnostic import Severity
from ispc.located import Located, Place
from ispc.report import ReportContext
from ispc.show import characters, visible, width, wrap

_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_QUIET = "34"
_NARROWEST = 40


def render(findings: Sequence[Located], context: ReportContext) -> str:
    blocks = ["\n".join(_finding(item, context)) for item in findings]
    return "\n\n".join([*blocks, _closing(findings, context)]) + "\n"


def _finding(item: Located, context: ReportContext) -> list[str]:
    finding = item.finding
    colour = _COLOURS[finding.severity]
    room = max(context.width, _NARROWEST)
    weight = f"{finding.severity.word}[{finding.code}]"
    first, *rest = wrap(f"{weight}: {finding.message}", room - 2)
    places = [item.place, *(related.place for related in item.related)]
    gutter = max(len(str(number)) for place in places for number, _ in (*place.lines, (place.span.line, "")))
    lines = [_paint(weight, colour, context) + first[len(weight) :], *(f"  {line}" for line in rest)]
    lines += [f"{' ' * gutter}{_paint('-->', _QUIET, context)} {_where(item.place)}"]
    lines += _excerpt(item.place, finding.caret, gutter, colour, context)
    for related in item.related:
        lines += [f"{' ' * gutter}{_paint('see', _QUIET, context)} {_where(related.place)}"]
        lines += _excerpt(related.place, related.message, gutter, _QUIET, context)
    notes = [("law", "; ".join(finding.law)), ("help", finding.help)]
    for label, words in notes:
        lines += _note(label, words, gutter, context) if words else []
    return lines


def _where(place: Place) -> str:
    return f"{visible(place.span.source)}:{place.span.line}:{place.span.column}"


def _excerpt(place: Place, label: str, gutter: int, colour: str, context: ReportContext) -> list[str]:
    """The lines of the place with a caret under the value, and the label beside or below the caret."""
    room = max(context.width, _NARROWEST) - gutter - 3
    bar = _paint("|", _QUIET, context)
    lines = []
    under = ""
    for number, text in place.lines:
        own = number == place.span.line
        start = place.span.column - 1 if own else 0
        end = _end(place, text) if own else 0
        shown, under = _clip(text, start, end, room)
        lines.append(f"{_paint(f'{number:>{gutter}}', _QUIET, context)} {bar} {shown}".rstrip())
    beside = width(under) + 1 + width(label) <= room
    indent = len(under) - len(under.lstrip(" ")) if room >= 2 * (len(under) - len(under.lstrip(" "))) else 0
    carets = [
        f"{_paint(under, colour, context)} {label}".rstrip() if beside else _paint(under, colour, context)
    ]
    below = [] if beside else [" " * indent + line for line in wrap(label, room - indent)]
    if not place.lines:
        carets, below = [], wrap(label, room) if label else []
    return lines + [f"{' ' * gutter} {bar} {line}" for line in (*carets, *below)]


def _end(place: Place, text: str) -> int:
    """The column, from 0 and exclusive, where the caret ends on its line."""
    span = place.span
    return span.end_column - 1 if span.end_line == span.line else len(text.rstrip())


def _clip(text: str, start: int, end: int, room: int) -> tuple[str, str]:
    """The part of a line around `start` that has room, and the row of carets to stand under it."""
    start = min(start, len(text))
    end = max(end, start + 1)
    first = _first(text, start, end, room)
    shown, under = ("..." if first else ""), ""
    under = " " * len(shown)
    for place, cell in enumerate(characters(text[first : first + room + 1]), start=first):
        left = room - (3 if place + 1 < len(text) else 0)
        if width(shown) + width(cell) > left:
            shown += "..."
            break
        shown += cell
        under += ("^" if place >= start else " ") * width(cell) if place < end else ""
    return shown, under if "^" in under else f"{under}^"


def _first(text: str, start: int, end: int, room: int) -> int:
    """The first character to show: that of the line where all fits, else one a third of the room before `start`."""
    if len(text) <= room and width(visible(text)) <= room:
        return 0
    if end < room and width(visible(text[:end])) <= room - 3:
        return 0
    first, before = start, room // 3
    while first and before > 0:
        first -= 1
        before -= width(visible(text[first]))
    return first


def _note(label: str, words: str, gutter: int, context: ReportContext) -> list[str]:
    head = f"{' ' * gutter} = {label}: "
    first, *rest = wrap(words, max(context.width, _NARROWEST) - len(head))
    return [
        f"{' ' * gutter} {_paint('=', _QUIET, context)} {_paint(f'{label}:', '1', context)} {first}",
        *(" " * len(head) + line for line in rest),
    ]


def _closing(findings: Sequence[Located], context: ReportContext) -> str:
    checked = _count(context.documents, "document")
    if not findings:
        return f"No findings in {checked} at the {context.stage} stage."
    errors, warnings, others = (
        sum(item.finding.severity is severity for item in findings)
        for severity in sorted(Severity, reverse=True)
    )
    counts = [
        _count(errors, "error") if errors else "",
        _count(warnings, "warning") if warnings else "",
        f"{others} for information" if others else "",
    ]
    said = ", ".join(filter(None, counts))
    code = max(findings, key=lambda item: item.finding.severity).finding.code
    return f"{said} in {checked} at the {context.stage} stage.\nNext: `ispc explain {code}`"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _paint(text: str, colour: str, context: ReportContext) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if context.colour else text
