"""The front-line guide, held to its standard: fifteen parts, one edition of rules, plain words, and ways out at once."""

from __future__ import annotations

import datetime
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from statistics import median

import pytest
from pypdf import PageObject, PdfReader

from ispc import assets, opening, site
from ispc.corpus import Corpus
from ispc.law import catalogue
from ispc.layers import front_line
from ispc.model.scalars import NotStated
from ispc.outputs import html
from ispc.outputs.paper import Paper
from ispc.outputs.press import prepare, press
from ispc.setting import Setting
from ispc.view import Box, Facts, Text, View
from tests.test_layers import inside, said, view
from tests.workspaces import compiled

ROOT = Path(__file__).parent.parent
TODAY = datetime.date(2026, 11, 21)

AGREEMENTS = (
    "adults-at-risk",
    "children-and-young-people",
    "childrens-centres-exchange",
    "crime-disorder-and-anti-social-behaviour",
)
GUIDES = (*AGREEMENTS, "northmere-council-policy", "partnership-framework")

EDITIONS = ("hmg-2008", "hmg-2015", "hmg-2018", "dfe-2024")


@cache
def worked() -> tuple[Corpus, Setting]:
    read = opening.open_workspace((ROOT,))
    assert read.value is not None, read.findings
    return opening.compiled(read.value, TODAY, "review").corpus, opening.setting(read.value, TODAY)


@cache
def guide(document: str) -> View:
    corpus, own = worked()
    return front_line.view(corpus.effective[document], corpus, own)


def words(page: View) -> str:
    return "\n".join(f"{text.lead} {text.words}".strip() for text in inside(page, Text))


# --- The fifteen parts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", GUIDES)
def test_every_guide_has_the_fifteen_parts(document: str) -> None:
    page = guide(document)
    parts = {section.id: section for section in page.sections}
    control = {fact.label for fact in page.control}
    assert page.title and "For:" in words(page)
    assert {"Edition", "Next review", "The full document"} <= control  # 1
    assert parts["why"].blocks  # 2
    assert parts["can"].blocks  # 3
    assert any(isinstance(block, Box) for block in parts["never"].blocks)  # 4
    assert "Not sure? Ask:" in said(page, "decide")  # 5
    assert "If they say no:" in said(page, "ask")  # 6
    assert {"Never use", "Take care"} & {
        fact.label for fact in inside(parts["send"], Facts) for fact in fact.facts
    }  # 7
    assert "Record it within" in said(page, "emergency")  # 8: also what was shared in haste
    assert {"Check who asks:", "They must say:"} <= {text.lead for text in inside(parts["asked"], Text)}  # 9
    assert "When you do not share:" in said(page, "record")  # 10
    assert re.search(r"Tell, (within|at once)", said(page, "wrong"))  # 11
    assert "go to:" in said(page, "person")  # 12
    assert any(text.link.startswith("tel:") for text in inside(parts["contacts"], Text))  # 13
    assert re.search(r"From: .+, .*\d{4}", said(page, "rules"))  # 14: the edition is stated
    assert any(isinstance(block, Box) for block in parts["people"].blocks)  # 15


@pytest.mark.parametrize("document", AGREEMENTS[:2])
def test_an_emergency_names_whom_to_call_and_what_to_send_afterwards(document: str) -> None:
    found = said(guide(document), "emergency")
    assert "Then send:" in found and "within" in found


@pytest.mark.parametrize("document", GUIDES)
def test_the_decision_has_at_most_seven_steps(document: str) -> None:
    section = next(one for one in guide(document).sections if one.id == "decide")
    steps = [block for block in section.blocks if block.kind == "steps"]
    assert steps and 4 <= len(steps[0].texts) <= 7


@pytest.mark.parametrize("document", GUIDES)
def test_sentences_are_short(document: str) -> None:
    sentences = [
        len(sentence.split())
        for text in inside(guide(document), Text)
        for sentence in re.split(r"(?<=[.?!])\s+|; ", f"{text.words}")
        if sentence.split()
    ]
    assert max(sentences) <= 25
    assert median(sentences) <= 14


# --- Golden rules ----------------------------------------------------------------------------------------------------


def test_every_edition_of_the_golden_rules_is_there_with_how_sure_we_are() -> None:
    editions = catalogue().editions
    for name in EDITIONS:
        assert len(editions[name].rules) == editions[name].rule_count == 7
        assert editions[name].rules_confidence in ("S", "S2", "K", "?")
        assert editions[name].published
    assert len({editions[name].rules for name in EDITIONS}) == len(EDITIONS)
    assert len(editions["caldicott-2020"].rules) == 8


