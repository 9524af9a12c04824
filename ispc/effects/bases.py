"""Legal bases: on what ground a party uses personal data in a flow, under which regime, and why the ground holds.

Another basis is another bargain with the people concerned: where it was consent they could say no, and now they cannot. The party
whose basis it is agrees again. The others are told, for a flow between parties stands on the grounds of each.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._lawful import AT, answer, answering, whose
from ispc.effects._parts import within
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    fields,
    flow_name,
    givers,
    receivers,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import Stating, told
from ispc.terms import Terms

BASIS = "UK GDPR Article 6(1)"
CONSENT = "UK GDPR Articles 6(1)(a) and 7"
CODE = "ICO data sharing code, what is our lawful basis for sharing"
PART_3 = "Data Protection Act 2018 Part 3"
RECOGNISED = "UK GDPR Article 6(1)(ea) and Annex 1"

CHANGED = Rule(
    "basis-changed",
    "basis-changed",
    "different",
    "substantive",
    "A party relies on another legal basis",
    "People have other rights under another basis, and what was gathered on the old one may not be used on the new.",
    "Record why the new basis holds, and change the privacy notice before it is used.",
    BASIS,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {basis: legal obligation}}}]",
)
CONSENT_DROPPED = Rule(
    "basis-consent-dropped",
    "basis-consent-taken",
    "wider",
    "substantive",
    "A party no longer relies on consent",
    "People who could refuse, and could take their yes back, no longer can.",
    "Say why it goes on without consent, and tell those who gave theirs.",
    CONSENT,
    before="flows: [{id: school-worried, lawful: {schools: {basis: consent}}}]",
    after="",
)
CONSENT_TAKEN = Rule(
    "basis-consent-taken",
    "basis-consent-dropped",
    "narrower",
    "substantive",
    "A party relies on consent",
    "Where the person says no, or takes the yes back, the sharing has to stop, also where a child is at risk.",
    "Check that a refusal could really be respected. If not, consent is the wrong basis.",
    CONSENT,
    before=CONSENT_DROPPED.after,
    after=CONSENT_DROPPED.before,
)
DENIED = Rule(
    "basis-denied",
    "basis-owned",
    "wider",
    "substantive",
    "A party says that it handles no personal data here",
    "If that is wrong, people lose every protection of the law in this flow.",
    "Check that nobody could be picked out, also together with what the receiver knows.",
    "UK GDPR Article 4(1)",
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {basis: not personal data}}}]",
)
OWNED = Rule(
    "basis-owned",
    "basis-denied",
    "narrower",
    "substantive",
    "A party says that what it handles is personal data after all",
    "It now needs a basis, a notice and all else that the law asks, also for what it shared before.",
    "Check what was done with the data while it was taken for nobody's.",
    "UK GDPR Article 4(1)",
    before=DENIED.after,
    after=DENIED.before,
)
DROPPED = Rule(
    "basis-dropped",
    "basis-stated",
    "wider",
    "substantive",
    "A party no longer states its legal basis",
    "Without a basis on record nobody can check that it may use the data at all.",
    "Stop sharing with it in this flow until the basis is stated.",
    CODE,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {basis: {not_stated: legal advice is awaited}}}}]",
)
STATED = Rule(
    "basis-stated",
    "basis-dropped",
    "narrower",
    "substantive",
    "A party now states its legal basis",
    "What it does in this flow has to keep within that basis.",
    "Check that the basis fits what the party does here.",
    CODE,
    before=DROPPED.after,
    after=DROPPED.before,
)
TO_PART_3 = Rule(
    "regime-law-enforcement",
    "regime-general",
    "wider",
    "substantive",
    "A party acts under the law enforcement regime",
    "People are told less and may be refused more than under the general regime.",
    "Check that the party is a competent authority and that the purpose is one of law enforcement.",
    PART_3,
    before="",
    after="flows: [{id: police-worried, lawful: {northmere-police: {regime: law enforcement}}}]",
)
TO_GENERAL = Rule(
    "regime-general",
    "regime-law-enforcement",
    "narrower",
    "substantive",
    "A party acts under the general regime",
    "It owes people the notices and rights of the UK GDPR, and needs a basis there.",
    "Check the basis, any condition and the notice under the UK GDPR.",
    PART_3,
    before=TO_PART_3.after,
    after=TO_PART_3.before,
)
RECOGNISED_CHANGED = Rule(
    "recognised-interest-changed",
    "recognised-interest-changed",
    "different",
    "substantive",
    "A party relies on another recognised interest, or names none",
    "The basis counts only for one of five interests, and each has terms of its own.",
    "Check that the sharing meets the terms of the interest named.",
    RECOGNISED,
    before="flows: [{id: school-worried, lawful: {schools: {basis: recognised legitimate interest, recognised: safeguarding}}}]",
    after="flows: [{id: school-worried, lawful: {schools: {basis: recognised legitimate interest, recognised: crime}}}]",
)
TASK = Rule(
    "official-task-changed",
    "official-task-changed",
    "different",
    "substantive",
    "Whether a party acts in its public task here is different",
    "A public authority may not use legitimate interests in its tasks, and has no public task outside them.",
    "Check that the basis fits what is now said of the task.",
    BASIS,
    before="flows: [{id: school-worried, lawful: {schools: {official_task: yes}}}]",
    after="flows: [{id: school-worried, lawful: {schools: {official_task: no}}}]",
)
REASON_DROPPED = Rule(
    "basis-reason-dropped",
    "basis-reason-stated",
    "wider",
    "substantive",
    "Why a basis holds is no longer said",
    "Every basis but consent asks that sharing be necessary, and nobody can check it without a reason.",
    "Ask the party for the reason.",
    CODE,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {because: (remove)}}}]",
)
REASON_STATED = Rule(
    "basis-reason-stated",
    "basis-reason-dropped",
    "narrower",
    "substantive",
    "Why a basis holds is now said",
    "Sharing that the reason does not explain is not covered by it.",
    "Check that the reason fits the whole flow.",
    CODE,
    before=REASON_DROPPED.after,
    after=REASON_DROPPED.before,
)
REASON_CHANGED = Rule(
    "basis-reason-changed",
    "basis-reason-changed",
    "different",
    "substantive",
    "Why a basis holds is told otherwise",
    "Sharing that the old reason explained may not be explained by the new one.",
    "Check that the basis still holds on the new reason alone.",
    CODE,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {because: The school wants its pupils to do well.}}}]",
)
ANSWERS_DROPPED = Rule(
    "lawful-answers-dropped",
    "lawful-answers-given",
    "wider",
    "substantive",
    "A party that shares no longer answers on the law",
    "It goes on giving or receiving, and nothing says on what ground.",
    "Stop sharing with it in this flow until it has answered.",
    CODE,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: (remove)}}]",
)
ANSWERS_GIVEN = Rule(
    "lawful-answers-given",
    "lawful-answers-dropped",
    "narrower",
    "substantive",
    "A party that shares now answers on the law",
    "What it does in this flow has to keep within the grounds that it names.",
    "Read its grounds and check that they fit its part in the flow.",
    CODE,
    before=ANSWERS_DROPPED.after,
    after=ANSWERS_DROPPED.before,
)
ANSWERS_CAME = Rule(
    "lawful-answers-came",
    "lawful-answers-went",
    "different",
    "substantive",
    "A body that comes to a flow brings its answers on the law",
    "Its grounds are new to the others, and none of them has looked at them.",
    "Read its grounds before anything is shared with it.",
    CODE,
    before="",
    after="""
