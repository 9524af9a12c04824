"""What each audience is shown of a document, and that it is whole: ids, links, sources, words."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ispc import assets, layers, partnership
from ispc.corpus import Corpus
from ispc.layers import front_line, managerial, strategic
from ispc.layers._words import Vocabulary
from ispc.location import Address
from ispc.outputs import html
from ispc.outputs.paper import Paper
from ispc.outputs.press import prepare, press
from ispc.registry import modules
from ispc.setting import Setting
from ispc.tree import Node
from ispc.view import AUDIENCES, Box, Brand, Section, Subsection, Table, Text, View
from tests.workspaces import TODAY, compiled

GOLDEN = Path(__file__).parent / "golden" / "views"
NOTICE = "An illustrative example. Northmere does not exist."


def setting(today: datetime.date = TODAY) -> Setting:
    return Setting(Brand("Northmere Partnership"), today, NOTICE)


def view(layer: Any, snippet: str = "", document: str = "protocol", today: datetime.date = TODAY) -> View:
    held = compiled(snippet, today=today).corpus
    made: View = layer.view(held.effective[document], held, setting(today))
    return made


def everything() -> Iterator[View]:
    held = compiled().corpus
    for effective in held.effective.values():
        for module in modules(layers).values():
            yield module.view(effective, held, setting())
    yield partnership.index(held, setting())
    yield partnership.register(held, setting())


def inside(value: Any, kind: type[Any]) -> Iterator[Any]:
    """Every value of a kind within a view, from the top down."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from inside(one, kind)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type | Address):
        for one in dataclasses.fields(value):
            yield from inside(getattr(value, one.name), kind)


def said(page: View, section: str) -> str:
    """The words of one section, in order."""
    found = next(one for one in page.sections if one.id == section)
    return " ".join(f"{text.lead} {text.words}".strip() for text in inside(found, Text))


def fact(page: View, label: str) -> str:
    (found,) = (one for one in page.control if one.label == label)
    return " ".join(text.words for text in found.value)


def plain(value: Any) -> Any:
    """A view as data for a golden file; what is empty is left out."""
    if isinstance(value, Address):
        return str(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
        return {name: one for name, one in held.items() if one not in ("", [], None, False)}
    return value


# --- Whole ---------------------------------------------------------------------------------------------------------


def test_golden_views() -> None:
    made = {
        f"{page.document}-{page.audience}.json": json.dumps(plain(page), ensure_ascii=False, indent=1) + "\n"
        for page in everything()
    }
    if os.environ.get("ISPC_UPDATE_GOLDEN") == "1":
        GOLDEN.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (GOLDEN / name).write_text(text, "utf-8")
    assert sorted(made) == sorted(path.name for path in GOLDEN.iterdir())
    for name, text in made.items():
        assert (GOLDEN / name).read_text("utf-8") == text, name


def test_the_layers_are_those_that_the_views_know() -> None:
    assert sorted(modules(layers)) == sorted(AUDIENCES)


def test_every_id_is_there_once_and_every_link_in_the_page_leads_somewhere() -> None:
    for page in everything():
        ids = [one.id for kind in (Section, Subsection) for one in inside(page.sections, kind)]
        assert len(ids) == len(set(ids))
        assert {text.link[1:] for text in inside(page, Text) if text.link.startswith("#")} <= set(ids)


def test_every_row_of_a_table_has_a_cell_for_each_column_and_widths_make_a_whole() -> None:
    for page in everything():
        for table in inside(page, Table):
            assert all(len(row) == len(table.columns) for row in table.rows)
            assert not table.widths or (len(table.widths) == len(table.columns) and sum(table.widths) == 100)
            assert table.columns and all(row[0] for row in table.rows)


def test_every_line_comes_from_a_field_that_an_author_filled_in() -> None:
    trees = compiled().trees
    for page in everything():
        for text in inside(page, Text):
            if text.source is not None and not text.gap:
                assert _there(trees[text.source.document].data, text.source.path), text


def _there(node: Node, path: tuple[str | int, ...]) -> bool:
    for step in path:
        if isinstance(node, dict) and step in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            # A single thing, or a short form such as `yes, unless ...`, stands for the list or the mapping.
            return isinstance(node, str) or step == 0
    return True


def test_a_view_depends_on_nothing_but_what_it_is_given() -> None:
    assert [plain(page) for page in everything()] == [plain(page) for page in everything()]


# --- Where it stands -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("snippet", "status", "watermark", "tone"),
    [
        ("", "In force since 1 October 2026", "", None),
        ("agreed: (remove)", "Draft, not in force", "DRAFT", "warning"),
        ("effective: (remove)", "Agreed, no day of effect stated", "", "warning"),
        ("effective: 2027-01-02", "Agreed, in force from 2 January 2027", "", "warning"),
        ("ends: 2026-11-20", "Ended on 20 November 2026", "ENDED", "stop"),
        ("superseded_by: edition 4", "Superseded by edition 4", "SUPERSEDED", "stop"),
    ],
)
def test_the_status_in_words(snippet: str, status: str, watermark: str, tone: str | None) -> None:
    for layer in (strategic, managerial, front_line):
        page = view(layer, snippet)
        assert fact(page, "Status") == status
        assert status in page.footer
        assert page.watermark == watermark
        assert [one.tone for one in page.banners if one.tone != "note"] == ([tone] if tone else [])


