"""Every question that an agreement answers for its own flows, with the answer: what a page may show instead of asking.

A row is one flow, one party that gives, one that receives, and one state of consent, with the items for which the answer is the same.
The facts that a flow is for are taken as given (its purpose, that it is asked for where it has to be), so that what is left open
is what the agreement leaves open. `ispc ask` and the pages are made from the same function, and a test compares them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ispc.corpus import Corpus, Effective, Exchange, Member
from ispc.decide import Answer, decide
from ispc.model.scalars import NotStated
from ispc.model.stories import Consent
from ispc.questions import Question

ASKED: tuple[Consent, ...] = ("given", "refused", "cannot be given", "not safe to ask")
"""What may come of asking."""


@dataclass(frozen=True, slots=True)
class Row:
    """One flow between two parties, in one state of consent: the items that have one answer, the question, the answer."""

    exchange: Exchange
    giver: Member
    receiver: Member
    items: tuple[str, ...]
    consent: Consent | None
    question: Question
    answer: Answer


def rows(effective: Effective, corpus: Corpus, today: datetime.date | None = None) -> tuple[Row, ...]:
    """The table of one agreement, in the order of its flows; empty for a document that has none."""
    return tuple(
        Row(exchange, giver, receiver, items, consent, asked, answer)
        for exchange in effective.exchanges
        for giver in exchange.givers
        for receiver in exchange.receivers
        if giver != receiver
        for question in (favourable(exchange, giver, receiver),)
        for consent in states(exchange)
        for items, asked, answer in _alike(effective, corpus, replace(question, consent=consent), today)
    )


def states(exchange: Exchange) -> tuple[Consent | None, ...]:
    """The states of consent that matter to a flow; None where nobody is asked."""
    use, objection = exchange.flow.value.consent, exchange.flow.value.objection
    if isinstance(use, NotStated) or use.use == "not used":
        return (None, "refused") if objection in ("stops it", "is weighed") else (None,)
    return ASKED


def favourable(exchange: Exchange, giver: Member, receiver: Member) -> Question:
    """The question for all of a flow's items when everything that the flow asks for is so."""
    people = tuple(one.value.id for one in exchange.people)
    carried = {name for one in exchange.items for name in one.value.about or ()}
    flow = exchange.flow.value
    return Question(
        giver=giver.ref,
        receiver=receiver.ref,
        items=tuple(one.value.id for one in exchange.items),
        purpose=exchange.purposes[0].value.id if exchange.purposes else "",
        about="" if carried.issubset(people) or not people else people[0],
        consent=next((one for one in states(exchange) if one != "refused"), None),
        asked_for=True if exchange.asker is not None or flow.direction == "pull" else None,
    )


def _alike(
    effective: Effective, corpus: Corpus, whole: Question, today: datetime.date | None
) -> Iterator[tuple[tuple[str, ...], Question, Answer]]:
    """The items of a question that have one answer, with the question for them and that answer."""
    groups: dict[object, list[str]] = {}
    for item in whole.items:
        answer = decide(effective, corpus, replace(whole, items=(item,)), today)
        key = (answer.verdict, *((one.why, one.clause) for one in answer.reasons))
        groups.setdefault(key, []).append(item)
    for items in groups.values():
        question = replace(whole, items=tuple(items))
        yield question.items, question, decide(effective, corpus, question, today)
