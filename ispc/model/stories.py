"""A worked case: a story in plain words, the question it puts, and the answer that the agreement must give.

"Case examples" stand beside the guidance of 2008 and are what practitioners ask for first. Here each is also a test: the answer
is worked out from the agreement, so a change of a clause that would answer the case otherwise is seen before anyone signs it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from ispc.model.data import PersonRef
from ispc.model.flows import ChannelRef, PurposeRef
from ispc.model.parties import PartyRef
from ispc.model.prose import Line
from ispc.model.scalars import Id, Model, OneOrMany, PartyName, Reference, YesNo, ask

RoleRef = Annotated[PartyName, Reference("role")]
"""Someone in a story: one of its roles, a party of the agreement, or a person whom the data is about."""

GivenRef = Annotated[Id, Reference("item or exclusion")]
"""What is to be shared: an item of the agreement, or something that it says is never shared."""

Verdict = Literal["permit", "deny", "review"]
Consent = Literal["given", "refused", "withdrawn", "cannot be given", "not asked", "not safe to ask"]
Urgency = Literal["emergency", "today", "routine"]
Harm = Literal["none", "some", "serious"]


class Role(Model):
    """Someone in a story, and the organisation that they act for."""

    id: Id = ask("Id", "A short name for references.", "The question names people by it.", "teaching-assistant", internal="a name for references only")
    who: Line = ask("Who", "Who they are, in plain words.", "Delegates play them in training.", "A teaching assistant", to="F")
    of: PartyRef | None = ask("Of", "The party that they act for. Leave it out for someone outside the agreement.", "What they may do follows from their organisation.", "schools", to="F", default=None)


class Case(Model):
    """The question that a story puts: who wants to give what to whom, for what, about whom, and how things stand."""

    as_: RoleRef = ask("As", "Who wants to give: a role of the story, or a party.", "The answer differs from party to party.", "teaching-assistant", to="F", alias="as")
    give: OneOrMany[GivenRef] = ask("Give", "What they want to give, by id.", "Only what is listed is covered.", ["concern"], to="F")
    to: RoleRef = ask("To", "Who would receive it: a role, a party, or a person whom the data is about.", "Some may be told and some must not.", "northmere-council/childrens-social-care", to="F")
    for_: PurposeRef | None = ask("For", "The purpose, by id.", "Data is used only for what it was shared for.", "protect", to="F", default=None, alias="for")
    about: PersonRef | None = ask("About", "Whom it is about, by id.", "The rules differ for children, adults, people who lack capacity and people who have died.", "child", to="F", default=None)
    consent: Consent | None = ask("Consent", "Whether the person agrees.", "A refusal is the commonest grey area.", "refused", to="F", default=None)
    urgency: Urgency | None = ask("Urgency", "How soon it must be done.", "In an emergency another way is open.", "today", to="F", default=None)
    harm: Harm | None = ask("Risk of harm", "How much harm is feared if nothing is shared.", "Some conditions hold only where somebody is at risk.", "serious", to="F", default=None)
    asked_for: YesNo | None = ask("Asked for", "Whether the other side has asked for it.", "Some duties arise only on request.", "yes", to="F", default=None)
    by: ChannelRef | None = ask("By", "The way in which they want to send it, by id.", "A safe flow by an unsafe way is not safe.", "referral-form", to="F", default=None)
    astray: YesNo | None = ask("Went astray", "Whether it has gone to the wrong place.", "Then the question is what to do now.", "no", to="F", default=None)
