"""Tables -> a workbook that Excel and LibreOffice open, with real dates, a header that stays in sight, and no formula anywhere.

A register is read by people who sort it, filter it and paste it into a report of their own. What they paste was written by partners, so
a text is always a text: one that begins with `=` is shown, never worked out. The same tables and the same day give the same bytes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

Value = str | datetime.date | int | bool | None

LONGEST_TEXT = 32_767
"""Letters that a cell of a workbook can hold."""

LONGEST_NAME = 31
WIDEST = 420
"""In pixels, how wide a column becomes of itself where its sheet states no widths."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_CELL = {"text_wrap": True, "valign": "top"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. Each row has a value for each of `columns`; `widths` are in letters, a number a column, or empty.

    The names of a workbook's sheets differ in their first 31 letters, whatever their case.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    widths: tuple[int, ...] = ()


def workbook(sheets: Sequence[Sheet], day: datetime.date) -> bytes:
    """The sheets as XLSX, which says that it was made on `day`.

    Raises ValueError for a text that no cell can hold, and XlsxWriter's own error for two sheets of one name.
    """
    made = BytesIO()
    with Workbook(made, _OPTIONS) as book:
        book.set_properties({"created": datetime.datetime.combine(day, datetime.time())})
        looks = {
            datetime.date: book.add_format({**_CELL, "num_format": "d mmm yyyy", "align": "left"}),
            int: book.add_format({**_CELL, "num_format": "0"}),
            str: book.add_format({**_CELL, "num_format": "@"}),
        }
        header = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for sheet in sheets:
            _fill(book.add_worksheet(_name(sheet.name)), sheet, looks, header)
    return made.getvalue()


def _name(words: str) -> str:
    """Words without the signs that no sheet may have in its name."""
    return " ".join(_NOT_IN_A_NAME.sub(" ", words).split())[:LONGEST_NAME].strip(" '")


def _fill(page: Any, sheet: Sheet, looks: dict[type, Any], header: Any) -> None:
    for column, label in enumerate(sheet.columns):
        page.write_string(0, column, _held(label), header)
    for row, column, value in _cells(sheet):
        match value:
            case bool():
                page.write_boolean(row, column, value, looks[str])
            case int():
                page.write_number(row, column, value, looks[int])
            case datetime.date():
                page.write_datetime(row, column, value, looks[datetime.date])
            case str():
                page.write_string(row, column, _held(value), looks[str])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    page.autofit(WIDEST)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, Value]]:
    for number, row in enumerate(sheet.rows, 1):
        for column, (_, value) in enumerate(zip(sheet.columns, row, strict=True)):
            yield number, column, value


def _held(words: str) -> str:
    if len(words) > LONGEST_TEXT:
        raise ValueError(f"a cell holds {LONGEST_TEXT} letters, not {len(words)}: {words[:40]}")
    return words
