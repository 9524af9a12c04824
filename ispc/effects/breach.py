"""When it goes wrong: whom to tell, how soon, and what to do first.

The regulator is told within 72 hours (UK GDPR Article 33), and the people without delay where the risk to them is high (Article 34). The
clock runs from when somebody knows, so each hour within the partnership counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import effect, everyone, fields, names
from ispc.effects._stating import Stating, by_when, later, stating

TELL = "UK GDPR Article 33"
BOTH = "UK GDPR Articles 33 and 34"

LATER = Rule(
    "breach-told-later",
    "breach-told-sooner",
    "wider",
    "substantive",
    "Staff may take longer to say that data went astray",
    "Each hour is lost to those who could get it back or warn the people.",
    "Work out what is left of the 72 hours for whoever tells the regulator.",
    TELL,
    before="# in framework\nbreach: {tell_within: 1 hour}",
    after="# in framework\nbreach: {tell_within: 24 hours}",
)
SOONER = Rule(
    "breach-told-sooner",
    "breach-told-later",
    "narrower",
    "substantive",
    "Staff must say sooner that data went astray",
    "Those who do not know of the new time will miss it, by night above all.",
    "Tell all staff, and check that the contact answers at any hour.",
    TELL,
    before=LATER.after,
    after=LATER.before,
)
CONTACT = Rule(
    "breach-contact-changed",
    "breach-contact-changed",
    "different",
    "substantive",
    "Somebody else is told when data goes astray",
    "A report that reaches the old contact stops no clock and warns nobody.",
    "Tell all staff, and take away the old guides.",
    BOTH,
    before="# in framework\nbreach: {contact: council-dpo}",
    after="# in framework\nbreach: {contact: police-dpo}",
)
NOBODY = Rule(
    "breach-contact-not-stated",
    "breach-contact-stated",
    "wider",
    "substantive",
    "It is no longer said whom to tell when data goes astray",
    "Staff who lose data do not know where to turn, and hours go by.",
    "Name a contact before you sign.",
    BOTH,
    before="# in framework\nbreach: {contact: council-dpo}",
    after="# in framework\nbreach: {contact: {not_stated: the post is vacant}}",
)
SOMEBODY = Rule(
    "breach-contact-stated",
    "breach-contact-not-stated",
    "narrower",
    "substantive",
    "It is now said whom to tell when data goes astray",
    "Everyone has to report there from now on.",
    "Tell all staff.",
    BOTH,
    before=NOBODY.after,
    after=NOBODY.before,
)
DROPPED = Rule(
    "breach-step-no-longer-stated",
    "breach-step-stated",
    "wider",
    "substantive",
    "A step to take when data goes astray is gone",
    "In the first minutes people do what is written; what is not written is not done.",
    "Ask who takes that step now.",
    BOTH,
    before="# in framework\nbreach: {tell_the_giver: 'The same day, by telephone.'}",
    after="# in framework\nbreach: {tell_the_giver: (remove)}",
)
STATED = Rule(
    "breach-step-stated",
    "breach-step-no-longer-stated",
    "narrower",
    "substantive",
    "There is a new step to take when data goes astray",
    "Whoever leaves it out breaks the agreement.",
    "Write it into your own plan for such a day.",
    BOTH,
    before=DROPPED.after,
    after=DROPPED.before,
)
CHANGED = Rule(
    "breach-step-changed",
    "breach-step-changed",
    "different",
    "substantive",
    "A step to take when data goes astray is another",
    "Two organisations with two plans lose time while each waits for the other.",
    "Correct your own plan for such a day.",
    BOTH,
    before="# in framework\nbreach: {tell_the_giver: 'The same day, by telephone.'}",
    after="# in framework\nbreach: {tell_the_giver: 'Within a week, in writing.'}",
)
RULES = (LATER, SOONER, CONTACT, NOBODY, SOMEBODY, DROPPED, STATED, CHANGED)

STEPS = {
    "breach/first_steps": "what staff do first when data goes astray",
    "breach/regulator": "who tells the regulator",
    "breach/tell_the_giver": "how the organisation that gave the data is told",
}


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "breach/tell_within"):
        says = f"Staff say that data went astray {by_when(seen)}."
        yield effect(LATER if later(seen) else SOONER, sides, seen, says, everyone(sides))
    for seen in fields(sides, "breach/contact"):
        after = f"is {names(seen.gained, sides)}" if seen.gained else "is no longer stated"
        before = f"; it was {names(seen.lost, sides)}" if seen.lost else ""
        rule = Stating(NOBODY, SOMEBODY, CONTACT).rule(seen)
        says = f"The contact to tell when data goes astray {after}{before}."
        yield effect(rule, sides, seen, says, everyone(sides))
    yield from stating(sides, Stating(DROPPED, STATED, CHANGED), STEPS)
