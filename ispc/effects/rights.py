"""People's rights and complaints: how soon they are answered, by whom, and how.

People have one month's answer by law (UK GDPR Article 12(3)) and a complaint acknowledged within 30 days (Data Protection Act 2018
section 164A). An agreement may promise more. What it says less of, people can rely on less.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import effect, everyone, fields, names
from ispc.effects._stating import Stating, by_when, later, stating

TIME = "UK GDPR Article 12(3)"
EASY = "UK GDPR Article 12(2)"
RIGHTS = "ICO data sharing code, the rights of individuals"
COMPLAINTS = "Data Protection Act 2018 section 164A"

SLOWER = Rule(
    "rights-answered-later",
    "rights-answered-sooner",
    "wider",
    "substantive",
    "People may wait longer for an answer about their data",
    "While they wait, what is wrong about them goes on being used.",
    "Check that the new time is still within what the law allows.",
    TIME,
    before="# in framework\nrights: {within: 1 month}",
    after="# in framework\nrights: {within: 3 months}",
)
FASTER = Rule(
    "rights-answered-sooner",
    "rights-answered-later",
    "narrower",
    "substantive",
    "People must be answered sooner about their data",
    "Whoever is asked must gather from all the others in less time.",
    "Check that you can find and send what you hold by then.",
    TIME,
    before=SLOWER.after,
    after=SLOWER.before,
)
LEAD = Rule(
    "rights-lead-changed",
    "rights-lead-changed",
    "different",
    "substantive",
    "Somebody else is the contact for people's requests",
    "A request that goes to the old contact may run out of time unseen.",
    "Tell your staff where to pass requests, and correct your privacy notice.",
    RIGHTS,
    before="# in framework\nrights: {lead: council-dpo}",
    after="# in framework\nrights: {lead: police-dpo}",
)
LEADERLESS = Rule(
    "rights-lead-not-stated",
    "rights-lead-stated",
    "wider",
    "substantive",
    "No contact for people's requests is named any more",
    "People are sent from one organisation to another, and nobody answers in time.",
    "Agree on one contact before you sign.",
    RIGHTS,
    before="# in framework\nrights: {lead: council-dpo}",
    after="# in framework\nrights: {lead: (remove)}",
)
LED = Rule(
    "rights-lead-stated",
    "rights-lead-not-stated",
    "narrower",
    "substantive",
    "A contact for people's requests is now named",
    "All requests go there from now on, and the contact has to deal with all of them.",
    "Tell your staff where to pass requests.",
    RIGHTS,
    before=LEADERLESS.after,
    after=LEADERLESS.before,
)
DROPPED = Rule(
    "rights-words-no-longer-stated",
    "rights-words-stated",
    "wider",
    "substantive",
    "It is no longer said how one of people's rights is met",
    "Each organisation does as it thinks, and a person gets different answers, or none.",
    "Say what you would do with such a request tomorrow, and ask the others.",
    EASY,
    before="# in framework\nrights: {objection: The organisation weighs it against the reasons to share and records why.}",
    after="# in framework\nrights: {objection: (remove)}",
)
STATED = Rule(
    "rights-words-stated",
    "rights-words-no-longer-stated",
    "narrower",
    "substantive",
    "It is now said how one of people's rights is met",
    "Staff who answer such requests have to follow it.",
    "Show it to those who answer such requests.",
    EASY,
    before=DROPPED.after,
    after=DROPPED.before,
)
CHANGED = Rule(
    "rights-words-changed",
    "rights-words-changed",
    "different",
    "substantive",
    "One of people's rights is met in another way",
    "Who answers, whom they ask first and what they do meanwhile decide what a person gets.",
    "Follow one request through both texts.",
    EASY,
    before="# in framework\nrights: {rectification: The organisation that holds it corrects it and tells every recipient.}",
    after="# in framework\nrights: {rectification: The organisation that holds it corrects it.}",
)
ACK_LATER = Rule(
    "complaint-acknowledged-later",
    "complaint-acknowledged-sooner",
    "wider",
    "substantive",
    "A complaint may be acknowledged later",
    "A person who hears nothing thinks that nobody listens.",
    "Check that it is still within the 30 days of the law.",
    COMPLAINTS,
    before="# in framework\ncomplaints: {acknowledged_within: 30 days}",
    after="# in framework\ncomplaints: {acknowledged_within: 60 days}",
)
ACK_SOONER = Rule(
    "complaint-acknowledged-sooner",
    "complaint-acknowledged-later",
    "narrower",
    "substantive",
    "A complaint has to be acknowledged sooner",
    "A promise that is not kept is a second complaint.",
    "Check that complaints reach you in time to do so.",
    COMPLAINTS,
    before=ACK_LATER.after,
    after=ACK_LATER.before,
)
TO_OTHER = Rule(
    "complaint-contact-changed",
    "complaint-contact-changed",
    "different",
    "substantive",
    "Complaints go to somebody else",
    "A complaint that reaches the old contact may be lost.",
    "Correct your web page and your letters.",
    COMPLAINTS,
    before="# in framework\ncomplaints: {contact: council-dpo}",
    after="# in framework\ncomplaints: {contact: police-dpo}",
)
TO_NOBODY = Rule(
    "complaint-contact-not-stated",
    "complaint-contact-stated",
    "wider",
    "substantive",
    "It is no longer said where complaints go",
    "People who think that they were wronged do not find the door.",
    "Name a contact before you sign.",
    COMPLAINTS,
    before="# in framework\ncomplaints: {contact: council-dpo}",
    after="# in framework\ncomplaints: {contact: (remove)}",
)
TO_ONE = Rule(
    "complaint-contact-stated",
    "complaint-contact-not-stated",
    "narrower",
    "substantive",
    "It is now said where complaints go",
    "The contact has to deal with complaints about everyone's part.",
    "Tell the public, and tell your staff.",
    COMPLAINTS,
    before=TO_NOBODY.after,
    after=TO_NOBODY.before,
)
HOW_DROPPED = Rule(
    "complaint-way-no-longer-stated",
    "complaint-way-stated",
    "wider",
    "substantive",
    "It is no longer said how to complain",
    "The law asks that complaining be easy; what is not described is not.",
    "Ask how a person, or a party, is to complain now.",
    COMPLAINTS,
    before="# in framework\ncomplaints: {how: 'Online, by telephone or in writing.'}",
    after="# in framework\ncomplaints: {how: (remove)}",
)
HOW_STATED = Rule(
    "complaint-way-stated",
    "complaint-way-no-longer-stated",
    "narrower",
    "substantive",
    "It is now said how to complain",
    "Every way that is named has to be open and read.",
    "Try each way once.",
    COMPLAINTS,
    before=HOW_DROPPED.after,
    after=HOW_DROPPED.before,
)
HOW = Rule(
    "complaint-way-changed",
    "complaint-way-changed",
    "different",
    "substantive",
    "The way to complain is another",
    "A way that some people cannot use shuts them out.",
    "Think of somebody without a computer, and of somebody who cannot write.",
    COMPLAINTS,
    before="# in framework\ncomplaints: {how: 'Online, by telephone or in writing.'}",
    after="# in framework\ncomplaints: {how: Online.}",
)
RULES = (
    SLOWER,
    FASTER,
    LEAD,
    LEADERLESS,
    LED,
    DROPPED,
    STATED,
    CHANGED,
    ACK_LATER,
    ACK_SOONER,
    TO_OTHER,
    TO_NOBODY,
    TO_ONE,
    HOW_DROPPED,
    HOW_STATED,
    HOW,
)

OF_RIGHTS = {
    "rights/hand_over": "what staff do with a person's request",
    "rights/access": "how a request to see data is answered",
    "rights/rectification": "how data is corrected",
    "rights/erasure": "how a request to erase is answered",
    "rights/objection": "how an objection is answered",
    "rights/restriction": "how use is restricted while it is checked",
    "rights/freedom_of_information": "how requests under freedom of information are answered",
}
OF_COMPLAINTS = {
    "complaints/how": "how a person complains",
    "complaints/about_this_agreement": "how a party complains that another breaks the agreement",
}


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "rights/within"):
        rule = SLOWER if later(seen) else FASTER
        says = f"A person who asks about their data is answered {by_when(seen)}."
        yield effect(rule, sides, seen, says, everyone(sides))
    for seen in fields(sides, "complaints/acknowledged_within"):
        rule = ACK_LATER if later(seen) else ACK_SOONER
        yield effect(rule, sides, seen, f"A complaint is acknowledged {by_when(seen)}.", everyone(sides))
    for pattern, rules, what in (
        ("rights/lead", Stating(LEADERLESS, LED, LEAD), "The contact for people's requests"),
        ("complaints/contact", Stating(TO_NOBODY, TO_ONE, TO_OTHER), "The contact for complaints"),
    ):
        for seen in fields(sides, pattern):
            after = f"is {names(seen.gained, sides)}" if seen.gained else "is no longer stated"
            before = f"; it was {names(seen.lost, sides)}" if seen.lost else ""
            yield effect(rules.rule(seen), sides, seen, f"{what} {after}{before}.", everyone(sides))
    yield from stating(sides, Stating(DROPPED, STATED, CHANGED), OF_RIGHTS)
    yield from stating(sides, Stating(HOW_DROPPED, HOW_STATED, HOW), OF_COMPLAINTS)
