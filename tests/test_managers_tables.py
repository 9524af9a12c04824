"""The managers' tables: the regulator's questions, the flows at a glance and the clocks. Nothing a party said drops out of a row."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from functools import cache

import pytest

from ispc.corpus import Corpus
from ispc.coverage import rows
from ispc.layers import managerial
from ispc.layers._words_matrix import matrix_words
from ispc.setting import Setting
from ispc.view import Brand, Cell, Section, Subsection, Table, Text, View
from tests import test_coverage
from tests.workspaces import TODAY, compiled

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
WORDS = matrix_words("en")


@cache
def view(document: str, snippet: str = "") -> View:
    return _view(compiled(snippet).corpus, document)


def _view(held: Corpus, document: str) -> View:
    return managerial.view(held.effective[document], held, SETTING)


def table(page: View, caption: str) -> Table:
    return next(one for one in blocks(page) if isinstance(one, Table) and one.caption == caption)


def blocks(value: object) -> Iterator[object]:
    if dataclasses.is_dataclass(value):
        yield value
        for one in dataclasses.fields(value):
            yield from blocks(getattr(value, one.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from blocks(each)


def said(cell: Cell) -> list[str]:
    return [f"{text.lead} {text.words}".strip() for text in cell]


# --- The questions ---------------------------------------------------------------------------------------------------


def marks(page: View) -> dict[str, str]:
    return {row[0][0].words: row[1][0].marks[0].label for row in table(page, WORDS.questions).rows if row[1]}


def test_the_table_shows_every_question_as_it_stands() -> None:
    held = compiled().corpus
    stand = {"not asked": "not-asked"}
    assert marks(view("protocol")) == {
        row.question.asks: stand.get(row.standing, row.standing)
        for row in rows(held.effective["protocol"], held)
    }


def test_a_clause_that_is_taken_out_turns_its_questions_red_and_no_other() -> None:
    before, after = (
        marks(view("protocol")),
        marks(view("protocol", "# in framework\naccuracy: {checks: (remove)}")),
    )
    assert {asks: label for asks, label in after.items() if before[asks] != label} == {
        "How is the information checked, for example by samples?": "unanswered"
    }
    row = next(
        row
        for row in table(
            view("protocol", "# in framework\naccuracy: {checks: (remove)}"), WORDS.questions
        ).rows
        if row[1] and row[1][0].marks[0].label == "unanswered"
    )
    assert (row[2][0].words, row[2][0].gap) == ("Not stated: Checks", True)


def test_a_standing_is_told_by_sign_word_and_colour() -> None:
    signs = [sign for sign, _, _ in WORDS.standings.values()]
    said_ = [words for _, words, _ in WORDS.standings.values()]
    assert len(set(signs)) == len(set(said_)) == 4


def test_an_answer_names_who_said_it() -> None:
    found = {row[0][0].words: said(row[2]) for row in table(view("exchange"), WORDS.questions).rows if row[1]}
    assert found["Who is trained, and in what?"] == ["From the framework: Who is trained"]
    assert found["Why is the sharing needed to reach them?"] == ["From the protocol: Why sharing is needed"]


def test_a_framework_and_a_policy_are_not_asked() -> None:
    for document in ("framework", "policy"):
        assert "questions" not in [section.id for section in view(document).sections]


@pytest.mark.parametrize("document", ["framework", "policy", "protocol", "exchange"])
@pytest.mark.parametrize("name", ["starter", "partnership"])
def test_every_way_within_the_page_leads_somewhere(name: str, document: str) -> None:
    held = test_coverage.corpus(name)
    for identity in [document] if name == "starter" else held.effective:
        page = _view(held, identity)
        there = {one.id for one in blocks(page) if isinstance(one, Section | Subsection)}
        links = {one.link[1:] for one in blocks(page) if isinstance(one, Text) and one.link.startswith("#")}
        assert links - there == set(), identity


# --- The flows at a glance -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["starter", "partnership"])
def test_every_party_stands_in_each_of_its_flows_with_its_own_answer(name: str) -> None:
    held = test_coverage.corpus(name)
    for effective in held.agreements():
        whole = table(_view(held, effective.id), WORDS.side_by_side)
        shown = [dict(zip(whole.columns, row, strict=True)) for row in whole.rows]
        for exchange in effective.exchanges:
            own = [row for row in shown if row[WORDS.flow_and_parties][0].link == f"#flow-{exchange.id}"]
            for ground in exchange.grounds:
                party, lawful = ground.member.name(), ground.lawful.value
                row = next(
                    row for row in own if any(party in text.words for text in row[WORDS.flow_and_parties])
                )
                assert str(lawful.basis).lower() in row["Basis"][0].words.lower()
                paragraphs = [
                    str(one.schedule_1) for one in (lawful.special, lawful.offence) if one and one.schedule_1
                ]
                assert all(any(number in one for one in said(row[WORDS.condition])) for number in paragraphs)
                for power in lawful.powers or ():
                    provision = held.law.find(power.cite)
                    assert provision is not None
                    lines = [one for one in said(row[WORDS.power]) if one.startswith(provision.citation)]
                    assert any(
                        party in one or "(" not in one.removeprefix(provision.citation) for one in lines
                    )


def test_parties_that_answer_alike_stand_in_one_row() -> None:
    shown = table(view("protocol"), WORDS.side_by_side).rows
    assert len(shown) == 2
    first = said(shown[0][0])
    assert first == [
        "A school is worried about a pupil",
        "gives: Schools in Northmere",
        "receives: Children's Social Care, Northmere Borough Council",
    ]


# --- The clocks ------------------------------------------------------------------------------------------------------


def test_a_clock_stands_beside_what_the_law_allows_with_an_example() -> None:
    found = {row[0][0].words: row for row in table(view("protocol"), WORDS.clocks_table).rows}
    assert said(found[WORDS.rights][1]) == ["1 month"]
    assert said(found[WORDS.rights][3]) == ["If it begins on 1 October 2026: until 2 November 2026"], (
        "a Sunday"
    )
    assert said(found[WORDS.breach][3]) == ["If it begins on 1 October 2026: until 4 October 2026"]
    assert said(found[WORDS.notice][1]) == [WORDS.nothing_agreed]
    assert found[WORDS.emergency][2] == ()


def test_every_length_of_time_of_the_agreement_is_a_clock() -> None:
    lengths = {
        *("1 month", "30 days", "1 hour", "2 working days", "1 working day", "6 months", "12 months"),
    }
    assert {
        text for row in table(view("protocol"), WORDS.clocks_table).rows for text in said(row[1])
    } >= lengths


def test_the_page_does_not_change_with_the_calendar() -> None:
    held = compiled().corpus
    later = dataclasses.replace(SETTING, today=TODAY + datetime.timedelta(days=3))
    assert managerial.view(held.effective["protocol"], held, later) == view("protocol")


# --- The law ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["starter", "partnership"])
def test_the_law_that_is_relied_on_by_a_word_or_a_number_stands_in_the_table_of_law(name: str) -> None:
    held = test_coverage.corpus(name)
    law, asked = held.law, 0
    for effective in held.agreements():
        caption = "Every provision cited here, in the order of the alphabet"
        shown = {row[0][0].words for row in table(_view(held, effective.id), caption).rows}
        for exchange in effective.exchanges:
            for ground in exchange.grounds:
                said_ = ground.lawful.value
                relied = [law.worded(str(said_.basis), "article 6")]
                relied += [law.worded(str(said_.special.condition), "article 9")] if said_.special else []
                relied += [law.worded(said_.recognised, "annex 1")] if said_.recognised else []
                for condition in (said_.special, said_.offence):
                    relied += (
                        [law.paragraph(condition.schedule_1)] if condition and condition.schedule_1 else []
                    )
                if said_.sensitive and said_.sensitive.schedule_8:
                    relied.append(
                        law.provision(f"dpa-2018-schedule-8-paragraph-{said_.sensitive.schedule_8}")
                    )
                named = {one.citation for one in relied if one is not None}
                asked += len(named)
                assert named <= shown, (effective.id, named - shown)
    assert asked > 5
