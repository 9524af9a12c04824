from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ispc.suggest import MOST, nearest

KNOWN = [
    "basis",
    "special",
    "powers",
    "confidence",
    "consent",
    "keep",
    "retention",
    "review",
    "owner",
    "organisation",
    "parties",
    "purposes",
    "items",
    "flows",
    "from",
    "to",
    "send_by",
    "when",
    "for",
    "lawful",
    "guide",
    "not_stated",
    "northmere-council",
    "northmere-police",
    "northmere-fire",
    "children-act-1989-s47",
    "not-binding",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("itmes", "items"),
        ("item", "items"),
        ("ownr", "owner"),
        ("organization", "organisation"),
        ("partys", "parties"),
        ("Send by", "send_by"),
        ("send-by", "send_by"),
        ("sendby", "send_by"),
        ("Lawful", "lawful"),
        ("northmere-polise", "northmere-police"),
        ("chidren-act-1989-s47", "children-act-1989-s47"),
    ],
)
def test_a_slip_is_put_right(word: str, meant: str) -> None:
    assert nearest(word, KNOWN)[0] == meant


@pytest.mark.parametrize(
    "word",
    [
        "school",  # nothing is near
        "x",
        "",
        "   ",
        "northmere-library",  # shares a word with others, and is none of them
        "children-act-1989-s17",  # another section, not this one misspelt
        "binding",  # the contrary
        "unlawful",
        "items" * 30,
    ],
)
def test_nothing_is_better_than_a_wrong_word(word: str) -> None:
    assert nearest(word, KNOWN) == ()


def test_the_nearest_comes_first_and_three_are_enough() -> None:
    assert nearest("form", ["from", "for", "to"]) == ("for", "from")
    assert nearest("flowz", ["flow", "flows", "flowed", "flower"])[0] in {"flow", "flows"}
    assert len(nearest("flow", ["flows", "flowe", "flowx", "flowy", "flowz"])) == MOST


def test_the_order_of_the_candidates_does_not_count() -> None:
    assert nearest("flow", ["flowz", "flowa", "flowm"]) == nearest("flow", ["flowm", "flowz", "flowa"])


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_only_candidates_are_offered_once_each_and_never_the_word(word: str, candidates: list[str]) -> None:
    offered = nearest(word, candidates)
    assert set(offered) <= set(candidates) - {word}
    assert len(set(offered)) == len(offered) <= MOST
