"""Texts x records -> what each party has said of each text, and on which day each text was agreed.

An approval binds the text that a party was shown. When the text changes, it is asked what every change means: an approval lapses
only where a change asks something of that very party, and the changes for which it lapsed are its reasons. A rule of
approval cannot approve its own change: where a new text has another rule, the one in force must hold as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from ispc.approving import Facts, Verdict, Word, holds, rule_of
from ispc.diff import sides
from ispc.editions import Text
from ispc.effect import CLASSES, Effect
from ispc.meaning import meaning
from ispc.model.approving import Approving, Needs, Rule
from ispc.model.recorded import Approval, Ruling
from ispc.records import Entry

N = TypeVar("N", bound=Needs)

_BINDS: frozenset[Word] = frozenset({"agreed", "signed", "on conditions"})
"""What may be given to one text and count for another."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one party, or a board, has said of a text. A word given to an earlier text counts while nothing since asks this party.

    `lapsed` are the changes for which its word no longer counts, `kept` those that it outlived. `entry` is the record, if there is
    one, and `shown` the text that it was given to.
    """

    voter: str
    word: Word
    entry: Entry | None = None
    shown: Text | None = None
    lapsed: tuple[Effect, ...] = ()
    kept: tuple[Effect, ...] = ()

    @property
    def counts(self) -> Word:
        """What its word is worth for the text: one that has lapsed is none."""
        return "nothing" if self.lapsed else self.word

    @property
    def accepts(self) -> bool:
        return self.counts in ("agreed", "signed")

    @property
    def has_lapsed(self) -> bool:
        """Whether it had agreed, and that no longer counts. A refusal of another text is no agreement."""
        return bool(self.lapsed) and self.word in _BINDS

    @property
    def on(self) -> datetime.date | None:
        return self.entry.record.on if self.entry else None


@dataclass(frozen=True)
class Desk:
    """The texts of a document in order, and the records about it up to `day`."""

    texts: tuple[Text, ...]
    entries: tuple[Entry, ...]
    day: datetime.date
    _meanings: dict[tuple[str, str], tuple[Effect, ...]] = field(default_factory=dict)
    _agreed: dict[str, datetime.date | None] = field(default_factory=dict)

    def votes(
        self, text: Text, until: datetime.date | None = None, rule: Approving | None = None
    ) -> tuple[Vote, ...]:
        """What each party that can decide, and each board on record, has said of a text: the parties first, in their order.

        `rule` says whether a key is asked for; the text's own unless told.
        """
        day = until or self.day
        last = self._last(text, day, rule or text.approval)
        boards = (one for one, (_, approval) in last.items() if approval.board is not None)
        voters = dict.fromkeys((*text.voters, *boards))
        return tuple(self._vote(voter, last.get(voter), text, day) for voter in voters)

    @cached_property
    def _place(self) -> Mapping[str, int]:
        """Where a text stands in the order, by the digest of each file that holds it."""
        return {digest: at for at, text in enumerate(self.texts) for digest in text.digests}

    def _last(
        self, text: Text, day: datetime.date, rule: Approving | None
    ) -> dict[str, tuple[Entry, Approval]]:
        """The latest word of each on this text or one before it. Who withdraws later withdraws from all."""
        here = self._at(text)
        found: dict[str, tuple[Entry, Approval]] = {}
        for entry in self.entries:
            approval = entry.approval
            if approval is None or approval.decision in ("review", "admit") or entry.record.on > day:
                continue
            if rule is not None and rule.signed_required and approval.accepts and entry.signature is None:
                continue
            at = self._place.get(approval.text)
            if approval.decision == "withdraw" or (at is not None and at <= here):
                found[approval.voter] = (entry, approval)
        return found

    def _at(self, text: Text) -> int:
        return next(at for at, one in enumerate(self.texts) if one.means == text.means)

    def _vote(self, voter: str, said: tuple[Entry, Approval] | None, text: Text, day: datetime.date) -> Vote:
        if said is None:
            return Vote(voter, "nothing")
        entry, approval = said
        word, at = _word(approval), self._place.get(approval.text)
        shown = None if at is None else self.texts[at]
        if shown is None or word == "withdrawn":
            return Vote(voter, word, entry, shown)
        effects = ruled(self._between(shown, text), self._up_to(day))
        board = approval.board is not None
        lapsed = tuple(one for one in effects if one.asks and (board or voter in one.parties))
        return Vote(voter, word, entry, shown, lapsed, tuple(one for one in effects if one not in lapsed))

    def _up_to(self, day: datetime.date) -> Iterable[Entry]:
        return (one for one in self.entries if one.record.on <= day)

    def _between(self, old: Text, new: Text) -> tuple[Effect, ...]:
        key = old.means, new.means
        if key not in self._meanings:
            self._meanings[key] = () if key[0] == key[1] else meaning(sides(old.terms, new.terms))
        return self._meanings[key]

    # --- Agreed or not ------------------------------------------------------------------------------------------------

    def verdict(self, text: Text, until: datetime.date | None = None) -> Verdict:
        """Whether the text's own rule holds, and the rule of the text before it where that is another."""
        day = until or self.day
        found = self._held(text, text.approval, rule_of(text.approval), day)
        before = self._ruling_text(text, day)
        if before is None or before.approval == text.approval:
            return found
        gone = frozenset(before.parties) - frozenset(text.parties)
        other = self._held(text, before.approval, without(rule_of(before.approval), gone), day)
        return Verdict(
            found.holds and other.holds,
            tuple(dict.fromkeys((*found.met, *other.met))),
            tuple(dict.fromkeys((*found.wanting, *other.wanting))),
            tuple(dict.fromkeys((*found.waits_for, *other.waits_for))),
        )

    def _held(self, text: Text, approval: Approving | None, rule: Rule, day: datetime.date) -> Verdict:
        words = {one.voter: one.counts for one in self.votes(text, day, approval)}
        return holds(rule, Facts(text.voters, MappingProxyType(words), text.gates(day)), text.terms.name)

    def _ruling_text(self, text: Text, day: datetime.date) -> Text | None:
        """The text before this one that was agreed last: its rule decides how the rule may be changed."""
        for earlier in reversed(self.texts[: self._at(text)]):
            on = self.agreed_on(earlier)
            if on is not None and on <= day:
                return earlier
        return None

    def agreed_on(self, text: Text) -> datetime.date | None:
        """The first day on which a text's rule held; never before it was put to the parties."""
        if text.means not in self._agreed:
            days = sorted(day for day in self._days(text) if day <= self.day)
            self._agreed[text.means] = next((one for one in days if self.verdict(text, one).holds), None)
        return self._agreed[text.means]

    def _days(self, text: Text) -> frozenset[datetime.date]:
        """The days on which the answer may change: of a record, of a check, and the day on which it was put to the parties."""
        found = {one.record.on for one in self.entries}
        found |= {on for _, on in text.checks.values() if on is not None}
        return frozenset(found if text.since is None else {max(one, text.since) for one in found})


