"""Log x Terms -> Standing: which text holds on a day, who agreed to it, whose agreement has lapsed and why, what is outstanding.

Agreement and signature are two things (Haringey, 2009): a text is agreed on the first day on which its declared rule holds, and operates
from its effective date, without waiting for the rest. Until then the text before it goes on operating. What the log does not
tell, the document's own paper may: one that says that it was agreed, and has no record of agreement, is taken at its word.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ispc.approving import Verdict
from ispc.corpus import Corpus, Effective
from ispc.diff import sides
from ispc.editions import Text, texts
from ispc.effect import Effect
from ispc.meaning import meaning
from ispc.model.control import Controlled
from ispc.records import Entry
from ispc.terms import Key, terms
from ispc.votes import Desk, Vote, ruled

__all__ = ["DUE_DAYS", "Milestone", "Reviewed", "Standing", "State", "Text", "Vote", "standing"]

State = Literal["drafted", "proposed", "agreed", "operational", "superseded", "ended"]
Reviewed = Literal["in time", "due", "overdue", "not stated"]

DUE_DAYS = 90
"""A review is due when it is no further off than this."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing that happened to an edition, and the day. `by` is the edition that took its place."""

    what: State
    edition: str
    on: datetime.date
    by: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a document stands on a day.

    `state`, `votes` and `verdict` are those of the text that the workspace holds. `operating` is the text that staff work by, which may be
    an earlier one; None where nothing is in force. `operating_votes` are what was said of that one, whatever its parties say of the next.
    `before` is the text that was agreed last, where the workspace's own is not. `texts` are all that are known, in order, and
    `agreed` the day on which each was agreed, by what it means. `recorded` says whether the log decides; if not, the document's own paper
    does. `on_paper` says that it is the paper that tells when it was agreed. `entries` are the records that count, and `distrusted` those that do not because they are not in order.
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
    operating_agreed: datetime.date | None
    operating_votes: tuple[Vote, ...]
    before: Text | None
    texts: tuple[Text, ...]
    agreed: Mapping[str, datetime.date | None]
    milestones: tuple[Milestone, ...]
    review: datetime.date | None
    reviewed: Reviewed
    recorded: bool
    on_paper: bool = False
    entries: tuple[Entry, ...] = ()
    distrusted: frozenset[str] = field(default_factory=frozenset)

    @property
    def accepted(self) -> tuple[str, ...]:
        """The parties whose word for this text counts."""
        return tuple(one.voter for one in self.votes if one.accepts and one.voter in self.text.voters)

    @property
    def outstanding(self) -> tuple[str, ...]:
        """The parties that have not agreed to this text, or whose agreement has lapsed."""
        return tuple(one for one in self.text.voters if one not in self.accepted)

    @property
    def lapsed(self) -> tuple[Vote, ...]:
        """Those who agreed to an earlier text, and whose agreement no longer counts."""
        return tuple(one for one in self.votes if one.has_lapsed)

    @property
    def is_operating(self) -> bool:
        """Whether the text that the workspace holds is the one that staff work by."""
        return self.operating is not None and self.operating.means == self.text.means

    @property
    def changed(self) -> tuple[Effect, ...]:
        """What the workspace's text means against the one in force; nothing where they are one, or none is in force."""
        return () if self.operating is None else self.between(self.operating, self.text)

    @cached_property
    def changed_since(self) -> tuple[Key, ...]:
        """The clauses that differ from the text agreed last, where the workspace's own is not agreed."""
        if self.before is None:
            return ()
        found = sides(self.before.terms, self.text.terms).changes
        return tuple(dict.fromkeys(self.text.terms.clause_of(one.key) for one in found if not one.life))

    def between(self, old: Text, new: Text) -> tuple[Effect, ...]:
        """What one text means against another, as people have ruled on it."""
        if old.means == new.means:
            return ()
        return ruled(meaning(sides(old.terms, new.terms)), self.entries)


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
    held = terms(effective, corpus)
    known = texts(effective, held, entries, log)
    own = next(one for one in known if one.means == held.digest)
    desk = Desk(known, entries, day)
    agreed = {one.means: desk.agreed_on(one) for one in known}
    on_paper = not any(agreed.values())
    if on_paper and control.agreed_on is not None and control.agreed_on <= day:
        agreed[own.means] = control.agreed_on
    operating = _operating(known, agreed, day)
    if on_paper and operating is None and control.in_force(day):
        operating = own  # agreed on paper, on a day that is not stated
    if control.superseded_by is not None and operating is own:
        operating = None
    recorded = any(one.approval is not None for one in log.of(effective.id))
    return Standing(
        document=effective.id,
        day=day,
        text=own,
        state=_state(control, own, entries, day, is_agreed=agreed[own.means] is not None or operating is own),
        votes=desk.votes(own),
        verdict=desk.verdict(own) if recorded or own.approval else None,
        agreed_on=agreed[own.means],
        operating=operating,
        operating_since=_since(operating, agreed),
        operating_agreed=agreed[operating.means] if operating else None,
        operating_votes=desk.votes(operating) if operating else (),
        before=_before(known, own, agreed),
        texts=known,
        agreed=agreed,
        milestones=tuple(_milestones(known, agreed, day)),
        review=control.review_due,
        reviewed=_reviewed(control.review_due, day),
        recorded=recorded,
        on_paper=on_paper,
        entries=entries,
        distrusted=distrusted,
    )


