"""The five tests of a citation, and the facts behind the false citations that old agreements hold."""

from datetime import date

import pytest

from ispc.law import (
    Fault,
    Status,
    alive,
    body_stands,
    catalogue,
    ceiling,
    edition_stands,
    kind,
    needs_policy_document,
    place,
    public_authority,
    status,
    what,
    who,
)
from ispc.law.provisions import Nation, Provision

LAW = catalogue()
TODAY = date(2026, 11, 21)


def cited(citation: str) -> Provision:
    found = LAW.find(citation)
    assert found is not None, citation
    return found


def gravity(fault: Fault | None) -> str:
    assert fault is None or ("\n" not in fault.message and not fault.message.endswith("."))
    assert fault is None or fault.message[0] in "`abcdefghijklmnopqrstuvwxyz"
    return "fine" if fault is None else fault.ceiling


@pytest.mark.parametrize(
    ("citation", "day", "expected"),
    [
        ("DPA 1998", date(2018, 5, 24), Status.ALIVE),
        ("DPA 1998", date(2018, 5, 25), Status.ENDED),
        ("UK GDPR Article 6(1)(ea)", date(2026, 2, 4), Status.NOT_YET),
        ("UK GDPR Article 6(1)(ea)", date(2026, 2, 5), Status.ALIVE),
        ("Education Act 1996 s436A", date(2006, 12, 31), Status.NOT_YET),
        ("Education Act 1996 s436A", date(2007, 1, 1), Status.ALIVE),
        ("Children Act 2004 s12", date(2010, 8, 31), Status.ALIVE),
        ("Children Act 2004 s12", date(2010, 9, 1), Status.ENDED),
        ("CYPSA 2014 s26", TODAY, Status.NOT_YET),
        ("Crime and Policing Act 2026 Part 5 Chapter 2", TODAY, Status.NOT_YET),
        ("Education Act 2002 s157", date(2003, 1, 1), Status.ALIVE),
    ],
)
def test_status_on_a_day(citation: str, day: date, expected: Status) -> None:
    assert status(cited(citation), day) is expected


@pytest.mark.parametrize(
    ("citation", "highest"),
    [
        ("Children Act 1989 s47", "error"),
        ("UK GDPR Annex 2 paragraph 1", "warning"),
        ("Education Act 2002 s175", "warning"),
        ("Immigration and Asylum Act 1999 s20", "info"),
    ],
)
def test_no_finding_is_graver_than_what_we_know(citation: str, highest: str) -> None:
    assert ceiling(cited(citation)) == highest


@pytest.mark.parametrize(
    ("citation", "day", "expected", "says"),
    [
        ("DPA 1998 s29", date(2019, 1, 1), "error", "`dpa-2018-schedule-2-paragraph-2`"),
        ("DPA 1998 s29", date(2018, 5, 24), "fine", ""),
        ("Children Act 2004 s13", TODAY, "error", "`children-act-2004-s16e`"),
        ("Children Act 2004 s13", date(2019, 10, 1), "warning", "ended on 2019-09-29"),
        ("Children Act 2004 s13", date(2015, 1, 1), "fine", ""),
        ("LGA 2000 s2", TODAY, "error", "had gone from the statute book by 2026-03-10"),
        ("LGA 2000 s2", date(2023, 1, 1), "warning", "ended on 2022-05-05"),
        ("UK GDPR Article 22", date(2026, 6, 1), "warning", "`uk-gdpr-articles-22a-22d`"),
        ("UK GDPR Article 22", date(2025, 6, 1), "fine", ""),
        ("UK GDPR Article 77", date(2026, 6, 18), "fine", ""),
        ("UK GDPR Article 77", date(2026, 6, 19), "warning", "`dpa-2018-s164a`"),
        ("CYPSA 2014 s26", TODAY, "error", "never came into force"),
        ("Article 6(1)(ea)", date(2026, 2, 4), "error", "not in force before 2026-02-05"),
        ("Article 6(1)(ea)", date(2026, 2, 5), "fine", ""),
        ("Children Act 2004 s16LA", date(2026, 9, 29), "warning", "not in force before 2026-09-30"),
        ("Children Act 2004 s16LA", date(2026, 9, 30), "fine", ""),
        ("Children Act 2004 s12", TODAY, "warning", "ended on 2010-08"),
        ("Crime and Policing Act 2026 Part 5 Chapter 2", TODAY, "warning", "waits for regulations"),
        ("Children's Wellbeing and Schools Act 2026 s3", TODAY, "info", "waits for regulations"),
        ("Victims and Prisoners Act 2024 s13", TODAY, "info", "it is not known whether"),
        ("GDPR", date(2022, 1, 1), "error", "ended on 2020-12-31"),
        ("GDPR", date(2019, 1, 1), "fine", ""),
        ("DPA 2018 s9", TODAY, "error", "ended on"),
    ],
)
def test_alive(citation: str, day: date, expected: str, says: str) -> None:
    fault = alive(cited(citation), day)
    assert gravity(fault) == expected
    if fault is not None:
        assert fault.test == "alive"
        assert says in fault.message
        assert fault.law_source == cited(citation).citation


