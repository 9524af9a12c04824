"""Published agreements, re-authored from their facts: they compile, their findings are known, every layer shows them."""

from __future__ import annotations

import datetime
import os
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from ispc import assets, files, layers, located, partnership, registry, template_codes
from ispc.corpus import Occasion
from ispc.decide import decide
from ispc.fields import walk
from ispc.kinds.scenario import Scenario
from ispc.located import Located
from ispc.model.control import Controlled
from ispc.model.parties import Contact, Organisation
from ispc.model.scalars import NotStated
from ispc.outputs import html
from ispc.pipeline import Compiled, compile_sources
from ispc.questions import of_case
from ispc.setting import Setting
from ispc.view import Brand, View
from ispc.workspace import NAME, Workspace, read_settings
from tests.workspaces import compiled

HERE = Path(__file__).parent / "real"
GOLDEN = Path(__file__).parent / "golden" / "real"
TODAY = datetime.date(2026, 11, 21)
STYLE = assets.style()
PLACES = sorted(path.parent.name for path in HERE.glob(f"*/{NAME}"))
LAW_NOT_KNOWN = "provision-unknown"
"""Raised with the references, but about the catalogue of law and not about the document."""


@cache
def findings(place: str) -> tuple[Located, ...]:
    made, _ = opened(place)
    read = files.read(HERE / place).value or ()
    return located.locate(made.findings, made.trees, {source.name: source for source in read})


@cache
def opened(place: str) -> tuple[Compiled, Workspace]:
    read = files.read(HERE / place)
    assert read.value is not None and not read.findings
    about, *sources = sorted(read.value, key=lambda one: one.name != NAME)
    settings = read_settings(about)
    assert settings.value is not None and not settings.findings
    return compile_sources(sources, Occasion(TODAY)), settings.value.workspace


def line(one: Located) -> str:
    span = one.place.span
    return f"{one.finding.severity.word} {one.finding.code} {span.source}:{span.line} {one.finding.message}"


def views(place: str) -> dict[str, View]:
    workspace, about = opened(place)
    setting = Setting(Brand(about.name.said(), about.colour, about.accent, ""), TODAY, str(about.notice))
    pages = {
        f"{identity}/{name}": module.view(effective, workspace.corpus, setting)
        for identity, effective in workspace.corpus.effective.items()
        for name, module in registry.modules(layers).items()
    }
    return pages | {
        "index": partnership.index(workspace.corpus, setting),
        "register": partnership.register(workspace.corpus, setting),
    }


def test_there_are_at_least_nine() -> None:
    assert len(PLACES) >= 9


@pytest.mark.parametrize("place", PLACES)
def test_it_fits_the_template_and_every_reference_leads_somewhere(place: str) -> None:
    made, _ = opened(place)
    structural = set(template_codes.PAGES) - {LAW_NOT_KNOWN}
    assert [line(one) for one in findings(place) if one.finding.code in structural] == []
    assert not made.corpus.incomplete
    assert made.corpus.effective


