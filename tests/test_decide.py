"""May it be shared? Each verdict for the reason it should have, and no verdict by default."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Any

import pytest

from ispc.corpus import Corpus
from ispc.decide import Answer, covers, decide, decide_all, together
from ispc.questions import Question
from tests.full_workspace import sources as full_sources
from tests.workspaces import TODAY, compiled

CARE = "northmere-council/childrens-social-care"
YES = Question("schools", CARE, ("attendance", "concern"), "protect", about="child")

ASKS = """
people:
  - {id: suspect, who: Someone who may have harmed a child, population: adults, opposed_to: child}
  - {id: unable, who: Adults who cannot decide, population: lacks capacity}
flows:
  - id: school-worried
    consent: {use: asked, unless: a child is at risk, if_refused: Do not share.}
consent_rules:
  refused: Offer help and ask again later.
  withdrawn: Stop that day.
  lacks_capacity: Decide in their best interests.
  unsafe_to_ask: Speak to your lead.
"""


@cache
def corpus(snippet: str = "") -> Corpus:
    return compiled(snippet).corpus


def answer(snippet: str = "", today: datetime.date | None = None, **facts: Any) -> Answer:
    held = corpus(snippet)
    return decide(held.effective["protocol"], held, replace(YES, **facts), today)


def whys(of: Answer) -> list[str]:
    return [one.why for one in of.reasons]


def test_a_flow_that_carries_it_permits_it_and_says_what_to_do() -> None:
    found = answer()
    assert (found.verdict, found.flows) == ("permit", ("school-worried",))
    assert found.reasons[0].clause == "school-worried"
    assert [one.why for one in found.conditions][-1] == "kept"
    assert found.rests_on("school-worried/send_by") and found.rests_on("school-worried/tell_the_person")
    assert found.ask is not None and found.ask.value.telephone


@pytest.mark.parametrize(
    ("facts", "verdict", "why"),
    [
        ({"items": ("adoption-records",)}, "deny", "never shared"),
        ({"items": ("concern", "adoption-records")}, "deny", "never shared"),
        ({"items": ("shoe-size",)}, "review", "item not listed"),
        ({"items": ("concern", "shoe-size")}, "review", "item not listed"),
        ({"items": ()}, "review", "item not listed"),
        ({"receiver": ""}, "review", "not a party"),
        ({"giver": ""}, "review", "not a party"),
        ({"receiver": "a-newspaper"}, "review", "not a party"),
        ({"purpose": ""}, "review", "purpose not said"),
        ({"purpose": "marketing"}, "review", "other purpose"),
        ({"astray": True}, "review", "astray"),
        ({"channel": "ordinary-email"}, "deny", "way banned"),
        ({"channel": "pigeon"}, "review", "way not agreed"),
        ({"receiver": "schools"}, "review", "other receiver"),
    ],
)
def test_each_verdict_has_its_reason(facts: dict[str, Any], verdict: str, why: str) -> None:
    found = answer(**facts)
    assert (found.verdict, whys(found)[0]) == (verdict, why)


@pytest.mark.parametrize(
    ("facts", "verdict", "why"),
    [
        ({"consent": "given"}, "permit", "covered"),
        ({"consent": "refused", "harm": "none"}, "deny", "consent refused"),
        ({"consent": "refused", "harm": "some"}, "deny", "consent refused"),
        ({"consent": "refused", "harm": "serious"}, "review", "refused but at risk"),
        ({"consent": "refused"}, "review", "refused but at risk"),
        ({"consent": "withdrawn", "harm": "none"}, "deny", "consent withdrawn"),
        ({"consent": "cannot be given"}, "review", "consent cannot be given"),
        ({"consent": "not safe to ask"}, "review", "not safe to ask"),
        ({"consent": "not asked"}, "review", "consent not known"),
        ({}, "review", "consent not known"),
    ],
)
def test_where_a_flow_asks_a_yes_opens_it_and_a_no_closes_it(
    facts: dict[str, Any], verdict: str, why: str
) -> None:
    found = answer(ASKS, **facts)
    assert (found.verdict, whys(found)[0]) == (verdict, why)


@pytest.mark.parametrize(
    ("says", "verdict"),
    [("stops it", "deny"), ("is weighed", "review"), ("does not stop it", "permit"), (None, "permit")],
)
def test_where_nobody_is_asked_a_no_is_an_objection(says: str | None, verdict: str) -> None:
    line = f"    objection: {says}\n" if says else ""
    found = answer(f"flows:\n  - id: school-worried\n{line}", consent="refused")
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("flow", "facts", "why"),
    [
        ("consent: {not_stated: nobody said}", {}, "consent not stated"),
        ("send_by: {not_stated: nobody said}", {}, "way not stated"),
        ("lawful: {not_stated: nobody said}", {}, "basis not stated"),
        ("lawful: {schools: {basis: {not_stated: nobody said}}}", {}, "basis not stated"),
        ("lawful: {schools: {special: (remove)}}", {}, "condition not stated"),
        ("lawful: {schools: {special: {condition: {not_stated: nobody said}}}}", {}, "condition not stated"),
        ("lawful: {schools: {confidence: {not_stated: nobody said}}}", {}, "condition not stated"),
        ("direction: pull", {}, "only on request"),
        (f"request: {{by: {CARE}}}", {}, "only on request"),
        ("about: [carer]", {}, "other person"),
        ("about: [child]", {"about": "", "items": ("concern",)}, "person not said"),
        ("for: {not_stated: nobody said}", {}, "other purpose"),
        ("items: {not_stated: nobody said}", {}, "other items"),
    ],
)
def test_what_the_agreement_leaves_open_is_never_permitted(
    flow: str, facts: dict[str, Any], why: str
) -> None:
    found = answer(f"flows:\n  - id: school-worried\n    {flow}\n", **facts)
    assert found.verdict == "review"
    assert why in whys(found)


def test_an_item_is_given_about_those_whom_it_is_about_and_nobody_else() -> None:
    widens = "items:\n  - {id: attendance, about: [child]}\n"
    assert answer(widens, items=("concern",), about="carer").verdict == "permit"
    found = answer(widens, items=("attendance",), about="carer")
    assert (found.verdict, found.reasons[0].why) == ("review", "other person")


def test_what_is_given_on_request_is_permitted_when_it_is_asked_for() -> None:
    assert answer("flows:\n  - {id: school-worried, direction: pull}", asked_for=True).verdict == "permit"


def test_who_has_access_asks_nobody() -> None:
    snippet = "flows:\n  - {id: school-worried, direction: pull, pattern: access}"
    assert answer(snippet).verdict == "permit"


def test_in_an_emergency_the_call_comes_first() -> None:
    snippet = (
        "flows:\n  - id: school-worried\n    in_an_emergency: "
        "{call: childrens-front-door, then: referral-form, within: 1 working day}\n"
    )
    found = answer(snippet, urgency="emergency")
    assert [one.why for one in found.conditions][:3] == ["call", "then record", "then record"]
    assert not found.rests_on("school-worried/send_by")


def test_who_has_no_time_to_ask_is_told_what_holds_in_an_emergency() -> None:
    snippet = "# in framework\nemergency: {then: Share what keeps people safe.}"
    found = answer(snippet, purpose="", urgency="emergency")
    assert found.verdict == "review"
    assert found.conditions[0].clause == "emergency/then"
    assert not answer(snippet, purpose="").rests_on("emergency/then")


def test_an_emergency_permits_no_sharing_for_which_no_way_is_stated() -> None:
    flow = "flows:\n  - id: school-worried\n    send_by: {not_stated: nobody said}\n"
    assert answer(flow, urgency="emergency").verdict == "permit", "there is a number to call"
    found = answer(f"{flow}    in_an_emergency: (remove)\n", urgency="emergency")
    assert (found.verdict, whys(found)[0]) == ("review", "way not stated")


@pytest.mark.parametrize("consent", ["given", "refused", "withdrawn", None])
def test_a_yes_or_a_no_of_someone_who_lacks_capacity_settles_nothing(consent: str | None) -> None:
    lacks = ASKS.replace("consent: {use", "about: [child, unable]\n    consent: {use")
    found = answer(lacks, about="unable", consent=consent, harm="none")
    assert (found.verdict, whys(found)[0]) == ("review", "consent cannot be given")


# -- people ------------------------------------------------------------------------------------------------------------


def test_an_opponent_is_never_told() -> None:
    found = answer(ASKS, receiver="suspect", giver=CARE)
    assert (found.verdict, found.reasons[0].clause) == ("deny", "people/suspect")


def test_a_person_is_told_as_the_flow_says() -> None:
    told = "flows:\n  - {id: school-worried, tell_the_person: 'yes'}"
    unless = "flows:\n  - {id: school-worried, tell_the_person: 'yes, unless telling puts someone at risk'}"
    never = "flows:\n  - {id: school-worried, tell_the_person: 'no, because it would warn someone'}"
    asked: dict[str, Any] = {"receiver": "child", "items": ("concern",)}
    assert answer(told, **asked).verdict == "permit"
    assert answer(unless, **asked).verdict == "review"
    assert answer(unless, **asked, harm="none").verdict == "permit"
    assert answer(never, **asked).verdict == "deny"


def test_of_two_flows_that_serve_alike_both_are_named() -> None:
    held = corpus()
    flow = held.effective["protocol"].exchanges[0].flow.value
    agreement = held.effective["protocol"].agreement
    assert agreement is not None and isinstance(agreement.flows, tuple)
    twin = flow.model_copy(update={"id": "twin"})
    twins = agreement.model_copy(update={"flows": (*agreement.flows, twin)})
    from ispc.inherit import inherit

    document = replace(held.documents["protocol"], content=twins)
    settled = inherit(replace(held, documents={**held.documents, "protocol": document})).value
    assert settled is not None
    found = decide(settled.effective["protocol"], settled, YES)
    assert (found.verdict, found.flows) == ("permit", ("school-worried", "twin"))
    assert [one.clause for one in found.reasons if one.why == "covered"] == ["school-worried", "twin"]


def test_a_request_by_the_person_is_passed_on() -> None:
    found = answer(receiver="child", items=("concern",), asked_for=True)
    assert found.verdict == "review"
    assert set(whys(found)) == {"request by the person"}


def test_who_cannot_decide_is_decided_for_in_their_best_interests() -> None:
    lacks = ASKS.replace("consent: {use", "about: [child, unable]\n    consent: {use")
    found = answer(lacks, about="unable")
    assert found.verdict == "review"
    assert found.rests_on("consent_rules/lacks_capacity")


# -- standing ----------------------------------------------------------------------------------------------------------


def test_on_a_day_on_which_it_is_not_in_force_nothing_is_permitted() -> None:
    assert answer(today=TODAY).verdict == "permit"
    early = answer(today=datetime.date(2020, 1, 1))
    assert (early.verdict, whys(early)) == ("review", ["not in force"])
    draft = answer("agreed: (remove)\neffective: (remove)\nsignatures: (remove)", today=TODAY)
    assert (draft.verdict, whys(draft)) == ("review", ["not in force"])


def test_a_party_that_has_left_receives_nothing() -> None:
    snippet = f"parties:\n  - {{organisation: northmere-council, left: {TODAY}}}"
    assert answer(snippet, today=TODAY).verdict == "deny"
    assert answer(snippet, today=TODAY - datetime.timedelta(days=1)).verdict == "permit"


# -- properties --------------------------------------------------------------------------------------------------------

_NAMES = ("", "schools", CARE, "northmere-council", "northmere-police", "child", "carer", "zebra")


def test_no_question_makes_it_fail_and_an_item_more_never_makes_it_bolder() -> None:
    """Every mixture of names, known and unknown: adding an item can only hold it back."""
    weight = {"permit": 0, "review": 1, "deny": 2}
    held = corpus(ASKS)
    effective, asked = held.effective["protocol"], 0
    for giver, receiver, purpose, about in product(_NAMES, _NAMES, ("", "protect", "zebra"), ("", "child")):
        alone = decide(effective, held, Question(giver, receiver, ("concern",), purpose, about=about))
        for more in ("attendance", "adoption-records", "zebra"):
            question = Question(giver, receiver, ("concern", more), purpose, about=about)
            both = decide(effective, held, question)
            assert weight[both.verdict] >= weight[alone.verdict], question
            turned = decide(effective, held, replace(question, items=(more, "concern")))
            assert (turned.verdict, turned.flows) == (both.verdict, both.flows), question
            asked += 1
        assert alone.reasons
        if "zebra" in (giver, receiver, purpose):
            assert alone.verdict != "permit"
    assert asked > 1000


def test_it_answers_for_a_workspace_in_which_every_field_is_filled() -> None:
    from ispc.corpus import Occasion
    from ispc.pipeline import compile_sources

    held = compile_sources(full_sources(), Occasion(TODAY)).corpus
    for effective in held.effective.values():
        for item in (*(one.value.id for one in effective.items), "zebra"):
            for member in (*effective.members, None):
                ref = member.ref if member else ""
                assert decide(effective, held, Question(ref, ref, (item,))).verdict in ("review", "deny")


# -- several documents -------------------------------------------------------------------------------------------------


def test_a_question_goes_to_each_document_that_covers_it() -> None:
    held = corpus()
    assert [one.document for one in decide_all(held, YES)] == ["protocol"]
    assert decide_all(held, replace(YES, receiver="a-newspaper")) == ()
    unlisted = decide_all(held, replace(YES, items=("zebra",)))
    assert [(one.document, one.verdict) for one in unlisted] == [
        ("exchange", "review"),
        ("protocol", "review"),
    ]
    assert not covers(held.effective["framework"], YES)


def test_where_one_permits_what_another_forbids_a_person_decides() -> None:
    permit, deny, review = answer(), answer(items=("adoption-records",)), answer(purpose="")
    assert together(()) == "review"
    assert together((permit,)) == "permit"
    assert together((permit, review)) == "permit"
    assert together((deny, review)) == "deny"
    assert together((permit, deny)) == "review"
