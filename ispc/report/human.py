"""Findings for a person at a terminal: what is wrong, where, on what law, and the one thing to do.

Every finding reads from top to bottom without its layout: weight and code, message, place, the lines as written,
law, help. Weight is a word before it is a colour, a cut is three full stops, and there are no drawn boxes, so a
screen reader says all that an eye sees. The run ends with the counts and what to do next.
"""

from __future__ import annotations

from collections.abc import Sequence

from ispc.diagnostic import Severity
from ispc.located import Located, Place
from ispc.location import Span
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
    """The lines of the place with carets under the value, and the label beside or below the carets."""
    room = max(context.width, _NARROWEST) - gutter - 3
    bar = _paint("|", _QUIET, context)
    carets, beside, below = "", "", wrap(label, room) if label else []
    lines = []
    for number, text in place.lines:
        own = number == place.span.line
        shown, carets = _clip(text, *(_marked(place.span, text) if own else (0, 0)), room)
        lines.append(f"{_paint(f'{number:>{gutter}}', _QUIET, context)} {bar} {shown}".rstrip())
    if carets:
        indent = len(carets) - len(carets.lstrip(" "))
        indent = indent if indent <= room // 2 else 0
        fits = width(carets) + 1 + width(label) <= room
        beside = f" {label}" if label and fits else ""
        below = [" " * indent + line for line in wrap(label, room - indent)] if label and not fits else []
        lines.append(f"{' ' * gutter} {bar} {_paint(carets, colour, context)}{beside}")
    return lines + [f"{' ' * gutter} {bar} {line}" for line in below]


def _marked(span: Span, text: str) -> tuple[int, int]:
    """The characters of its line that a span marks, from 0 and with an exclusive end."""
    return span.column - 1, span.end_column - 1 if span.end_line == span.line else len(text.rstrip())


def _clip(text: str, start: int, end: int, room: int) -> tuple[str, str]:
    """The part of a line around `start` that has room, and the row of carets to stand under it."""
    start = min(start, len(text))
    end = max(end, start + 1)
    first = _first(text, start, end, room)
    shown = "..." if first else ""
    carets = " " * len(shown)
    last, cells = first, characters(text[first : first + 2 * room])
    whole = first + len(cells) == len(text) and width(shown) + sum(map(width, cells)) <= room
    for last, cell in enumerate(cells, start=first + 1):
        if width(shown) + width(cell) > room - (0 if whole else 3):
            last -= 1
            break
        shown += cell
        carets += ("^" if last > start else " ") * width(cell) if last <= end else ""
    shown += "..." if last < len(text) else ""
    return shown, carets if "^" in carets else f"{carets}^"


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
