"""A table -> CSV that Excel opens as it is: UTF-8 with its mark, CRLF, dates as 2026-11-22, and no formula anywhere.

A spreadsheet that opens a CSV file works out every cell that looks like a formula, and a formula may send what stands beside it to a
stranger. So a text that begins like one gets an apostrophe before it. Numbers are ours, and stay numbers.
"""

from __future__ import annotations

import csv
import datetime
from io import StringIO

from ispc.outputs.spreadsheet import Sheet, Value

BEGINS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def table(sheet: Sheet) -> bytes:
    """The header row and the rows of one sheet."""
    made = StringIO(newline="")
    writer = csv.writer(made, dialect="excel")
    writer.writerow(map(_said, sheet.columns))
    for row in sheet.rows:
        writer.writerow(_said(value) for _, value in zip(sheet.columns, row, strict=True))
    return made.getvalue().encode("utf-8-sig")


def _said(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime.date():
            return value.isoformat()
        case int():
            return str(value)
        case str():
            return f"'{value}" if value.startswith(BEGINS_A_FORMULA) else value