def test_nothing_in_force_today_is_said_to_have_ended() -> None:
    ended = {held.key for held in LAW.provisions.values() if status(held, TODAY) is Status.ENDED}
    assert ended == {
        *("ca2004-12", "lga2000-2", "eugdpr", "ca2004-13-16", "art22", "art77", "dpa9"),
        *("dpa1998", "dpa1998-sch2", "dpa1998-sch3", "dpa1998-s29", "dpa1998-s35", "dpa1998-s10-14"),
    }


@pytest.mark.parametrize(
    ("citation", "giver", "receiver", "expected"),
    [
        ("CDA 1998 s115", "england", "england", "fine"),
        ("CDA 1998 s115", "scotland", "scotland", "fine"),
        ("CDA 1998 s115", "northern-ireland", "england", "error"),
        ("CDA 1998 s115", "england", "northern-ireland", "error"),
        ("Care Act 2014 s42", "england", "wales", "fine"),
        ("Care Act 2014 s42", "wales", None, "error"),
        ("Care Act 2014 s45", "scotland", None, "error"),
        ("SSWBA 2014 s128", "england", None, "error"),
        ("SSWBA 2014 s128", "wales", None, "fine"),
        ("ASPA 2007 s5", "england", None, "error"),
        ("CA 1989 s17", "wales", None, "warning"),
        ("CA 1989 s27", "wales", None, "warning"),
        ("CA 1989 s47", "wales", None, "fine"),
        ("CTSA 2015 s26", "northern-ireland", None, "error"),
        ("CTSA 2015 s36", "northern-ireland", None, "error"),
        ("CTSA 2015 s36", "scotland", None, "fine"),
        ("Mental Capacity Act 2005", "scotland", None, "warning"),
        ("Localism Act 2011 s1", "wales", None, "error"),
        ("Children Act 2004 s16LA", "wales", None, "error"),
        ("UK GDPR Article 6(1)(e)", "northern-ireland", "scotland", "fine"),
    ],
)
def test_place(citation: str, giver: Nation, receiver: Nation | None, expected: str) -> None:
    assert gravity(place(cited(citation), giver, receiver)) == expected


def test_a_nation_counts_until_the_day_on_which_it_left() -> None:
    provision = cited("CA 1989 s17")
    assert place(provision, "wales", on=date(2016, 4, 5)) is None
    fault = place(provision, "wales", on=date(2016, 4, 6))
    assert fault is not None
    assert "since 2016-04-06; write `social-services-and-well-being-wales-act-2014-s164`" in fault.message
    england = place(cited("LGA 2000 s2"), "england", on=date(2015, 1, 1))
    assert england is not None
    assert england.ceiling == "error"
    assert "`localism-act-2011-s1`" in england.message
    assert place(cited("LGA 2000 s2"), "england", on=date(2009, 1, 1)) is None
    assert alive(cited("LGA 2000 s2"), date(2009, 1, 1)) is None