def _word(approval: Approval) -> Word:
    if approval.decision == "decline":
        return "declined"
    if approval.decision == "withdraw":
        return "withdrawn"
    if approval.conditions is not None:
        return "on conditions"
    return "signed" if approval.decision == "sign" else "agreed"


# --- What a person ruled ------------------------------------------------------------------------------------------------


def ruled(effects: Iterable[Effect], entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The effects as people have ruled on them: raised freely; lowered for words alone, and never by who wrote the change."""
    rulings: dict[str, list[Ruling]] = {}
    for one in entries:
        if one.ruling is not None:
            rulings.setdefault(one.ruling.effect, []).append(one.ruling)
    return tuple(_ruled(one, rulings.get(one.fingerprint, ())) for one in effects)


def _ruled(effect: Effect, rulings: Iterable[Ruling]) -> Effect:
    """The last ruling that is allowed."""
    found = effect
    for one in rulings:
        klass = next((known for known in CLASSES if known == one.class_), None)
        if klass is not None and _allowed(effect, one):
            said = f"{one.because} ({one.by.post}, {one.on.isoformat()})"
            found = replace(effect, klass=klass, ruled=said)
    return found


def _allowed(effect: Effect, ruling: Ruling) -> bool:
    weight = {name: at for at, name in enumerate(CLASSES)}
    if weight[ruling.class_] >= weight[effect.klass]:  # type: ignore[index]  # it is one of them
        return True
    by, author = ruling.by, _plain(ruling.author_of_change)
    return (
        effect.lowerable and ruling.ruling == "lowered" and author not in (_plain(by.post), _plain(by.name))
    )


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


# --- Rules without those who left ---------------------------------------------------------------------------------------


def without(rule: Rule, gone: frozenset[str]) -> Rule:
    """A rule without those who are no longer party: nobody can be made to wait for a body that has left.

    Where nothing is left of it, every party is asked.
    """
    if not gone:
        return rule
    alternatives = tuple(left for one in rule.any_of or () if not (left := _left(one, gone)).empty)
    rest = _left(rule, gone).model_copy(update={"any_of": alternatives or None})
    return Rule(every_party=True) if rest.empty and not rest.any_of else rest


def _left(needs: N, gone: frozenset[str]) -> N:
    quorums = tuple(
        one.model_copy(update={"of": rest, "at_least": min(one.at_least, len(rest))})
        for one in needs.quorums or ()
        if (rest := tuple(party for party in one.of if party not in gone))
    )
    parties = tuple(one for one in needs.parties or () if one not in gone)
    return needs.model_copy(update={"parties": parties or None, "quorums": quorums or None})
