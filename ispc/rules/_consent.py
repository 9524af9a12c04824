"""Where an agreement asks people, and whether it rests on their answer. Shared by the rules on consent."""

from __future__ import annotations

from ispc.corpus import Exchange
from ispc.model.consent import ConsentUse
from ispc.model.scalars import NotStated


def asks(exchange: Exchange) -> bool:
    """Whether staff ask the person."""
    consent = exchange.flow.value.consent
    return isinstance(consent, ConsentUse) and consent.use != "not used"


def relies(exchange: Exchange) -> bool:
    """Whether a party's basis, condition or route past confidence is the person's consent."""
    for ground in exchange.grounds:
        lawful = ground.lawful.value
        confidence = () if isinstance(lawful.confidence, NotStated) else lawful.confidence or ()
        special = lawful.special and lawful.special.condition == "explicit consent"
        if lawful.basis == "consent" or special or "consent" in confidence:
            return True
    return False
