"""What a change must not be mistaken for: the families on who shares what about whom, for what, on what ground, and who is asked and told.

Each pair here could pass for something lighter: a wider change inside a narrower one, a body in the place of one service, an item in the
place of another. And the parties that have to agree again are exactly those whose duties, data or risk have changed.
"""

from __future__ import annotations

import re

import pytest

from ispc.effect import CLASSES, Effect
from ispc.meaning import rules
from tests.test_effects import codes, effects_of

COUNCIL, POLICE, SCHOOLS = "northmere-council/childrens-social-care", "northmere-police", "schools"
LIGHT = ("formatting", "editorial", "correction")
BESIDE = ("order-changed", "id-changed", "directory-entry-named", "directory-entry-unnamed")
"""Facts that may be told beside what weighs."""


def flow(*lines: str, name: str = "school-worried") -> str:
    """A snippet that changes one flow."""
    return f"flows: [{{id: {name}, {', '.join(lines)}}}]"


def one(found: tuple[Effect, ...], code: str) -> Effect:
    (effect,) = (effect for effect in found if effect.code == code)
    return effect


# --- A wider change is seen although a narrower one stands beside it ---------------------------------------------------

HIDDEN = [
    ("item-swapped", flow("items: [attendance]"), flow("items: [concern]"), "flow-item-added"),
    ("recipient-swapped", "", flow("to: northmere-police"), "recipient-added"),
    ("giver-swapped", "", flow("from: northmere-police"), "giver-added"),
    ("service-to-body", "", flow("to: [northmere-council, northmere-police]"), "recipient-widened"),
    ("body-with-service-kept", "", flow("to: [northmere-council/childrens-social-care, northmere-council]"), "recipient-added"),
    ("class-for-a-body", flow("to: northmere-police", name="police-worried"), flow("to: schools", name="police-worried"), "recipient-class-added"),
    ("purpose-swapped", "purposes: [{id: plan, aim: Plan services.}]", "purposes: [{id: plan, aim: Plan services.}]\n" + flow("for: plan"), "flow-purpose-added"),
    ("people-swapped", flow("about: child"), flow("about: carer"), "flow-about-more"),
    ("flow-about-nobody-named", flow("about: child"), "", "flow-about-more"),
    ("item-about-nobody-named", "", "items: [{id: attendance, about: (remove)}]", "item-about-more"),
    ("role-turned-round", "", "parties: [{class: schools, role: receives}]", "party-role-wider"),
    ("condition-for-consent", flow("consent: explicit"), flow("consent: 'agreement, unless there is no time'"), "consent-weaker"),
    ("exception-within-more-asking", flow("consent: asked"), flow("consent: 'explicit, unless staff think it best'"), "asking-exception-added"),
    ("confidence-denied-beside", "", flow("lawful: {schools: {confidence: [overriding public interest, not confidential]}}"), "confidence-denied"),
    ("confidence-consent-joined", flow("lawful: {schools: {confidence: consent}}"), flow("lawful: {schools: {confidence: [consent, legal duty]}}"), "confidence-further-route"),
    ("confidence-newly-denied", flow("lawful: {schools: {confidence: (remove)}}"), flow("lawful: {schools: {confidence: not confidential}}"), "confidence-denied"),
    ("crime-after-silence", "", "purposes: [{id: protect, law_enforcement: yes}]", "purpose-law-enforcement-added"),
    ("crime-no-longer-denied", "purposes: [{id: protect, law_enforcement: no}]", "", "purpose-law-enforcement-added"),
    ("pattern-forgotten", "", flow("pattern: (remove)"), "flow-pattern-wider"),
    ("bulk-after-silence", flow("pattern: (remove)"), flow("pattern: bulk"), "flow-pattern-wider"),
    ("access-for-bulk", flow("pattern: bulk"), flow("pattern: access"), "flow-pattern-wider"),
    ("fetched-after-silence", "", flow("direction: pull"), "flow-direction-wider"),
    ("objection-ignored", "", flow("objection: does not stop it"), "objection-weaker"),
    ("objection-forgotten", flow("objection: is weighed"), "", "objection-weaker"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "code"), [pytest.param(*rest, id=name) for name, *rest in HIDDEN]
)
def test_a_wider_change_is_told_whatever_stands_beside_it(before: str, after: str, code: str) -> None:
    found = one(effects_of(before, after), code)
    assert found.rule.direction == "wider"
    assert found.asks


# --- Nothing of these may be told as something lighter ------------------------------------------------------------------

