"""The data of the catalogue: nothing dropped, nothing dangling, everything sourced."""

import json
import re
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from ispc.law.provisions import Provision, Shelf
from ispc.law.shelf import catalogue
from ispc.location import Source
from ispc.parse import parse

LAW = catalogue()
FILES = sorted(file.name for file in (files("ispc") / "law").iterdir() if file.name.endswith(".yaml"))


def data(name: str) -> dict[str, Any]:
    outcome = parse(Source(name, (files("ispc") / "law" / name).read_bytes()))
    assert outcome.findings == ()
    assert outcome.value is not None
    assert isinstance(outcome.value.data, dict)
    return dict(outcome.value.data)


# Counted by hand in the research that the catalogue encodes, a row an entry.
ROWS = {
    ("uk-gdpr.yaml", "provisions"): 15 + 12,
    ("schedule-1.yaml", "provisions"): 38,
    ("law-enforcement.yaml", "provisions"): 15 + 9,
    ("exemptions.yaml", "provisions"): 24,
    ("commencement.yaml", "commencements"): 6,
    ("children.yaml", "provisions"): 23,
    ("adults-health.yaml", "provisions"): 16,
    ("crime.yaml", "provisions"): 22,
    ("education-housing-general.yaml", "provisions"): 24,
    ("wales.yaml", "provisions"): 10,
    ("scotland.yaml", "provisions"): 11,
    ("northern-ireland.yaml", "provisions"): 10,
    ("restrictions.yaml", "provisions"): 10,
    ("stale.yaml", "stale"): 17,
    ("time-limits.yaml", "time_limits"): 17,
    ("guidance.yaml", "editions"): 24,
}


@pytest.mark.parametrize(("name", "shelf"), ROWS)
def test_no_row_was_dropped(name: str, shelf: str) -> None:
    assert len(data(name)[shelf]) == ROWS[name, shelf]


def test_the_eleven_lists_that_provisions_name_are_here() -> None:
    named = {
        "rel-auth-115",
        "partners-ca10",
        "bodies-ca11",
        "partners-care6",
        "pcsc-sch1",
        "pcsc-sch2",
        "pcsc-healthbar",
        "partners-ssw162",
        "bodies-aspa5",
        "bodies-sbni12",
        "bodies-sswboard",
    }
    assert len(named) == 11
    assert named <= set(LAW.sets)


@pytest.mark.parametrize("name", FILES)
def test_every_file_reads_without_a_finding(name: str) -> None:
    assert data(name)


@pytest.mark.parametrize("name", FILES)
def test_no_id_stands_twice(name: str) -> None:
    for shelf, entries in data(name).items():
        if shelf not in ("common", "instruments"):
            ids = [entry["id"] for entry in entries]
            assert len(ids) == len(set(ids))


def test_ids_keys_and_citations_mean_one_provision_each() -> None:
    for read in ("key", "citation"):
        held = [getattr(provision, read) for provision in LAW.provisions.values()]
        assert sorted(held) == sorted(set(held))
    assert not set(LAW.provisions) & (set(LAW.bodies) | set(LAW.editions) | set(LAW.sets))


def test_every_reference_leads_somewhere() -> None:
    for provision in LAW.provisions.values():
        superseding = provision.superseded_by + tuple(
            identifier for extent in provision.formerly for identifier in extent.superseded_by
        )
        assert set(superseding) <= set(LAW.provisions), provision.id
        named = provision.who.disclosers + provision.who.recipients + provision.who.askers
        assert set(named) <= set(LAW.sets), provision.id
    for held in LAW.sets.values():
        members = {member.body for member in held.members}
        assert members | set(held.unsure) <= set(LAW.bodies), held.id
        assert not members & set(held.unsure), held.id
        for member in held.members:
            assert set(member.nations) <= set(LAW.bodies[member.body].nations), (held.id, member.body)
    for body in LAW.bodies.values():
        assert set(body.superseded_by) <= set(LAW.bodies), body.id
        assert body.is_a is None or body.is_a in LAW.bodies, body.id
    for edition in LAW.editions.values():
        assert set(edition.replaced_by) <= set(LAW.editions), edition.id
    for row in LAW.stale:
        assert set(row.of) <= set(LAW.provisions) | set(LAW.bodies) | set(LAW.editions), row.id


def test_every_statement_has_a_source_that_is_listed() -> None:
    used = {key for entry in LAW.entries() for key in entry.source}
    assert used == set(LAW.sources)


def test_what_was_seen_says_when_and_what_is_only_known_does_not() -> None:
    for entry in LAW.entries():
        if entry.confidence in ("S", "S2"):
            assert entry.last_checked, entry
            assert set(entry.source) != {"KNOWN"}, entry
        else:
            assert entry.last_checked is None, entry


@pytest.mark.parametrize("left_out", ["source", "confidence"])
def test_an_entry_without_source_or_confidence_is_refused(left_out: str) -> None:
    entry = dict(data("restrictions.yaml")["provisions"][0])
    entry |= data("restrictions.yaml")["common"]
    assert Provision.model_validate_json(json.dumps(entry)).key == "hra-8"
    del entry[left_out]
    with pytest.raises(ValidationError, match=left_out):
        Provision.model_validate_json(json.dumps(entry))


