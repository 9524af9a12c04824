"""A question as staff meet it: may I give this, to them, for that, about this person, as things stand?

The words are the agreement's own: parties, items, purposes and people by their ids. What is left empty is not known, and what
is not known never turns into a yes.
"""

from __future__ import annotations

from dataclasses import dataclass

from ispc.model.stories import Case, Consent, Harm, Role, Urgency


@dataclass(frozen=True, slots=True)
class Question:
    """Who wants to give what to whom, and how things stand.

    `giver` and `receiver` name parties of the agreement; `receiver` may name one of its people instead. Anything else stands
    outside the agreement. `role` is who it is, in words. `items` may name what is never shared.
    """

    giver: str
    receiver: str
    items: tuple[str, ...]
    purpose: str = ""
    about: str = ""
    consent: Consent | None = None
    urgency: Urgency | None = None
    harm: Harm | None = None
    asked_for: bool | None = None
    channel: str = ""
    astray: bool = False
    role: str = ""


def of_case(case: Case, roles: tuple[Role, ...]) -> Question:
    """The question that a story puts. A role stands for the party that it acts for; without one, it is outside."""
    known = {role.id: role for role in roles}
    acting = known.get(case.as_)
    return Question(
        giver=_party(case.as_, known),
        receiver=_party(case.to, known),
        items=case.give,
        purpose=case.for_ or "",
        about=case.about or "",
        consent=case.consent,
        urgency=case.urgency,
        harm=case.harm,
        asked_for=case.asked_for,
        channel=case.by or "",
        astray=bool(case.astray),
        role=acting.who.said() if acting else "",
    )


def _party(name: str, roles: dict[str, Role]) -> str:
    role = roles.get(name)
    return name if role is None else role.of or ""
