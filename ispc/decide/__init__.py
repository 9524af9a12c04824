"""Corpus x Question -> Answer: permit, deny or review, with the clauses and the conditions that say so.

Permit says that the agreement covers this sharing, on the conditions given. Deny says that it forbids it. Review says that the
agreement does not decide it, or leaves it to a person: ask first. What is silent, unknown or left open is review, never
permit. So a mistake in an agreement can make a guide too careful, and not too bold.

Nothing here judges the law. The answer is worked out from the document's own clauses, inherited ones among them, and each
reason names the clause, so that whoever doubts the answer knows which line to read.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from ispc.corpus import Corpus, Effective, Member, Placed
from ispc.decide.answers import (
    WEIGHT,
    Answer,
    Desk,
    Reason,
    Ruling,
    Why,
    clause,
    items,
    once,
    own,
    part,
    purposes,
    review,
)
from ispc.decide.flows import flow, is_about
from ispc.decide.outside import outside
from ispc.decide.people import to_person
from ispc.link import named
from ispc.model.data import Exclusion
from ispc.model.parties import Contact
from ispc.model.scalars import NotStated
from ispc.model.stories import Verdict
from ispc.questions import Question

__all__ = ["Answer", "Reason", "Why", "covers", "decide", "decide_all", "together"]


def decide(
    effective: Effective, corpus: Corpus, question: Question, today: datetime.date | None = None
) -> Answer:
    """What one document answers, on a day; as if it were in force, where no day is given."""
    desk = Desk(effective, corpus, question, today)
    rulings = sorted(_rulings(desk), key=lambda one: -WEIGHT[one.verdict])
    verdict = rulings[0].verdict
    conditions = () if verdict == "deny" else once(one for each in rulings for one in each.conditions)
    if verdict == "review" and question.urgency == "emergency":
        # Who has no time to ask is told at least what the agreement says of emergencies.
        conditions = once((*clause(desk, "in haste", "emergency", "then"), *conditions))
    return Answer(
        verdict=verdict,
        document=effective.id,
        reasons=once(one for each in rulings for one in each.reasons),
        conditions=conditions,
        ask=_whom_to_ask(desk),
        flows=tuple(dict.fromkeys(flow for one in rulings for flow in one.flows)),
    )


def covers(effective: Effective, question: Question) -> bool:
    """Whether the question is one for this document: it knows who gives, who receives, and all that is given.

    An item of the document above counts only where a flow here carries it.
    """
    own = (one.value.id for one in effective.items if one.address.document == effective.id)
    carried = (item for one in effective.exchanges for item in items(one))
    known = {*own, *carried, *(one.value.id for one in _exclusions(effective))}
    return _knows_both(effective, question) and known.issuperset(question.items)


def _knows_both(effective: Effective, question: Question) -> bool:
    people = {one.value.id for one in effective.people}
    receives = question.receiver in people or bool(named(question.receiver, effective.members))
    return receives and bool(named(question.giver, effective.members))


def decide_all(corpus: Corpus, question: Question, today: datetime.date | None = None) -> tuple[Answer, ...]:
    """What every document that covers the question answers, in the order of their ids; if none does, what those between
    the same parties say.
    """
    ready = [one for one in corpus.agreements() if one.id not in corpus.held]
    covering = [one for one in ready if covers(one, question)]
    near = covering or [one for one in ready if _knows_both(one, question)]
    return tuple(decide(one, corpus, question, today) for one in near)


def together(answers: tuple[Answer, ...]) -> Verdict:
    """One verdict of several documents. Where one permits what another forbids, or none speaks, a person must decide."""
    said = {one.verdict for one in answers}
    if not said or said >= {"permit", "deny"}:
        return "review"
    return "deny" if "deny" in said else "permit" if "permit" in said else "review"


def _rulings(desk: Desk) -> Iterator[Ruling]:
    """Every ruling that bears on the question. What concerns it as a whole stands alone."""
    if desk.question.astray:
        yield _astray(desk)
        return
    if desk.today is not None and not desk.effective.control.in_force(desk.today):
        yield review(own(desk, "not in force", "agreed", "effective"))
        return
    never = {one.value.id: one for one in _exclusions(desk.effective)}
    for item in desk.question.items:
        if item in never:
            yield Ruling("deny", (Reason("never shared", item, never[item]),))
    banned = _banned(desk)
    if banned is not None:
        yield banned
    asked = [item for item in desk.question.items if item not in never]
    if asked:
        yield from _asked(desk, asked)
    elif not desk.question.items:
        yield review(own(desk, "item not listed", "items"))


def _exclusions(effective: Effective) -> tuple[Placed[Exclusion], ...]:
    listed = getattr(effective.control, "never_share", None) or ()
    return tuple(Placed(one, effective.at("never_share", at)) for at, one in enumerate(listed))


def _asked(desk: Desk, given: list[str]) -> Iterator[Ruling]:
    person = next((one for one in desk.effective.people if one.value.id == desk.question.receiver), None)
    givers = named(desk.question.giver, desk.effective.members)
    if person is not None and not named(desk.question.receiver, desk.effective.members):
        yield to_person(desk, person, givers, given)
        return
    receivers = named(desk.question.receiver, desk.effective.members)
    gone = [one for one in (*givers, *receivers) if _left(desk, one)]
    if gone:
        yield Ruling("deny", tuple(Reason("party left", one.ref, one.party, "left") for one in gone))
    elif not givers or not receivers:
        yield outside(desk, givers, receivers)
    else:
        for item in given:
            yield _item(desk, item, givers, receivers)


def _astray(desk: Desk) -> Ruling:
    said = (
        *clause(desk, "astray", "breach", "first_steps"),
        *clause(desk, "astray", "breach", "contact"),
        *clause(desk, "astray", "breach", "tell_within"),
    )
    return review(*(said or (own(desk, "astray", "breach"),)))


def _left(desk: Desk, member: Member) -> bool:
    left = member.party.value.left
    return left is not None and (desk.today is None or left <= desk.today)


def _banned(desk: Desk) -> Ruling | None:
    channel = next((one for one in desk.effective.channels if one.value.id == desk.question.channel), None)
    if channel is None or channel.value.use != "never":
        return None
    return Ruling("deny", (Reason("way banned", channel.value.id, channel),))


def _item(desk: Desk, item: str, givers: tuple[Member, ...], receivers: tuple[Member, ...]) -> Ruling:
    """The best that any flow says of one item; where a name means several parties, what holds for all of them."""
    if item not in {one.value.id for one in desk.effective.items}:
        return review(own(desk, "item not listed", "items"))
    rulings = [_between(desk, item, giver, receiver) for giver in givers for receiver in receivers]
    return max(rulings, key=lambda one: WEIGHT[one.verdict])


def _between(desk: Desk, item: str, giver: Member, receiver: Member) -> Ruling:
    ways = [
        one
        for one in desk.effective.exchanges
        if giver in one.givers and receiver in one.receivers and item in items(one)
    ]
    purpose = desk.question.purpose
    serving = [one for one in ways if purpose in purposes(one)]
    about = [one for one in serving if is_about(desk, one, item) is not False]
    if about:
        return _best([flow(desk, one, item, giver, receiver) for one in about])
    if serving:
        return review(*(part("other person", one, "about", "items") for one in serving))
    if ways:
        why: Why = "other purpose" if purpose else "purpose not said"
        return review(*(part(why, one, "for_") for one in ways))
    return _silent(desk, item, giver, receiver)


def _best(found: list[Ruling]) -> Ruling:
    """The mildest of several flows' rulings; where several are as mild, with the situations of all of them."""
    first, *others = sorted(found, key=lambda one: WEIGHT[one.verdict])
    alike = [one for one in others if one.verdict == first.verdict]
    situations = (it for one in alike for it in one.reasons if it.why in ("covered", "comes under"))
    return replace(
        first,
        reasons=once((*first.reasons, *situations)),
        flows=(*first.flows, *(name for one in alike for name in one.flows)),
    )


def _silent(desk: Desk, item: str, giver: Member, receiver: Member) -> Ruling:
    """No flow covers it. The nearest thing that the agreement says is named, so that staff see what is missing."""
    exchanges = desk.effective.exchanges
    onward = clause(desk, "passed on", "onward", "rule")
    if onward and any(giver in one.receivers and item in items(one) for one in exchanges):
        return review(*onward)
    same_way = [one for one in exchanges if giver in one.givers and receiver in one.receivers]
    if same_way:
        return review(*(part("other items", one, "items") for one in same_way))
    same_item = [one for one in exchanges if giver in one.givers and item in items(one)]
    if same_item:
        return review(*(part("other receiver", one, "to") for one in same_item))
    return review(own(desk, "no flow", "flows"))


def _whom_to_ask(desk: Desk) -> Placed[Contact] | None:
    """Whom to ask: the guide's own contact, else that of the party that would give."""
    guide = getattr(desk.effective.control, "guide", None)
    named_there = None if guide is None or isinstance(guide, NotStated) else guide.ask_whom
    givers = (one.contact for one in named(desk.question.giver, desk.effective.members))
    return desk.corpus.contact(named_there) or next(givers, None)
