"""Corpus x Corpus -> Comparison: what differs in every document, what it means, and what practitioners will be told instead.

Effective documents are compared, so a change of the framework shows in every agreement under it. Directories, worked cases and
plans are compared in their own words: nothing that changed in the workspace is left untold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ispc.corpus import Corpus, Effective
from ispc.decide import Answer
from ispc.decision_table import rows
from ispc.diff import Change, Sides, sides
from ispc.effect import CLASSES, Class, Effect
from ispc.meaning import meaning
from ispc.model.stories import Consent
from ispc.terms import nothing, own_words, terms
from ispc.votes import ruled


@dataclass(frozen=True, slots=True)
class Practice:
    """What a practitioner is told of one matter, before and now. None where the agreement had, or has, no such flow.

    `items` and the parties are ids; `flow` is the flow that the question is about.
    """

    flow: str
    giver: str
    receiver: str
    items: tuple[str, ...]
    consent: Consent | None
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True)
class Compared:
    """One governed document on both sides: the facts, their meaning, and what changes in practice."""

    document: str
    kind: str
    old: Effective | None
    new: Effective | None
    sides: Sides
    effects: tuple[Effect, ...]
    practice: tuple[Practice, ...]

    @property
    def title(self) -> str:
        return self.sides.new.title or self.sides.old.title

    @property
    def klass(self) -> Class:
        """The gravest class of all its effects."""
        return max((one.klass for one in self.effects), key=CLASSES.index, default="formatting")

    @property
    def asked(self) -> tuple[str, ...]:
        """The parties that have to agree again, in the order of the parties."""
        wanted = {party for one in self.effects if one.asks for party in one.parties}
        listed = dict.fromkeys((*self.sides.new.parties(), *self.sides.old.parties()))
        return tuple(party for party in listed if party in wanted)

    def touching(self, party: str) -> tuple[Effect, ...]:
        """The effects that ask a party to agree again, the gravest first."""
        return tuple(one for one in self.effects if one.asks and party in one.parties)

    def telling(self, party: str) -> tuple[Effect, ...]:
        """The effects that a party should hear of and that ask nothing of it."""
        asked = self.touching(party)
        return tuple(
            one for one in self.effects if one not in asked and (party in one.told or party in one.parties)
        )


@dataclass(frozen=True)
class Comparison:
    """Two states of a workspace. `documents` are the governed ones that differ; `beside` the facts about all others, by document.

    `unread` are documents that could not be read, or refer to what is not there, on either side: nothing is said of those.
    """

    old: Corpus
    new: Corpus
    documents: tuple[Compared, ...]
    beside: Mapping[str, tuple[Change, ...]]
    unread: tuple[str, ...]

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        return tuple(effect for one in self.documents for effect in one.effects)


def compare(old: Corpus, new: Corpus) -> Comparison:
    """Every document of either side that differs: those above before those below, for what they say is told there."""
    unread = old.incomplete | new.incomplete | old.held | new.held
    governed = [one for one in dict.fromkeys((*new.effective, *old.effective)) if one not in unread]
    governed.sort(key=lambda one: len((new.effective.get(one) or old.effective[one]).parents))
    documents = tuple(one for name in governed if (one := _document(name, old, new)).sides.changes)
    others = {
        name: changes
        for name in dict.fromkeys((*new.documents, *old.documents))
        if name not in new.effective and name not in old.effective and name not in unread
        if (changes := _beside(name, old, new))
    }
    return Comparison(old, new, documents, others, tuple(sorted(unread)))


def _document(name: str, old: Corpus, new: Corpus) -> Compared:
    was, now = old.effective.get(name), new.effective.get(name)
    known = now or was
    assert known is not None  # noqa: S101  # it is on one side
    kind = known.document.kind
    both = sides(
        terms(was, old) if was else nothing(name, kind),
        terms(now, new) if now else nothing(name, kind),
    )
    practice = tuple(_practice(was, now, both, old, new)) if both.changes else ()
    effects = ruled(meaning(both), new.approvals.of(name))
    return Compared(name, kind, was, now, both, effects, practice)


def _beside(name: str, old: Corpus, new: Corpus) -> tuple[Change, ...]:
    was, now = old.documents.get(name), new.documents.get(name)
    known = now or was
    assert known is not None  # noqa: S101  # it is on one side
    return sides(
        own_words(was) if was else nothing(name, known.kind),
        own_words(now) if now else nothing(name, known.kind),
    ).changes


Matter = tuple[str, str, str, str, Consent | None]
"""A flow, who gives, who receives, one item, and whether the person agrees."""


def _practice(
    was: Effective | None, now: Effective | None, both: Sides, old: Corpus, new: Corpus
) -> Iterator[Practice]:
    """What the front line is told differently: the answer of every question that either side answers."""
    before, after = _answers(was, old), _answers(now, new)
    names = {(one.was[0], one.was[-1]): one.key[-1] for one in both.changes if one.kind == "renamed"}
    before = {_retold(matter, names): answer for matter, answer in before.items()}
    found: dict[tuple[object, ...], Practice] = {}
    for matter in dict.fromkeys((*after, *before)):
        flow, giver, receiver, item, consent = matter
        one, other = before.get(matter), after.get(matter)
        was_told, is_told = _told(one, names), _told(other, {})
        if one is not None and other is not None and was_told == is_told:
            continue
        key = (flow, giver, receiver, consent, was_told, is_told)
        known = found.get(key)
        items = (*known.items, item) if known else (item,)
        found[key] = (
            replace(known, items=items)
            if known
            else Practice(flow, giver, receiver, items, consent, one, other)
        )
    yield from found.values()


def _answers(effective: Effective | None, corpus: Corpus) -> dict[Matter, Answer]:
    if effective is None:
        return {}
    return {
        (row.exchange.id, row.giver.ref, row.receiver.ref, item, row.consent): row.answer
        for row in rows(effective, corpus)
        for item in row.items
    }


def _retold(matter: Matter, names: Mapping[tuple[str, str], str]) -> Matter:
    flow, giver, receiver, item, consent = matter
    return names.get(("flows", flow), flow), giver, receiver, names.get(("items", item), item), consent


FOR_MANAGERS = frozenset({"basis", "kept"})
"""What an answer rests on and the front line is not told."""


def _told(answer: Answer | None, names: Mapping[tuple[str, str], str]) -> object:
    """What of an answer a practitioner acts on: the verdict, why it turned, and what they must do, in the clause's own words.

    `names` are the new ids of what was renamed.
    """
    if answer is None:
        return None
    reasons = (*answer.reasons, *answer.conditions)
    return answer.verdict, frozenset(
        (one.why, _renamed(one.clause, names), str(getattr(one.of.value, one.field)) if one.field else "")
        for one in reasons
        if one.why not in FOR_MANAGERS
    )


def _renamed(clause: str, names: Mapping[tuple[str, str], str]) -> str:
    """A clause as worked cases write it, by its new id: a flow or an exclusion, with the part of it that speaks."""
    first, slash, part = clause.partition("/")
    return (names.get(("flows", first)) or names.get(("never_share", first)) or first) + slash + part
