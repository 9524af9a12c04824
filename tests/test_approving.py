"""The table of truth of rules of approval: each rule, who has said what, and whether it holds. Reasons are told in words."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from ispc.approving import EVERY_PARTY, Facts, Word, aloud, holds, rule_of
from ispc.model.approving import Approving, Rule

SAID: dict[str, Word] = {
    "A": "agreed",
    "S": "signed",
    "D": "declined",
    "W": "withdrawn",
    "C": "on conditions",
    "-": "nothing",
}
PARTIES = ("a", "b", "c", "d")


def facts(votes: str, gates: str = "") -> Facts:
    """`a=A b=D` and `legal=passed`."""
    words = {name: SAID[letter] for name, letter in (one.split("=") for one in votes.split())}
    outcomes = dict(one.split("=") for one in gates.split())
    return Facts(PARTIES, MappingProxyType(words), MappingProxyType(outcomes))


def rule(**said: Any) -> Rule:
    return Rule.model_validate(said)


ALL = rule(every_party="yes")
BOARD = rule(board="board")
ONE = rule(parties=["a"])
TWO = rule(parties=["a", "b"])
QUORUM = rule(quorums=[{"at_least": "2", "of": ["a", "b", "c"]}])
GATE = rule(gates=["legal"])
EITHER = rule(any_of=[{"parties": ["a"]}, {"parties": ["b"]}])
HARINGEY = rule(
    board="board",
    quorums=[{"at_least": "2", "of": ["a", "b", "c"]}],
    gates=["legal"],
    any_of=[{"parties": ["c"]}, {"parties": ["d"]}],
)
TWO_QUORUMS = rule(quorums=[{"at_least": "1", "of": ["a", "b"]}, {"at_least": "1", "of": ["c", "d"]}])
NESTED = rule(
    any_of=[
        {"board": "board", "gates": ["legal"]},
        {"quorums": [{"at_least": "3", "of": ["a", "b", "c", "d"]}]},
    ]
)

TABLE = (
    # every party
    (ALL, "a=A b=A c=A d=A", "", True),
    (ALL, "a=S b=A c=S d=A", "", True),
    (ALL, "a=A b=A c=A", "", False),
    (ALL, "a=A b=A c=A d=D", "", False),
    (ALL, "a=A b=A c=A d=W", "", False),
    (ALL, "a=A b=A c=A d=C", "", False),
    (ALL, "", "", False),
    (ALL, "board=A", "", False),
    # a board
    (BOARD, "board=A", "", True),
    (BOARD, "board=S", "", True),
    (BOARD, "board=D", "", False),
    (BOARD, "board=W", "", False),
    (BOARD, "board=C", "", False),
    (BOARD, "", "", False),
    (BOARD, "a=A b=A c=A d=A", "", False),
    # one party, and two
    (ONE, "a=A", "", True),
    (ONE, "a=S", "", True),
    (ONE, "a=C", "", False),
    (ONE, "a=D", "", False),
    (ONE, "b=A", "", False),
    (TWO, "a=A b=A", "", True),
    (TWO, "a=A b=S", "", True),
    (TWO, "a=A", "", False),
    (TWO, "b=A", "", False),
    (TWO, "a=A b=W", "", False),
    # a quorum
    (QUORUM, "a=A b=A", "", True),
    (QUORUM, "a=A c=S", "", True),
    (QUORUM, "a=A b=A c=A", "", True),
    (QUORUM, "a=A b=A c=D", "", True),
    (QUORUM, "a=A", "", False),
    (QUORUM, "a=A d=A", "", False),
    (QUORUM, "a=A b=C", "", False),
    (QUORUM, "a=W b=W c=A", "", False),
    (QUORUM, "", "", False),
    # checks
    (GATE, "", "legal=passed", True),
    (GATE, "", "legal=refused", False),
    (GATE, "", "legal=waiting", False),
    (GATE, "", "minister=passed", False),
    (GATE, "", "", False),
    (GATE, "a=A b=A c=A d=A", "", False),
    # alternatives
    (EITHER, "a=A", "", True),
    (EITHER, "b=A", "", True),
    (EITHER, "a=A b=A", "", True),
    (EITHER, "a=D b=S", "", True),
    (EITHER, "a=D b=D", "", False),
    (EITHER, "c=A d=A", "", False),
    (EITHER, "", "", False),
    # all of it
    (HARINGEY, "board=A a=A b=A c=A", "legal=passed", True),
    (HARINGEY, "board=A a=A b=A d=A", "legal=passed", True),
    (HARINGEY, "board=A a=A c=A", "legal=passed", True),
    (HARINGEY, "board=A a=A b=A", "legal=passed", False),
    (HARINGEY, "board=A a=A d=A", "legal=passed", False),
    (HARINGEY, "a=A b=A c=A d=A", "legal=passed", False),
    (HARINGEY, "board=A a=A b=A c=A", "legal=waiting", False),
    (HARINGEY, "board=A a=A b=A c=A", "", False),
    (HARINGEY, "board=D a=A b=A c=A d=A", "legal=passed", False),
    # two quorums, and alternatives that hold more than one thing
    (TWO_QUORUMS, "a=A c=A", "", True),
    (TWO_QUORUMS, "b=A d=S", "", True),
    (TWO_QUORUMS, "a=A b=A", "", False),
    (TWO_QUORUMS, "c=A d=A", "", False),
    (NESTED, "board=A", "legal=passed", True),
    (NESTED, "board=A", "", False),
    (NESTED, "a=A b=A c=A", "", True),
    (NESTED, "a=A b=A", "legal=passed", False),
    (NESTED, "a=A b=A board=A", "legal=passed", True),
)


@pytest.mark.parametrize(("asked", "votes", "gates", "answer"), TABLE)
def test_the_table(asked: Rule, votes: str, gates: str, answer: bool) -> None:
    verdict = holds(asked, facts(votes, gates))
    assert verdict.holds is answer
    assert bool(verdict.wanting) is not answer
    assert verdict.reasons


def test_the_table_is_long_enough_and_has_both_answers() -> None:
    assert len(TABLE) >= 60
    assert 20 < sum(answer for *_, answer in TABLE) < 45


def test_more_agreement_never_takes_an_answer_back() -> None:
    for asked, votes, gates, answer in TABLE:
        for party in (*PARTIES, "board"):
            more = facts(votes, gates)
            more = Facts(more.parties, MappingProxyType({**more.words, party: "agreed"}), more.gates)
            assert holds(asked, more).holds >= answer


def test_what_is_wanting_is_enough() -> None:
    """If all those that it waits for agree, and the checks pass, the rule holds."""
    for asked, votes, gates, _ in TABLE:
        before = facts(votes, gates)
        waits = holds(asked, before).waits_for
        agreed: Word = "agreed"
        words = {**before.words, **dict.fromkeys(waits, agreed)}
        passed = MappingProxyType({**before.gates, "legal": "passed"})
        assert holds(asked, Facts(PARTIES, MappingProxyType(words), passed)).holds


def test_a_rule_that_asks_nothing_is_no_rule() -> None:
    assert not holds(rule(), facts("a=A b=A c=A d=A")).holds
    assert rule_of(None) == EVERY_PARTY == rule_of(Approving.model_validate({"agreed_when": {}}))
    assert rule_of(Approving.model_validate({"agreed_when": {"board": "board"}})) == BOARD
    assert not holds(EVERY_PARTY, Facts(())).holds


def test_nobody_outside_the_document_is_counted() -> None:
    assert not holds(rule(parties=["x"]), facts("x=A")).holds
    assert not holds(rule(quorums=[{"at_least": "2", "of": ["a", "x"]}]), facts("a=A x=A")).holds
    assert not holds(rule(quorums=[{"at_least": "2", "of": ["a", "a"]}]), facts("a=A")).holds
    assert not holds(rule(quorums=[{"at_least": "0", "of": ["a"]}]), facts("a=A")).holds


def test_the_reasons_name_everyone_by_name() -> None:
    names = {"a": "the police", "b": "the council", "board": "the board"}
    verdict = holds(HARINGEY, facts("board=A a=D"), lambda one: names.get(one, one))
    assert verdict.met == ("the board has agreed",)
    assert verdict.wanting == (
        "0 of the police, the council, c agreed; 2 needed",
        "the check `legal` is not recorded",
        "one of these is needed: c has not yet agreed, or d has not yet agreed",
    )
    assert verdict.waits_for == ("a", "b", "c", "d")
    assert holds(ONE, facts("a=C")).wanting == ("a has agreed on conditions that are not yet met",)


def test_a_rule_can_be_read_aloud() -> None:
    assert aloud(HARINGEY) == (
        "board has agreed and at least 2 of a, b, c have agreed and the check `legal` has passed and "
        "one of these: c has agreed; or d has agreed"
    )
    assert aloud(ALL) == "every party has agreed"