@pytest.mark.parametrize(
    ("citation", "roles", "expected"),
    [
        ("CDA 1998 s115", ("police-force", "maintained-school", None), "error"),
        ("CDA 1998 s115", ("police-force", "charity", None), "error"),
        ("CDA 1998 s115", ("council", "nhs-trust", None), "error"),
        ("CDA 1998 s115", ("nhs-trust", "police-force", None), "fine"),
        ("CDA 1998 s115", ("charity", "london-borough", None), "fine"),
        ("CDA 1998 s115", ("police-force", "parish-council", None), "fine"),
        ("CDA 1998 s115", ("police-force", "registered-provider-non-profit", None), "fine"),
        ("CDA 1998 s115", ("police-force", "housing-association", None), "fine"),
        ("Care Act 2014 s45", (None, None, "council"), "error"),
        ("Care Act 2014 s45", (None, None, "safeguarding-adults-board"), "fine"),
        ("CA 1989 s47(9)", ("police-force", None, None), "warning"),
        ("CA 1989 s47(9)", ("maintained-school", None, None), "warning"),
        ("CA 1989 s47(9)", ("gp-practice", None, None), "warning"),
        ("CA 1989 s47(9)", ("nhs-trust", None, None), "fine"),
        ("CA 2004 s11", ("maintained-school", None, None), "error"),
        ("CA 2004 s11", ("academy-trust", None, None), "error"),
        ("CA 2004 s11", ("nhs-trust", None, None), "fine"),
        ("CA 2004 s16LA", ("elected-member", "council", None), "error"),
        ("CA 2004 s16LA", ("nhs-trust", "academy-trust", None), "fine"),
        ("CA 2004 s10", ("maintained-school", "council", None), "fine"),
        ("CA 2004 s16H", (None, None, "charity"), "error"),
        ("CA 2004 s16H", (None, None, "integrated-care-board"), "fine"),
        ("DPA 2018 Sch 1 para 16", ("council", None, None), "error"),
        ("DPA 2018 Sch 1 para 16", ("nhs-trust", None, None), "error"),
        ("DPA 2018 Sch 1 para 16", ("charity", None, None), "fine"),
        ("Localism Act 2011 s1", ("nhs-trust", None, None), "error"),
        ("Localism Act 2011 s1", ("police-force", None, None), "error"),
        ("Localism Act 2011 s1", ("maintained-school", None, None), "error"),
        ("Localism Act 2011 s1", ("district-council", None, None), "fine"),
        ("Localism Act 2011 s1", ("fire-authority", None, None), "fine"),
        ("PCSC 2022 s16", ("university", "police-force", None), "error"),
        ("PCSC 2022 s16", ("academy-trust", "police-force", None), "fine"),
        ("HSCA 2012 s251B", ("nhs-trust", "police-force", None), "error"),
        ("HSCA 2012 s251B", ("nhs-trust", "council", None), "fine"),
        ("UK GDPR Article 6(1)(e)", ("charity", "charity", "charity"), "fine"),
        ("CDA 1998 s115", (None, None, None), "fine"),
    ],
)
def test_who(citation: str, roles: tuple[str | None, str | None, str | None], expected: str) -> None:
    assert gravity(who(cited(citation), *roles)) == expected


