"""Citations are read as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ispc.law.citing import LONGEST, index, shorts_of, words
from ispc.law.shelf import catalogue


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("children-act-1989-s47", "children-act-1989-s47"),
        ("ca1989-47", "children-act-1989-s47"),
        ("Children Act 1989 s47", "children-act-1989-s47"),
        ("section 47 Children Act 1989", "children-act-1989-s47"),
        ("Section 47 of the Children Act 1989.", "children-act-1989-s47"),
        ("s.47 CA 1989", "children-act-1989-s47"),
        ("CA 1989 s47", "children-act-1989-s47"),
        ("CA1989, S.47(1)(b)", "children-act-1989-s47"),
        ("Children Act s47", "children-act-1989-s47"),
        ("Children Act 1989 s47(9)", "children-act-1989-s47-9"),
        ("The Care Act, section 42", "care-act-2014-s42"),
        ("Crime and Disorder Act 1998 s.115", "crime-and-disorder-act-1998-s115"),
        ("Crime & Disorder Act 1998 (section 115)", "crime-and-disorder-act-1998-s115"),
        ("UK GDPR Art. 9(2)(g)", "uk-gdpr-article-9-2-g"),
        ("Article 6(1)(ea)", "uk-gdpr-article-6-1-ea"),
        ("DPA 2018, Schedule 1, Part 2, paragraph 18(1)", "dpa-2018-schedule-1-paragraph-18"),
        ("DPA 2018 Sch 8 para 1", "dpa-2018-schedule-8-paragraph-1"),
        ("DPA 2018 Sch 1 para 8", "dpa-2018-schedule-1-paragraph-8"),
        ("DPA 1998 s29(3)", "data-protection-act-1998-s29"),
        ("GDPR", "eu-gdpr"),
        ("MAPPA", "criminal-justice-act-2003-s325"),
        ("common law duty of confidence", "common-law-confidentiality"),
        ("CYPSA 2014 s26", "children-and-young-people-scotland-act-2014-s26"),
        ("Childrens Wellbeing & Schools Act 2026 s 4", "children-act-2004-s16la"),
    ],
)
def test_one_provision_is_written_in_many_ways(written: str, meant: str) -> None:
    found = catalogue().find(written)
    assert found is not None
    assert found.id == meant


@pytest.mark.parametrize(
    "written", ["", "s47", "section 29", "s15", "Children Act 1989", "Article 9(2)(z)", "a court order"]
)
def test_what_means_nothing_or_several_things_is_not_guessed(written: str) -> None:
    assert catalogue().find(written) is None


def test_a_near_miss_is_named() -> None:
    law = catalogue()
    assert "children-act-1989-s47" in law.near("Childrens Act 1989 s47")
    assert "children-act-1989-s47" in law.near("s47")
    assert law.near("Crime and Dissorder Act 1998 s115")[0] == "crime-and-disorder-act-1998-s115"
    assert law.near("Sch 1 para 18") == ("dpa-2018-schedule-1-paragraph-18",)
    assert law.near("the moon and the stars") == ()
    assert law.near("") == ()


def test_every_way_of_writing_means_one_provision() -> None:
    law = catalogue()
    assert {key: ids for key, ids in law.citations.exact.items() if len(ids) > 1} == {}
    for provision in law.provisions.values():
        for written in (provision.id, provision.citation, *provision.also_written):
            assert law.find(written) == provision, written


def test_an_ambiguous_citation_lists_its_meanings() -> None:
    held = index([("One Act 1990 s1", "one"), ("One Act 1991 s1", "other")], {})
    assert held.ids("One Act s1") == {"one", "other"}
    assert held.ids("One Act 1991 s1") == {"other"}


def test_short_names_are_opened_before_their_words_are_dropped() -> None:
    shorts = shorts_of([("Adults with Incapacity (Scotland) Act 2000", ("AWI(S)A 2000",))])
    assert words("AWI(S)A 2000 s1", shorts) == words("Adults with Incapacity (Scotland) Act 2000 s1", shorts)


@pytest.mark.parametrize("text", ["Care Act 2014 s42" + "(1)" * 40_000, "s" * 200_000, "1 " * 200])
def test_a_text_too_long_is_no_citation(text: str) -> None:
    assert catalogue().find(text) is None
    assert catalogue().near(text) == ()


def test_a_citation_of_the_greatest_length_is_still_read() -> None:
    written = "Care Act 2014 s42"
    assert catalogue().find(written + " " * (LONGEST - len(written))) is not None
    assert catalogue().find(written + " " * (LONGEST - len(written) + 1)) is None


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    law = catalogue()
    found = law.find(text)
    assert found is None or found.id in law.provisions
    assert set(law.near(text)) <= set(law.provisions)
