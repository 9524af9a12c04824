"""`ispc status`: one row a document, the same in a table, in JSON, in a spreadsheet and on the register page."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl  # type: ignore[import-untyped]
import pytest

from ispc import integrity, status, status_told
from ispc.enact import enact
from ispc.outputs import csvfile, spreadsheet
from ispc.setting import Setting
from ispc.status import Row
from ispc.view import Brand
from tests.logs import COUNCIL, POLICE, RULE, SCHOOLS, approve, corpus, day, standing
from tests.signing_off import PARTNERSHIP, TODAY, Files
from tests.workspaces import sources

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "schemas" / "status.schema.json").read_text())

THIRD = approve(approve({}, RULE, POLICE, "2026-09-20", "sign"), RULE, SCHOOLS, "2026-09-22")
LONGER = RULE + (
    'edition: "4"\n'
    "flows: [{id: school-worried, keep: {for: 30 years, from: date of birth, then: destroy, rule: school records schedule}}]\n"
)


def rows(files: Files, snippet: str, on: str = TODAY.isoformat()) -> tuple[Row, ...]:
    held = corpus(files, snippet)
    checked = integrity.verify(integrity.case(held.approvals, max(day(on), TODAY), PARTNERSHIP))
    findings = [one for each in checked for one in each.findings]
    enacted = enact(held, day(on), integrity.distrusted(held.approvals, findings))
    setting = Setting(Brand(PARTNERSHIP), day(on), standings=enacted.standings)
    return status.register(enacted.corpus, setting, findings)


def row(files: Files, snippet: str, on: str = TODAY.isoformat(), document: str = "protocol") -> Row:
    return next(one for one in rows(files, snippet, on) if one.document == document)


# --- Rows ---------------------------------------------------------------------------------------------------------------


def test_there_is_a_row_for_every_document_in_the_order_of_kinds() -> None:
    assert [(one.document, one.kind) for one in rows({}, "")] == [
        ("framework", "framework"),
        ("protocol", "isp"),
        ("exchange", "dea"),
        ("policy", "policy"),
    ]


def test_a_row_says_who_owns_it_and_what_it_is() -> None:
    found = row({}, "")
    assert (found.title, found.edition) == ("Keeping children and young people safe", "3")
    assert (found.owner, found.organisation) == ("Head of Safeguarding", "Northmere Borough Council")
    assert found.board and found.review == day("2027-05-01") and found.reviewed == "in time"


def test_paper_counts_where_there_are_no_records() -> None:
    found = row({}, "")
    assert (found.state, found.since, found.accepted, found.signed, found.parties) == (
        "operational",
        day("2026-10-01"),
        2,
        2,
        3,
    )
    assert [one.voter for one in found.outstanding] == [SCHOOLS] and not found.wanting
    assert {one.voter: one.on for one in found.said}[POLICE] == day("2026-09-25")


def test_records_count_by_party() -> None:
    found = row(THIRD, RULE)
    assert (found.accepted, found.signed, found.parties) == (2, 1, 3)
    assert {one.voter: (one.word, one.on, one.edition) for one in found.said} == {
        COUNCIL: ("nothing", None, ""),
        SCHOOLS: ("agreed", day("2026-09-22"), "3"),
        POLICE: ("signed", day("2026-09-20"), "3"),
    }
    assert found.next.startswith("Ask to agree or sign: Children's Social Care")


def test_paper_still_counts_for_those_who_have_no_record() -> None:
    files = approve({}, "", POLICE, "2026-10-20")
    found = row(files, "")
    assert {one.voter: one.word for one in found.said} == {COUNCIL: "signed", POLICE: "agreed"}


def test_the_edition_in_force_stands_beside_the_one_that_is_negotiated() -> None:
    found = row(THIRD, LONGER)
    assert (found.edition, found.state, found.operating, found.operating_since) == (
        "4",
        "drafted",
        "3",
        day("2026-10-01"),
    )
    assert [one.voter for one in found.lapsed] == [SCHOOLS]
    assert found.next == "Ask again, for what changed asks them: Schools in Northmere."
    assert any("2 needed" in one for one in found.wanting)


def test_a_text_that_changed_under_the_same_number_is_told_from_the_one_that_was_agreed() -> None:
    found = row(THIRD, LONGER.replace('edition: "4"\n', ""))
    assert (found.edition, found.operating, found.state) == ("3", "3", "drafted")
    told = status_told.text((found,), TODAY, 80)
    assert "in force meanwhile: edition 3 as it was agreed since 2026-10-01" in told


def test_in_force_who_lapsed_and_who_never_answered_are_asked_and_who_refused_is_not() -> None:
    everyone = approve(approve(THIRD, RULE, COUNCIL, "2026-09-23"), LONGER, COUNCIL, "2026-10-20")
    found = row(everyone, LONGER)
    assert found.state == "operational" and "Schools in Northmere" in found.next
    refused = approve(THIRD, RULE, COUNCIL, "2026-09-23", "decline")
    assert row(refused, RULE).next.startswith("Nothing until the review")


def test_a_row_is_the_standing_and_nothing_else() -> None:
    for snippet in (RULE, LONGER):
        found, one = row(THIRD, snippet), standing(THIRD, snippet)
        assert {each.voter for each in found.outstanding} == set(one.outstanding)
        assert found.accepted == len(one.accepted) and found.state == one.state


def test_a_past_day_gives_what_was_in_force_then() -> None:
    assert row(THIRD, RULE, "2026-09-21").state == "proposed"
    assert row(THIRD, RULE, "2026-09-22").state == "agreed"
    assert row(THIRD, RULE, "2026-10-01").state == "operational"


def test_a_record_that_is_edited_counts_for_nothing_and_is_told() -> None:
    name = next(one for one in THIRD if "schools" in one)
    files = {**THIRD, name: THIRD[name].replace(b"2026-09-22", b"2026-09-21")}
    found = row(files, RULE)
    assert found.state == "proposed" and [one.kind for one in found.refused[0].reasons] == ["record"]
    assert "counts for nothing" in status_told.text((found,), TODAY, 80)


# --- The next thing to do -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "snippet", "on", "said"),
    [
        ({}, RULE, "2026-11-21", "Put it to the parties"),
        (approve({}, RULE, POLICE, "2026-09-20"), RULE, "2026-11-21", "Ask to agree: "),
        (THIRD, RULE, "2026-09-25", "Tell staff: it takes effect on 1 October 2026."),
        (THIRD, RULE, "2026-11-21", "Ask to agree or sign: Children's Social Care."),
        (THIRD, RULE, "2027-04-01", "Plan the review: it is due on 1 May 2027."),
        (THIRD, RULE, "2027-05-02", "Hold the review: it was due on 1 May 2027."),
        (THIRD, LONGER, "2026-11-21", "Ask again"),
        (approve(THIRD, RULE, COUNCIL, "2026-09-24"), RULE, "2026-11-21", "Nothing until the review of 1 May 2027."),
        (approve(THIRD, RULE, POLICE, "2026-11-20", "withdraw"), RULE, "2026-11-21", "Decide whether it goes on"),
        (THIRD, RULE + "superseded_by: the regional protocol\n", "2026-11-21", "Withdraw its copies"),
        ({}, "ends: 2026-11-01\n", "2026-11-21", "Renew it"),
        ({}, "effective: (remove)\n", "2026-11-21", "State the day on which it takes effect."),
    ],
)  # fmt: skip
def test_a_row_says_the_one_thing_to_do(files: Files, snippet: str, on: str, said: str) -> None:
    assert row(files, snippet, on).next.startswith(said)


def test_many_who_are_to_be_asked_are_counted() -> None:
    assert status.few(["a", "b", "c", "d", "e"], _setting()) == "a, b, c, d, e"
    assert status.few(["a", "b", "c", "d", "e", "f"], _setting()) == "a, b, c, d and 2 more"


def _setting() -> Setting:
    return Setting(Brand(PARTNERSHIP), TODAY)


# --- Forms --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_the_terminal(width: int) -> None:
    told = status_told.text(rows(THIRD, LONGER, "2027-04-01"), day("2027-04-01"), width)
    assert all(len(line) <= width for line in told.splitlines()), told


def test_the_table_and_what_is_open() -> None:
    told = status_told.text(rows(THIRD, LONGER, "2027-03-25"), day("2027-03-25"), 80)
    table, *details = told.split("\n\n")
    (line,) = [one for one in table.splitlines() if one.startswith("protocol")]
    assert line.split() == ["protocol", "4", "drafted", "ed.", "3", "1/3", "2027-05-01", "due"]
    (detail,) = [one for one in details if one.startswith("protocol")]
    assert "in force meanwhile: edition 3 since 2026-10-01" in detail
    assert "30 years" in detail and "next: Ask again" in detail
    assert not any(one.startswith("policy") for one in details), "nothing is open there"


def test_a_name_that_is_longer_than_its_column_stands_whole_on_a_line_of_its_own() -> None:
    one = replace(row(THIRD, RULE), document="a-protocol-with-a-name-that-nobody-would-want-to-type-twice")
    told = status_told.text((one,), TODAY, 80).splitlines()
    assert told[1] == one.document and told[2].startswith(" ")


def test_nothing_that_an_author_wrote_acts_on_the_terminal() -> None:
    one = replace(row(THIRD, LONGER), title="Title\x1b[2J", owner="::error::")
    assert "\x1b" not in status_told.text((one,), TODAY, 120)


@pytest.mark.parametrize(("files", "snippet"), [({}, ""), (THIRD, RULE), (THIRD, LONGER)])
def test_the_json_is_as_its_schema_says(files: Files, snippet: str) -> None:
    told = json.loads(status_told.as_json(rows(files, snippet), TODAY))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(told, SCHEMA)
    assert told["day"] == "2026-11-21" and len(told["documents"]) == 4


def test_the_json_tells_why_a_word_counts_no_more() -> None:
    told = json.loads(status_told.as_json(rows(THIRD, LONGER), TODAY))["documents"][1]
    words = {one["party"]: one for one in told["words"]}
    assert told["in_force"] == {"edition": "3", "since": "2026-10-01"} and told["outstanding"] == [
        COUNCIL,
        SCHOOLS,
    ]
    assert words[SCHOOLS]["counts"] is False and words[SCHOOLS]["lapsed"][0]["code"] == "retention-lengthened"
    assert words[POLICE]["counts"] is True and words[POLICE]["lapsed"] == []


def test_the_workbook_has_three_sheets_with_real_dates() -> None:
    data = spreadsheet.workbook(status_told.sheets(rows(THIRD, LONGER)), TODAY)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Register", "Signatures", "Reviews"]
    head, *lines = book["Register"].iter_rows(values_only=True)
    protocol = dict(zip(head, next(one for one in lines if one[0] == "protocol"), strict=True))
    assert protocol["Lapsed"] == "Schools in Northmere" and protocol["Agreed or signed"] == 1
    assert protocol["Next review"].date() == day("2027-05-01")
    said = [
        one
        for one in book["Signatures"].iter_rows(values_only=True)
        if one[2] == SCHOOLS and one[0] == "protocol"
    ]
    assert "30 years" in said[0][-1]
    days = [one[0] for one in book["Reviews"].iter_rows(min_row=2, values_only=True)]
    assert days == sorted(days) and len(days) == 4


def test_the_csv_is_the_register() -> None:
    read = csv.DictReader(
        io.StringIO(csvfile.table(status_told.sheets(rows(THIRD, LONGER))[0]).decode("utf-8-sig"))
    )
    (one,) = [line for line in read if line["Document"] == "protocol"]
    assert (one["State"], one["In force"], one["Next review"]) == ("drafted", "3", "2027-05-01")


# --- The command --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("status")
    for one in sources(LONGER):
        _write(folder / one.name, one.data)
    for name, data in THIRD.items():
        _write(folder / name, data)
    (folder / "ispc.yaml").write_text(f"name: {PARTNERSHIP}\n")
    return folder


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


MAIN = "from ispc.cli import main; main()"


def run(home: Path, *arguments: str, today: str = "2026-11-21") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-P", "-c", MAIN, "status", "--today", today, *arguments],
        cwd=home,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "80"},
        timeout=120,
    )


def test_the_command_answers_and_judges_nothing(home: Path) -> None:
    done = run(home)
    assert done.returncode == 0 and b"protocol" in done.stdout, done.stderr
    assert b"Ask again" in done.stdout


def test_a_past_day_is_answered_though_its_decisions_were_recorded_later(home: Path) -> None:
    told = json.loads(run(home, "protocol", "--format", "json", today="2026-10-01").stdout)
    assert told["documents"][0]["in_force"] == {"edition": "3", "since": "2026-10-01"}


def test_one_document_may_be_asked_for(home: Path) -> None:
    told = json.loads(run(home, "protocol", "--format", "json").stdout)
    assert [one["document"] for one in told["documents"]] == ["protocol"]
    wrong = run(home, "protocl")
    assert wrong.returncode == 2 and b"did you mean `protocol`" in wrong.stderr


def test_it_writes_a_file_where_it_is_told(home: Path, tmp_path: Path) -> None:
    for form, begins in (("xlsx", b"PK"), ("csv", b"\xef\xbb\xbfDocument"), ("html", b"<!doctype html>")):
        done = run(home, "--format", form, "--out", str(tmp_path / f"register.{form}"))
        assert done.returncode == 0 and not done.stdout, done.stderr
        assert (tmp_path / f"register.{form}").read_bytes().lower().startswith(begins.lower())
