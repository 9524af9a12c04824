"""Log x Terms -> Standing: which text holds on a day, who agreed to it, whose agreement has lapsed and why, what is outstanding.

An approval binds the text that a party was shown. When the text changes, it is asked what every change means: an approval
lapses only where a change asks something of that very party, and the changes that it lapsed for are its reasons. Agreement and signature
are two things (Haringey, 2009): a text is agreed on the first day on which its declared rule holds, and operates from its
effective date, without waiting for the rest. Until then the text before it goes on operating. A rule of approval cannot
approve its own change: where a new text has another rule, the rule that was in force must hold as well.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from ispc.approving import Facts, Verdict, Word, holds, rule_of
from ispc.corpus import Corpus, Effective
from ispc.decode import decode
from ispc.diff import sides
from ispc.effect import CLASSES, Effect
from ispc.meaning import meaning
from ispc.model.approving import Approving, Needs, Rule
from ispc.model.control import Controlled
from ispc.model.recorded import Approval, Ruling
from ispc.parse import parse
from ispc.records import Entry, Log
from ispc.terms import Kept, Terms, read_stored, terms

State = Literal["drafted", "proposed", "agreed", "operational", "superseded", "ended"]
Reviewed = Literal["in time", "due", "overdue", "not stated"]

DUE_DAYS = 90
"""A review is due when it is no further off than this."""


@dataclass(frozen=True)
class Text:
    """One text of a document: one that somebody was shown, or the one that the workspace holds. `digest` is of the kept file, or empty.

    `since` is the day of the first record about it. `sources` are the YAML that it comes from; none for the workspace's own.
    """

    edition: str
    terms: Terms
    digest: str
    since: datetime.date | None
    effective: datetime.date | None
    ends: datetime.date | None
    approval: Approving | None
    gates: Mapping[str, str]
    kept: Kept | None = None

    @property
    def parties(self) -> tuple[str, ...]:
        return self.terms.parties()


@dataclass(frozen=True, slots=True)
class Vote:
    """What one party, or a board, has said of a text. A word given to an earlier text counts while nothing since asks this party.

    `lapsed` are the changes for which its word no longer counts, `kept` those that it outlived. `entry` is the record, if there is one.
    """

    voter: str
    word: Word
    entry: Entry | None = None
    lapsed: tuple[Effect, ...] = ()
    kept: tuple[Effect, ...] = ()

    @property
    def accepts(self) -> bool:
        return self.word in ("agreed", "signed") and not self.lapsed

    @property
    def counts(self) -> Word:
        """What its word is worth for the text: one that has lapsed is none."""
        return "nothing" if self.lapsed else self.word

    @property
    def on(self) -> datetime.date | None:
        return self.entry.record.on if self.entry else None


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing that happened to an edition, and the day."""

    what: State
    edition: str
    on: datetime.date
    by: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a document stands on a day.

    `state`, `votes` and `verdict` are those of the text that the workspace holds. `operating` is the text that staff work by, which may be
    an earlier one; None where nothing is in force. `distrusted` are records that count for nothing because they are not in order.
    """

    document: str
    day: datetime.date
    text: Text
    state: State
    votes: tuple[Vote, ...]
    verdict: Verdict | None
    agreed_on: datetime.date | None
    operating: Text | None
    operating_since: datetime.date | None
    milestones: tuple[Milestone, ...]
    review: datetime.date | None
    reviewed: Reviewed
    recorded: bool
    distrusted: frozenset[str] = field(default_factory=frozenset)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The parties whose word for this text counts."""
        return tuple(one.voter for one in self.votes if one.accepts and one.voter in self.text.parties)

    @property
    def outstanding(self) -> tuple[str, ...]:
        """The parties that have not agreed to this text, or whose agreement has lapsed."""
        return tuple(one for one in self.text.parties if one not in self.accepted)

    @property
    def lapsed(self) -> tuple[Vote, ...]:
        return tuple(one for one in self.votes if one.lapsed)

    @property
    def is_operating(self) -> bool:
        """Whether the text that the workspace holds is the one that staff work by."""
        return self.operating is not None and self.operating.terms.digest == self.text.terms.digest

    @property
    def changed(self) -> tuple[Effect, ...]:
        """What the workspace's text means against the one in force; nothing where they are one, or none is in force."""
        if self.operating is None or self.is_operating:
            return ()
        return meaning(sides(self.operating.terms, self.text.terms))


