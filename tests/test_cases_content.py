"""The worked cases in protocols/cases: they put the grey areas to the test, and they read as a front-line story should."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ispc.corpus import Corpus, Effective, Exchange, Occasion
from ispc.decide import Answer, decide
from ispc.diagnostic import Severity
from ispc.kinds.scenario import Scenario
from ispc.location import Source
from ispc.model.consent import ConsentUse
from ispc.model.scalars import NotStated
from ispc.pipeline import Compiled, compile_sources
from ispc.questions import Question, of_case
from tests.workspaces import documents

ROOT = Path(__file__).parents[1]
TODAY = Occasion(datetime.date(2026, 11, 21))
PROTOCOLS = ("adults-at-risk", "children-and-young-people", "crime-disorder-and-anti-social-behaviour")
MOST_WORDS = 25


@cache
def partnership() -> Compiled:
    paths = documents(ROOT)
    return compile_sources([Source(str(path.relative_to(ROOT)), path.read_bytes()) for path in paths], TODAY)


def corpus() -> Corpus:
    return partnership().corpus


@cache
def cases() -> dict[str, Scenario]:
    return {one.id: one.content for one in corpus().documents.values() if isinstance(one.content, Scenario)}


def question(case: Scenario) -> Question:
    return of_case(case.ask_, case.roles or ())


def answer(case: Scenario) -> Answer:
    return decide(corpus().effective[case.of], corpus(), question(case))


CASES = sorted(path.stem for path in (ROOT / "protocols" / "cases").rglob("*.yaml"))


def test_each_case_file_is_a_case() -> None:
    assert sorted(cases()) == CASES


def test_each_protocol_has_six_cases_and_more_with_every_verdict_among_them() -> None:
    said = Counter((case.of, case.expect) for case in cases().values())
    for protocol in PROTOCOLS:
        verdicts = {verdict: said[protocol, verdict] for verdict in ("permit", "deny", "review")}
        assert all(verdicts.values()), (protocol, verdicts)
        assert sum(verdicts.values()) >= 6, (protocol, verdicts)


@pytest.mark.parametrize("name", CASES)
def test_the_agreement_gives_the_answer_that_is_expected_and_for_the_reason_given(name: str) -> None:
    assert _holds(cases()[name], answer(cases()[name]))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_flow_can_be_dropped_without_a_case_that_tells(protocol: str) -> None:
    whole = corpus().effective[protocol]
    for exchange in whole.exchanges:
        rest = tuple(one for one in whole.exchanges if one is not exchange)
        assert _fallen(replace(whole, exchanges=rest)), exchange.id


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_no_flow_that_asks_can_stop_asking_without_a_case_that_tells(protocol: str) -> None:
    whole = corpus().effective[protocol]
    asking = [one for one in whole.exchanges if _use(one) != "not used"]
    assert asking
    for exchange in asking:
        flow = exchange.flow.value.model_copy(
            update={"consent": ConsentUse(use="not used"), "objection": None}
        )
        silent = replace(exchange, flow=replace(exchange.flow, value=flow))
        others = tuple(silent if one is exchange else one for one in whole.exchanges)
        assert _fallen(replace(whole, exchanges=others)), exchange.id


def test_a_no_does_not_stand_in_the_way_of_a_child_at_risk() -> None:
    assert "permit" in _verdicts(lambda asked, _: asked.consent == "refused" and asked.harm == "serious")


def test_someone_who_may_have_done_harm_is_never_told() -> None:
    def opposed(asked: Question, case: Scenario) -> bool:
        people = {one.value.id: one.value for one in corpus().effective[case.of].people}
        return asked.receiver in people and asked.about in (people[asked.receiver].opposed_to or ())

    found = [case.of for case in cases().values() if opposed(question(case), case)]
    assert len(set(found)) >= 2
    assert _verdicts(opposed) == ["deny"] * len(found)


def test_a_person_who_cannot_decide_is_protected_but_no_yes_is_made_up_for_them() -> None:
    found = _verdicts(
        lambda asked, case: (
            asked.consent == "cannot be given" and _population(asked, case) == "lacks capacity"
        )
    )
    assert set(found) == {"permit", "review"}


def test_the_secrets_of_someone_who_died_go_to_a_review_and_not_to_a_caller() -> None:
    found = _verdicts(lambda asked, case: _population(asked, case) == "deceased")
    assert set(found) == {"permit", "review"}


def test_a_caller_from_outside_is_checked_first() -> None:
    found = _verdicts(
        lambda asked, case: asked.receiver == "" and bool(asked.asked_for) and asked.channel == "telephone"
    )
    assert found
    assert set(found) == {"review"}


def test_police_may_ask_a_school() -> None:
    found = _verdicts(
        lambda asked, _: (
            asked.giver == "schools" and asked.receiver == "northmere-police" and bool(asked.asked_for)
        )
    )
    assert found == ["permit"]


def test_what_goes_astray_in_good_faith_is_put_right() -> None:
    astray = [case for case in cases().values() if question(case).astray]
    assert [case.expect for case in astray] == ["review"]
    assert {one.split("/")[0] for case in astray for one in case.because} == {"breach"}


def test_a_refusal_is_kept_where_the_person_is_asked_and_nobody_is_at_risk() -> None:
    def kept(asked: Question, case: Scenario) -> bool:
        return asked.consent == "refused" and asked.harm == "none" and _asks_for_a_yes(case)

    found = _verdicts(kept)
    assert len(found) >= 2
    assert set(found) == {"deny"}


def test_in_an_emergency_at_night_staff_ring_first() -> None:
    found = _verdicts(lambda asked, _: asked.urgency == "emergency")
    assert found
    assert set(found) == {"permit"}


def test_something_is_never_shared_and_some_way_is_banned() -> None:
    def never(asked: Question, case: Scenario) -> bool:
        agreement = corpus().effective[case.of].agreement
        assert agreement is not None
        return bool({one.id for one in agreement.never_share or ()}.intersection(asked.items))

    def banned(asked: Question, case: Scenario) -> bool:
        use = {one.value.id: one.value.use for one in corpus().effective[case.of].channels}
        return use.get(asked.channel) == "never"

    for fact in (never, banned):
        found = _verdicts(fact)
        assert found
        assert set(found) == {"deny"}


@pytest.mark.parametrize("name", CASES)
def test_a_story_is_short_and_has_roles_to_play_and_questions_to_discuss(name: str) -> None:
    case = cases()[name]
    assert 3 <= len(_sentences(case.story.said())) <= 6
    assert 1 <= len(_sentences(case.learn.said())) <= 2
    assert 2 <= len(case.discuss or ()) <= 3
    assert 2 <= len(case.roles or ()) <= 5
    assert len({role.of.split("/")[0] for role in case.roles or () if role.of}) >= 2


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_of_it_is_short(name: str) -> None:
    case = cases()[name]
    said = (case.story, case.learn, *(case.discuss or ()), *(role.who for role in case.roles or ()))
    sentences = [sentence for words in said for sentence in _sentences(words.said())]
    assert [one for one in sentences if len(one.split()) > MOST_WORDS] == []


def test_no_case_has_a_finding() -> None:
    found = [
        one
        for one in partnership().findings
        if getattr(one.where, "document", "") in cases() and one.severity > Severity.INFO
    ]
    assert found == []


def _verdicts(fact: Callable[[Question, Scenario], bool]) -> list[str]:
    return [case.expect for case in cases().values() if fact(question(case), case)]


def _asks_for_a_yes(case: Scenario) -> bool:
    """Whether a flow that bears on the case turns on the person's word."""
    flows = {one.id: one for one in corpus().effective[case.of].exchanges}
    return any(
        one.flow.value.objection == "stops it" or _use(one) != "not used"
        for one in (flows[name] for name in answer(case).flows)
    )


def _use(exchange: Exchange) -> str:
    consent = exchange.flow.value.consent
    return "not stated" if isinstance(consent, NotStated) else consent.use


def _fallen(effective: Effective) -> list[str]:
    """The cases of a protocol that no longer hold."""
    return [
        name
        for name, case in cases().items()
        if case.of == effective.id and not _holds(case, decide(effective, corpus(), question(case)))
    ]


def _holds(case: Scenario, found: Answer) -> bool:
    return found.verdict == case.expect and all(found.rests_on(one) for one in case.because)


def _population(asked: Question, case: Scenario) -> str:
    people = {one.value.id: one.value for one in corpus().effective[case.of].people}
    return people[asked.about].population if asked.about in people else ""


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text.strip())