def test_an_unknown_field_or_word_is_refused() -> None:
    entry = dict(data("restrictions.yaml")["provisions"][0]) | data("restrictions.yaml")["common"]
    wrongs: list[dict[str, object]] = [
        {"nation": "england"},
        {"kind": "gateway"},
        {"from": "2 October 2000"},
        {"source": []},
    ]
    for wrong in wrongs:
        with pytest.raises(ValidationError):
            Shelf.model_validate_json(json.dumps({"provisions": [entry | wrong]}))


def test_ended_before_it_began_is_never_said() -> None:
    for provision in LAW.provisions.values():
        if provision.start and provision.end:
            assert provision.start < provision.end, provision.id


def test_schedule_1_paragraphs_say_what_the_notes_on_them_count() -> None:
    paragraphs = {
        provision.paragraph.number: provision.paragraph
        for provision in LAW.provisions.values()
        if provision.paragraph is not None
    }
    assert sorted(paragraphs) == [number for number in range(1, 38) if number != 5]
    interest = [number for number, held in paragraphs.items() if held.substantial_public_interest == "yes"]
    assert interest == [6, 10, 11, 12, 13, 16, 17, 18, 19, 20, 28]
    assert [number for number, held in paragraphs.items() if held.exception] == [10, 13, 27]
    assert [number for number, held in paragraphs.items() if held.policy_document == "no"] == [
        *(2, 3, 4, 13),
        *range(29, 35),
    ]
    for number, held in paragraphs.items():
        assert ("9-2-g" in held.serves) == (6 <= number <= 28)
        assert (held.serves == ("10",)) == (number >= 29)
    without_consent = [number for number, held in paragraphs.items() if held.without_consent == "yes"]
    assert without_consent == [9, 10, 11, 12, 13, 16, 17, 18, 19, 21, 28]
    for number in without_consent:
        assert "no-consent-reason-needed" in LAW.provisions[f"dpa-2018-schedule-1-paragraph-{number}"].what


def test_the_words_of_articles_6_and_9_and_of_annex_1() -> None:
    def spoken(start: str) -> list[str | None]:
        return [held.word for name, held in LAW.provisions.items() if name.startswith(start)]

    assert spoken("uk-gdpr-article-6-1") == [
        "consent",
        "contract",
        "legal obligation",
        "vital interests",
        "public task",
        "recognised legitimate interest",
        "legitimate interests",
    ]
    assert spoken("uk-gdpr-article-9-2") == [
        "explicit consent",
        "employment and social protection",
        "vital interests",
        "not-for-profit body",
        "made public by the person",
        "legal claims",
        "substantial public interest",
        "health or social care",
        "public health",
        "archiving, research or statistics",
    ]
    assert spoken("uk-gdpr-annex-1") == ["request", "security", "emergency", "crime", "safeguarding"]


def test_a_condition_is_found_by_the_words_that_an_author_writes() -> None:
    public_task = LAW.worded("public task", "article 6")
    assert public_task is not None
    assert public_task.key == "art6-e"
    six, nine = LAW.worded("vital interests", "article 6"), LAW.worded("vital interests", "article 9")
    assert six is not None
    assert nine is not None
    assert (six.key, nine.key) == ("art6-d", "art9-c")
    crime = LAW.worded("crime", "annex 1")
    assert crime is not None
    assert crime.key == "annex1-5"
    assert LAW.worded("public task", "article 9") is None


def test_nothing_can_be_put_into_the_catalogue() -> None:
    with pytest.raises(TypeError):
        LAW.provisions["x"] = LAW.provision("dpa-2018-s31")  # type: ignore[index]  # the point of the test
    with pytest.raises(ValidationError):
        LAW.provision("dpa-2018-s31").heading = "x"  # type: ignore[misc]  # the point of the test


def test_law_that_is_not_devolved_names_wales() -> None:
    for identifier in (
        "children-act-1989-s47",
        "crime-and-disorder-act-1998-s17",
        "crime-and-disorder-act-1998-s115",
        "criminal-justice-act-2003-s325",
        "police-crime-sentencing-and-courts-act-2022-s8",
        "police-crime-sentencing-and-courts-act-2022-s16",
        "police-crime-sentencing-and-courts-act-2022-s17",
    ):
        assert "wales" in LAW.provision(identifier).nations