@pytest.mark.parametrize("named", EDITIONS)
def test_a_guide_shows_the_rules_of_its_own_edition_and_no_other(named: str) -> None:
    snippet = (
        f"golden_rules: {named}\nchanges_to_parent: [{{clause: golden_rules, because: a test of editions}}]"
    )
    page = view(front_line, snippet)
    section = next(one for one in page.sections if one.id == "rules")
    shown = {text.words for text in inside(section, Text) if not text.lead}
    edition = catalogue().editions[named]
    caution = {"A newer edition has replaced this one."} if edition.status == "superseded" else set()
    assert shown == {*edition.rules, *caution}


# --- Said so that it can be used -------------------------------------------------------------------------------------


def test_the_emergency_line_dials_the_number_that_it_names() -> None:
    line = view(front_line).emergency
    assert line is not None and line.link == "tel:999"


def test_an_emergency_line_without_a_number_dials_nothing() -> None:
    snippet = "# in framework\nemergency: {line: Shout for help.}"
    line = view(front_line, snippet).emergency
    assert line is not None and line.link == ""


def test_an_emergency_line_that_is_not_stated_is_shown_as_a_gap() -> None:
    snippet = "# in framework\nemergency: {line: {not_stated: the partnership has agreed none yet}}"
    assert "not-stated" in {one.code for one in compiled(snippet).findings}
    line = view(front_line, snippet).emergency
    assert line is not None and line.gap
    assert (line.lead, line.words) == ("In an emergency:", "Not stated")


def test_who_gives_begins_with_a_capital() -> None:
    found = said(guide("adults-at-risk"), "can")
    assert "From: The police" in found and "From: the" not in found


def test_what_is_said_ends_with_a_full_stop() -> None:
    for document in GUIDES:
        for section in ("never", "ask"):
            part = next(one for one in guide(document).sections if one.id == section)
            for text in inside(part, Text):
                assert text.words.endswith((".", "?", "!")), text.words


def test_the_forms_stand_under_their_name() -> None:
    section = next(one for one in guide("adults-at-risk").sections if one.id == "asked")
    (facts,) = (block for block in section.blocks if isinstance(block, Facts))
    forms = next(fact for fact in facts.facts if fact.label == "Forms")
    assert len(forms.value) == 3 and all(text.link for text in forms.value)


# --- On the page -----------------------------------------------------------------------------------------------------


@cache
def papers(document: str) -> dict[str, View]:
    corpus, own = worked()
    return {name: page for name, page, _ in site.papers(corpus.effective[document], corpus, own)}


@pytest.mark.parametrize("document", GUIDES)
def test_may_i_share_now_leads_the_guide_on_a_screen_and_not_on_paper(document: str) -> None:
    pages, style = papers(document), assets.style()
    way = ("May I share now?", "may-i-share.html") if document in AGREEMENTS else None
    assert pages["front-line"].first == way
    assert "may-i-share.html" not in dict(map(reversed, pages["front-line"].others))  # type: ignore[arg-type]  # pairs
    for name in ("managerial", "strategic"):
        assert pages[name].first is None
    screen, paper = html.page(pages["front-line"], style), html.paper(pages["front-line"], style)
    assert ("may-i-share.html" in screen) is (way is not None)
    assert "may-i-share.html" not in paper and "May I share now?" not in paper
    if way:
        assert screen.index('href="may-i-share.html"') < screen.index('id="why"')


@pytest.mark.parametrize("document", GUIDES)
def test_a_guide_takes_two_sides_and_the_emergency_line_can_be_read_on_each(document: str) -> None:
    style = assets.style()
    page = guide(document)
    data, _ = press(html.paper(page, style), prepare(Paper(html.paper_sheet(style), style.files)))
    sides = PdfReader(BytesIO(data)).pages
    assert len(sides) == 2
    assert page.emergency is not None
    for side in sides:
        colours = colour_of(side, page.emergency.words)
        assert colours == {"1 1 1"}, "white letters on red"


def colour_of(side: PageObject, words: str) -> set[str]:
    """The colours in which those words are set on a side: red, green and blue."""
    found: set[str] = set()
    fill = ""

    def before(operator: bytes, operands: list[float], *_: object) -> None:
        nonlocal fill
        if operator == b"rg":
            fill = " ".join(f"{float(one):g}" for one in operands)

    def seen(text: str, *_: object) -> None:
        if words in " ".join(text.split()):
            found.add(fill)

    side.extract_text(visitor_operand_before=before, visitor_text=seen)
    return found


def test_each_flow_that_has_one_shows_its_late_deadline() -> None:
    corpus, _ = worked()
    for document in AGREEMENTS:
        found = said(guide(document), "emergency")
        for exchange in corpus.effective[document].exchanges:
            hurry = exchange.flow.value.in_an_emergency
            if hurry is not None and not isinstance(hurry, NotStated) and hurry.within is not None:
                assert str(hurry.within) in found
