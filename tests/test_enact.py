"""What holds on a day: the edition in force for the front line, while the next one is negotiated beside it."""

from __future__ import annotations

import pytest

from ispc import assets, decide, decision_table, site
from ispc.enact import Enacted, enact
from ispc.outputs import html
from ispc.questions import Question
from ispc.setting import Setting
from ispc.view import Brand, View
from tests import logs
from tests.logs import COUNCIL, POLICE, RULE, SCHOOLS
from tests.signing_off import Files

SETTING = Setting(Brand("Northmere"), logs.day("2026-11-21"))

NEXT = (
    RULE
    + """
edition: "4"
flows:
  - id: school-worried
    to: [northmere-council/childrens-social-care, northmere-police]
    keep: {for: 30 years, from: date of birth, then: destroy, rule: school records schedule}
"""
)
"""The police may receive, and data is kept longer: everyone is asked again."""


def agreed() -> Files:
    files = logs.approve({}, RULE, POLICE, "2026-10-05", "sign")
    return logs.approve(files, RULE, SCHOOLS, "2026-10-07")


def held(files: Files, snippet: str, on: str = "2026-11-21") -> Enacted:
    return enact(logs.corpus(files, snippet), logs.day(on))


def test_a_document_without_records_is_as_it_says() -> None:
    found = held({}, "")
    assert found.coming == {}
    assert found.corpus.effective["protocol"].control == logs.corpus({}, "").effective["protocol"].control


def test_a_text_that_is_agreed_on_record_is_in_force_with_what_its_parties_decided() -> None:
    control = held(agreed(), RULE).corpus.effective["protocol"].control
    assert control.agreed is not None and control.agreed_on == logs.day("2026-10-07")
    assert control.in_force(logs.day("2026-11-21"))
    decided = {one.party: (one.decision, one.on) for one in control.signatures or ()}
    assert decided == {
        POLICE: ("signed", logs.day("2026-10-05")),
        SCHOOLS: ("approved", logs.day("2026-10-07")),
        COUNCIL: ("invited", None),
    }


def test_the_front_line_keeps_the_edition_in_force_while_the_next_is_negotiated() -> None:
    found = held(agreed(), NEXT)
    now, coming = found.corpus.effective["protocol"], found.coming["protocol"][0]
    assert (now.control.edition, coming.control.edition) == ("3", "4")
    assert now.control.in_force(logs.day("2026-11-21"))
    assert coming.control.agreed is None
    receivers = {one.ref for row in now.exchanges for one in row.receivers}
    assert POLICE not in receivers
    assert {row.receiver.ref for row in decision_table.rows(now, found.corpus)} == receivers


def test_a_question_is_answered_by_the_edition_in_force() -> None:
    question = Question(SCHOOLS, POLICE, ("attendance",), "protect", about="child")
    found, day = held(agreed(), NEXT), logs.day("2026-11-21")
    effective, corpus = found.coming["protocol"]
    now = decide.decide(found.corpus.effective["protocol"], found.corpus, question, day)
    coming = decide.decide(effective, corpus, question)
    assert "other receiver" in {one.why for one in now.reasons}
    assert "other receiver" not in {one.why for one in coming.reasons}


def test_the_next_edition_takes_over_on_the_day_its_rule_holds() -> None:
    files = logs.approve(agreed(), NEXT, POLICE, "2026-11-02")
    files = logs.approve(files, NEXT, COUNCIL, "2026-11-09")
    assert held(files, NEXT, "2026-11-08").corpus.effective["protocol"].control.edition == "3"
    found = held(files, NEXT, "2026-11-09")
    assert found.corpus.effective["protocol"].control.edition == "4"
    assert found.coming == {}


def test_a_corrected_telephone_number_reaches_the_edition_in_force_at_once() -> None:
    moved = "\n# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, telephone: 01632 960777}]}]\n"
    found = held(agreed(), NEXT + moved)
    now = found.corpus.effective["protocol"]
    emergency = next(one.emergency_contact for one in now.exchanges if one.emergency_contact)
    assert now.control.edition == "3"
    assert emergency.value.telephone == "01632 960777"


def test_records_that_are_not_trusted_bring_nothing_into_force() -> None:
    files = agreed()
    corpus = logs.corpus(files, RULE)
    every = frozenset(one.digest for one in corpus.approvals.all)
    found = enact(corpus, logs.day("2026-11-21"), every)
    assert found.corpus.effective["protocol"].control.agreed is None


def test_an_acceptance_on_conditions_is_not_shown_as_an_approval() -> None:
    files = logs.approve(agreed(), RULE, COUNCIL, "2026-10-09", conditions="once the form is in use")
    control = held(files, RULE).corpus.effective["protocol"].control
    assert {one.party: one.decision for one in control.signatures or ()}[COUNCIL] == "invited"


def test_where_the_text_in_force_cannot_be_compiled_again_the_one_to_come_is_not_taken_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claims = NEXT.replace("agreed: (remove)", "agreed: {on: 2026-11-01, by: children-board}")
    monkeypatch.setattr("ispc.enact._decoded", lambda text: iter(()))
    control = held(agreed(), claims).corpus.effective["protocol"].control
    assert control.edition == "4"
    assert control.agreed is None


def test_the_pages_to_come_stand_beside_those_in_force_and_each_leads_to_the_other() -> None:
    wanted = site.Wanted(frozenset({"protocol"}), site.layer_names(), ("html",))
    plan = site.plan(held(agreed(), NEXT), SETTING, assets.style(), wanted)
    views = {page.path: page.view for page in plan.pages if isinstance(page.view, View)}
    now, coming = views["protocol/managerial.html"], views["protocol/next/managerial.html"]
    assert ("The text to come, not in force", "next/managerial.html") in now.others
    assert ("The text in force", "../managerial.html") in coming.others
    assert ("All documents", "../../index.html") in coming.others
    assert coming.watermark and not now.watermark
    guide = views["protocol/front-line.html"]
    assert not any("next/" in to for _, to in guide.others)
    page = html.page(coming, assets.style())
    assert 'href="../../framework/managerial.html' in page
    assert 'href="../framework/' not in page
    shown = {path for path in views if path.startswith("protocol/next/")}
    assert {path.replace("/next/", "/") for path in shown} >= {
        "protocol/front-line.html",
        "protocol/strategic.html",
    }