flows:
  - id: school-worried
    to: [northmere-council/childrens-social-care, northmere-police]
    lawful: {northmere-police: {basis: public task, because: Police protect life., powers: [common-law-policing], confidence: overriding public interest}}
""",
    also=("recipient-added",),
)
ANSWERS_WENT = Rule(
    "lawful-answers-went",
    "lawful-answers-came",
    "different",
    "substantive",
    "A body that leaves a flow takes its answers on the law with it",
    "What it still holds from this flow has no ground on record any more.",
    "Settle what it does with what it holds.",
    CODE,
    before=ANSWERS_CAME.after,
    after=ANSWERS_CAME.before,
    also=("recipient-removed",),
)
RULES = (
    *(CHANGED, CONSENT_DROPPED, CONSENT_TAKEN, DENIED, OWNED, DROPPED, STATED, TO_PART_3, TO_GENERAL),
    *(RECOGNISED_CHANGED, TASK, REASON_DROPPED, REASON_STATED, REASON_CHANGED),
    *(ANSWERS_DROPPED, ANSWERS_GIVEN, ANSWERS_CAME, ANSWERS_WENT),
)


def find(sides: Sides) -> Iterator[Effect]:
    yield from _answers(sides)
    for seen in fields(sides, f"{AT}/basis"):
        says = f"The legal basis of {whose(seen, sides)}: {was(seen)}."
        yield answer(_basis(seen), sides, seen, says)
    for seen in fields(sides, f"{AT}/regime"):
        rule = TO_PART_3 if seen.after == "law enforcement" else TO_GENERAL
        yield answer(rule, sides, seen, f"The regime of {whose(seen, sides)}: {was(seen)}.")
    for seen in fields(sides, f"{AT}/recognised"):
        says = f"The recognised legitimate interest of {whose(seen, sides)}: {was(seen)}."
        yield answer(RECOGNISED_CHANGED, sides, seen, says)
    for seen in fields(sides, f"{AT}/official_task"):
        yield answer(TASK, sides, seen, f"That it is the public task of {whose(seen, sides)}: {was(seen)}.")
    reasons = Stating(REASON_DROPPED, REASON_STATED, REASON_CHANGED)
    for seen in within(sides, f"{AT}/because"):
        says = told(f"why the basis of {whose(seen, sides)} holds", seen)
        yield answer(reasons.rule(seen), sides, seen, says)


def _basis(seen: Seen) -> Rule:
    if not seen.is_stated:
        return DROPPED
    if not seen.was_stated:
        return STATED
    pairs = (("not personal data", DENIED, OWNED), ("consent", CONSENT_TAKEN, CONSENT_DROPPED))
    for basis, taken, dropped in pairs:
        if basis in (seen.after, seen.before):
            return taken if seen.after == basis else dropped
    return CHANGED


def _answers(sides: Sides) -> Iterator[Effect]:
    """A party's answers that came or went as a whole, with the party or without it."""
    for seen in (*came(sides, AT), *went(sides, AT)):
        new = bool(seen.change.new)
        stays = all(_takes_part(seen, sides, terms) for terms in (sides.old, sides.new))
        rule = (
            (ANSWERS_GIVEN if new else ANSWERS_DROPPED) if stays else (ANSWERS_CAME if new else ANSWERS_WENT)
        )
        ground = sides.terms(seen.change).value(*seen.change.key, "basis")
        says = f"The answers on the law of {whose(seen, sides)} are {'new' if new else 'gone'}: {ground or 'no basis is stated'}."
        yield answer(rule, sides, seen, says)
    for seen in fields(sides, "flows/*/lawful"):
        rule, what = (
            (ANSWERS_DROPPED, "no longer stated") if seen.change.new else (ANSWERS_GIVEN, "now stated")
        )
        because = f", because {seen.after}" if seen.change.new else ""
        says = f"The parties' answers on the law in {flow_name(seen.names[0], sides)} are {what}{because}."
        yield effect(rule, sides, seen, says, taking_part(seen.names[0], sides))


def _takes_part(seen: Seen, sides: Sides, terms: Terms) -> bool:
    flow = seen.names[0]
    return bool(set(answering(seen, sides)) & {*givers(flow, terms), *receivers(flow, terms)})