HEAVY = [
    ("may-to-must", flow("when: You may share if you are worried."), flow("when: You must share if you are worried."), "substantive"),
    ("unit", "items: [{id: attendance, definition: Sessions missed in the last 6 months.}]", "items: [{id: attendance, definition: Sessions missed in the last 6 years.}]", "substantive"),
    ("age", "", "people: [{id: child, who: Children and young people under 25 who live or learn in the borough}]", "substantive"),
    ("not", flow("consent: {use: asked, if_refused: Do not share.}"), flow("consent: {use: asked, if_refused: Do share.}"), "substantive"),
    ("renamed-and-raised", "", "items: [{id: attendance, remove: (remove)}, {id: presence, name: Attendance and exclusions, about: child, kind: special category, definition: Sessions missed in the last 12 months.}]\nflows: [{id: school-worried, items: [presence, concern]}]", "new sharing"),
    ("kind-lowered", "", "items: [{id: concern, kind: personal}]", "substantive"),
    ("population", "", "people: [{id: carer, population: lacks capacity}]", "new sharing"),
    ("exclusion-gone", "", "never_share: (remove)", "new sharing"),
    ("party-gone", "", "parties: [{organisation: northmere-police, remove: (remove)}]", "new sharing"),
    ("party-leaves", "", "parties: [{organisation: northmere-police, left: 2027-01-01}]", "new sharing"),
    ("items-left-open", "", flow("items: {not_stated: still being settled}"), "new sharing"),
    ("purposes-left-open", "", flow("for: {not_stated: still being settled}"), "new sharing"),
    ("role-left-open", "", "parties: [{class: schools, role: {not_stated: still being settled}}]", "new sharing"),
    ("answers-left-open", "", flow("lawful: {not_stated: still being settled}"), "substantive"),
    ("consent-left-open", "", flow("consent: {not_stated: still being settled}"), "substantive"),
    ("telling-left-open", "", flow("tell_the_person: {not_stated: still being settled}"), "substantive"),
    ("condition-left-open", "", flow("lawful: {schools: {special: {condition: {not_stated: still being settled}}}}"), "substantive"),
    ("situation-left-open", "", flow("when: {not_stated: still being settled}"), "substantive"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "least"), [pytest.param(*rest, id=name) for name, *rest in HEAVY]
)
def test_nothing_is_told_as_lighter_than_it_is(before: str, after: str, least: str) -> None:
    found = effects_of(before, after)
    assert max(CLASSES.index(effect.klass) for effect in found) >= CLASSES.index(least)
    for effect in found:
        assert effect.klass not in LIGHT or effect.code in BESIDE
        assert not effect.lowerable or effect.klass == "substantive"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (flow("when: You may share it."), flow("when: You must share it.")),
        (flow("title: Up to 6 months"), flow("title: Up to 6 years")),
        (
            "purposes: [{id: protect, aim: Help children.}]",
            "purposes: [{id: protect, aim: Help all children.}]",
        ),
    ],
)
def test_a_second_person_may_not_lower_what_touches_a_word_that_does_the_work(
    before: str, after: str
) -> None:
    assert not any(effect.lowerable for effect in effects_of(before, after))


def test_a_second_person_may_lower_words_that_do_no_work() -> None:
    found = effects_of(
        "",
        "purposes: [{id: protect, aim: 'Notice early when a child may be at risk of harm, and work together.'}]",
    )
    assert [effect.lowerable for effect in found] == [True]


def test_words_that_are_only_set_differently_ask_nothing() -> None:
    found = effects_of(
        "",
        "purposes: [{id: protect, aim: 'Notice *early* when a child may be at risk of harm, and act together.'}]",
    )
    assert codes(found) == {"layout-changed"}


# --- Who has to agree again ---------------------------------------------------------------------------------------------

