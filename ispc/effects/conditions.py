"""Conditions: what the law asks beyond a basis for data of the graver kinds, answered party by party.

Special category data may not be used without a condition (UK GDPR Article 9), nor offence data (Article 10), nor sensitive data for
law enforcement (Data Protection Act 2018 section 35). A condition that goes leaves a party with a prohibition.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._lawful import AT, answer, whose
from ispc.effects._parts import parts, within
from ispc.effects._seeing import Seen, was
from ispc.effects._stating import Stating, told

SPECIAL = "UK GDPR Article 9"
OFFENCE = "UK GDPR Article 10"
PART_3 = "Data Protection Act 2018 section 35"
CODE = "ICO data sharing code, special category data, sensitive data and criminal offence data"
SCHEDULES = "Data Protection Act 2018 section 10, section 35 and Schedules 1 and 8"
POLICY = "Data Protection Act 2018 section 42 and Schedule 1 paragraphs 5 and 39"

SPECIAL_DROPPED = Rule(
    "special-condition-dropped",
    "special-condition-stated",
    "wider",
    "substantive",
    "A party no longer names a condition for special category data",
    "Without a condition the law forbids it to use data on health, faith or the like at all.",
    "Take such data out of what goes to or from that party, or ask for its condition.",
    SPECIAL,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {special: (remove)}}}]",
)
SPECIAL_STATED = Rule(
    "special-condition-stated",
    "special-condition-dropped",
    "narrower",
    "substantive",
    "A party names a condition for special category data",
    "What it does with such data has to keep within the condition.",
    "Check that the condition fits, and that what it asks for is there.",
    SPECIAL,
    before=SPECIAL_DROPPED.after,
    after=SPECIAL_DROPPED.before,
)
SPECIAL_CHANGED = Rule(
    "special-condition-changed",
    "special-condition-changed",
    "different",
    "substantive",
    "A party relies on another condition for special category data",
    "Each condition has terms of its own, such as who may handle the data and what paper must be kept.",
    "Check the terms of the new condition, and change your record and notice.",
    SPECIAL,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {special: {condition: vital interests}}}}]",
)
EXPLICIT_DROPPED = Rule(
    "explicit-consent-dropped",
    "explicit-consent-taken",
    "wider",
    "substantive",
    "A party no longer relies on explicit consent",
    "People who had to say yes in so many words are no longer asked to.",
    "Say why it goes on without their yes, and tell those who gave it.",
    "UK GDPR Article 9(2)(a)",
    before="flows: [{id: school-worried, lawful: {schools: {special: {condition: explicit consent}}}}]",
    after="",
)
EXPLICIT_TAKEN = Rule(
    "explicit-consent-taken",
    "explicit-consent-dropped",
    "narrower",
    "substantive",
    "A party relies on explicit consent",
    "Without the person's express yes it may not use such data in this flow, also where someone is at risk.",
    "Check that waiting for a yes is safe here.",
    "UK GDPR Article 9(2)(a)",
    before=EXPLICIT_DROPPED.after,
    after=EXPLICIT_DROPPED.before,
)
OFFENCE_DROPPED = Rule(
    "offence-condition-dropped",
    "offence-condition-stated",
    "wider",
    "substantive",
    "A party no longer says on what ground it uses offence data",
    "Without official authority or a condition the law forbids it to use such data.",
    "Take offence data out of what goes to or from that party, or ask for its ground.",
    OFFENCE,
    before="flows: [{id: police-worried, lawful: {northmere-police: {offence: {authority: policing functions}}}}]",
    after="",
)
OFFENCE_STATED = Rule(
    "offence-condition-stated",
    "offence-condition-dropped",
    "narrower",
    "substantive",
    "A party says on what ground it uses offence data",
    "What it does with such data has to keep within that ground.",
    "Check that the ground is that party's own.",
    OFFENCE,
    before=OFFENCE_DROPPED.after,
    after=OFFENCE_DROPPED.before,
)
AUTHORITY = Rule(
    "official-authority-changed",
    "official-authority-changed",
    "different",
    "substantive",
    "A party names another official authority for offence data, or none",
    "Only official authority that the law gives lifts the need for a condition.",
    "Check that the law gives that party this authority.",
    OFFENCE,
    before="flows: [{id: police-worried, lawful: {northmere-police: {offence: {authority: policing functions}}}}]",
    after="flows: [{id: police-worried, lawful: {northmere-police: {offence: {authority: youth offending functions}}}}]",
)
SENSITIVE_DROPPED = Rule(
    "sensitive-route-dropped",
    "sensitive-route-stated",
    "wider",
    "substantive",
    "A party no longer says how it may use sensitive data for law enforcement",
    "The law allows such use by consent or where strictly necessary, and in no other case.",
    "Ask the party for its route before it uses such data.",
    PART_3,
    before="flows: [{id: police-worried, lawful: {northmere-police: {sensitive: {route: strictly necessary, schedule_8: 4}}}}]",
    after="",
)
SENSITIVE_STATED = Rule(
    "sensitive-route-stated",
    "sensitive-route-dropped",
    "narrower",
    "substantive",
    "A party says how it may use sensitive data for law enforcement",
    "What it does with such data has to keep within that route.",
    "Check that the route fits the flow.",
    PART_3,
    before=SENSITIVE_DROPPED.after,
    after=SENSITIVE_DROPPED.before,
)
NECESSITY = Rule(
    "sensitive-consent-dropped",
    "sensitive-consent-taken",
    "wider",
    "substantive",
    "A party uses sensitive data for law enforcement without consent",
    "People who were asked before are no longer asked.",
    "Check that it is strictly necessary, and which paragraph of Schedule 8 is met.",
    PART_3,
    before="flows: [{id: police-worried, lawful: {northmere-police: {sensitive: {route: consent}}}}]",
    after="flows: [{id: police-worried, lawful: {northmere-police: {sensitive: {route: strictly necessary}}}}]",
)
ASKED = Rule(
    "sensitive-consent-taken",
    "sensitive-consent-dropped",
    "narrower",
    "substantive",
    "A party uses sensitive data for law enforcement only by consent",
    "Without the person's yes the work stops, also where it is strictly necessary.",
    "Check that people can really refuse here.",
    PART_3,
    before=NECESSITY.after,
    after=NECESSITY.before,
)
PARAGRAPH = Rule(
    "schedule-paragraph-changed",
    "schedule-paragraph-changed",
    "different",
    "substantive",
    "A party relies on another paragraph of the schedules",
    "Each paragraph serves one kind of case and asks for things of its own.",
    "Read the paragraph, and check that this flow is such a case.",
    SCHEDULES,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {special: {schedule_1: 17}}}}]",
)
UNASKED = Rule(
    "no-consent-reason-changed",
    "no-consent-reason-changed",
    "different",
    "substantive",
    "Why a person is not asked is told otherwise",
    "Some paragraphs of the schedule count only for one of three reasons, and each is a claim of fact.",
    "Check that the reason is true in the cases that staff meet.",
    "Data Protection Act 2018 Schedule 1 Part 2",
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {special: {no_consent_because: consent cannot be given}}}}]",
)
POLICY_DROPPED = Rule(
    "policy-document-dropped",
    "policy-document-stated",
    "wider",
    "substantive",
    "A party no longer names its appropriate policy document",
    "Most of these conditions count only with such a document, and it says how long the data is kept.",
    "Ask the party where its document is.",
    POLICY,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {special: {policy_document: (remove)}}}}]",
)
POLICY_STATED = Rule(
    "policy-document-stated",
    "policy-document-dropped",
    "narrower",
    "substantive",
    "A party names its appropriate policy document",
    "It has to follow that document and show it to the regulator on request.",
    "Check that the document exists and covers this flow.",
    POLICY,
    before=POLICY_DROPPED.after,
    after=POLICY_DROPPED.before,
)
POLICY_CHANGED = Rule(
    "policy-document-changed",
    "policy-document-changed",
    "different",
    "substantive",
    "A party names another appropriate policy document",
    "Another document can allow other uses and other periods.",
    "Read what the new document says of this flow.",
    POLICY,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {special: {policy_document: general policy document}}}}]",
)
RULES = (
    *(SPECIAL_DROPPED, SPECIAL_STATED, SPECIAL_CHANGED, EXPLICIT_DROPPED, EXPLICIT_TAKEN),
    *(OFFENCE_DROPPED, OFFENCE_STATED, AUTHORITY, SENSITIVE_DROPPED, SENSITIVE_STATED, NECESSITY, ASKED),
    *(PARAGRAPH, UNASKED, POLICY_DROPPED, POLICY_STATED, POLICY_CHANGED),
)

WHOLE = {
    "special": (SPECIAL_DROPPED, SPECIAL_STATED, "The condition for special category data"),
    "offence": (OFFENCE_DROPPED, OFFENCE_STATED, "The ground for criminal offence data"),
    "sensitive": (SENSITIVE_DROPPED, SENSITIVE_STATED, "The route for sensitive data"),
}
POLICIES = Stating(POLICY_DROPPED, POLICY_STATED, POLICY_CHANGED)


def find(sides: Sides) -> Iterator[Effect]:
    for name, (dropped, stated, what) in WHOLE.items():
        for part in parts(sides, f"{AT}/{name}"):
            how = "is now stated" if part.stated else part.missing
            rule = stated if part.stated else dropped
            yield answer(rule, sides, part, f"{what} of {whose(part, sides)} {how}.")
        for seen in within(sides, f"{AT}/{name}/schedule_1", f"{AT}/{name}/schedule_8"):
            schedule = seen.change.key[-1].replace("schedule_", "Schedule ")
            says = f"The paragraph of {schedule} relied on by {whose(seen, sides)}: {was(seen)}."
            yield answer(PARAGRAPH, sides, seen, says)
        for seen in within(sides, f"{AT}/{name}/no_consent_because"):
            says = f"Why the person is not asked by {whose(seen, sides)}: {was(seen)}."
            yield answer(UNASKED, sides, seen, says)
        for seen in within(sides, f"{AT}/{name}/policy_document"):
            says = told(f"the policy document of {whose(seen, sides)}", seen)
            yield answer(POLICIES.rule(seen), sides, seen, says)
    for seen in within(sides, f"{AT}/special/condition"):
        says = f"The condition for special category data of {whose(seen, sides)}: {was(seen)}."
        yield answer(_special(seen), sides, seen, says)
    for seen in within(sides, f"{AT}/offence/authority"):
        yield answer(AUTHORITY, sides, seen, told(f"the official authority of {whose(seen, sides)}", seen))
    for seen in within(sides, f"{AT}/sensitive/route"):
        rule = ASKED if seen.after == "consent" else NECESSITY
        yield answer(rule, sides, seen, f"The route for sensitive data of {whose(seen, sides)}: {was(seen)}.")


def _special(seen: Seen) -> Rule:
    if not seen.is_stated:
        return SPECIAL_DROPPED
    if not seen.was_stated:
        return SPECIAL_STATED
    if "explicit consent" in (seen.before, seen.after):
        return EXPLICIT_TAKEN if seen.after == "explicit consent" else EXPLICIT_DROPPED
    return SPECIAL_CHANGED
