"""The four forms: what they ask, for whom they are made, and that what they already hold is what the agreement states."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ispc import assets, site
from ispc.companions import consent_form, decision_form, request_form, review_form
from ispc.corpus import Corpus, Occasion
from ispc.formats import formats
from ispc.layers._words_forms import FormWords
from ispc.layers.front_line import view as guide
from ispc.location import Source
from ispc.pipeline import Compiled, compile_sources
from ispc.setting import Setting
from ispc.view import Blank, Blanks, Box, Brand, Bullets, Table, Text, View
from tests.test_layers import _there, inside
from tests.workspaces import TODAY, compiled, documents

ROOT = Path(__file__).parent.parent
DAY = datetime.date(2026, 11, 21)
SETTING = Setting(Brand("Northmere Partnership"), DAY)
FORMS: dict[str, Any] = {
    "request-form": request_form,
    "decision-form": decision_form,
    "consent-form": consent_form,
    "review-form": review_form,
}
CHILDREN = "children-and-young-people"


@cache
def partnership() -> Compiled:
    """The worked partnership."""
    listed = documents(ROOT)
    sources = [Source(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in listed]
    return compile_sources(sources, Occasion(DAY))


def corpus() -> Corpus:
    return partnership().corpus


def of(document: str = CHILDREN) -> Any:
    """One of its documents. What it states is known here, so it is not asked whether it does."""
    return corpus().effective[document]


@cache
def form(name: str, document: str = CHILDREN) -> View | None:
    made: View | None = FORMS[name].view(of(document), corpus(), SETTING)
    return made


def spaces(view: View | None) -> dict[str, Blank]:
    assert view is not None
    listed = [blank for block in inside(view.sections, Blanks) for blank in block.blanks]
    assert len({one.id for one in listed}) == len(listed)
    return {one.id: one for one in listed}


def starter(name: str, snippet: str = "", document: str = "protocol") -> View | None:
    held = compiled(snippet).corpus
    made: View | None = FORMS[name].view(held.effective[document], held, Setting(Brand("Northmere"), TODAY))
    return made


def every() -> Iterator[tuple[str, str, View]]:
    for document in corpus().effective:
        for name in FORMS:
            made = form(name, document)
            if made is not None:
                yield document, name, made


def options(blank: Blank) -> list[str]:
    return [f"{text.lead} {text.words}".strip() for text in blank.options]


def said(blank: Blank) -> str:
    return " ".join(f"{text.lead} {text.words}".strip() for text in blank.said)


# -- what is asked ---------------------------------------------------------------------------------------------------

ANNEX_B = {
    "receiving organisation": "holder",
    "requesting organisation": "asker",
    "requester name and position": "asker-person",
    "date received": "received",
    "description of data": "exactly",
    "controller relationship": "control",
    "agreement in place": "agreement",
    "purpose": "purpose",
    "lawful basis": "basis",
    "why necessary": "necessary",
    "extra conditions for special category or offence data": "conditions",
    "Part 3 provisions": "part-3",
    "legal power": "powers",
    "impact assessment considered": "impact-considered",
    "impact assessment outcome": "impact-outcome",
    "views of the data protection officer": "officer",
    "retention and deletion arrangements": "keep",
    "security considerations": "security",
    "rights arrangements": "rights",
    "date or dates, or interval": "dates",
    "decision": "decision-made",
    "reason for sharing or not": "reasons",
    "decider name and position": "decider",
    "signed": "signed",
    "dated": "dated",
}
"""The field list of the model decision form of the data sharing code (2021), annex B, and the space for each."""

MIRROR = {
    "requester": "asker-person",
    "requesting organisation": "asker",
    "organisation asked": "holder",
    "data wanted": "exactly",
    "purpose": "purposes",
    "why": "reason",
    "basis or power": "allowed-by",
    "condition": "delicate",
    "impact assessment": "assessed",
    "dates or interval": "when",
    "retention": "keep",
    "security": "send-by",
    "signed": "signed",
    "dated": "dated",
}


@pytest.mark.parametrize("document", [one.id for one in corpus().agreements()])
def test_the_decision_form_asks_all_that_the_regulators_model_asks(document: str) -> None:
    assert len(ANNEX_B) == 25
    assert set(ANNEX_B.values()) - set(spaces(form("decision-form", document))) == set()


@pytest.mark.parametrize("document", [one.id for one in corpus().agreements()])
def test_the_request_form_is_its_mirror(document: str) -> None:
    assert set(MIRROR.values()) - set(spaces(form("request-form", document))) == set()


def test_an_agreement_that_states_little_has_whole_forms_as_well() -> None:
    bare = "\n".join(
        f"{name}: {{not_stated: in talks}}" for name in ("flows", "items", "purposes", "parties")
    )
    decided, asked = (spaces(starter(name, bare)) for name in ("decision-form", "request-form"))
    assert set(ANNEX_B.values()) <= set(decided)
    assert set(MIRROR.values()) <= set(asked)
    for name in ("holder", "basis", "conditions", "powers", "items", "keep"):
        assert decided[name].sort == "lines" and "names none" in decided[name].hint


def test_the_consent_form_lets_a_person_refuse_and_take_it_back() -> None:
    asked = spaces(form("consent-form"))
    assert {
        "agrees",
        "except",
        "decided-for",
        "signed",
        "dated",
        "no-longer",
        "no-longer-what",
        "stopped",
    } <= set(asked)
    assert {"asked-by", "noted", "if-no"} <= set(asked)
    assert options(asked["agrees"])[-1] == "No"


def test_the_review_form_asks_whether_each_part_still_holds_and_what_follows() -> None:
    asked = spaces(form("review-form"))
    assert {
        "reviewed-on",
        "reviewed-by",
        "why",
        "looked-at",
        "contacts",
        "guide",
        "result",
        "to-do",
        "told",
        "next",
    } <= set(asked)
    assert {"breaches", "complaints", "refusals", "changes", "works", "new-risks", "impact"} <= set(asked)
    flows = len(of().exchanges)
    assert all({f"basis-{at}", f"keep-{at}"} <= set(asked) for at in range(1, flows + 1))


def test_each_space_says_what_to_write() -> None:
    bare = [
        f"{name}: {blank.id}"
        for _, name, made in every()
        for blank in spaces(made).values()
        if not blank.hint
    ]
    assert bare == []


def test_the_words_for_the_front_line_and_the_public_are_short_and_without_law() -> None:
    for name in ("request-form", "consent-form"):
        for _, made_as, made in every():
            if made_as == name:
                own = [text.words for text in inside(made.sections, Text) if text.source is None]
                own += [
                    words
                    for blank in spaces(made).values()
                    for words in (blank.label, blank.hint)
                    if not blank.source
                ]
                for sentence in (one for words in own for one in re.split(r"(?<=[.?!])\s+", words)):
                    assert len(sentence.split()) <= 25, sentence
                    assert not re.search(
                        r"\b(Act|Article|UK GDPR|section|Schedule|controller|processor)\b", sentence
                    )


# -- for whom they are made ------------------------------------------------------------------------------------------


def test_each_document_has_the_forms_that_it_has_a_use_for() -> None:
    made = {(document, name) for document, name, _ in every()}
    agreements = {one.id for one in corpus().agreements()}
    governed = set(corpus().effective)
    assert {document for document, name in made if name == "request-form"} == agreements
    assert {document for document, name in made if name == "decision-form"} == agreements
    assert {document for document, name in made if name == "review-form"} == governed
    assert len(governed - agreements) == 2


def test_a_person_is_asked_only_where_a_flow_asks_or_the_document_lays_down_how() -> None:
    effective: Any = compiled().corpus.effective["protocol"]
    assert {one.flow.value.consent.use for one in effective.exchanges} == {"not used"}
    assert starter("consent-form") is None
    assert starter("consent-form", "flows: [{id: school-worried, consent: asked}]") is not None
    assert starter("consent-form", 'consent_rules: {wording: "Ask."}') is not None
    above = '# in framework\nconsent_rules: {wording: "Ask."}'
    assert starter("consent-form", above) is None
    assert starter("consent-form", above, "framework") is not None
    assert starter("consent-form", document="framework") is None


def test_forms_are_for_the_front_line_or_for_managers_and_lead_back_to_them() -> None:
    for _, name, made in every():
        readers = "front-line" if name in ("request-form", "consent-form") else "managerial"
        assert made.audience == readers
        assert [link for _, link in made.others] == [f"{readers}.html", f"{name}.pdf", "../index.html"]
        assert FORMS[name].FORMATS == ("html", "pdf")


def test_the_pages_of_the_same_readers_lead_to_the_forms() -> None:
    made = {name: view for name, view, _ in site.papers(of(), corpus(), SETTING)}
    leads = {
        name: {link for _, link in made[name].others} for name in ("front-line", "managerial", "strategic")
    }
    assert {"request-form.html", "consent-form.html"} <= leads["front-line"]
    assert {"decision-form.html", "review-form.html"} <= leads["managerial"]
    assert not any("form" in link for link in leads["strategic"])


# -- what they hold already ------------------------------------------------------------------------------------------


def test_what_may_be_ticked_is_what_the_agreement_names() -> None:
    agreement, asked = of(), spaces(form("decision-form"))
    assert options(asked["items"]) == [one.value.name.said() for one in agreement.items]
    assert options(asked["purposes"]) == [one.value.aim.said() for one in agreement.purposes]
    assert options(asked["about"]) == [one.value.who.said() for one in agreement.people]
    assert {one.lower() for one in options(asked["holder"])} == {
        one.name().lower() for flow in agreement.exchanges for one in flow.givers
    }
    assert {one.lower() for one in options(asked["asker"])} == {
        one.name().lower() for flow in agreement.exchanges for one in flow.receivers
    }
    assert options(asked["situation"])[:-1] == [one.flow.value.title.said() for one in agreement.exchanges]
    assert not any(one.ticked for name, one in asked.items() if name in ("items", "holder", "asker", "basis"))


def test_bases_conditions_and_powers_are_those_that_the_parties_answer() -> None:
    asked, grounds = spaces(form("decision-form")), [one for flow in of().exchanges for one in flow.grounds]
    bases = {one.split(";")[0].lower() for one in options(asked["basis"])}
    assert bases == {str(one.lawful.value.basis) for one in grounds}
    stated = {str(power.value.cite) for one in grounds for power, _ in one.powers}
    cited = {found.citation for name in stated if (found := corpus().law.find(name))}
    assert set(options(asked["powers"])) == cited
    paragraphs = {
        str(held.schedule_1)
        for one in grounds
        for held in (one.lawful.value.special, one.lawful.value.offence)
        if held and held.schedule_1
    }
    assert (
        set(re.findall(r"Schedule 1 paragraph (\w+)", " ".join(options(asked["conditions"])))) == paragraphs
    )


def test_each_party_and_flow_is_in_the_last_table_with_its_own_answer() -> None:
    made = form("decision-form")
    assert made is not None
    (table,) = inside(made.sections[-1], Table)
    rows = {(row[0][0].words, name.words): row[2][0].words for row in table.rows for name in row[1]}
    for flow in of().exchanges:
        for one in flow.grounds:
            assert (
                rows[flow.flow.value.title.said(), one.member.name()]
                .lower()
                .startswith(str(one.lawful.value.basis))
            )


def test_the_impact_assessment_is_filled_in() -> None:
    asked, impact = spaces(form("decision-form")), of().agreement.impact_assessment
    assert [one.words for one in asked["impact-reference"].filled] == ["DPIA-2026-031, 24 August 2026"]
    assert [one.words for one in asked["impact-outcome"].filled] == [impact.outcome.said()]
    assert impact.officer_view.said() in said(asked["officer"])
    assert asked["impact-considered"].ticked == (0,)
    assert spaces(starter("decision-form", "impact_assessment: (remove)"))["impact-considered"].ticked == ()


def test_keeping_sending_and_rights_are_those_agreed() -> None:
    asked = spaces(form("decision-form"))
    kept = " ".join(options(asked["keep"]))
    assert "25 years from date of birth (destroy, council retention schedule, line 3.1)" in kept
    allowed = [one.value.name.said() for one in of().channels if one.value.use != "never"]
    assert [one.split(":")[0] for one in options(asked["channels"])] == allowed
    assert "ext" in said(asked["channels"]) and "Personal e-mail, texts or social media" in said(
        asked["channels"]
    )
    assert "Freedom of information:" in said(asked["rights"])
    assert "Encrypted on the way" in said(asked["security"])
    assert "Head of Safeguarding Children" in said(asked["decider"])
    assert "Board: Children and Young People's Strategic Partnership Board" in said(asked["decider"])


def test_an_agreement_is_in_place_only_while_it_is_in_force() -> None:
    assert spaces(form("decision-form"))["agreement"].ticked == (0,)
    draft = starter("decision-form", "agreed: (remove)")
    assert spaces(draft)["agreement"].ticked == ()
    assert draft is not None
    assert "not in force today" in " ".join(text.words for text in inside(draft.sections[0], Text))


def test_what_all_parties_are_is_ticked_and_nothing_where_they_differ() -> None:
    assert spaces(form("decision-form"))["control"].ticked == (0,)
    several = "parties: [{class: schools, control: joint controller}]"
    blank = spaces(starter("decision-form", several))["control"]
    own = starter("decision-form", "")
    kinds = {one.party.value.control for one in compiled(several).corpus.effective["protocol"].members}
    assert own is not None and len(kinds) > 1
    assert blank.ticked == ()


def test_the_request_form_offers_what_the_guide_shows() -> None:
    asked, agreement = spaces(form("request-form")), of()
    shown = " ".join(text.words for text in inside(guide(agreement, corpus(), SETTING), Text))
    assert options(asked["items"]) == [one.value.name.said() for one in agreement.items]
    assert options(asked["situation"])[:-1] == [one.flow.value.when.said() for one in agreement.exchanges]
    assert all(one in shown for one in options(asked["situation"])[:-1])
    assert "2 working days" in said(asked["answer-by"])
    assert "Call back on a number that you already know" in said(asked["checked"])
    assert "who asks, what for, what is needed and why" in said(asked["reason"])


def test_the_consent_form_offers_only_the_flows_that_ask() -> None:
    asked = spaces(form("consent-form"))
    (flow,) = (one for one in of().exchanges if one.flow.value.consent.use != "not used")
    assert options(asked["items-1"]) == [one.value.name.said() for one in flow.items]
    assert options(asked["whom-1"]) == ["Family hubs and children's centres"]
    assert flow.flow.value.when.said() in said(asked["items-1"])
    made = form("consent-form")
    assert made is not None
    words = " ".join(f"{text.lead} {text.words}" for text in inside(made.sections, Text))
    rules = of().baseline.consent_rules
    assert rules is not None
    for rule in (rules.wording, rules.refused, rules.withdrawn, rules.unsafe_to_ask):
        assert rule.said() in words


def test_the_review_form_holds_measures_risks_triggers_and_contacts() -> None:
    asked, agreement = spaces(form("review-form")), of()
    measures = agreement.baseline.monitoring.measures
    assert [asked[f"measure-{at}"].label for at in range(1, 1 + len(measures or ()))] == [
        one.measure.said() for one in measures or ()
    ]
    assert all(asked[f"measure-{at}"].source for at in range(1, 1 + len(measures or ())))
    risks = agreement.agreement.impact_assessment.risks
    assert [asked[f"risk-{at}"].label for at in range(1, 1 + len(risks))] == [
        one.risk.said() for one in risks
    ]
    triggers = agreement.control.review.triggers
    assert options(asked["why"])[1:] == [one.said() for one in triggers or ()]
    assert any("01632 960140" in one for one in options(asked["contacts"]))
    assert "12 months" in said(asked["next"])
    assert asked["board"].said[0].words == "Children and Young People's Strategic Partnership Board"


def test_the_partnerships_own_form_stands_at_the_top_with_the_way_to_it() -> None:
    for name, own in (("request-form", "r1"), ("decision-form", "d1"), ("consent-form", "c1")):
        made = form(name)
        assert made is not None
        first = made.sections[0].blocks[0]
        assert isinstance(first, Box)
        (link,) = (text.link for text in inside(first, Text))
        assert link == f"https://northmere.example.org/forms/{own}"
    made = form("review-form")
    assert made is not None and isinstance(made.sections[0].blocks[0], Bullets)


def test_what_a_form_holds_comes_from_a_field_that_an_author_filled_in() -> None:
    trees = partnership().trees
    for _, _, made in every():
        for text in inside(made, Text):
            if text.source is not None and not text.gap:
                assert _there(trees[text.source.document].data, text.source.path), text
        for blank in spaces(made).values():
            assert blank.source is None or _there(trees[blank.source.document].data, blank.source.path)
            assert all(text.source for text in blank.filled)


def test_a_policy_is_no_agreement_and_its_forms_do_not_call_it_one() -> None:
    made = form("review-form", "northmere-council-policy")
    words = " ".join(f"{text.lead} {text.words}" for text in inside(made, Text))
    assert "This document says:" in words and "The agreement says:" not in words


def test_no_option_opens_a_link() -> None:
    linked = [
        text
        for _, _, made in every()
        for blank in spaces(made).values()
        for text in blank.options
        if text.link
    ]
    assert linked == []


def test_every_word_of_the_forms_is_used() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "ispc" / "companions").glob("*form*.py"))
    assert [
        one.name
        for one in fields(FormWords)
        if f"words.{one.name}" not in source and f").{one.name}" not in source
    ] == []


def test_each_id_of_a_form_is_there_once_and_each_link_in_it_leads_somewhere() -> None:
    html = formats(assets.style())["html"]
    for document, name, made in every():
        text = html.text(made)
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), f"{document}/{name}"
        linked = set(re.findall(r'href="#([^"]+)"|aria-describedby="([^"]+)"|\bfor="([^"]+)"', text))
        assert {one for several in linked for one in several if one} <= set(ids), f"{document}/{name}"
