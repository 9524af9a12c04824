"""The embedding plan on its pages: what boards and managers read of it, and that the board's side is one side."""

from __future__ import annotations

import datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ispc import assets, site
from ispc.companions import plan
from ispc.corpus import Corpus, Occasion
from ispc.enact import enact
from ispc.formats import formats
from ispc.kinds.plan import EmbeddingPlan
from ispc.layers import front_line, managerial, strategic
from ispc.location import Source
from ispc.model.plans import HEADINGS
from ispc.outputs import pdf
from ispc.pipeline import compile_sources
from ispc.rules import activity_late
from ispc.setting import Setting
from ispc.view import Brand, Fact, Section, Table, Text, View
from tests.workspaces import TODAY, compiled, documents

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
PLAN = "# in plan\nkind: plan\n"
LATE = PLAN + "activities:\n  - {id: training, by: 2026-11-18}\n"
ROOT = Path(__file__).parent.parent


def corpus(snippet: str = PLAN) -> Corpus:
    return compiled(snippet).corpus


def companion(snippet: str = PLAN, of: str = "framework") -> View | None:
    held = corpus(snippet)
    return plan.view(held.effective[of], held, SETTING)


def tables(view: View | None) -> dict[str, Table]:
    assert view is not None
    return {one.caption: one for part in view.sections for one in part.blocks if isinstance(one, Table)}


def part(view: View, name: str) -> Section | None:
    return next((one for one in view.sections if one.id == name), None)


def fact(view: View | None, label: str) -> str:
    assert view is not None
    (found,) = [one for one in view.control if isinstance(one, Fact) and one.label == label]
    return "; ".join(text.words for text in found.value)


@cache
def worked() -> Corpus:
    paths = documents(ROOT)
    sources = [Source(str(path.relative_to(ROOT)), path.read_bytes()) for path in paths]
    return compile_sources(sources, Occasion(TODAY)).corpus


def test_only_a_document_with_a_plan_has_its_page() -> None:
    assert companion() is not None
    assert companion(of="protocol") is None
    assert companion("") is None


def test_the_plan_stands_on_the_pages_of_boards_and_managers_and_on_no_guide() -> None:
    held = corpus()
    effective = held.effective["framework"]
    assert part(strategic.view(effective, held, SETTING), "plan") is not None
    assert part(managerial.view(effective, held, SETTING), "plan") is not None
    assert part(front_line.view(effective, held, SETTING), "plan") is None
    assert part(strategic.view(held.effective["protocol"], held, SETTING), "plan") is None


def test_progress_is_counted_and_what_is_late_with_it() -> None:
    assert fact(companion(), "Progress") == "3 of 5 done"
    assert fact(companion(LATE), "Progress") == "3 of 5 done, 1 late"
    held = corpus(LATE)
    assert fact(strategic.view(held.effective["framework"], held, SETTING), "The embedding plan") == (
        "3 of 5 done, 1 late"
    )


def test_the_activities_come_heading_by_heading_and_day_by_day() -> None:
    (activities, _) = tables(companion()).values()
    assert [row[0][0].words.lower() for row in activities.rows] == list(HEADINGS)
    early = PLAN + (
        "activities:\n  - {id: leads, heading: champion, what: Name a lead, by: 2026-06-01, status: done, done_on: 2026-06-01}\n"
    )
    (activities, _) = tables(companion(early)).values()
    assert [row[1][0].words for row in activities.rows][:2] == [
        "Name a lead",
        "Say where the chief officers stand",
    ]


@pytest.mark.parametrize(("day", "late"), [("2026-11-18", True), ("2026-11-21", False)])
def test_an_open_activity_is_late_from_the_day_after(day: str, late: bool) -> None:
    (activities, _) = tables(companion(LATE.replace("2026-11-18", day))).values()
    status = activities.rows[2][3][-1]
    assert status == Text("Under way", status.source, lead="Late:" if late else "")


def test_an_activity_of_nobody_shows_the_gap() -> None:
    (activities, _) = tables(companion(PLAN + "activities:\n  - {id: training, owner: (remove)}\n")).values()
    assert [text.gap for text in activities.rows[2][2]] == [True]


def test_the_last_reading_stands_beside_its_target() -> None:
    again = PLAN + (
        "indicators:\n  - {id: answered, readings: [{on: 2026-09-30, value: 71 in 100}, {on: 2026-11-01, value: 80 in 100}]}\n"
    )
    held = corpus(again)
    section = part(strategic.view(held.effective["framework"], held, SETTING), "measures")
    assert section is not None
    (table,) = [one for one in section.blocks if isinstance(one, Table)]
    assert table.columns[-1] == "Last reading"
    assert [text.words for text in table.rows[0][-1]] == ["80 in 100, 1 November 2026"]


def test_staff_confidence_says_how_many_answered() -> None:
    (_, signs) = tables(companion()).values()
    assert [text.words for text in signs.rows[-1][3]] == [
        "184 of 301 are sure; 420 were asked, 28 September 2026"
    ]


def test_managers_alone_read_the_evidence() -> None:
    evidence = PLAN + "activities:\n  - {id: survey, evidence: results on file}\n"
    held = corpus(evidence)
    effective = held.effective["framework"]
    assert "results on file" in repr(managerial.view(effective, held, SETTING))
    assert "results on file" not in repr(strategic.view(effective, held, SETTING))


def test_the_worked_plan_keeps_the_timeline_of_2009_and_one_thing_is_late() -> None:
    plan_of_2009 = worked().documents["embedding-plan"].content
    assert isinstance(plan_of_2009, EmbeddingPlan)
    days = {one.id: (one.starts, one.by) for one in plan_of_2009.activities}
    year = 2026
    assert days["working-group"] == (datetime.date(year, 6, 25), datetime.date(year, 6, 26))
    assert days["training-needs"][0] == days["review-adults"][0] == datetime.date(year, 6, 29)
    assert days["relaunch"][1] == days["training"][0] == datetime.date(year, 11, 16)
    late = list(activity_late.check(worked(), Occasion(TODAY)))
    assert [one.message for one in late] == ["`review-crime` was due on 2026-09-10, 72 days ago"]


def test_the_worked_plan_prints_on_one_side() -> None:
    form = formats(assets.style())["pdf"]
    view = plan.view(worked().effective["partnership-framework"], worked(), SETTING)
    assert view is not None and form.paper is not None
    job = pdf.PdfJob("plan", form.text(view), form.paper)
    (made,) = pdf.render_all([job], pdf.Limits(), 1)
    assert made.data is not None
    assert len(PdfReader(BytesIO(made.data)).pages) == 1


def test_the_page_of_the_plan_is_built_beside_its_document() -> None:
    held = corpus()
    wanted = site.Wanted(frozenset(), site.layer_names(), site.FORMATS)
    paths = {one.path for one in site.plan(enact(held, SETTING.today), SETTING, assets.style(), wanted).pages}
    assert {"framework/plan.html", "framework/plan.pdf"} <= paths
    assert not {"protocol/plan.html", "plan/strategic.html"} & paths
