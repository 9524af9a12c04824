"""The worked partnership in protocols/: it compiles, it is complete, and it is plainly an illustration."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest

from ispc import integrity
from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Severity
from ispc.enact import enact
from ispc.fields import walk
from ispc.kinds.dea import DataExchangeAgreement
from ispc.kinds.isp import InformationSharingProtocol
from ispc.kinds.policy import InformationSharingPolicy
from ispc.link import stated
from ispc.location import Source
from ispc.model.control import Controlled
from ispc.model.parties import Contact, Organisation
from ispc.pipeline import Compiled, compile_sources
from tests.workspaces import documents

ROOT = Path(__file__).parents[1]
TODAY = datetime.date(2026, 11, 21)
SOURCES = tuple(documents(ROOT))
BOARDS = {
    "adults-at-risk": "well-being-board",
    "children-and-young-people": "children-board",
    "crime-disorder-and-anti-social-behaviour": "safer-communities-board",
}
"""The three protocols of the Haringey report of 2009 and the theme boards that own them."""

DRAMA = re.compile(r"01632 960\d{3}|020 7946 0\d{3}|0808 157 0\d{3}|07700 900\d{3}")
"""Ofcom's numbers for drama: they ring nowhere."""


@cache
def partnership() -> Compiled:
    sources = [Source(str(path.relative_to(ROOT)), path.read_bytes()) for path in SOURCES]
    kept = sorted(path for path in (ROOT / "protocols" / "approvals").rglob("*") if path.is_file())
    approvals = [Source(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in kept]
    return compile_sources(sources, Occasion(TODAY), approvals=approvals)


def corpus() -> Corpus:
    return partnership().corpus


def test_it_compiles_without_an_error() -> None:
    assert [one for one in partnership().findings if one.severity is Severity.ERROR] == []
    assert len(corpus().documents) == len(SOURCES)


def test_the_three_protocols_stand_under_their_boards() -> None:
    found = {
        one.id: one.control.board
        for one in corpus().agreements()
        if isinstance(one.document.content, InformationSharingProtocol)
    }
    assert found == BOARDS
    assert all(board in corpus().directory.boards for board in BOARDS.values())


def test_there_is_an_exchange_under_the_childrens_protocol_and_a_policy() -> None:
    documents = [one.content for one in corpus().documents.values()]
    exchanges = [one for one in documents if isinstance(one, DataExchangeAgreement)]
    assert [one.part_of for one in exchanges] == ["children-and-young-people"]
    policies = [one for one in documents if isinstance(one, InformationSharingPolicy)]
    assert [one.organisation for one in policies] == ["northmere-council"]


def test_the_directory_holds_every_sort_of_party() -> None:
    organisations = [one.value for one in corpus().directory.organisations.values()]
    assert len(organisations) >= 12
    kinds = {unit.kind for one in organisations for unit in one.units or ()}
    assert kinds == {"directorate", "service", "joint team", "site"}
    assert {one.owned_by for one in organisations} == {None, "northmere-council"}
    assert {"schools", "gp-practices", "early-years-settings"} <= set(corpus().directory.classes)


def test_the_framework_has_twenty_members_and_more() -> None:
    assert len(corpus().effective["partnership-framework"].members) >= 20


@pytest.mark.parametrize("name", sorted(BOARDS))
def test_a_protocol_has_five_to_nine_flows_and_each_party_answers_for_each(name: str) -> None:
    protocol = corpus().effective[name]
    assert 5 <= len(protocol.exchanges) <= 9
    for exchange in protocol.exchanges:
        part = {*exchange.givers, *exchange.receivers}
        assert {ground.member for ground in exchange.grounds} == part, exchange.id


@pytest.mark.parametrize("name", sorted(BOARDS))
def test_each_item_purpose_and_party_is_used(name: str) -> None:
    protocol = corpus().effective[name]
    items = {one.value.id for exchange in protocol.exchanges for one in exchange.items}
    assert {one.value.id for one in protocol.items} == items
    purposes = {one.value.id for exchange in protocol.exchanges for one in exchange.purposes}
    assert {one.value.id for one in protocol.purposes} == purposes
    taking_part = {one for exchange in protocol.exchanges for one in (*exchange.givers, *exchange.receivers)}
    assert set(protocol.members) == taking_part


def test_a_joint_team_is_never_a_controller_of_its_own() -> None:
    teams = [
        member
        for effective in corpus().effective.values()
        for member in effective.members
        if member.unit and member.unit.value.kind == "joint team"
    ]
    assert teams
    assert all(one.party.value.control is None for one in teams)


def test_the_boards_agreed_before_every_signature_was_in() -> None:
    found = enact(corpus(), TODAY)
    for name in ("adults-at-risk", "children-and-young-people"):
        control = found.corpus.effective[name].control
        assert control.agreed_on is not None
        decisions = {one.decision for one in stated(control.signatures)}
        assert {"invited", "signed"} <= decisions
        assert any(one.on and one.on > control.agreed_on for one in stated(control.signatures))
        assert control.in_force(TODAY)


def test_the_records_are_in_order() -> None:
    checked = integrity.verify(integrity.case(corpus().approvals, TODAY, "Northmere Strategic Partnership"))
    assert [
        one.message for check in checked for one in check.findings if one.severity is Severity.ERROR
    ] == []


def test_every_state_of_sign_off_can_be_seen() -> None:
    """Three editions of one protocol, one approval outstanding, one lapsed by a changed framework, one edition in force meanwhile."""
    found = enact(corpus(), TODAY)
    children, adults = found.standings["children-and-young-people"], found.standings["adults-at-risk"]
    assert [one.what for one in children.milestones if one.edition == "2.1"] == [
        "proposed",
        "agreed",
        "operational",
        "superseded",
    ]
    assert dict.fromkeys(one.edition for one in children.texts).keys() == {"2.1", "2.2", "3"}
    assert children.state == "operational" and "gp-practices" in children.outstanding
    assert {"northmere-hospitals", "young-lives"} <= {one.voter for one in children.lapsed}
    assert set(found.coming) == {"adults-at-risk"}
    assert all(
        effect.address.document == "partnership-framework" for vote in adults.lapsed for effect in vote.lapsed
    )
    crime = found.standings["crime-disorder-and-anti-social-behaviour"]
    assert crime.state == "proposed"
    assert "declined" in {one.word for one in crime.votes}


def test_crime_and_disorder_is_a_draft_with_its_gap_declared() -> None:
    draft = corpus().effective["crime-disorder-and-anti-social-behaviour"]
    assert draft.control.agreed is None
    assert not draft.control.in_force(TODAY)
    assert draft.agreement is not None
    assert hasattr(draft.agreement.retention_conflicts, "not_stated")


def test_every_review_falls_in_2027() -> None:
    due = {
        one.id: one.content.review_due
        for one in corpus().documents.values()
        if isinstance(one.content, Controlled)
    }
    assert {day.year for day in due.values() if day} == {2027}
    assert None not in due.values()


def test_no_flow_rests_on_the_duty_that_was_only_announced() -> None:
    cited = {
        citation.provision.id
        for one in corpus().agreements()
        for exchange in one.exchanges
        for ground in exchange.grounds
        for _, citation in ground.powers
        if citation.provision
    }
    assert "children-act-2004-s16la" not in cited


def test_every_telephone_number_is_fictional() -> None:
    contacts = [
        one.owner
        for document in corpus().documents.values()
        for one in walk(document.content, document.at())
        if isinstance(one.owner, Contact) and one.address.path[-1] == "id"
    ]
    assert len(contacts) > 30
    for path in SOURCES:
        for number in re.findall(r"\b0\d[\d ]{7,13}\d\b", path.read_text()):
            assert DRAMA.fullmatch(number), f"{path.name}: {number}"


def test_every_address_on_the_web_is_fictional() -> None:
    for path in SOURCES:
        text = path.read_text()
        assert set(re.findall(r"@[a-z.]*?(example\.(?:org|com))\b", text)) <= {"example.org", "example.com"}
        assert all(
            re.search(r"(^|\.)example\.(org|com)$", host)
            for host in re.findall(r"(?:https://|@)([a-z0-9.-]+\.[a-z]+)", text)
        ), path.name


def test_the_workspace_says_that_it_is_an_illustration() -> None:
    settings = (ROOT / "ispc.yaml").read_text()
    assert re.search(r"^notice: .*illustrative.*do(?:es)? not exist", settings, re.MULTILINE | re.IGNORECASE)


def test_each_file_says_what_it_is_made_from() -> None:
    for path in SOURCES:
        first, second = path.read_text().splitlines()[:2]
        kind = corpus().documents[path.stem].kind
        up = "../" * len(path.relative_to(ROOT).parents[1:])
        assert first == f"# yaml-language-server: $schema={up}schemas/{kind}.schema.json", path.name
        assert second.startswith("# Made from "), path.name


def test_every_organisation_can_be_reached_about_data() -> None:
    for one in corpus().directory.organisations.values():
        assert isinstance(one.value, Organisation)
        assert one.value.data_protection_officer in corpus().directory.contacts
