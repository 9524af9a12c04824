"""What an answer is made of: a verdict, the clauses that decided it, the conditions to keep, and whom to ask."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ispc.corpus import Corpus, Effective, Exchange, Placed
from ispc.fields import spelling
from ispc.location import Address
from ispc.model.parties import Contact
from ispc.model.scalars import NotStated
from ispc.model.stories import Verdict
from ispc.questions import Question

Why = Literal[
    "covered",
    "comes under",
    "never shared",
    "not in force",
    "party left",
    "not a party",
    "item not listed",
    "passed on",
    "other purpose",
    "other items",
    "other receiver",
    "other person",
    "no flow",
    "purpose not said",
    "person not said",
    "only on request",
    "way banned",
    "way not agreed",
    "way not stated",
    "basis not stated",
    "condition not stated",
    "consent not stated",
    "consent refused",
    "consent withdrawn",
    "consent not known",
    "consent cannot be given",
    "not safe to ask",
    "refused but at risk",
    "objection stops it",
    "objection is weighed",
    "objection does not stop it",
    "opposed",
    "tell",
    "tell unless",
    "do not tell",
    "not about them",
    "request by the person",
    "astray",
    "check who asks",
    "serves instead",
    "do",
    "do not",
    "send by",
    "take care",
    "call",
    "then record",
    "in haste",
    "asked",
    "told",
    "minimum",
    "record",
    "population",
    "basis",
    "kept",
]
"""Why a clause matters to the answer. The layers put each into words for their readers."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One clause that an answer rests on.

    `clause` is its name as worked cases write it: a flow or an exclusion by its id, a part of a flow as `<flow>/consent`, any
    other by its path. `of` holds the clause and `field` is the name of the field in it that speaks; empty for all of it.
    """

    why: Why
    clause: str
    of: Placed[Any]
    field: str = ""

    @property
    def address(self) -> Address:
        """Where it is said."""
        if not self.field:
            return self.of.address
        info = type(self.of.value).model_fields[self.field]
        return self.of.address / spelling(self.field, info)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a document answers. `reasons` decided it, the weightiest first; `conditions` are what to do if it is done.

    `ask` is whom to ask; `flows` are the ids of the flows that cover it.
    """

    verdict: Verdict
    document: str
    reasons: tuple[Reason, ...]
    conditions: tuple[Reason, ...] = ()
    ask: Placed[Contact] | None = None
    flows: tuple[str, ...] = ()

    def rests_on(self, clause: str) -> bool:
        """Whether a reason or a condition is that clause, or a part of it."""
        return any(
            one.clause == clause or one.clause.startswith(f"{clause}/")
            for one in (*self.reasons, *self.conditions)
        )


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is decided of a part of the question: one item, the way it is sent, the people it goes to."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    conditions: tuple[Reason, ...] = ()
    flows: tuple[str, ...] = ()


WEIGHT: dict[Verdict, int] = {"deny": 2, "review": 1, "permit": 0}


@dataclass(frozen=True, slots=True)
class Desk:
    """One question on the table of one document. Without a day, the document is taken as in force."""

    effective: Effective
    corpus: Corpus
    question: Question
    today: datetime.date | None


def review(*reasons: Reason) -> Ruling:
    return Ruling("review", reasons)


def part(why: Why, exchange: Exchange, *fields: str) -> Reason:
    """A flow, or the first of its fields that is filled in; the first, where none is."""
    if not fields:
        return Reason(why, exchange.id, exchange.flow)
    flow = exchange.flow.value
    field = next((one for one in fields if getattr(flow, one) is not None), fields[0])
    return Reason(
        why, f"{exchange.id}/{spelling(field, type(flow).model_fields[field])}", exchange.flow, field
    )


def clause(desk: Desk, why: Why, *path: str) -> tuple[Reason, ...]:
    """A clause as it holds here, inherited or not; none where nobody states it."""
    value: Any = desk.effective.baseline
    for name in path[:-1]:
        value = None if value is None or isinstance(value, NotStated) else getattr(value, name)
    if value is None or isinstance(value, NotStated) or getattr(value, path[-1]) is None:
        return ()
    said = desk.effective.origin(*path)
    return (Reason(why, "/".join(path), Placed(value, Address(said.document, said.path[:-1])), path[-1]),)


def own(desk: Desk, why: Why, *names: str) -> Reason:
    """A field of the document itself: the first of those names that is filled in."""
    control = desk.effective.control
    field = next((one for one in names if getattr(control, one, None) is not None), "title")
    return Reason(why, names[0], Placed(control, desk.effective.at()), field)


def items(exchange: Exchange) -> tuple[str, ...]:
    return tuple(one.value.id for one in exchange.items)


def purposes(exchange: Exchange) -> tuple[str, ...]:
    return tuple(one.value.id for one in exchange.purposes)


def once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason once, in order."""
    return tuple({(one.why, one.clause, one.address): one for one in reasons}.values())