def standing(
    effective: Effective,
    corpus: Corpus,
    day: datetime.date,
    distrusted: frozenset[str] = frozenset(),
) -> Standing:
    """Where a document stands on a day. `distrusted` are digests of records that count for nothing."""
    log = corpus.approvals
    control = effective.control
    entries = tuple(
        one for one in log.of(effective.id) if one.record.on <= day and one.digest not in distrusted
    )
    own = _own_text(effective, terms(effective, corpus))
    shown = tuple(_shown(entries, log))
    texts, own = _in_order(shown, own)
    desk = _Desk(texts, entries)
    votes = desk.votes(own)
    agreed = desk.agreed()
    operating = _operating(texts, agreed, day)
    since = _since(operating, agreed)
    recorded = any(one.approval is not None for one in log.of(effective.id))
    if not any(agreed.values()) and control.in_force(day):
        operating, since = own, control.effective  # agreed on paper, before records were kept
    agreed_on = agreed[own.terms.digest] or (control.agreed_on if not any(agreed.values()) else None)
    return Standing(
        effective.id,
        day,
        own,
        _state(control, own, agreed_on, entries, day),
        votes,
        desk.verdict(own) if recorded or own.approval else None,
        agreed_on,
        operating,
        since,
        tuple(_milestones(texts, agreed, control, day)),
        control.review_due,
        _reviewed(control.review_due, day),
        recorded,
        distrusted,
    )


# --- The texts --------------------------------------------------------------------------------------------------------


def _own_text(effective: Effective, held: Terms) -> Text:
    control = effective.control
    return Text(
        held.edition,
        held,
        "",
        control.proposed,
        control.effective,
        control.ends,
        control.approval,
        _gates(held),
    )


def _shown(entries: Iterable[Entry], log: Log) -> Iterator[Text]:
    """Each text that somebody was shown, in the order of the records."""
    seen: set[str] = set()
    for entry in entries:
        approval = entry.approval
        if approval is None or approval.text in seen or approval.text not in log.texts:
            continue
        seen.add(approval.text)
        kept = read_stored(log.texts[approval.text].data)
        if kept is not None and kept.terms.document == approval.document:
            yield _kept_text(kept, approval.text, entry.record.on)


def _kept_text(kept: Kept, digest: str, since: datetime.date) -> Text:
    held = kept.terms
    return Text(
        held.edition,
        held,
        digest,
        since,
        _day(held.value("effective")),
        _day(held.value("ends")),
        _approval(kept),
        _gates(held),
        kept,
    )


def _approval(kept: Kept) -> Approving | None:
    """The rule of approval as the kept YAML states it: it belongs to the document alone, and is inherited by none."""
    for source in kept.sources:
        tree = parse(source).value
        document = decode(tree).value if tree is not None else None
        if (
            document is not None
            and document.id == kept.terms.document
            and isinstance(document.content, Controlled)
        ):
            return document.content.approval
    return None


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _gates(held: Terms) -> Mapping[str, str]:
    return MappingProxyType({one: held.value("gates", one, "outcome") for one in held.items("gates")})


def _in_order(shown: tuple[Text, ...], own: Text) -> tuple[tuple[Text, ...], Text]:
    """The texts in the order in which they were shown, one for each meaning; the workspace's own last, or in its place."""
    found: dict[str, Text] = {}
    for text in shown:
        found.setdefault(text.terms.digest, text)
    known = found.get(own.terms.digest)
    if known is None:
        return (*found.values(), own), own
    # What happened to a gate since is told by the workspace, which holds the same text.
    one = replace(known, gates=own.gates)
    found[own.terms.digest] = one
    return tuple(found.values()), one


