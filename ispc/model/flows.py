"""One flow: who gives what to whom, when, how, on what basis, and what the front line needs to know of it."""

from __future__ import annotations

from typing import Annotated, Literal

from ispc.model.consent import ConsentUse, Telling
from ispc.model.data import PersonRef
from ispc.model.lawfulness import Lawful
from ispc.model.parties import ContactRef, PartyRef
from ispc.model.prose import Line, Prose
from ispc.model.scalars import Id, Length, Many, Model, Named, OneOrMany, Reference, Stated, YesNo, ask

ChannelRef = Annotated[Id, Reference("channel")]
ItemRef = Annotated[Id, Reference("item")]
PurposeRef = Annotated[Id, Reference("purpose")]


class Emergency(Model):
    """What changes when there is no time."""

    call: ContactRef = ask("Call", "The contact to telephone.", "In an emergency people telephone.", "childrens-front-door", to="MF")
    then: ChannelRef | None = ask("Then send", "The channel for the record that follows.", "A call leaves no record.", "referral-form", to="MF", default=None)
    within: Length | None = ask("Within", "How soon the record follows.", "What was shared must be on record.", "1 working day", to="MF", default=None)


class Request(Model):
    """How data is asked for, and how fast it is answered."""

    by: PartyRef | None = ask("Asked by", "The party, or the board, that asks.", "Some duties arise only when a named body asks.", "northmere-council/childrens-social-care", to="M", default=None)
    form: Line | None = ask("Form", "The request form.", "A form asks for what the law wants on record.", "request form R1", to="MF", default=None)
    states: Line | None = ask("What it must state", "What the request has to say.", "Some bases count only if the request states the need.", "why the council needs the data for its task", to="MF", default=None)
    answered_by: Line | None = ask("Answered by", "The post that answers.", "A request without an owner waits.", "Designated Safeguarding Lead", to="MF", default=None)
    within: Length | None = ask("Answered within", "How soon.", "Delay can be harm.", "1 working day", to="MF", default=None)
    check: Line | None = ask("How to check who asks", "How to be sure who is asking.", "Callers are not always who they say.", "Call back through the switchboard", to="MF", default=None)


class Retention(Model):
    """How long one recipient keeps what it received."""

    who: PartyRef | None = ask("Who", "The party that keeps it, where parties differ.", "Parties may be bound by different rules.", "northmere-council", to="M", default=None)
    for_: Length | None = ask("For", "How long.", "UK GDPR Article 5(1)(e): no longer than needed.", "25 years", to="M", default=None, alias="for")
    from_: Line | None = ask("From", "What starts the clock.", "A period without a start never ends.", "date of birth", to="M", default=None, alias="from")
    then: Literal["destroy", "return", "archive", "anonymise", "review"] | None = ask("Then", "What happens at the end.", "Someone must act on the day.", "destroy", to="M", default=None)
    rule: Line | None = ask("Rule", "The schedule or law that sets the period.", "The period can then be checked.", "council retention schedule, line 4.2", to="M", default=None)


class FlowGuide(Model):
    """The guide's sentences for this flow, in front-line words."""

    do: Prose | None = ask("Do", "What to do, verb first.", "Staff act on it.", "Say what you saw and heard, and what is your opinion.", to="F", default=None)
    do_not: Prose | None = ask("Do not", "What not to do.", "The common mistakes.", "Do not wait for proof. Do not investigate.", to="F", default=None)
    record: Prose | None = ask("Record", "What to write down, and where.", "Record a decision not to share as well.", "What you shared, with whom, when and why.", to="F", default=None)