def _operating(
    known: tuple[Text, ...], agreed: Mapping[str, datetime.date | None], day: datetime.date
) -> Text | None:
    """The latest text that is agreed and has come into effect; none where it has ended, for it took the place of those before."""
    begun = [one for one in known if (start := _start(one, agreed)) is not None and start <= day]
    last = begun[-1] if begun else None
    return None if last is None or (last.ends is not None and last.ends < day) else last


def _start(text: Text, agreed: Mapping[str, datetime.date | None]) -> datetime.date | None:
    """The day from which staff may rely on a text: it is agreed, and its own day has come."""
    on = agreed[text.means]
    return None if on is None or text.effective is None else max(on, text.effective)


def _since(operating: Text | None, agreed: Mapping[str, datetime.date | None]) -> datetime.date | None:
    return None if operating is None else _start(operating, agreed) or operating.effective


def _before(known: tuple[Text, ...], own: Text, agreed: Mapping[str, datetime.date | None]) -> Text | None:
    if agreed[own.means] is not None:
        return None
    return next((one for one in reversed(known) if agreed[one.means] is not None), None)


def _state(
    control: Controlled, own: Text, entries: tuple[Entry, ...], day: datetime.date, *, is_agreed: bool
) -> State:
    if control.superseded_by is not None:
        return "superseded"
    if own.ends is not None and own.ends < day:
        return "ended"
    if is_agreed:
        return "operational" if own.effective is not None and own.effective <= day else "agreed"
    shown = any(one.approval is not None and one.approval.text in own.digests for one in entries)
    proposed = own.since is not None and own.since <= day
    return "proposed" if shown or proposed else "drafted"


def _milestones(
    known: tuple[Text, ...], agreed: Mapping[str, datetime.date | None], day: datetime.date
) -> Iterator[Milestone]:
    """What happened to each edition, in time."""
    found: list[Milestone] = []
    before: Text | None = None
    for text in known:
        on, start = agreed[text.means], _start(text, agreed)
        if text.since is not None and text.since <= day:
            found.append(Milestone("proposed", text.edition, text.since))
        if on is not None:
            found.append(Milestone("agreed", text.edition, on))
        if start is not None and start <= day:
            found.append(Milestone("operational", text.edition, start))
            if before is not None and before.edition != text.edition and _still_ran(before, start):
                found.append(Milestone("superseded", before.edition, start, text.edition))
            before = text
        if start is not None and text.ends is not None and text.ends < day:
            found.append(Milestone("ended", text.edition, text.ends))
    yield from sorted(dict.fromkeys(found), key=lambda one: one.on)


def _still_ran(text: Text, on: datetime.date) -> bool:
    return text.ends is None or on <= text.ends


def _reviewed(review: datetime.date | None, day: datetime.date) -> Reviewed:
    if review is None:
        return "not stated"
    if review < day:
        return "overdue"
    return "due" if (review - day).days <= DUE_DAYS else "in time"
