"""The rules of meaning: each one's own example is its test, both ways round, and each has its mirror."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from ispc import effects, meaning, registry
from ispc.diff import sides
from ispc.effect import CLASSES, Effect, Rule
from ispc.effects import _rest
from ispc.terms import Terms, nothing, terms
from tests.workspaces import corpus

RULES = tuple(meaning.rules().values())


DOCUMENTS = ("protocol", "exchange", "framework", "policy")


@cache
def held(snippet: str, document: str = "protocol") -> Terms:
    """The terms of a document of the good workspace with a snippet laid over it; of none where it says so."""
    if snippet == "(no document)":
        return nothing("protocol", "isp")
    found = corpus(snippet)
    return terms(found.effective[document], found)


def effects_of(before: str, after: str) -> tuple[Effect, ...]:
    """What a change means in the first document whose terms it changes: most change the protocol."""
    pairs = ((held(before, one), held(after, one)) for one in DOCUMENTS)
    return meaning.meaning(next(found for found in (sides(*pair) for pair in pairs) if found.changes))


def codes(found: tuple[Effect, ...]) -> set[str]:
    return {one.code for one in found}


def test_there_are_at_least_eighty_rules() -> None:
    assert len(RULES) >= 80


def test_no_code_is_used_twice() -> None:
    listed = Counter(
        one.code
        for one in (
            *(rule for family in registry.modules(effects).values() for rule in family.RULES),
            *_rest.RULES,
        )
    )
    assert [code for code, times in listed.items() if times > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_mirror(rule: Rule) -> None:
    mirror = meaning.rules()[rule.mirror]
    assert mirror.mirror == rule.code
    opposite = {"wider": "narrower", "narrower": "wider", "different": "different"}
    assert mirror.direction == opposite[rule.direction]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_example_means_what_its_rule_says_and_the_change_back_its_mirror(rule: Rule) -> None:
    assert rule.before != rule.after
    found, back = effects_of(rule.before, rule.after), effects_of(rule.after, rule.before)
    assert codes(found) == {rule.code, *rule.also}
    mirror = meaning.rules()[rule.mirror]
    assert mirror.code in codes(back)
    for one in found:
        if one.code == rule.code:
            assert one.klass == rule.klass
            assert one.says.endswith((".", "...", "]", "}")) and "\n" not in one.says
            assert one.asks == (CLASSES.index(one.klass) >= 3)
            assert bool(one.parties) == one.asks
            assert not set(one.parties) & set(one.told)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_speaks_plainly(rule: Rule) -> None:
    for words in (rule.title, rule.why, rule.do):
        assert words and words[0].isupper()
        assert "  " not in words and len(words) <= 220
    assert rule.source
    assert not rule.title.endswith(".") and rule.why.endswith(".") and rule.do.endswith(".")