ASKED = [
    ("basis-of-one", flow("lawful: {schools: {basis: legal obligation}}"), "basis-changed", (SCHOOLS,), (COUNCIL,)),
    ("basis-under-the-organisation", flow("lawful: {northmere-council: {basis: legal obligation}}"), "basis-changed", (COUNCIL,), (SCHOOLS,)),
    ("power-of-one", flow("lawful: {schools: {powers: [education-act-2002-s175, children-act-2004-s10]}}"), "power-added", (SCHOOLS,), (COUNCIL,)),
    ("condition-of-one", flow("lawful: {schools: {special: (remove)}}"), "special-condition-dropped", (SCHOOLS,), (COUNCIL,)),
    ("confidence-of-one", flow("lawful: {northmere-police: {confidence: legal duty}}", name="police-worried"), "confidence-changed", (POLICE,), (COUNCIL,)),
    ("consent-in-one-flow", flow("consent: asked"), "consent-stronger", (SCHOOLS, COUNCIL), (POLICE,)),
    ("telling-in-one-flow", flow("tell_the_person: 'no, because it is unsafe'", name="police-worried"), "telling-stopped", (POLICE, COUNCIL), (SCHOOLS,)),
    ("new-recipient", flow("to: [northmere-council/childrens-social-care, northmere-police]"), "recipient-added", (SCHOOLS, COUNCIL, POLICE), ()),
    ("lost-recipient", flow("to: northmere-police"), "recipient-removed", (SCHOOLS, COUNCIL, POLICE), ()),
    ("item-of-one-flow", flow("items: [concern]"), "flow-item-removed", (SCHOOLS, COUNCIL), (POLICE,)),
    ("item-of-both-flows", "items: [{id: concern, kind: criminal offence}]", "item-kind-changed", (SCHOOLS, COUNCIL, POLICE), ()),
    ("people-of-one-flow", "items: [{id: attendance, about: [child, carer]}]", "item-about-more", (SCHOOLS, COUNCIL), (POLICE,)),
    ("rule-for-all", "consent_rules: {refused: Record it.}", "consent-rule-stated", (SCHOOLS, COUNCIL, POLICE), ()),
    ("owner-of-one", "parties: [{organisation: northmere-police, owner: {post: Chief Inspector}}]", "party-owner-changed", (), (SCHOOLS, COUNCIL, POLICE)),
    ("signatory-of-one", "parties: [{organisation: northmere-police, signatory: Chief Constable}]", "party-signatory-changed", (), (SCHOOLS, COUNCIL, POLICE)),
    ("notice-of-one", "transparency: {notices: [{who: schools, where: in each school}]}", "notice-moved", (SCHOOLS,), (COUNCIL, POLICE)),
    ("part-of-one", "parties: [{organisation: northmere-police, does: Answers within the hour.}]", "party-part-changed", (POLICE, COUNCIL), (SCHOOLS,)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("after", "code", "asked", "told"), [pytest.param(*rest, id=name) for name, *rest in ASKED]
)
def test_those_are_asked_whose_duties_or_risk_have_changed(
    after: str, code: str, asked: tuple[str, ...], told: tuple[str, ...]
) -> None:
    found = one(effects_of("", after), code)
    assert set(found.parties) == set(asked)
    assert set(found.told) == set(told)


def test_a_basis_of_one_party_of_three_asks_that_party_alone() -> None:
    three = "{id: school-worried, to: [northmere-council/childrens-social-care, northmere-police], lawful: {northmere-police: {basis: %s}}}"
    found = effects_of(f"flows: [{three % 'public task'}]", f"flows: [{three % 'vital interests'}]")
    assert codes(found) == {"basis-changed"}
    assert found[0].parties == (POLICE,)
    assert set(found[0].told) == {SCHOOLS, COUNCIL}


def test_answers_of_a_party_that_stays_are_missed_and_those_of_one_that_leaves_go_with_it() -> None:
    with_police = flow(
        "to: [northmere-council/childrens-social-care, northmere-police]",
        "lawful: {northmere-police: {basis: public task}}",
    )
    without_answers = flow("to: [northmere-council/childrens-social-care, northmere-police]")
    assert codes(effects_of(with_police, without_answers)) == {"lawful-answers-dropped"}
    assert codes(effects_of(with_police, "")) == {"recipient-removed", "lawful-answers-went"}


# --- How it is told -----------------------------------------------------------------------------------------------------


def test_law_is_told_as_lawyers_cite_it() -> None:
    found = effects_of("", "legislation: [children-act-2004-s10]")
    assert codes(found) == {"law-cited-changed"}
    assert "Children Act 2004 s10" in found[0].says and len(found[0].parties) == 3


def test_a_new_recipient_of_graver_data_is_told_so() -> None:
    found = one(
        effects_of("", flow("to: [northmere-council/childrens-social-care, northmere-police]")),
        "recipient-added",
    )
    assert "The police" in found.says
    assert "special category data" in found.says


def test_what_is_left_open_is_told_with_its_reason() -> None:
    found = effects_of("", flow("consent: {not_stated: the partners do not agree yet.}"))
    assert codes(found) == {"consent-not-stated"}
    assert "no longer stated, because the partners do not agree yet." in found[0].says


def test_a_part_that_comes_is_told_once() -> None:
    found = effects_of("", flow("request: {form: R1, states: why, answered_by: Lead, check: Call back}"))
    assert [effect.code for effect in found] == ["request-needed"]
    assert len(found[0].changes) == 4


def test_asking_that_stops_is_told_with_its_exception_and_not_as_something_narrower() -> None:
    found = effects_of(flow("consent: 'asked, unless asking puts someone at risk'"), "")
    assert [effect.code for effect in found] == ["consent-weaker"]
    found = effects_of("", flow("tell_the_person: 'no, because a suspect would be warned'"))
    assert [effect.code for effect in found] == ["telling-stopped"]


def test_the_last_power_that_goes_is_told_as_the_last() -> None:
    found = effects_of("", flow("lawful: {schools: {powers: (remove)}}"))
    assert codes(found) == {"power-removed"}
    assert "no power or duty is left" in found[0].says


def test_a_service_is_called_by_its_own_name_on_the_side_that_has_it() -> None:
    rule = rules()["party-widened"]
    found = one(effects_of(rule.before, rule.after), "party-widened")
    assert found.says == "The party is the whole of the council, was Children's Social Care."


@pytest.mark.parametrize(
    "rule", [rule for rule in rules().values() if rule.after], ids=lambda rule: rule.code
)
def test_a_sentence_is_for_people(rule: object) -> None:
    """No short name, no path and no mark of a template stands in it."""
    for found in effects_of(rule.before, rule.after):  # type: ignore[attr-defined]  # a rule
        shown = re.sub(r"“[^”]*”", "", found.says)  # what is quoted is the author's
        assert not any(mark in shown for mark in ("northmere-", "school-worried", "_", "/", "['", "None"))
        assert not found.says.endswith("..") and "  " not in found.says
        assert found.says[0].isupper() or not found.says[0].isalpha()