@pytest.mark.parametrize("place", PLACES)
def test_its_findings_are_the_known_ones(place: str) -> None:
    found = "".join(f"{line(one)}\n" for one in findings(place))
    golden = GOLDEN / f"{place}.txt"
    if os.environ.get("ISPC_UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(found)
    assert found == golden.read_text(), "read the difference, then set ISPC_UPDATE_GOLDEN=1"


def test_no_golden_file_is_left_over() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == PLACES


@pytest.mark.parametrize("place", PLACES)
def test_every_layer_of_it_is_a_page_that_says_what_it_is(place: str) -> None:
    notice = "It is not the agreement. Do not rely on it."
    made = views(place)
    assert {name.partition("/")[2] for name in made if "/" in name} == set(registry.modules(layers))
    for name, view in made.items():
        words = _words(html.page(view, STYLE))
        assert notice in words, name
        assert view.title in words, name


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _words(page: str) -> str:
    reader = _Text()
    reader.feed(page)
    return " ".join(" ".join(reader.found).split())


@pytest.mark.parametrize("place", PLACES)
def test_its_gaps_are_told_with_their_reasons(place: str) -> None:
    made, _ = opened(place)
    gaps = [
        field.value.not_stated
        for document in made.corpus.documents.values()
        for field in walk(document.content, document.at())
        if isinstance(field.value, NotStated)
    ]
    told = " ".join(line(one) for one in findings(place) if one.finding.code == "not-stated")
    assert gaps
    assert all(gap.rstrip(".") in told for gap in gaps)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_in_it_by_which_a_person_could_be_reached(place: str) -> None:
    made, about = opened(place)
    assert about.notice is not None and "published facts" in str(about.notice)
    models = [
        field.owner
        for document in made.corpus.documents.values()
        for field in walk(document.content, document.at())
    ]
    assert not [one for one in models if isinstance(one, Contact)]
    assert not [one for one in models if isinstance(one, Organisation) and (one.address or one.posts)]


def test_what_has_no_full_day_is_judged_by_the_law_of_today() -> None:
    """A month on the cover is no day: a document that is not known to have ended must stand up now."""
    control = [
        one.control
        for place in PLACES
        for one in opened(place)[0].corpus.effective.values()
        if one.control.dated
    ]
    assert len(control) >= 6
    assert {one.judged_on(TODAY) for one in control} == {TODAY}


def test_old_guidance_and_law_are_found_where_an_old_agreement_cites_them() -> None:
    codes = {one.finding.code for one in findings("st-barts-education")}
    assert {"guidance-superseded", "citation-not-alive", "citation-wrong-body"} <= codes


def test_each_kind_of_fact_that_a_simple_template_misses_has_its_place() -> None:
    """One field for each, and a published agreement that fills it in."""
    missed = {
        "dated", "sections", "guidance", "assurance", "register_entry", "power_code", "owned_by", "admits",
        "signatories_kept_in", "indemnity", "permits", "responsibilities", "gates", "tier", "related", "part_of",
        "sort", "shown_to", "direction", "joined_by", "opposed_to", "forms", "operational_when",
    }  # fmt: skip
    filled = {
        step
        for place in PLACES
        for document in opened(place)[0].corpus.documents.values()
        for field in walk(document.content, document.at())
        for step in field.address.path[-1:]
    }
    assert missed - filled == set()


@pytest.mark.parametrize(
    ("clause", "rule"),
    [
        ("golden_rules: {not_stated: WHY}", "golden-rules-missing"),
        ("rights: {lead: {not_stated: WHY}}", "rights-contact-missing"),
        ("complaints: {contact: {not_stated: WHY}, how: (remove)}", "complaints-route-missing"),
        ("breach: {contact: {not_stated: WHY}}", "breach-contact-missing"),
        ("training: {who: {not_stated: WHY}}", "training-missing"),
        ("recording: {what: {not_stated: WHY}}", "recording-missing"),
        ("populations: [{population: children, say: {not_stated: WHY}}]", "population-box-missing"),
    ],
)
def test_a_clause_that_is_said_to_be_not_stated_is_told_once_with_its_reason(clause: str, rule: str) -> None:
    found = compiled(f"# in framework\n{clause.replace('WHY', 'the page was not read')}").findings
    assert rule not in {one.code for one in found}
    assert [
        one.message for one in found if one.code == "not-stated" and "the page was not read" in one.message
    ]


def test_a_body_whose_type_is_not_known_is_of_no_type() -> None:
    classes = [
        member
        for place in PLACES
        for one in opened(place)[0].corpus.effective.values()
        for member in one.members
        if member.body_class and isinstance(member.body_class.value.type, NotStated)
    ]
    assert len(classes) >= 6
    assert {member.bodies for member in classes} == {()}


def test_each_document_is_governed_a_directory_or_a_case() -> None:
    for place in PLACES:
        for document in opened(place)[0].corpus.documents.values():
            assert isinstance(document.content, Controlled) or document.kind in ("directory", "scenario")


def test_worked_cases_of_at_least_four_hold_and_none_finds_a_yes_that_the_copy_does_not_show() -> None:
    held: dict[str, list[str]] = {}
    for place in PLACES:
        corpus = opened(place)[0].corpus
        for case in (one.content for one in corpus.documents.values()):
            if isinstance(case, Scenario):
                found = decide(corpus.effective[case.of], corpus, of_case(case.ask_, case.roles or ()))
                assert (found.verdict, [one for one in case.because if not found.rests_on(one)]) == (
                    case.expect,
                    [],
                )
                held.setdefault(f"{place}/{case.of}", []).append(found.verdict)
    assert len(held) >= 4
    assert {verdict for several in held.values() for verdict in several} == {"review"}
