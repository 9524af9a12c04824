"""One document permits what another forbids, when both are asked the same question.

Why: Staff who work by both must break one of them. In doubt they do what is easier, or nothing.

Law: Reason: two documents that bind the same body and contradict each other bind nobody. Dudley's framework of 2007: an exchange
may be stricter than its protocol, never looser. So what a document below forbids is no contradiction; what it permits may be.

Wrong:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
        objection: stops it
    # in exchange
    flows:
      - id: weekly-list
        objection: does not stop it

Right:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
        objection: stops it
    # in exchange
    flows:
      - id: weekly-list
        objection: stops it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from ispc.corpus import Corpus, Effective, Exchange, Member, Occasion, Placed
from ispc.decide import Answer, Reason, decide
from ispc.decision_table import favourable
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.kinds.policy import InformationSharingPolicy
from ispc.model.data import Exclusion, Item, Person
from ispc.model.parties import Party
from ispc.model.stories import Consent
from ispc.questions import Question
from ispc.rules._documents import agreements, current
from ispc.rules._family import same_body
from ispc.rules._one_question import Side, is_under, meeting, pairs, plain, thing
from ispc.show import show

FORBIDS = frozenset({"objection stops it", "opposed"})
"""Why a document forbids what two flows carry. Of consent, telling and channels rules of their own tell."""

SAID: tuple[Consent | None, ...] = (None, "given", "refused")


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    found = (*_by_flows(corpus, occasion), *_by_exclusions(corpus, occasion))
    yield from {(one.where, one.related): one for one in found}.values()


def _told(permits: Answer, what: str, forbids: Label, severity: Severity) -> Diagnostic:
    return Diagnostic(
        "documents-answer-differently",
        severity,
        f"this permits to share `{show(what)}`, and `{_document(forbids)}` forbids it",
        permits.reasons[-1].address,
        related=(forbids,),
        help="decide which of them is right, and change the other one",
    )


def _document(label: Label) -> str:
    return getattr(label.where, "document", "")


# --- Two flows that answer one question ------------------------------------------------------------------------------


def _by_flows(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for pair in pairs(corpus, occasion):
        ways = [(pair.one, pair.other)] if pair.family else [(pair.one, pair.other), (pair.other, pair.one)]
        for mine, theirs in ways:
            for own, same in _asked_of_both(mine, theirs):
                permits = decide(mine.document, corpus, own)
                forbids = decide(theirs.document, corpus, same)
                if permits.verdict == "permit" and _counts(forbids.reasons[0], occasion, family=pair.family):
                    label = Label(forbids.reasons[0].address, "this forbids it")
                    yield _told(permits, own.items[0], label, pair.severity)


def _counts(reason: Reason, occasion: Occasion, *, family: bool) -> bool:
    """Whether it forbids what another document may not permit. Who has left one agreement may take part in another."""
    party = reason.of.value
    if reason.why == "party left" and isinstance(party, Party):
        return family and party.left is not None and party.left <= occasion.today
    return reason.why in FORBIDS


def _asked_of_both(mine: Side, theirs: Side) -> Iterator[tuple[Question, Question]]:
    """Each question in the words of both: may it be shared with the receiver, and may a person be told of it?"""
    item, its_item = next(meeting(mine.items, theirs.items))
    purpose, its_purpose = next(meeting(mine.purposes, theirs.purposes))
    about, whom = next(_people(mine.exchange, theirs.exchange), ("", ""))
    receivers = (*_bodies(mine.exchange.receivers, theirs.exchange.receivers), *_persons(mine, theirs))
    for giver, its_giver in _bodies(mine.exchange.givers, theirs.exchange.givers):
        for (receiver, its_receiver), said in product(receivers, SAID):
            yield (
                Question(giver, receiver, (item.id,), purpose.id, about, said, asked_for=True),
                Question(its_giver, its_receiver, (its_item.id,), its_purpose.id, whom, said, asked_for=True),
            )


def _bodies(mine: tuple[Member, ...], theirs: tuple[Member, ...]) -> Iterator[tuple[str, str]]:
    return ((one.ref, it.ref) for one, it in product(mine, theirs) if same_body(one, it))


def _people(mine: Exchange, theirs: Exchange) -> Iterator[tuple[str, str]]:
    """Whom both are about: the same people, else people of one population."""
    known = [(one.value, it.value) for one, it in product(mine.people, theirs.people)]
    yield from ((one.id, it.id) for one, it in known if _is_one(one, it))
    yield from ((one.id, it.id) for one, it in known if one.population == it.population)


def _persons(mine: Side, theirs: Side) -> Iterator[tuple[str, str]]:
    """People of both documents who may ask what was said."""
    known = product(mine.document.people, theirs.document.people)
    return ((one.value.id, it.value.id) for one, it in known if _is_one(one.value, it.value))


def _is_one(one: Person, other: Person) -> bool:
    return one.id == other.id or plain(one.who) == plain(other.who)


# --- What one shares and another never does --------------------------------------------------------------------------


def _by_exclusions(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for document in current(corpus, occasion):
        for place, barred in enumerate(getattr(document.control, "never_share", None) or ()):
            label = Label(document.at("never_share", place), "never to be shared")
            for one, _ in agreements(corpus, occasion):
                if one.id != document.id and not is_under(document, one):
                    for permits in _shared(one, barred, document, corpus):
                        severity = Severity.ERROR if is_under(one, document) else Severity.WARNING
                        yield _told(permits, barred.id, label, severity)


def _shared(one: Effective, barred: Exclusion, by: Effective, corpus: Corpus) -> Iterator[Answer]:
    """What the agreement answers for flows that carry it between bodies that the other document binds."""
    for exchange in one.exchanges:
        for item in exchange.items:
            if _is_barred(item, barred, one, by):
                ends = product(exchange.givers, exchange.receivers)
                bound = ((giver, receiver) for giver, receiver in ends if _binds(by, giver, receiver))
                for giver, receiver in bound:
                    asked = replace(favourable(exchange, giver, receiver), items=(item.value.id,))
                    answer = decide(one, corpus, asked)
                    if answer.verdict == "permit":
                        yield answer


def _is_barred(item: Placed[Item], barred: Exclusion, one: Effective, by: Effective) -> bool:
    """Whether it is, or is part of, what is barred. What the document above bars by its name is told by another rule."""
    called = thing(item, one.items, "name").within
    by_name = f"name {plain(barred.what)}" in called and not is_under(one, by)
    return by_name or f"id {barred.id}" in called


def _binds(by: Effective, giver: Member, receiver: Member) -> bool:
    if isinstance(by.control, InformationSharingPolicy):
        return giver.ref.split("/")[0] == by.control.organisation
    return all(any(same_body(end, it) for it in by.members) for end in (giver, receiver))