@pytest.mark.parametrize(
    ("citation", "facts", "expected"),
    [
        ("CDA 1998 s17A", {"named"}, "warning"),
        ("CDA 1998 s17A", set(), "fine"),
        ("DPA 2018 Sch 1 para 18", {"consent-relied-on"}, "warning"),
        ("DPA 2018 Sch 1 para 18", {"child", "named"}, "fine"),
        ("DPA 2018 Sch 1 para 19", {"other-than-health-data"}, "error"),
        ("DPA 2018 Sch 1 para 19", {"child"}, "error"),
        ("DPA 2018 Sch 1 para 16", {"public-body"}, "error"),
        ("DPA 2018 Sch 1 para 36", {"other-than-offence-data"}, "error"),
        ("UK GDPR Article 6(1)(f)", {"public-authority-task"}, "error"),
        ("UK GDPR Article 6(1)(ea)", {"public-authority-task"}, "error"),
        ("UK GDPR Article 6(1)(e)", {"public-authority-task"}, "fine"),
        ("UK GDPR Annex 1 paragraph 1", {"unprompted"}, "error"),
        ("UK GDPR Annex 1 paragraph 1", {"request-without-need"}, "error"),
        ("UK GDPR Annex 1 paragraph 6", {"unprompted"}, "fine"),
        ("PCSC 2022 s16", {"patient-information"}, "error"),
        ("PCSC 2022 s16", {"named", "from-health-commissioner"}, "error"),
        ("PCSC 2022 s16", {"from-health-commissioner"}, "fine"),
        ("PCSC 2022 s16", {"named"}, "fine"),
        ("HSCA 2012 s251B", {"objection"}, "error"),
        ("HSCA 2012 s251B", {"not-direct-care"}, "error"),
        ("Housing Act 1996 s213B", {"no-agreement"}, "warning"),
        ("Care Act 2014 s7", {"unprompted"}, "error"),
        ("Children Act 2004 s16LA", {"unprompted"}, "fine"),
    ],
)
def test_what(citation: str, facts: set[str], expected: str) -> None:
    assert gravity(what(cited(citation), frozenset(facts))) == expected


@pytest.mark.parametrize(
    ("citation", "as_power", "as_condition"),
    [
        ("CDA 1998 s115", "fine", "error"),
        ("CDA 1998 s17", "warning", "error"),
        ("CA 1989 s47", "fine", "error"),
        ("Education Act 2002 s175", "fine", "warning"),
        ("DPA 2018 Sch 2 para 2", "error", "error"),
        ("DPA 2018 Sch 2 para 5", "warning", "warning"),
        ("DPA 2018 Sch 1 para 5", "error", "error"),
        ("DPA 2018 Sch 1 para 18", "error", "fine"),
        ("UK GDPR Article 9(2)(h)", "error", "fine"),
        ("NHS Act 2006 s251", "error", "error"),
        ("DPA 2018 s36(4)", "error", "error"),
        ("DPA 2018 s121", "error", "error"),
        ("common law duty of confidence", "error", "error"),
        ("Mental Capacity Act 2005", "warning", "warning"),
    ],
)
def test_kind(citation: str, as_power: str, as_condition: str) -> None:
    assert gravity(kind(cited(citation), "power")) == as_power
    assert gravity(kind(cited(citation), "condition")) == as_condition


def test_a_kind_is_named_in_words() -> None:
    exemption = kind(cited("DPA 2018 Sch 2 para 2"), "power")
    assert exemption is not None
    assert (
        exemption.message == "`Data Protection Act 2018 Schedule 2 paragraph 2` is an exemption, not a power"
    )
    implied = kind(cited("CA 1989 s17"), "condition")
    assert implied is not None
    assert implied.message == "`Children Act 1989 s17` is an implied function, not a condition"


@pytest.mark.parametrize(
    ("paragraph", "to_competent_authority", "needed"),
    [
        (1, False, True),
        (2, False, False),
        (3, False, False),
        (4, False, False),
        (5, False, False),
        (6, True, True),
        (10, False, True),
        (10, True, False),
        (13, False, False),
        (18, True, True),
        (27, True, True),
        (29, False, False),
        (34, False, False),
        (35, False, True),
        (36, False, True),
        (37, False, True),
        (99, False, False),
    ],
)
def test_the_policy_document_is_read_from_the_paragraph(
    paragraph: int, to_competent_authority: bool, needed: bool
) -> None:
    assert needs_policy_document(paragraph, to_competent_authority) is needed