def test_a_document_still_holds_on_the_day_it_ends() -> None:
    assert fact(view(front_line, "ends: 2026-11-21"), "Status") == "In force since 1 October 2026"
    assert fact(view(front_line, "ends: 2026-11-21"), "Ends") == "21 November 2026"


def test_a_late_review_is_said_with_its_day() -> None:
    page = view(strategic, today=datetime.date(2027, 5, 2))
    assert page.banners[-1].text.words == "The review is late. It was due on 1 May 2027."
    assert len(view(strategic, today=datetime.date(2027, 5, 1)).banners) == 1


def test_the_notice_stands_on_every_side() -> None:
    for page in everything():
        assert (page.banners[0].text.words, page.banners[0].every_side) == (NOTICE, True)


def test_who_has_signed_is_counted_by_party_and_the_last_decision_holds() -> None:
    assert fact(view(strategic), "Signing") == "Signed 2 of 3"
    again = """
    signatures:
      - {party: northmere-police, decision: withdrawn, post: Chief Constable, on: 2026-11-01}
      - {party: schools, decision: signed, post: Headteacher, on: 2026-10-01}
    """
    assert fact(view(strategic, again), "Signing") == "Signed 2 of 3"
    assert "Northmere Constabulary: withdrawn" in said(view(strategic, again), "sign-off")


def test_a_board_sees_who_was_asked_and_is_not_in() -> None:
    assert "Schools in Northmere: invited" in said(view(strategic), "sign-off")


# --- Managers --------------------------------------------------------------------------------------------------------


def test_an_inherited_clause_says_from_which_document_it_comes() -> None:
    section = next(one for one in view(managerial).sections if one.id == "accuracy")
    first = next(inside(section, Text))
    assert (first.lead, first.words) == ("From", "Northmere information sharing framework")
    assert first.link == "../framework/managerial.html"


def test_own_words_come_before_inherited_ones() -> None:
    own = "accuracy: {checks: Twenty records.}\nchanges_to_parent: [{clause: accuracy/checks, because: risk}]"
    words = said(view(managerial, own), "accuracy")
    assert words.index("Twenty records.") < words.index("From Northmere information sharing framework")


def test_the_law_is_gathered_from_the_flows_with_how_sure_the_catalogue_is() -> None:
    words = said(view(managerial), "law")
    assert "Children Act 1989 s47 Local authority's duty to investigate A duty: it requires" in words
    assert words.index("Children Act 1989 s47") < words.index("Education Act 2002 s175")
    assert "Data Protection Act 2018 Schedule 1 paragraph 18" in words


def test_a_citation_that_the_catalogue_does_not_know_is_shown_as_a_gap() -> None:
    page = view(managerial, "legislation: [Made Up Act 1999 s1]")
    section = next(one for one in page.sections if one.id == "law")
    assert any(text.gap for text in inside(section, Text))
    assert "Made Up Act 1999 s1 Not in the catalogue of law" in said(page, "law")


def test_the_tool_says_once_that_it_gives_no_advice() -> None:
    assert json.dumps(plain(view(managerial))).count("no legal advice") == 1


def test_an_organisation_that_the_framework_describes_is_not_described_again() -> None:
    brief = [one.id for one in inside(view(managerial).sections, Subsection)]
    full = [one.id for one in inside(view(managerial, document="framework").sections, Subsection)]
    assert "body-northmere-council" not in brief
    assert "body-northmere-council" in full


# --- What is not stated ----------------------------------------------------------------------------------------------


def test_managers_see_why_something_is_not_stated_and_others_that_it_is_not() -> None:
    reason = "the parties have not agreed one"
    snippet = f"purposes: {{not_stated: {reason}}}"
    for layer, shown in ((managerial, True), (strategic, False), (front_line, False)):
        page = view(layer, snippet)
        assert (reason in json.dumps(plain(page))) is shown
    gaps = [text for text in inside(view(strategic, snippet).sections, Text) if text.gap]
    assert [text.words for text in gaps] == ["Not stated"]


