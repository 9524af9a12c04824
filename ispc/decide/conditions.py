"""What the agreement asks of those who share by a flow, in the order in which it is done."""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Exchange, Member, Placed
from ispc.decide.answers import Desk, Reason, clause, part


def conditions_of(desk: Desk, exchange: Exchange, giver: Member, receiver: Member) -> Iterator[Reason]:
    """What the agreement asks of those who share by this flow, in the order in which it is done."""
    flow = exchange.flow.value
    if desk.question.urgency == "emergency":
        yield from _haste(desk, exchange)
    if flow.guide is not None:
        guide = Placed(flow.guide, exchange.flow.address / "guide")
        if flow.guide.do is not None:
            yield Reason("do", f"{exchange.id}/guide/do", guide, "do")
        if flow.guide.do_not is not None:
            yield Reason("do not", f"{exchange.id}/guide/do_not", guide, "do_not")
    yield from clause(desk, "minimum", "minimum")
    if desk.question.urgency != "emergency" or flow.in_an_emergency is None:
        yield part("send by", exchange, "send_by")
    for channel in exchange.channels:
        if channel.value.use == "with care":
            yield Reason("take care", channel.value.id, channel)
    yield part("asked", exchange, "consent")
    yield part("told", exchange, "tell_the_person")
    yield from population(desk)
    if flow.guide is not None and flow.guide.record is not None:
        guide = Placed(flow.guide, exchange.flow.address / "guide")
        yield Reason("record", f"{exchange.id}/guide/record", guide, "record")
    yield from recording(desk)
    yield from (
        Reason("basis", f"{exchange.id}/lawful/{one.member.ref}", one.lawful, "basis")
        for one in exchange.grounds
        if one.member in (giver, receiver)
    )
    yield part("kept", exchange, "keep")


def _haste(desk: Desk, exchange: Exchange) -> Iterator[Reason]:
    """When there is no time: whom to call, and the record that follows."""
    hurry, place = exchange.flow.value.in_an_emergency, f"{exchange.id}/in_an_emergency"
    if hurry is not None:
        of = Placed(hurry, exchange.flow.address / "in_an_emergency")
        yield Reason("call", f"{place}/call", of, "call")
        if hurry.then is not None:
            yield Reason("then record", f"{place}/then", of, "then")
        if hurry.within is not None:
            yield Reason("then record", f"{place}/within", of, "within")
    yield from clause(desk, "in haste", "emergency", "then")


def recording(desk: Desk) -> tuple[Reason, ...]:
    """What to write down, and where."""
    return (
        *clause(desk, "record", "recording", "what"),
        *clause(desk, "record", "recording", "where"),
    )


def population(desk: Desk) -> Iterator[Reason]:
    """What staff need to know of people like the one in question."""
    person = next((one for one in desk.effective.people if one.value.id == desk.question.about), None)
    for at, note in enumerate(desk.effective.baseline.populations or ()):
        if person is not None and note.population == person.value.population:
            said = desk.effective.origin("populations", at)
            yield Reason("population", f"populations/{note.population}", Placed(note, said), "say")
