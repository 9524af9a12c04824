"""Sheets of wording -> a table for a person at a terminal, or JSON for a program.

The table has a row for each document and audience, with a star where a limit is passed. The offences are listed below it where a
document was asked for by name; for a whole workspace they would bury the table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from ispc.language.limits import ENOUGH
from ispc.located import Located, Place
from ispc.show import show
from ispc.wording import KINDS, Offence, Sheet

FORMAT = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""

Placing = Callable[[Offence], Place]

_HEADS = (
    "document",
    "readers",
    "sentences",
    "median",
    "longest",
    "grade",
    "F-K",
    "SMOG",
    "C-L",
    "long",
    "passive",
    "double no",
    "words",
    "initials",
)
_LEFT = 2


def placing(located: Iterable[Located]) -> Placing:
    """Where each offence stands, from its finding as it was located."""
    places = {(one.finding.where, one.finding.stretch): one.place for one in located}
    return lambda offence: places[offence.where, offence.stretch]


def human(sheets: Sequence[Sheet], place: Placing, *, offences: bool) -> str:
    """The table, what its columns are, and where `offences` is asked for each of them at its place."""
    if not sheets:
        return "No sentences.\n"
    rows = [_HEADS, *map(_row, sheets)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    lines = ["  ".join(_cells(row, widths)).rstrip() for row in rows]
    lines += ["", *_LEGEND]
    if offences:
        lines += ["", *_told(sheets, place)]
    return "\n".join(lines) + "\n"


_LEGEND = (
    "median, longest: words of a sentence. grade: the median of three measures (Flesch-Kincaid, SMOG, Coleman-Liau),",
    f"told from {ENOUGH} words on. long, passive, double no, words, initials: offences, which `ispc words PATH` lists.",
    "A star marks what passes the limit of these readers.",
)


def _row(sheet: Sheet) -> tuple[str, ...]:
    reading, over = sheet.reading, sheet.over
    grades = (reading.grade, reading.flesch_kincaid, reading.smog, reading.coleman_liau)
    whole, *measures = (f"{one:.1f}" if sheet.grades_hold else "-" for one in grades)
    return (
        show(sheet.document),
        sheet.reader,
        str(reading.sentences),
        f"{reading.median_words:g}{'*' * ('median' in over)}",
        f"{reading.longest_words}{'*' * ('longest' in over)}",
        f"{whole}{'*' * ('grade' in over)}",
        *measures,
        *(str(sheet.number(kind) or "-") for kind in KINDS),
    )


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.ljust(width) if column < _LEFT else cell.rjust(width)


def _told(sheets: Iterable[Sheet], place: Placing) -> Iterator[str]:
    """Each offence once, in the order of the file, at the strictest of the audiences that meet it."""
    first: dict[tuple[object, ...], tuple[Sheet, Offence]] = {}
    for sheet in sheets:
        for one in sheet.offences:
            first.setdefault((one.kind, one.where, one.stretch), (sheet, one))
    for sheet, one in sorted(first.values(), key=lambda found: place(found[1]).span):
        use = f": {show(one.use)}" if one.use else ""
        yield f"{place(one).span}: {one.kind}: {show(one.said)}{use} ({sheet.reader})"
    if not first:
        yield "No offences."


def as_json(sheets: Sequence[Sheet], place: Placing) -> str:
    """One JSON object in ASCII. A grade is null where there are too few words for it."""
    report = {"format": FORMAT, "sheets": [_sheet(sheet, place) for sheet in sheets]}
    return json.dumps(report, indent=2) + "\n"


def _sheet(sheet: Sheet, place: Placing) -> dict[str, object]:
    reading, limits = sheet.reading, sheet.limits
    grades = {
        "grade": reading.grade,
        "flesch_kincaid": reading.flesch_kincaid,
        "smog": reading.smog,
        "coleman_liau": reading.coleman_liau,
    }
    return {
        "document": sheet.document,
        "readers": sheet.reader,
        "sentences": reading.sentences,
        "words": reading.words,
        "median_words": reading.median_words,
        "longest_words": reading.longest_words,
        **{name: grade if sheet.grades_hold else None for name, grade in grades.items()},
        "limits": {"longest_words": limits.longest, "median_words": limits.median, "grade": limits.grade},
        "over": list(sheet.over),
        "offences": [_offence(one, place(one)) for one in sheet.offences],
    }


def _offence(one: Offence, place: Place) -> dict[str, object]:
    span = place.span
    return {
        "kind": one.kind,
        "said": one.said,
        "use": one.use,
        "file": span.source,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
