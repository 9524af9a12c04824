"""Contacts: whom staff telephone, and when anybody answers.

A number changes nothing that anyone has agreed to, so nobody signs again for it. But a wrong number costs lives: whoever reads a guide
has to be told at once. Another contact in the place of one, or none at all, is a change of what staff do.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import parts, within
from ispc.effects._seeing import effect, everyone, fields, flow_name, meant, names, taking_part, was

ACCURATE = "UK GDPR Article 5(1)(d)"
CODE = "ICO data sharing code, data sharing in an urgent situation or in an emergency"
REACHED = "Haringey report, 2009: each party names where it is reached"

EMERGENCY_NUMBER = Rule(
    "emergency-number-changed",
    "emergency-number-changed",
    "different",
    "correction",
    "The number to call in an emergency is different",
    "Somebody who dials the old number when a life is at risk reaches nobody.",
    "Ring the new number before you pass the guide on, and take every old guide and card away.",
    CODE,
    before="# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, telephone: 01632 960100}]}]",
    after="# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, telephone: 01632 960777}]}]",
)
NUMBER = Rule(
    "contact-number-changed",
    "contact-number-changed",
    "different",
    "correction",
    "A contact has another telephone number",
    "Staff who dial the old number reach nobody, or a stranger.",
    "Correct the number wherever you keep it.",
    ACCURATE,
    before="# in directory\norganisations: [{id: northmere-council, contacts: [{id: council-dpo, telephone: 01632 960120}]}]",
    after="# in directory\norganisations: [{id: northmere-council, contacts: [{id: council-dpo, telephone: 01632 960121}]}]",
)
NUMBER_GONE = Rule(
    "contact-number-withdrawn",
    "contact-number-given",
    "different",
    "substantive",
    "A contact can no longer be telephoned",
    "Staff who have no time to write are left with nobody to call.",
    "Say whom staff are to call instead.",
    CODE,
    before="# in directory\norganisations: [{id: northmere-police, contacts: [{id: police-protection-desk, out_of_hours: '01632 960299, the control room'}]}]",
    after="# in directory\norganisations: [{id: northmere-police, contacts: [{id: police-protection-desk, out_of_hours: (remove)}]}]",
)
NUMBER_GIVEN = Rule(
    "contact-number-given",
    "contact-number-withdrawn",
    "different",
    "correction",
    "A contact can now be telephoned",
    "Staff can speak to somebody where they could only write.",
    "Ring the number once, then add it to your lists.",
    ACCURATE,
    before=NUMBER_GONE.after,
    after=NUMBER_GONE.before,
)
HOURS = Rule(
    "contact-hours-changed",
    "contact-hours-changed",
    "different",
    "correction",
    "A contact is reached at other times",
    "Staff who call when nobody answers lose time.",
    "Tell those who call it when it is answered.",
    ACCURATE,
    before="# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, hours: 'Monday to Friday, 9am to 5pm'}]}]",
    after="# in directory\norganisations: [{id: northmere-council, contacts: [{id: childrens-front-door, hours: 'Monday to Friday, 10am to 4pm'}]}]",
)
DETAILS = Rule(
    "contact-details-changed",
    "contact-details-changed",
    "different",
    "correction",
    "A contact's name, inbox or web page is different",
    "What is sent to an old address is read by nobody, or by a stranger.",
    "Correct it wherever you keep it, and in saved addresses.",
    ACCURATE,
    before="# in directory\norganisations: [{id: northmere-council, contacts: [{id: council-dpo, email: dpo@northmere.example.org}]}]",
    after="# in directory\norganisations: [{id: northmere-council, contacts: [{id: council-dpo, email: privacy@northmere.example.org}]}]",
)
EMERGENCY_ADDED = Rule(
    "emergency-route-added",
    "emergency-route-removed",
    "wider",
    "substantive",
    "There is now a way to share in an emergency",
    "What goes by telephone in haste is checked less, and it may reach the wrong person.",
    "Check that the contact knows, and that it answers whenever staff may need it.",
    CODE,
    before="flows: [{id: police-worried, in_an_emergency: (remove)}]",
    after="flows: [{id: police-worried, in_an_emergency: {call: childrens-front-door, then: referral-form, within: 1 working day}}]",
)
EMERGENCY_REMOVED = Rule(
    "emergency-route-removed",
    "emergency-route-added",
    "narrower",
    "substantive",
    "No way is left to share in an emergency",
    "Staff with no time are sent the slow way, or share by a way that nobody has agreed.",
    "Say what staff do when somebody is in danger now.",
    CODE,
    before=EMERGENCY_ADDED.after,
    after=EMERGENCY_ADDED.before,
)
EMERGENCY_CONTACT = Rule(
    "emergency-contact-changed",
    "emergency-contact-changed",
    "different",
    "substantive",
    "Staff call somebody else in an emergency",
    "Those who are called must know what to do, and those who call must not lose a minute.",
    "Check that the new contact has agreed, and that it answers whenever staff may need it.",
    CODE,
    before="flows: [{id: police-worried, in_an_emergency: {call: childrens-front-door}}]",
    after="flows: [{id: police-worried, in_an_emergency: {call: safeguarding-unit}}]",
)
PARTY_CONTACT = Rule(
    "party-contact-changed",
    "party-contact-changed",
    "different",
    "correction",
    "A party is reached at another contact",
    "Staff of the other parties who use the old contact lose time.",
    "Use the new contact from now on.",
    REACHED,
    before="parties: [{organisation: northmere-police, contact: police-protection-desk}]",
    after="parties: [{organisation: northmere-police, contact: police-dpo}]",
    also=("directory-entry-unnamed",),
)
PARTY_CONTACT_GONE = Rule(
    "party-contact-not-stated",
    "party-contact-stated",
    "different",
    "substantive",
    "A party no longer says where it is reached",
    "Staff of the other parties are left with nobody to turn to.",
    "Ask the party to name a contact that is read when somebody is away.",
    REACHED,
    before="parties: [{class: schools, contact: safeguarding-unit}]",
    after="parties: [{class: schools, contact: {not_stated: the schools have not said yet}}]",
)
PARTY_CONTACT_STATED = Rule(
    "party-contact-stated",
    "party-contact-not-stated",
    "different",
    "correction",
    "A party now says where it is reached",
    "Staff of the other parties know whom to ask.",
    "Add the contact to your lists.",
    REACHED,
    before=PARTY_CONTACT_GONE.after,
    after=PARTY_CONTACT_GONE.before,
)
RULES = (
    EMERGENCY_NUMBER,
    NUMBER,
    NUMBER_GONE,
    NUMBER_GIVEN,
    HOURS,
    DETAILS,
    EMERGENCY_ADDED,
    EMERGENCY_REMOVED,
    EMERGENCY_CONTACT,
    PARTY_CONTACT,
    PARTY_CONTACT_GONE,
    PARTY_CONTACT_STATED,
)


def find(sides: Sides) -> Iterator[Effect]:
    yield from _numbers(sides)
    for field, what in (("name", "name"), ("email", "inbox"), ("link", "web page")):
        for seen in fields(sides, f"directory/contacts/*/{field}"):
            says = f"The {what} of {names(seen.names, sides)} is {was(seen)}."
            yield effect(DETAILS, sides, seen, says, ())
    yield from _emergencies(sides)
    for seen in fields(sides, "parties/*/contact"):
        party = names(seen.names, sides)
        if not seen.is_stated:
            says = f"It is no longer stated where {party} is reached."
            yield effect(PARTY_CONTACT_GONE, sides, seen, says, _party(seen.names[0], sides))
        else:
            rule = PARTY_CONTACT if seen.was_stated else PARTY_CONTACT_STATED
            before = f"; before it was {names(seen.lost, sides)}" if seen.lost else ""
            says = f"The contact of {party} is {names(seen.gained, sides)}{before}."
            yield effect(rule, sides, seen, says, ())


def _numbers(sides: Sides) -> Iterator[Effect]:
    urgent = {
        contact
        for terms in (sides.old, sides.new)
        for flow in terms.items("flows")
        for contact in terms.values("flows", flow, "in_an_emergency", "call")
    }
    for field, what in (("telephone", "telephone number"), ("out_of_hours", "number out of hours")):
        for seen in fields(sides, f"directory/contacts/*/{field}"):
            says = f"The {what} of {names(seen.names, sides)} is {was(seen)}."
            if not seen.is_stated:
                yield effect(NUMBER_GONE, sides, seen, says, everyone(sides))
            elif seen.was_stated:
                rule = EMERGENCY_NUMBER if seen.names[0] in urgent else NUMBER
                yield effect(rule, sides, seen, says, ())
            else:
                yield effect(NUMBER_GIVEN, sides, seen, says, ())
    for seen in fields(sides, "directory/contacts/*/hours"):
        says = f"The hours of {names(seen.names, sides)} are {was(seen)}."
        yield effect(HOURS, sides, seen, says, ())


def _emergencies(sides: Sides) -> Iterator[Effect]:
    for part in parts(sides, "flows/*/in_an_emergency"):
        (flow,) = part.names
        terms = sides.new if part.stated else sides.old
        called = names(terms.values("flows", flow, "in_an_emergency", "call"), sides)
        told = f"staff may now call {called}" if part.stated else f"staff are no longer told to call {called}"
        says = f"In an emergency in {flow_name(flow, sides)} {told}."
        rule = EMERGENCY_ADDED if part.stated else EMERGENCY_REMOVED
        yield effect(rule, sides, part.changes, says, taking_part(flow, sides))
    for seen in within(sides, "flows/*/in_an_emergency/call"):
        (flow,) = seen.names
        called, before = names(seen.gained, sides), names(seen.lost, sides)
        says = f"In an emergency in {flow_name(flow, sides)} staff now call {called}, before {before}."
        yield effect(EMERGENCY_CONTACT, sides, seen, says, taking_part(flow, sides))


def _party(ref: str, sides: Sides) -> tuple[str, ...]:
    return meant(ref, sides.new) or meant(ref, sides.old)