# --- What was said of them --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Desk:
    """The texts of a document in order, the records about it, and what the differences between its texts mean."""

    texts: tuple[Text, ...]
    entries: tuple[Entry, ...]
    meanings: dict[tuple[str, str], tuple[Effect, ...]] = field(default_factory=dict)

    def votes(self, text: Text, until: datetime.date | None = None) -> tuple[Vote, ...]:
        """What each party, and each board on record, has said of a text: the parties first, in their order."""
        last = self._last(text, until)
        voters = dict.fromkeys((*text.parties, *last))
        return tuple(self._vote(voter, last.get(voter), text) for voter in voters)

    def _last(self, text: Text, until: datetime.date | None) -> dict[str, tuple[Entry, Approval]]:
        """The latest word of each on this text or one before it. To withdraw or decline later is a word on all."""
        at = {one.digest: place for place, one in enumerate(self.texts)}
        here = self.texts.index(text)
        found: dict[str, tuple[Entry, Approval]] = {}
        for entry in self.entries:
            approval = entry.approval
            if approval is None or approval.decision in ("review", "admit"):
                continue
            if until is not None and entry.record.on > until:
                continue
            if text.approval is not None and text.approval.signed_required and entry.signature is None:
                continue
            if at.get(approval.text, here + 1) <= here or approval.decision == "withdraw":
                found[approval.voter] = (entry, approval)
        return found

    def _vote(self, voter: str, said: tuple[Entry, Approval] | None, text: Text) -> Vote:
        if said is None:
            return Vote(voter, "nothing")
        entry, approval = said
        word = _word(approval)
        shown = next((one for one in self.texts if one.digest == approval.text), None)
        if shown is None or word not in ("agreed", "signed", "on conditions"):
            return Vote(voter, word, entry)
        effects = self._between(shown, text)
        lapsed = tuple(one for one in effects if one.asks and _concerns(one, voter, text))
        kept = tuple(one for one in effects if one not in lapsed)
        return Vote(voter, word, entry, lapsed, kept)

    def _between(self, old: Text, new: Text) -> tuple[Effect, ...]:
        key = old.terms.digest, new.terms.digest
        if key not in self.meanings:
            found = () if key[0] == key[1] else meaning(sides(old.terms, new.terms))
            self.meanings[key] = ruled(found, self.entries)
        return self.meanings[key]

    def verdict(self, text: Text, until: datetime.date | None = None) -> Verdict:
        """Whether the text's own rule holds, and the rule of the text before it where that is another."""
        votes = {one.voter: one.counts for one in self.votes(text, until)}
        facts = Facts(text.parties, MappingProxyType(votes), text.gates)
        found = holds(rule_of(text.approval), facts, text.terms.name)
        before = self._ruling_text(text, until)
        if before is None or before.approval == text.approval:
            return found
        gone = frozenset(before.parties) - frozenset(text.parties)
        other = holds(_without(rule_of(before.approval), gone), facts, text.terms.name)
        return Verdict(
            found.holds and other.holds,
            tuple(dict.fromkeys((*found.met, *other.met))),
            tuple(dict.fromkeys((*found.wanting, *other.wanting))),
            tuple(dict.fromkeys((*found.waits_for, *other.waits_for))),
        )

    def _ruling_text(self, text: Text, until: datetime.date | None) -> Text | None:
        """The text before this one that was agreed last: its rule decides how the rule may be changed."""
        for earlier in reversed(self.texts[: self.texts.index(text)]):
            day = self._agreed_on(earlier)
            if day is not None and (until is None or day <= until):
                return earlier
        return None

    def agreed(self) -> dict[str, datetime.date | None]:
        """The day on which each text was agreed, by the digest of its meaning."""
        return {one.terms.digest: self._agreed_on(one) for one in self.texts}

    def _agreed_on(self, text: Text) -> datetime.date | None:
        """The first day on which its rule held."""
        days = sorted({one.record.on for one in self.entries if one.approval is not None})
        return next((day for day in days if self.verdict(text, day).holds), None)


def _word(approval: Approval) -> Word:
    if approval.decision == "decline":
        return "declined"
    if approval.decision == "withdraw":
        return "withdrawn"
    if approval.conditions is not None:
        return "on conditions"
    return "signed" if approval.decision == "sign" else "agreed"


def _concerns(effect: Effect, voter: str, text: Text) -> bool:
    """Whether a change asks this voter to agree again. A board speaks for all, so every change that asks anyone asks it."""
    return voter in effect.parties or voter not in text.parties