@pytest.mark.parametrize("name", ["golden_rules", "guide"])
def test_managers_see_what_the_front_line_lacks(name: str) -> None:
    snippet = f"{name}: {{not_stated: the board has chosen none}}"
    assert "the board has chosen none" in said(view(managerial, snippet), "about")


def test_the_guide_says_where_a_contact_is_not_stated() -> None:
    page = view(
        front_line, "parties: [{organisation: northmere-police, contact: {not_stated: not yet named}}]"
    )
    assert "The police 01632" not in said(page, "contacts")
    assert "The police Not stated" in said(page, "contacts")


# --- The front line --------------------------------------------------------------------------------------------------


def test_the_guide_has_its_parts_in_their_order() -> None:
    page = view(front_line)
    assert [one.id for one in page.sections] == [
        "why", "can", "never", "decide", "ask", "send", "emergency", "asked", "record", "wrong", "person",
        "contacts", "rules", "people",
    ]  # fmt: skip
    assert page.emergency is not None
    assert page.emergency.words == "If someone is in immediate danger, call 999 now."
    assert ("For managers", "managerial.html") in page.others


def test_the_guide_answers_what_with_whom_and_how_in_one_row() -> None:
    (table,) = inside(next(one for one in view(front_line).sections if one.id == "can"), Table)
    assert [" ".join(f"{text.lead} {text.words}".strip() for text in cell) for cell in table.rows[0]] == [
        "You are worried that a child is being harmed or neglected. From: Schools in Northmere",
        "Attendance and exclusions; What was seen, heard or said Do not wait for proof. Do not investigate.",
        "Children's Social Care How: Online referral form",
    ]


def test_what_all_situations_share_is_said_once() -> None:
    words = said(view(front_line), "can")
    assert words.count("Say what you saw and heard, and what is your opinion.") == 1
    assert said(view(front_line), "ask").count("Yes. Tell the person.") == 1


def test_what_differs_stands_beside_its_situation() -> None:
    snippet = 'flows: [{id: police-worried, consent: asked, tell_the_person: "no, because a suspect would be warned"}]'
    words = said(view(front_line, snippet), "ask")
    assert "You meet a child who may be at risk of harm. Yes. Ask first." in words
    assert "No. Do not tell the person. Because a suspect would be warned" in words


def test_a_long_list_of_givers_is_all_other_partners() -> None:
    parties = "\n".join(
        f"  - {{organisation: body-{at}, role: gives, owner: {{post: Head}}, contact: safeguarding-unit}}"
        for at in range(4)
    )
    bodies = "\n".join(
        f"  - {{id: body-{at}, name: Body {at}, type: charity, nation: england}}" for at in range(4)
    )
    givers = "[schools, northmere-police, body-0, body-1, body-2, body-3]"
    snippet = f"parties:\n{parties}\nflows: [{{id: school-worried, from: {givers}}}]\n# in directory\norganisations:\n{bodies}"
    page = view(front_line, snippet)
    assert "From: All other partners" in said(page, "can")


def test_a_term_is_opened_where_it_is_first_met_and_only_there() -> None:
    snippet = """
    guide: {purpose: "Ask the DSL. The DSL knows.", check_first: [Ask your DSL first.]}
    """
    page = view(front_line, snippet)
    assert "Ask the DSL (designated safeguarding lead). The DSL knows." in said(page, "why")
    assert "Ask your DSL first." in said(page, "never")


def test_a_term_inside_an_address_or_a_longer_word_is_left_alone() -> None:
    page = view(
        front_line, 'guide: {purpose: "See [the page](https://example.org/DSL) on DSLs and the DSL."}'
    )
    assert "https://example.org/DSL)" in said(page, "why")
    assert "on DSLs and the DSL (designated safeguarding lead)." in said(page, "why")


def test_the_guide_quotes_one_edition_and_says_which() -> None:
    words = said(view(front_line), "rules")
    assert "services, 19 April 2024" in words
    assert "Caldicott" not in words


def test_a_health_body_brings_the_caldicott_principles() -> None:
    health = "parties: [{organisation: northmere-nhs-trust, role: gives, owner: {post: Head}, contact: health-visiting-desk}]"
    assert "Caldicott Principles, 8 December 2020" in said(view(front_line, health), "rules")


def test_an_older_edition_is_said_to_be_replaced() -> None:
    snippet = "golden_rules: hmg-2018\nchanges_to_parent: [{clause: golden_rules, because: not yet read}]"
    assert "A newer edition has replaced this one." in said(view(front_line, snippet), "rules")
    assert "Is someone in danger now?" in said(view(front_line, snippet), "decide")


def test_a_number_can_be_dialled_and_a_population_has_its_box() -> None:
    page = view(front_line)
    links = {text.link for text in inside(page, Text)}
    assert {"tel:01632960100", "tel:01632960199"} <= links


