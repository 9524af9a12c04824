"""When somebody stands outside the agreement: it decides nothing for them, but says how to check who asks."""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Member
from ispc.decide.answers import Desk, Ruling, clause, own, review
from ispc.decide.conditions import population, recording


def outside(desk: Desk, givers: tuple[Member, ...], receivers: tuple[Member, ...]) -> Ruling:
    """Somebody stands outside the agreement. It decides nothing for them, but says how to check who asks."""
    check = (
        *clause(desk, "check who asks", "requests", "check"),
        *clause(desk, "check who asks", "requests", "form"),
        *clause(desk, "check who asks", "requests", "answered_by"),
    )
    ruling = review(own(desk, "not a party", "parties"), *check)
    if givers and not receivers:
        return replace(ruling, conditions=(*population(desk), *recording(desk)))
    return ruling
