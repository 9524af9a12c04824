"""A rule of approval and the facts -> whether it holds, with every reason in words.

It asks only what it is told, so "what if the police declined?" is worked out by the same function as the state itself. No
answer is ever taken from silence: who has said nothing has not agreed, and a day for objections that has passed
is no consent. What counts as a party's word (its latest decision, without conditions, by a post that may give it, with a key where
keys are asked for) is settled before, in the facts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ispc.model.approving import Approving, Needs, Quorum, Rule

Word = Literal["agreed", "signed", "declined", "withdrawn", "on conditions", "nothing"]
"""What a party or a board has said of the text that is asked about."""

ACCEPTS: frozenset[Word] = frozenset({"agreed", "signed"})

EVERY_PARTY = Rule(every_party=True)
"""What holds where a document states no rule: nobody is bound by what others agreed."""

Name = Callable[[str], str]
"""What to call a party or a board."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What each party and board has said, by the names that the document uses, and how its checks came out.

    `parties` are those of the document, in its order: a word for anyone else counts for nothing.
    """

    parties: tuple[str, ...]
    words: Mapping[str, Word] = field(default_factory=lambda: MappingProxyType({}))
    gates: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def word(self, name: str) -> Word:
        return self.words.get(name, "nothing")

    def accepts(self, name: str) -> bool:
        return self.word(name) in ACCEPTS


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a rule holds: what is met and what is still wanting, each in words, and who could still make it hold."""

    holds: bool
    met: tuple[str, ...]
    wanting: tuple[str, ...]
    waits_for: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        return (*self.met, *self.wanting)


def rule_of(approval: Approving | None) -> Rule:
    """The rule of a document; every party's word where it states none, or one that asks for nothing."""
    if approval is None or (approval.agreed_when.empty and not approval.agreed_when.any_of):
        return EVERY_PARTY
    return approval.agreed_when


def holds(rule: Rule, facts: Facts, name: Name = str) -> Verdict:
    """Whether the rule holds for these facts."""
    found = list(_all(rule, facts, name))
    if rule.any_of:
        found.append(_either(rule.any_of, facts, name))
    return _together(found)


@dataclass(frozen=True, slots=True)
class _Point:
    """One thing that a rule asks for."""

    holds: bool
    said: str
    waits_for: tuple[str, ...] = ()


def _together(points: list[_Point]) -> Verdict:
    waits = tuple(dict.fromkeys(one for point in points if not point.holds for one in point.waits_for))
    return Verdict(
        bool(points) and all(one.holds for one in points),
        tuple(one.said for one in points if one.holds),
        tuple(one.said for one in points if not one.holds),
        waits,
    )


def _all(needs: Needs, facts: Facts, name: Name) -> Iterator[_Point]:
    if needs.board:
        yield _voter(needs.board, facts, name)
    for party in facts.parties if needs.every_party else needs.parties or ():
        yield _party(party, facts, name)
    if needs.every_party:
        if not facts.parties:
            yield _Point(False, "no party is named, so none can agree")
        yield from (_party(one, facts, name) for one in needs.parties or () if one not in facts.parties)
    for quorum in needs.quorums or ():
        yield _quorum(quorum, facts, name)
    for gate in needs.gates or ():
        yield _gate(gate, facts)


def _party(party: str, facts: Facts, name: Name) -> _Point:
    if party not in facts.parties:
        return _Point(False, f"{name(party)} is no party to this edition")
    return _voter(party, facts, name)


_SAID: Mapping[Word, str] = MappingProxyType(
    {
        "agreed": "has agreed",
        "signed": "has signed",
        "declined": "has declined",
        "withdrawn": "has withdrawn",
        "on conditions": "has agreed on conditions that are not yet met",
        "nothing": "has not yet agreed",
    }
)


def _voter(voter: str, facts: Facts, name: Name) -> _Point:
    word = facts.word(voter)
    return _Point(word in ACCEPTS, f"{name(voter)} {_SAID[word]}", (voter,))


def _quorum(quorum: Quorum, facts: Facts, name: Name) -> _Point:
    counted = tuple(dict.fromkeys(one for one in quorum.of if one in facts.parties))
    have = [one for one in counted if facts.accepts(one)]
    rest = tuple(one for one in counted if one not in have)
    said = f"{len(have)} of {', '.join(map(name, counted)) or 'nobody'} agreed; {quorum.at_least} needed"
    return _Point(len(have) >= quorum.at_least > 0, said, rest)


def _gate(gate: str, facts: Facts) -> _Point:
    outcome = facts.gates.get(gate)
    said = f"the check `{gate}` {'has passed' if outcome == 'passed' else f'is {outcome}' if outcome else 'is not recorded'}"
    return _Point(outcome == "passed", said)


def _either(alternatives: tuple[Needs, ...], facts: Facts, name: Name) -> _Point:
    tried = [_together(list(_all(one, facts, name))) for one in alternatives]
    good = next((one for one in tried if one.holds), None)
    if good is not None:
        return _Point(True, " and ".join(good.met))
    said = ", or ".join(" and ".join(one.wanting) or "nothing is asked" for one in tried)
    return _Point(
        False, f"one of these is needed: {said}", tuple(who for one in tried for who in one.waits_for)
    )


def aloud(rule: Rule, name: Name = str) -> str:
    """The rule as a sentence to be read aloud."""
    parts = list(_asked(rule, name))
    if rule.any_of:
        parts.append("one of these: " + "; or ".join(_listed(list(_asked(one, name))) for one in rule.any_of))
    return _listed(parts)


def _asked(needs: Needs, name: Name) -> Iterator[str]:
    if needs.board:
        yield f"{name(needs.board)} has agreed"
    if needs.every_party:
        yield "every party has agreed"
    yield from (f"{name(one)} has agreed" for one in needs.parties or ())
    for quorum in needs.quorums or ():
        yield f"at least {quorum.at_least} of {', '.join(map(name, quorum.of))} have agreed"
    yield from (f"the check `{one}` has passed" for one in needs.gates or ())


def _listed(parts: list[str]) -> str:
    return " and ".join(parts)