def test_offence_data_follows_the_paragraph_that_it_extends() -> None:
    assert not needs_policy_document(36, True, relied_on=10)
    assert needs_policy_document(36, False, relied_on=10)
    assert not needs_policy_document(36, False, relied_on=13)


def test_public_authority() -> None:
    assert public_authority("nhs-trust") == "yes"
    assert public_authority("parish-council") == "no"
    assert public_authority("university") == "part"


@pytest.mark.parametrize(
    ("edition", "day", "stands"),
    [
        ("caldicott-2013", date(2020, 12, 7), True),
        ("caldicott-2013", date(2020, 12, 8), False),
        ("caldicott-1997", date(2013, 6, 1), True),
        ("caldicott-1997", date(2014, 1, 1), False),
        ("wt-2018", date(2022, 1, 1), True),
        ("wt-2023", date(2026, 3, 31), True),
        ("wt-2023", date(2026, 4, 1), False),
        ("kcsie-y", date(2026, 9, 1), False),
        ("dfe-2024", TODAY, True),
    ],
)
def test_an_edition_stands_until_its_heir_is_out(edition: str, day: date, stands: bool) -> None:
    assert edition_stands(LAW.guidance(edition), day) is stands


def test_a_body_stands_until_it_ends() -> None:
    assert body_stands("clinical-commissioning-group", date(2022, 6, 30))
    assert not body_stands("clinical-commissioning-group", date(2022, 7, 1))
    assert body_stands("council", TODAY)


# Facts behind the false citations that no one test above shows.


def test_section_115_permits_and_names_no_trust_school_or_charity() -> None:
    provision = cited("CDA 1998 s115")
    assert provision.kind == "power"
    assert provision.obliges is None
    for body in (
        "nhs-trust",
        "nhs-foundation-trust",
        "maintained-school",
        "academy-trust",
        "charity",
        "college",
    ):
        assert LAW.membership("rel-auth-115", body) == "no", body


def test_recognised_legitimate_interest_answers_article_6_only() -> None:
    for provision in LAW.provisions.values():
        if provision.id.startswith(("uk-gdpr-article-6-1", "uk-gdpr-annex")):
            assert provision.paragraph is None
    assert LAW.paragraph(5) is None
    assert LAW.paragraph(18) == cited("DPA 2018 Sch 1 para 18")


def test_offence_data_is_served_by_schedule_1_and_never_by_an_article_9_letter_alone() -> None:
    for number in (1, 6, 18, 29, 36):
        held = LAW.paragraph(number)
        assert held is not None
        assert held.paragraph is not None
        assert "10" in held.paragraph.serves


def test_the_health_bar_falls_on_boards_and_not_on_councils() -> None:
    assert LAW.membership("pcsc-healthbar", "integrated-care-board") == "yes"
    assert LAW.membership("pcsc-healthbar", "local-health-board") == "yes"
    assert LAW.membership("pcsc-healthbar", "council") == "no"


def test_partners_in_public_protection_are_competent_for_those_flows_alone() -> None:
    assert LAW.body("nhs-trust").competent_authority == "mappa-only"
    assert LAW.body("council").competent_authority == "own-functions"
    assert cited("CJA 2003 s325(4D)").start == "2022-04-28"


def test_reuse_of_police_data_needs_a_named_power() -> None:
    provision = cited("DPA 2018 s36(4)")
    assert provision.kind == "restriction"
    assert provision.needs == "Authorised by law."


def test_names_of_bodies_that_have_gone() -> None:
    gone = {body.id: (body.end, body.superseded_by) for body in LAW.bodies.values() if body.end}
    assert gone["clinical-commissioning-group"] == ("2022-07-01", ("integrated-care-board",))
    assert gone["police-authority"] == ("2012-11-22", ("local-policing-body",))
    assert len(gone) == 8
