"""Whether somebody whom the data is about, or may be about, may be told of it.

Openness is the rule, and one exception to it saves lives: people whose opponents must never learn what they said.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Exchange, Member, Placed
from ispc.decide.answers import WEIGHT, Desk, Reason, Ruling, clause, items, own, part, purposes, review
from ispc.decide.conditions import population, recording
from ispc.decide.outside import outside
from ispc.model.consent import Telling
from ispc.model.data import Person


def to_person(desk: Desk, person: Placed[Person], givers: tuple[Member, ...], given: list[str]) -> Ruling:
    """Whether somebody whom the data is about, or may be about, may be told of it."""
    place = f"people/{person.value.id}"
    if _is_opposed(desk, person, given):
        return Ruling("deny", (Reason("opposed", place, person, "opposed_to"),))
    if not givers:
        return outside(desk, givers, ())
    if desk.question.asked_for:
        rights = (
            *clause(desk, "request by the person", "rights", "hand_over"),
            *clause(desk, "request by the person", "rights", "lead"),
        )
        return review(*(rights or (own(desk, "request by the person", "rights"),)))
    ways = [
        one
        for one in desk.effective.exchanges
        if set(givers).intersection((*one.givers, *one.receivers))
        and set(given).intersection(items(one))
        and desk.question.purpose in ("", *purposes(one))
    ]
    about = {name for one in desk.effective.items if one.value.id in given for name in one.value.about or ()}
    if not ways:
        return review(own(desk, "no flow", "flows"))
    if person.value.id not in about:
        return review(Reason("not about them", place, person))
    return max((_telling(desk, one) for one in ways), key=lambda one: WEIGHT[one.verdict])


def _is_opposed(desk: Desk, person: Placed[Person], given: list[str]) -> bool:
    """Whether what they would learn concerns somebody whose safety rests on their not being told."""
    opposed = set(person.value.opposed_to or ())
    if desk.question.about:
        return desk.question.about in opposed
    about = {name for one in desk.effective.items if one.value.id in given for name in one.value.about or ()}
    return bool(opposed & about)


def _telling(desk: Desk, exchange: Exchange) -> Ruling:
    telling = exchange.flow.value.tell_the_person
    if not isinstance(telling, Telling):
        return review(part("no flow", exchange, "tell_the_person"))
    if telling.answer == "no":
        return Ruling("deny", (part("do not tell", exchange, "tell_the_person"),), flows=(exchange.id,))
    if telling.unless is not None and desk.question.harm != "none":
        return replace(review(part("tell unless", exchange, "tell_the_person")), flows=(exchange.id,))
    return Ruling(
        "permit",
        (part("tell", exchange, "tell_the_person"),),
        (*population(desk), *recording(desk)),
        (exchange.id,),
    )