class Flow(Model):
    """One flow of data. Each is answered for by every party that takes part in it."""

    id: Id = ask("Id", "A short name for references.", "Changes, scenarios and approvals follow it.", "school-worried", internal="a name for references only")
    title: Line | None = ask("Title", "A short title.", "Readers find the flow by it.", "A school is worried about a pupil", to="M", default=None)
    from_: OneOrMany[PartyRef] = ask("From", "The party or parties that give.", "ICO data sharing code: who gives what.", "schools", to="MF", alias="from")
    to: OneOrMany[PartyRef] = ask("To", "The party or parties that receive.", "Staff need to know whom they may tell.", "northmere-council/childrens-social-care", to="MF")
    items: Stated[Many[ItemRef]] = ask("Items", "What is shared, by id.", "Only what is listed is covered.", ["attendance", "concern"], to="MF")
    for_: Stated[OneOrMany[PurposeRef]] = ask("For", "The purpose or purposes, by id.", "Data is used only for what it was shared for.", "protect", to="M", alias="for")
    about: OneOrMany[PersonRef] | None = ask("About", "Whom it is about, where that is narrower than the items say.", "The people decide which rules apply.", ["child"], to="M", default=None)
    when: Stated[Line] = ask("When", "The situation, in front-line words.", "Staff look for the situation they are in.", "You are worried that a child is being harmed or neglected.", to="MF")
    pattern: Literal["case by case", "routine", "bulk", "access", "one-off", "meeting"] | None = ask("Pattern", "How sharing happens.", "Bulk sharing and case decisions need different safeguards.", "case by case", to="M", default=None)
    direction: Literal["push", "pull", "both ways"] | None = ask("Direction", "Whether it is sent, fetched or synchronised.", "Access to a system is sharing too.", "push", to="M", default=None)
    frequency: Line | None = ask("Frequency", "How often.", "ICO data sharing code, decision form.", "when a worry arises", to="M", default=None)
    volume: Line | None = ask("Volume", "How many records.", "Scale drives risk.", "about 400 a year", to="M", default=None)
    send_by: Stated[OneOrMany[ChannelRef]] = ask("Send by", "The channel or channels, by id.", "Every flow needs a safe way to go.", "referral-form", to="MF")
    in_an_emergency: Emergency | None = ask("In an emergency", "What to do when there is no time.", "The normal channel can be too slow.", {"call": "childrens-front-door"}, default=None)
    request: Request | None = ask("Request", "How it is asked for, where it goes on request.", "Some bases count only on request.", {"answered_by": "Designated Safeguarding Lead"}, default=None)
    lawful: Stated[Annotated[Named[Lawful], Reference("party")]] = ask("Lawful basis", "The answers of each party, by its name.", "Each controller answers for itself.", {"schools": {"basis": "public task"}}, to="M")
    consent: Stated[ConsentUse] = ask("Consent", "Whether the person is asked.", "Staff must know whether to ask.", "not used", to="MF")
    tell_the_person: Stated[Telling] = ask("Tell the person", "Whether the person is told.", "UK GDPR Articles 13 and 14: openness is the rule.", "yes, unless telling puts someone at risk", to="MF")
    keep: Stated[OneOrMany[Retention]] = ask("Keep", "How long recipients keep it.", "UK GDPR Article 5(1)(e).", {"for": "25 years", "from": "date of birth", "then": "destroy"}, to="M")
    facts_known: YesNo | None = ask("The facts are certain", "Whether what is shared is checked fact.", "Opinions are marked as opinions.", "no", to="M", default=None)
    direct_care: YesNo | None = ask("For this person's own care", "Whether it serves the care of the person it is about.", "Some duties cover direct care only.", "no", to="M", default=None)
    protects_others: YesNo | None = ask("To protect someone else", "Whether it serves to protect another person.", "Some duties do not cover it.", "no", to="M", default=None)
    objection: Literal["stops it", "is weighed", "does not stop it"] | None = ask("An objection", "What an objection by the person does.", "Some duties end where the person objects.", "is weighed", to="M", default=None)
    guide: FlowGuide | None = ask("Guide", "The guide's words for this flow.", "The front line reads only these.", {"do": "Say what you saw and heard."}, default=None)
