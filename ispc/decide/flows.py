"""What one flow says of one item between two parties: covered, left open, or forbidden.

A flow that carries the item permits it only where nothing in it is left open: each party has its basis and condition, there is
a way to send it, it is asked for where that is needed, and the person's answer does not stand against it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Exchange, Member
from ispc.decide.answers import WEIGHT, Desk, Reason, Ruling, part
from ispc.decide.conditions import conditions_of
from ispc.decide.consent import consent
from ispc.model.scalars import NotStated
from ispc.model.stories import Verdict


def is_about(desk: Desk, exchange: Exchange, item: str) -> bool | None:
    """Whether a flow is about the person in question; None where that is not said and would matter."""
    people = {one.value.id for one in exchange.people}
    carried = next(one.value.about for one in exchange.items if one.value.id == item)
    if desk.question.about:
        known = people if exchange.flow.value.about else carried
        return not known or desk.question.about in known
    return True if not carried or people.issuperset(carried) else None


def flow(desk: Desk, exchange: Exchange, item: str, giver: Member, receiver: Member) -> Ruling:
    """What one flow that carries the item says: all that is open makes it review, all that forbids it, deny."""
    found = [
        *_open(desk, exchange, item, giver, receiver),
        *consent(desk, exchange),
    ]
    worst: Verdict = max((verdict for verdict, _ in found), key=WEIGHT.__getitem__, default="permit")
    reasons = tuple(
        reason for verdict, several in sorted(found, key=lambda one: -WEIGHT[one[0]]) for reason in several
    )
    if worst == "permit":
        reasons = (Reason("covered", exchange.id, exchange.flow), *reasons)
    elif worst == "review":
        reasons = (*reasons, Reason("comes under", exchange.id, exchange.flow))
    conditions = tuple(conditions_of(desk, exchange, giver, receiver))
    return Ruling(worst, reasons, () if worst == "deny" else conditions, (exchange.id,))


def _open(
    desk: Desk, exchange: Exchange, item: str, giver: Member, receiver: Member
) -> Iterator[tuple[Verdict, tuple[Reason, ...]]]:
    """What the flow leaves open, and a person has to settle."""
    flow, question = exchange.flow.value, desk.question
    if is_about(desk, exchange, item) is None:
        yield "review", (part("person not said", exchange, "about", "items"),)
    for member in dict.fromkeys((giver, receiver)):
        yield from _ground(desk, exchange, item, member)
    fetched = flow.direction == "pull" and flow.pattern != "access"  # who has access asks nobody
    on_request = exchange.asker is not None or fetched
    if on_request and not question.asked_for:
        field = "request" if flow.request else "direction"
        yield "review", (part("only on request", exchange, field),)
    by_call = question.urgency == "emergency" and flow.in_an_emergency is not None
    if isinstance(flow.send_by, NotStated) and not by_call:
        yield "review", (part("way not stated", exchange, "send_by"),)
    agreed = {one.value.id for one in (*exchange.channels, exchange.emergency_channel) if one}
    if question.channel and question.channel not in agreed:
        yield "review", (part("way not agreed", exchange, "send_by"),)


def _ground(
    desk: Desk, exchange: Exchange, item: str, member: Member
) -> Iterator[tuple[Verdict, tuple[Reason, ...]]]:
    """A party that has not said why it may take part cannot rely on the flow."""
    ground = next((one for one in exchange.grounds if one.member == member), None)
    if ground is None or isinstance(ground.lawful.value.basis, NotStated):
        yield "review", (part("basis not stated", exchange, "lawful"),)
        return
    lawful = ground.lawful.value
    kind = next(one.value.kind for one in exchange.items if one.value.id == item)
    lacking = {
        "special category": lawful.special is None and lawful.sensitive is None,
        "criminal offence": lawful.offence is None and lawful.regime == "general",
    }
    conditioned = lawful.special is None or not isinstance(lawful.special.condition, NotStated)
    if lacking.get(kind, False) or not conditioned or isinstance(lawful.confidence, NotStated):
        yield "review", (part("condition not stated", exchange, "lawful"),)
