"""The days to keep: which there are, and the calendar that other programs take them in by (RFC 5545)."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import icalendar
import pytest

from ispc import assets, build, drafts, partnership, scaffold, site
from ispc.agenda import Deadline, agenda
from ispc.corpus import Corpus, Occasion
from ispc.enact import enact
from ispc.exports import ics
from ispc.fields import walk
from ispc.page import page
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand, Table
from tests.full_workspace import sources
from tests.logs import POLICE, RULE, SCHOOLS, approve
from tests.logs import corpus as with_log
from tests.signing_off import Files
from tests.workspaces import TODAY, compiled

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
PLAN = "# in plan\nkind: plan\n"
LATE = PLAN + "activities:\n  - {id: training, by: 2026-11-18}\n"


@cache
def corpus(snippet: str = PLAN) -> Corpus:
    return compiled(snippet).corpus


def days(snippet: str = PLAN) -> dict[tuple[str, str], Deadline]:
    return {(one.document, one.what): one for one in agenda(corpus(snippet), SETTING)}


def calendar(snippet: str = PLAN, setting: Setting = SETTING) -> Any:
    return icalendar.Calendar.from_ical(ics.render(corpus(snippet), setting))


def event(summary: str, snippet: str = PLAN, setting: Setting = SETTING) -> Any:
    (found,) = [one for one in calendar(snippet, setting).events if str(one["summary"]) == summary]
    return found


# -- which days there are ---------------------------------------------------------------------------------------------


def test_every_review_is_a_day_to_keep() -> None:
    found = {name: one.on for (name, what), one in days("").items() if what == "review"}
    assert found == {
        name: one.control.review_due for name, one in corpus("").effective.items() if one.control.review_due
    }
    assert len(found) >= 3


def test_a_plan_gives_its_activities_readings_rounds_and_report() -> None:
    assert {what for name, what in days() if name == "plan"} == {
        *("activity-position", "activity-group", "activity-training", "activity-cases", "activity-survey"),
        *("reading-answered", "round", "report"),
    }
    assert days()["plan", "activity-training"].on == datetime.date(2027, 2, 15)
    assert days()["plan", "report"].on == datetime.date(2027, 1, 18)


def test_the_days_come_in_order() -> None:
    listed = [one.on for one in agenda(corpus(), SETTING)]
    assert listed == sorted(listed)


def test_what_is_over_has_no_day_to_keep() -> None:
    ended = days("ends: 2026-10-31\n" + PLAN + "of: protocol\n")
    assert {name for name, _ in ended} & {"protocol", "plan"} == set()
    assert ("framework", "review") in ended


def test_what_no_page_is_made_of_gives_no_day() -> None:
    held = corpus("flows:\n  - {id: school-worried, send_by: nothing-of-that-name}\n")
    assert "protocol" in held.held
    assert "protocol" not in {one.document for one in agenda(held, SETTING)}


def test_a_day_speaks_for_the_day_its_document_was_last_touched() -> None:
    assert days()["plan", "report"].said_on == datetime.date(2026, 11, 20)
    assert days("changes:\n  - {edition: '4', on: 2026-11-01, what: New}\n")[
        "protocol", "review"
    ].said_on == (datetime.date(2026, 11, 1))


# -- the calendar -----------------------------------------------------------------------------------------------------


def test_every_day_is_an_event_of_a_whole_day() -> None:
    read = calendar()
    wanted = agenda(corpus(), SETTING)
    assert [one.start for one in read.events] == [one.on for one in wanted]
    for one in read.events:
        assert one["dtstart"].params["VALUE"] == "DATE"
        assert one["transp"] == "TRANSPARENT"
        assert not one.errors
    assert str(read["version"]) == "2.0" and str(read["prodid"]) == "-//ispc//ispc//EN"


def test_a_review_reminds_ninety_and_thirty_days_before() -> None:
    review = event("Review: Keeping children and young people safe")
    alarms = list(review.walk("VALARM"))
    assert [one["trigger"].dt for one in alarms] == [
        datetime.timedelta(days=-90),
        datetime.timedelta(days=-30),
    ]
    assert {str(one["action"]) for one in alarms} == {"DISPLAY"}
    assert event("Train all staff who use the guide").walk("VALARM") == []


NOTICE = RULE.replace("  agreed_when:", "  notice: {for: 28 days, clause: review}\n  agreed_when:") + (
    "proposed: 2026-10-20\n"
)
"""A text that the parties have had since 20 October, with 28 days to object."""


def noticed(files: Files, snippet: str = NOTICE) -> tuple[Corpus, Setting]:
    enacted = enact(with_log(files, snippet), TODAY)
    return enacted.corpus, replace(SETTING, standings=enacted.standings)


def objecting(files: Files, snippet: str = NOTICE) -> tuple[Deadline, Any]:
    """The end of the time to object, as a day to keep and as an event."""
    held, setting = noticed(files, snippet)
    (one,) = [day for day in agenda(held, setting) if day.sort == "notice"]
    events = icalendar.Calendar.from_ical(ics.render(held, setting)).events
    (found,) = [each for each in events if str(each["summary"]).endswith("edition 3")]
    return one, found


def test_the_end_of_a_time_to_object_is_a_day_to_keep_with_those_who_have_not_agreed() -> None:
    one, found = objecting(approve({}, NOTICE, POLICE, "2026-10-25"))
    assert one.on == datetime.date(2026, 11, 17) and one.state == "open"
    assert str(found["summary"]) == "Time to object ends: Keeping children and young people safe, edition 3"
    said = str(found["description"])
    assert "Outstanding: Children's Social Care" in said and "Schools" in said and "olice" not in said
    assert [each["trigger"].dt.days for each in found.walk("VALARM")] == [-14, -3]


def test_it_is_the_same_event_once_all_is_agreed_and_reminds_no_more() -> None:
    first = approve({}, NOTICE, POLICE, "2026-10-25")
    open_one, before = objecting(first)
    one, after = objecting(approve(first, NOTICE, SCHOOLS, "2026-10-28"))
    assert (open_one.state, one.state) == ("open", "done") and str(after["summary"]).startswith("Done: ")
    assert before["uid"] == after["uid"] and before["sequence"] < after["sequence"]
    assert after.walk("VALARM") == []


def test_it_is_told_before_anyone_has_answered() -> None:
    one, _ = objecting({})
    assert one.on == datetime.date(2026, 11, 17) and one.state == "open"


@pytest.mark.parametrize(
    ("lasts", "ends"),
    [
        ("1 week", "2026-10-27"),
        ("1 month", "2026-11-20"),
        ("10 working days", "2026-11-03"),
        ("47 working days", "2026-12-24"),
        ("48 working days", "2026-12-29"),
        ("at once", "2026-10-20"),
        ("5 school days", None),
    ],
)
def test_the_time_to_object_is_counted_as_it_is_stated(lasts: str, ends: str | None) -> None:
    snippet = NOTICE.replace("28 days", lasts)
    held, setting = noticed({}, snippet)
    found = [day.on.isoformat() for day in agenda(held, setting) if day.sort == "notice"]
    assert found == ([ends] if ends else [])


def test_a_rule_without_a_time_to_object_has_none() -> None:
    held, setting = noticed(approve({}, RULE, POLICE, "2026-10-25"), RULE)
    assert [day for day in agenda(held, setting) if day.sort == "notice"] == []


def test_an_event_says_who_sees_to_it() -> None:
    training = event("Train all staff who use the guide")
    assert str(training["description"]).splitlines() == [
        "Head of Learning, Northmere Borough Council",
        "Measure: 95 in 100 are trained",
    ]


def test_what_is_done_says_so_and_what_was_stopped_is_cancelled() -> None:
    assert event("Done: Form a working group")["status"] == "CONFIRMED"
    stopped = PLAN + "activities:\n  - {id: training, status: stopped}\n"
    assert event("Train all staff who use the guide", stopped)["status"] == "CANCELLED"


def test_an_event_keeps_its_name_and_counts_up_when_its_day_moves() -> None:
    moved = PLAN + "as_of: 2026-11-21\nactivities:\n  - {id: training, what: Train staff, by: 2027-03-01}\n"
    before, after = event("Train all staff who use the guide"), event("Train staff", moved)
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    assert before["dtstamp"].dt < after["dtstamp"].dt


def test_no_two_events_share_a_name_and_no_two_partnerships_do() -> None:
    names = [str(one["uid"]) for one in calendar().events]
    assert len(names) == len(set(names))
    other = calendar(setting=replace(SETTING, brand=Brand("Southmere Partnership")))
    assert not {str(one["uid"]) for one in other.events} & set(names)


HOSTILE = (
    "Train; all, staff\\now: \N{SNOWMAN} " + "caf\N{LATIN SMALL LETTER E WITH ACUTE} " * 25 + "END:VCALENDAR"
)


def test_the_text_is_as_the_standard_has_it() -> None:
    snippet = PLAN + f"activities:\n  - id: training\n    what: '{HOSTILE}'\n"
    text = ics.render(corpus(snippet), SETTING)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "") and "\r" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert event(HOSTILE, snippet) is not None
    assert text.count("\r\nEND:VCALENDAR") == 1


def test_the_same_documents_give_the_same_calendar_on_any_day() -> None:
    assert ics.render(corpus(), SETTING) == ics.render(corpus(), replace(SETTING, today=TODAY.replace(day=1)))


def test_a_calendar_says_what_boards_are_told_and_no_more() -> None:
    """The whole workspace with every field filled in, each by a word of its own, before any of it is over."""
    whole = compile_sources(sources(("superseded_by", "ends")), Occasion(TODAY)).corpus
    text = ics.render(replace(whole, held=frozenset()), SETTING).replace("\r\n ", "")
    told = {
        token[0]: field
        for name, document in whole.documents.items()
        for field in walk(document.content, document.at())
        if (token := re.search(r"Token\d{5}", str(field.value)))
    }
    said = [told[token] for token in re.findall(r"Token\d{5}", text)]
    assert {one.address.document for one in said} >= {"plan", "protocol", "directory"}
    assert [str(one.address) for one in said if "S" not in one.audiences] == []


# -- where it is found ------------------------------------------------------------------------------------------------


def made(snippet: str = PLAN, *wanted: str) -> build.Plan:
    every = site.Wanted(frozenset(wanted), site.layer_names(), site.FORMATS)
    return site.plan(enact(corpus(snippet), SETTING.today), SETTING, assets.style(), every)


def test_a_build_writes_the_calendar_and_the_index_leads_to_it(tmp_path: Path) -> None:
    (planned,) = [one for one in made().pages if one.path == "calendar.ics"]
    alone = build.Plan((planned,), {})
    first = build.run(alone, tmp_path / "build", build.Options(tmp_path))
    assert first.value is not None and first.value.written == ("calendar.ics",)
    assert (tmp_path / "build" / "calendar.ics").read_bytes() == ics.render(corpus(), SETTING).encode()
    again = build.run(alone, tmp_path / "build", build.Options(tmp_path))
    assert again.value is not None and again.value.due == ()
    index = page(partnership.index(corpus(), SETTING), screen=True)
    assert "calendar.ics" in [address for _, address in index.others]


def test_a_build_makes_the_calendar_again_where_a_day_has_moved(tmp_path: Path) -> None:
    def run(snippet: str) -> build.BuildReport:
        (planned,) = [one for one in made(snippet).pages if one.path == "calendar.ics"]
        done = build.run(build.Plan((planned,), {}), tmp_path / "build", build.Options(tmp_path))
        assert done.value is not None
        return done.value

    run(PLAN)
    ((name, (why,)),) = run(LATE).due
    assert name == "calendar.ics" and why == "export changed (text)"
    assert b"20261118" in (tmp_path / "build" / "calendar.ics").read_bytes()


def test_where_nothing_has_a_day_there_is_no_calendar() -> None:
    unstated = "".join(
        f"# in {name}\nreview: {{not_stated: nobody has decided}}\n"
        for name in ("protocol", "framework", "exchange", "policy")
    )
    assert agenda(corpus(unstated), SETTING) == ()
    assert [one.path for one in made(unstated).pages if one.path.endswith(".ics")] == []
    assert "calendar.ics" not in [
        address for _, address in partnership.index(corpus(unstated), SETTING).others
    ]


def test_one_document_by_itself_leaves_the_calendar_as_it_is() -> None:
    alone = made(PLAN, "protocol")
    assert "calendar.ics" not in [one.path for one in alone.pages] and "*" in alone.stays


def test_the_register_lists_what_is_still_to_be_done_and_says_what_is_late() -> None:
    view = partnership.register(corpus(LATE), SETTING)
    (section,) = [one for one in view.sections if one.id == "days"]
    (table,) = section.blocks
    assert isinstance(table, Table)
    first, *rest = table.rows
    assert first[0][0].lead == "Late:" and first[1][0].words == "Train all staff who use the guide"
    assert [row for row in rest if row[0][0].lead] == []
    assert [row for row in table.rows if row[1][0].words.startswith("Done:")] == []


# -- the command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in scaffold.workspace("Our partnership").items():
        drafts.create(tmp_path, name, text.encode())
    return tmp_path


def ispc(*arguments: str, at: Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-c", "from ispc.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=at, capture_output=True, check=False, timeout=120)


def test_export_gives_the_calendar_byte_by_byte(workspace: Path) -> None:
    done = ispc("export", "ics", at=workspace)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    filed = ispc("export", "ics", "--out", "out/days.ics", at=workspace)
    assert (filed.returncode, filed.stdout) == (0, b"")
    assert (workspace / "out" / "days.ics").read_bytes() == done.stdout


def test_export_of_what_is_not_known_says_what_is(workspace: Path) -> None:
    done = ispc("export", "isc", at=workspace)
    assert done.returncode == 2 and b"the exports are " in done.stderr and b"ics" in done.stderr


def test_export_says_what_it_had_to_leave_out(workspace: Path) -> None:
    (workspace / "protocols" / "policy.yaml").write_text("kind: policy\ntitle: [\n")
    done = ispc("export", "ics", at=workspace)
    assert done.returncode == 1 and b"policy" in done.stderr
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
