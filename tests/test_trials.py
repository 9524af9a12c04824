"""Worked cases as tests of an agreement: a change that turns an answer is told at the clause that turned it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ispc import examined, spoken, trials
from ispc.companions import cases, exercise, handouts
from ispc.decide import decide_all
from ispc.fields import walk
from ispc.pipeline import Compiled
from ispc.setting import Setting
from ispc.view import Brand
from tests.workspaces import TODAY, compiled

SETTING = Setting(Brand("Northmere Partnership"), TODAY)

CASE = """
# in promise
kind: scenario
of: protocol
title: A promise of secrecy
story: A pupil says that she is afraid to go home, and asks you to tell no one.
roles:
  - {id: assistant, who: A teaching assistant, of: schools}
  - {id: worker, who: A worker at the front door, of: northmere-council/childrens-social-care}
ask: {as: assistant, give: [concern], to: worker, for: protect, about: child, consent: refused, harm: serious}
expect: permit
because: [school-worried]
learn: A promise of secrecy cannot be kept.
discuss: [What would you write down?]
"""


@cache
def workspace(change: str = "") -> Compiled:
    return compiled(CASE + change)


def tried(change: str = "") -> trials.Trial:
    (one,) = trials.trials(workspace(change).corpus)
    return one


def test_a_role_stands_for_the_party_that_it_acts_for() -> None:
    question = tried().question
    assert (question.giver, question.receiver) == ("schools", "northmere-council/childrens-social-care")
    assert question.role == "A teaching assistant"


def test_a_role_of_nobody_stands_outside() -> None:
    outside = tried("# in promise\nroles:\n  - {id: worker, who: Someone on the telephone, of: (remove)}")
    assert outside.question.receiver == ""
    assert outside.answer.verdict == "review"


def test_a_case_that_holds_is_quiet() -> None:
    assert tried().passed
    assert [one.code for one in workspace().findings] == []


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ("flows:\n  - {id: school-worried, consent: asked}", "consent refused", ("flows", 0, "consent")),
        (
            "flows:\n  - {id: school-worried, objection: stops it}",
            "objection stops it",
            ("flows", 0, "objection"),
        ),
        ("flows:\n  - {id: school-worried, about: [carer]}", "other person", ("flows", 0, "about")),
        ("flows:\n  - {id: school-worried, items: [attendance]}", "other items", ("flows", 0, "items")),
    ],
)
def test_a_change_that_turns_the_answer_is_told_at_the_clause_that_turned_it(
    change: str, code: str, path: tuple[str | int, ...]
) -> None:
    made = workspace(f"# in protocol\n{change}\n")
    (found,) = (one for one in made.findings if one.code == "scenario-answer-differs")
    assert found.severity.word == "error"
    assert (found.where.document, found.where.path) == ("protocol", path)  # type: ignore[union-attr]
    assert code in found.caret
    (other,) = found.related
    assert (other.where.document, other.where.path) == ("promise", ("expect",))  # type: ignore[union-attr]


def test_coverage_says_what_no_case_reaches() -> None:
    effective = workspace().corpus.effective["protocol"]
    lines = {(one.sort, one.clause): one.cases for one in trials.coverage(effective, [tried()])}
    assert lines["flow", "school-worried"] == ("promise",)
    assert lines["flow", "police-worried"] == ()
    assert lines["party", "schools"] == ("promise",)
    assert lines["party", "northmere-police"] == ()
    assert lines["population", "children"] == ("promise",)
    assert lines["condition", "adoption-records"] == ()
    assert lines["condition", "school-worried/tell_the_person"] == ("promise",)
    assert lines["condition", "breach/tell_within"] == ()


def test_coverage_says_whom_each_item_was_tried_for() -> None:
    effective = workspace().corpus.effective["protocol"]
    lines = {one.clause: one.cases for one in trials.coverage(effective, [tried()])}
    assert lines["items/concern/child"] == ("promise",)
    assert lines["items/concern/carer"] == ()
    assert lines["items/attendance/child"] == ()


def test_coverage_says_which_opponents_were_tried() -> None:
    change = (
        "# in protocol\npeople:\n  - {id: carer, opposed_to: [child, witness]}\n"
        "  - {id: witness, who: Someone who saw it, population: adults}\n"
        "# in promise\nask: {to: carer, consent: (remove)}\nexpect: deny\nbecause: [people/carer]\n"
    )
    effective = workspace(change).corpus.effective["protocol"]
    lines = {one.clause: one.cases for one in trials.coverage(effective, [tried(change)])}
    assert lines["people/carer/opposed_to/child"] == ("promise",)
    assert lines["people/carer/opposed_to/witness"] == ()


def test_every_clause_that_an_answer_rests_on_is_a_line_of_coverage() -> None:
    """Else coverage would be blind to it."""
    effective = workspace().corpus.effective["protocol"]
    known = {clause for _, clause, _ in trials.reachable(effective)}
    rests_on = {one.clause for one in (*tried().answer.reasons, *tried().answer.conditions)}
    assert rests_on <= known


def test_the_report_names_the_case_and_the_clause() -> None:
    made = workspace("# in protocol\nflows:\n  - {id: school-worried, consent: asked}\n")
    found = trials.trials(made.corpus)
    text = examined.text(found, spoken.Room(made.corpus, made.trees, SETTING))
    assert "FAILS  permit  A promise of secrecy" in text
    assert "protocols/protocol.yaml:" in text and "1 case, 1 failed" in text
    data = json.loads(examined.as_json(found, spoken.Room(made.corpus, made.trees, SETTING)))
    assert data["cases"][0]["passed"] is False
    assert {one["sort"] for one in data["coverage"]} == {"flow", "party", "condition", "population"}


def test_what_programs_read_is_as_its_schema_says() -> None:
    made = workspace()
    room = spoken.Room(made.corpus, made.trees, SETTING)
    asked = decide_all(made.corpus, tried().question)
    for name, text in (
        ("answer", spoken.as_json(asked, room)),
        ("answer", spoken.as_json((), room)),
        ("cases", examined.as_json(trials.trials(made.corpus), room)),
    ):
        schema = json.loads((Path(__file__).parent.parent / f"schemas/{name}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(json.loads(text))


# -- pages -------------------------------------------------------------------------------------------------------------


def test_hand_outs_hold_no_answer_and_no_lesson() -> None:
    corpus = workspace().corpus
    page = handouts.view(corpus.effective["protocol"], corpus, SETTING)
    assert page is not None
    assert [one.heading for one in page.sections] == [
        "A promise of secrecy: A teaching assistant",
        "A promise of secrecy: A worker at the front door",
    ]
    text = repr(page.sections)
    assert "You may share this" not in text and "cannot be kept" not in text
    assert "What would you write down?" in text


def test_in_an_exercise_nobody_plays_for_their_own_organisation() -> None:
    corpus = workspace().corpus
    page = exercise.view(corpus.effective["protocol"], corpus, SETTING)
    assert page is not None
    (swap,) = (one for one in page.sections if one.id == "swap")
    rows = [(row[0][0].words, row[1][0].words) for row in swap.blocks[0].rows]  # type: ignore[union-attr]
    assert len(rows) == len(corpus.effective["protocol"].members)
    assert sorted(own for own, _ in rows) == sorted(other for _, other in rows)
    assert all(own != other for own, other in rows)


def test_a_case_that_differs_tells_nobody_what_to_do() -> None:
    made = workspace("# in protocol\nflows:\n  - {id: school-worried, consent: asked}\n").corpus
    page = cases.view(made.effective["protocol"], made, SETTING)
    assert page is not None
    text = repr(page.sections)
    assert "This case and the agreement differ" in text
    assert "Offer" not in text


def test_an_agreement_without_cases_has_no_such_pages() -> None:
    corpus = compiled().corpus
    for one in (cases, exercise, handouts):
        assert one.view(corpus.effective["protocol"], corpus, SETTING) is None


def test_every_field_of_a_case_is_declared_for_the_front_line_or_says_why_not() -> None:
    document = workspace().corpus.documents["promise"]
    fields = list(walk(document.content, document.at()))
    assert len(fields) > 15
    told = [one for one in fields if one.audiences == "F"]
    internal = [one for one in fields if "internal" in (one.info.json_schema_extra or {})]  # type: ignore[operator]
    holders = [one for one in fields if one not in told and one not in internal]
    assert {one.address.path[-1] for one in holders} == {"roles", "ask"}