def test_the_guide_has_a_box_for_the_people_that_staff_may_meet() -> None:
    def boxes(document: str) -> list[str]:
        page = view(front_line, document=document)
        return [box.tone for one in page.sections if one.id == "people" for box in inside(one, Box)]

    assert boxes("protocol") == ["children", "adults", "lacks-capacity"]
    assert boxes("framework") == ["children", "adults", "lacks-capacity", "deceased"]


def test_the_guide_of_an_exchange_names_its_own_ways_and_every_banned_one() -> None:
    words = said(view(front_line, document="exchange"), "send")
    held = compiled().corpus.effective
    sent = {name for one in held["exchange"].exchanges for name in one.flow.value.send_by}
    for channel in held["exchange"].channels:
        wanted = channel.value.id in sent or channel.value.use == "never"
        assert (str(channel.value.name) in words) is wanted


def test_a_party_that_has_left_is_no_longer_a_contact() -> None:
    left = "parties: [{organisation: northmere-police, left: 2026-11-01}]"
    assert "The police" in said(view(front_line), "contacts")
    assert "The police" not in said(view(front_line, left), "contacts")


def test_the_guides_own_sentences_are_short_and_without_law() -> None:
    spoken = [
        value for one in dataclasses.fields(Vocabulary) for value in _strings(getattr(Vocabulary(), one.name))
    ]
    for sentence in (one for text in spoken for one in re.split(r"(?<=[.?!])\s+", text)):
        assert len(sentence.split()) <= 25, sentence
    guide = json.dumps(plain(view(front_line)))
    assert not re.search(r"\b(Article|UK GDPR|Schedule \d|section \d|lawful basis|Act \d{4})\b", guide)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in _strings(one)]
    return list(value.values()) if hasattr(value, "values") else []


def test_the_framework_and_the_policy_lead_to_the_guides() -> None:
    for document in ("framework", "policy"):
        page = view(front_line, document=document)
        assert "Keeping children and young people safe Anyone who works with children" in said(page, "can")
        assert "../protocol/front-line.html" in {text.link for text in inside(page, Text)}


def test_a_guide_of_three_parties_and_six_flows_fits_two_sides() -> None:
    flows = "\n".join(
        f"  - {{id: flow-{at}, from: schools, to: northmere-council/childrens-social-care, items: [attendance, concern], "
        f"for: protect, when: You see sign number {at} that a child may be at risk of harm., send_by: referral-form, "
        "lawful: {schools: {basis: public task}}, consent: not used, tell_the_person: yes, "
        "keep: {for: 25 years, from: date of birth}, guide: {do: Say what you saw and when you saw it.}}"
        for at in range(4)
    )
    style = assets.style()
    page = html.paper(view(front_line, f"flows:\n{flows}"), style)
    data, _ = press(page, prepare(Paper(html.paper_sheet(style), style.files)))
    assert len(PdfReader(BytesIO(data)).pages) == 2


# --- The partnership -------------------------------------------------------------------------------------------------


def test_the_index_leads_to_every_page_by_kind() -> None:
    held = compiled().corpus
    page = partnership.index(held, setting())
    links = {text.link for text in inside(page, Text) if text.link}
    assert links == {f"{one}/{layer}.html" for one in held.effective for layer in AUDIENCES}
    assert [one.heading for one in page.sections] == [
        "Protocols",
        "Data exchange agreements",
        "Policies",
        "Framework",
        "Who shares with whom",
    ]


def test_the_index_leads_nowhere_that_no_page_was_made_for() -> None:
    held = dataclasses.replace(compiled().corpus, held=frozenset({"policy"}))
    page = partnership.index(held, setting())
    assert not [text for text in inside(page, Text) if text.link.startswith("policy/")]
    assert "policy" in said(page, "unread")


def test_the_register_has_a_row_for_every_document() -> None:
    page = partnership.register(compiled().corpus, setting())
    words = said(page, "register")
    assert "Keeping children and young people safe Information sharing protocol, edition 3" in words
    assert "In force since 1 October 2026 Signed 2 of 3 Outstanding: Schools in Northmere 1 May 2027" in words


def test_what_could_not_be_read_is_named() -> None:
    held: Corpus = dataclasses.replace(compiled().corpus, incomplete=frozenset({"housing"}))
    for page in (partnership.index(held, setting()), partnership.register(held, setting())):
        assert "housing" in said(page, "unread")


def test_every_phrase_of_another_language_is_its_own() -> None:
    from ispc.layers._words import _BY_LANGUAGE

    english = _BY_LANGUAGE["en"]
    for language, spoken in _BY_LANGUAGE.items():
        for one in dataclasses.fields(spoken) if language != "en" else ():
            assert getattr(spoken, one.name) != getattr(english, one.name), (language, one.name)