@pytest.mark.parametrize(
    ("public_authority", "bodies"),
    [
        ("yes", "county-council district-council unitary-council london-borough police-force fire-authority"),
        ("yes", "british-transport-police local-policing-body nhs-trust nhs-foundation-trust nhs-england"),
        ("yes", "integrated-care-board local-health-board hsc-trust maintained-school academy-trust"),
        ("yes", "arms-length-housing-company council-company probation-provider prison"),
        ("yes", "safeguarding-board-ni integration-joint-board government-department"),
        ("part", "gp-practice nhs-contractor college university registered-social-landlord-scotland"),
        ("no", "parish-council community-council parish-meeting charter-trustees independent-school nursery"),
        ("no", "housing-association registered-provider-non-profit charity voluntary-group care-provider"),
        ("no", "company safeguarding-partnership safeguarding-adults-board multi-agency-safeguarding-hub"),
        ("no", "risk-assessment-conference public-protection-panel youth-offending-team elected-member"),
    ],
)
def test_who_is_a_public_authority(public_authority: str, bodies: str) -> None:
    for body in bodies.split():
        assert LAW.body(body).public_authority == public_authority, body


@pytest.mark.parametrize(
    ("competent_authority", "bodies"),
    [
        ("listed", "police-force british-transport-police special-police-force police-watchdog"),
        (
            "listed",
            "government-department devolved-ministers hmrc national-crime-agency serious-fraud-office",
        ),
        (
            "listed",
            "border-revenue listed-regulator probation-provider youth-justice-board parole-board prison",
        ),
        ("listed", "probation-board-ni escort-or-tagging-contractor youth-offending-team prosecutor court"),
        ("listed", "information-regulator scottish-information-commissioner devolved-revenue-authority"),
        ("own-functions", "council fire-authority other-regulator nhs-counter-fraud-authority"),
        ("own-functions", "non-ministerial-department"),
        ("mappa-only", "nhs-trust housing-association registered-provider-non-profit"),
        ("no", "maintained-school academy-trust gp-practice charity intelligence-service"),
    ],
)
def test_who_is_a_competent_authority(competent_authority: str, bodies: str) -> None:
    for body in bodies.split():
        assert LAW.body(body).competent_authority == competent_authority, body


def test_who_is_no_legal_person() -> None:
    assert {body.id for body in LAW.bodies.values() if body.legal_person == "no"} == {
        "safeguarding-partnership",
        "safeguarding-adults-board",
        "multi-agency-safeguarding-hub",
        "risk-assessment-conference",
        "public-protection-panel",
        "youth-offending-team",
        "youth-justice-agency-ni",
        "pupil-referral-unit",
    }


def test_membership_follows_the_wider_type_and_admits_what_it_cannot_tell() -> None:
    assert LAW.membership("rel-auth-115", "unitary-council") == "yes"
    assert LAW.membership("rel-auth-115", "housing-association") == "unsure"
    assert LAW.membership("partners-ca10", "council") == "unsure", "it may be a district"
    assert LAW.membership("rel-auth-115", "nhs-trust") == "no"
    assert LAW.membership("rel-auth-115", "ambulance-trust") == "no"


def test_editions_hold_the_rules_that_they_count_in_plain_words() -> None:
    plain = re.compile(
        r"\b(article|section|schedule|paragraph|pursuant|lawful basis|proportionate|disclosure)\b", re.I
    )
    held = {edition.id: edition for edition in LAW.editions.values() if edition.rules}
    assert set(held) == {"hmg-2008", "hmg-2015", "hmg-2018", "dfe-2024", "caldicott-2020"}
    for edition in held.values():
        assert len(edition.rules) == edition.rule_count
        assert edition.rules_confidence is not None
        for rule in edition.rules:
            assert len(rule.split()) <= 20, rule
            assert not plain.search(rule), rule
    sets_of_rules = [edition.rules for edition in held.values()]
    assert len(set(sets_of_rules)) == len(sets_of_rules)
    assert LAW.guidance("caldicott-1997").rule_count == 6
    assert LAW.guidance("caldicott-2013").rule_count == 7
    assert LAW.guidance("caldicott-2020").rule_count == 8


@pytest.mark.parametrize(("edition", "questions"), [("hmg-2008", 7), ("dfe-2024", 6)])
def test_a_flow_of_questions_only_goes_forward_and_ends(edition: str, questions: int) -> None:
    steps = LAW.guidance(edition).steps
    assert [step.number for step in steps] == list(range(1, questions + 1))
    for step in steps:
        assert step.question.endswith("?") or "?" in step.question
        for answer in (step.yes, step.no):
            if answer.isdigit():
                assert step.number < int(answer) <= questions
            else:
                assert answer.endswith(".")


def test_an_edition_that_was_replaced_names_its_heir_and_a_current_one_does_not() -> None:
    for edition in LAW.editions.values():
        assert bool(edition.replaced_by) == (edition.status == "superseded"), edition.id


def test_the_regulator_has_one_id_and_several_names() -> None:
    (regulator,) = LAW.regulators
    assert regulator.names[0] == "Information Commissioner"
    assert "Information Commission" in regulator.names
    assert regulator.confidence == "?"


def test_the_mapping_of_the_1998_act() -> None:
    row = next(row for row in LAW.stale if row.id == "x-dpa1998")
    assert dict(row.mapping)["section 29"] == "Data Protection Act 2018 Schedule 2 paragraph 2"
    assert len(row.mapping) == 6