def ruled(effects: tuple[Effect, ...], entries: Iterable[Entry]) -> tuple[Effect, ...]:
    """The effects as people have ruled on them: raised freely; lowered for words alone, and never by who wrote the change."""
    rulings = {
        one.ruling.effect: one.ruling
        for one in entries
        if one.ruling is not None and one.ruling.by.post != one.ruling.author_of_change
    }
    return tuple(_ruled(one, rulings.get(one.fingerprint)) for one in effects)


def _ruled(effect: Effect, ruling: Ruling | None) -> Effect:
    klass = next((one for one in CLASSES if ruling is not None and one == ruling.class_), None)
    if ruling is None or klass is None:
        return effect
    lower = CLASSES.index(klass) < CLASSES.index(effect.klass)
    if lower and not effect.lowerable:
        return effect
    return replace(effect, klass=klass, ruled=f"{ruling.because} ({ruling.by.post}, {ruling.on.isoformat()})")


def _without(rule: Rule, gone: frozenset[str]) -> Rule:
    """A rule without those who are no longer party: nobody can be made to wait for a body that has left."""

    def left(needs: Needs) -> Mapping[str, object]:
        quorums = tuple(
            one.model_copy(update={"of": rest})
            for one in needs.quorums or ()
            if (rest := tuple(party for party in one.of if party not in gone))
        )
        return {
            "parties": tuple(one for one in needs.parties or () if one not in gone) or None,
            "quorums": quorums or None,
        }

    any_of = tuple(one.model_copy(update=left(one)) for one in rule.any_of or ()) or None
    return rule.model_copy(update={**left(rule), "any_of": any_of})


# --- Which text operates ----------------------------------------------------------------------------------------------


def _operating(
    texts: tuple[Text, ...], agreed: Mapping[str, datetime.date | None], day: datetime.date
) -> Text | None:
    """The latest text that is agreed, has come into effect and has not ended."""
    found = [one for one in texts if _runs(one, agreed[one.terms.digest], day)]
    return found[-1] if found else None


def _runs(text: Text, agreed: datetime.date | None, day: datetime.date) -> bool:
    return (
        agreed is not None
        and text.effective is not None
        and max(agreed, text.effective) <= day
        and (text.ends is None or day <= text.ends)
    )


def _since(text: Text | None, agreed: Mapping[str, datetime.date | None]) -> datetime.date | None:
    day = agreed[text.terms.digest] if text is not None else None
    return max(day, text.effective) if text is not None and day and text.effective else None


def _state(
    control: Controlled,
    own: Text,
    agreed: datetime.date | None,
    entries: tuple[Entry, ...],
    day: datetime.date,
) -> State:
    if control.superseded_by is not None:
        return "superseded"
    if own.ends is not None and own.ends < day:
        return "ended"
    if agreed is not None and agreed <= day:
        return "operational" if own.effective is not None and own.effective <= day else "agreed"
    shown = any(one.approval is not None and one.approval.text == own.digest for one in entries)
    proposed = own.since is not None and own.since <= day
    return "proposed" if shown or proposed else "drafted"


def _milestones(
    texts: tuple[Text, ...],
    agreed: Mapping[str, datetime.date | None],
    control: Controlled,
    day: datetime.date,
) -> Iterator[Milestone]:
    """What happened to each edition, in time."""
    found: list[Milestone] = []
    before: str = ""
    for text in texts:
        if text.since is not None:
            found.append(Milestone("proposed", text.edition, text.since))
        on = agreed[text.terms.digest]
        if on is None:
            continue
        found.append(Milestone("agreed", text.edition, on))
        if text.effective is not None and (start := max(on, text.effective)) <= day:
            found.append(Milestone("operational", text.edition, start))
            if before and before != text.edition:
                found.append(Milestone("superseded", before, start, text.edition))
            before = text.edition
        if text.ends is not None and text.ends < day:
            found.append(Milestone("ended", text.edition, text.ends))
    yield from sorted(dict.fromkeys(found), key=lambda one: one.on)


def _reviewed(review: datetime.date | None, day: datetime.date) -> Reviewed:
    if review is None:
        return "not stated"
    if review < day:
        return "overdue"
    return "due" if (review - day).days <= DUE_DAYS else "in time"
