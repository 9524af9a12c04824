"""Confidence: how a party meets the duty of confidence in a flow, and what becomes of objections and opt-outs.

The duty is a question of its own, beside data protection, and it binds after death. People tell a doctor or a social worker what they would
tell nobody else; a route past that is a promise changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._lawful import AT, answer, whose
from ispc.effects._parts import within
from ispc.effects._seeing import Seen, was
from ispc.effects._stating import Stating, told

DUTY = "The common law duty of confidence"
OBJECTING = "UK GDPR Article 21"

DROPPED = Rule(
    "confidence-dropped",
    "confidence-stated",
    "wider",
    "substantive",
    "A party no longer says how it meets the duty of confidence",
    "What people said in confidence may be passed on with nobody having asked whether it might be.",
    "Ask the party for its route before it shares what it was told in confidence.",
    DUTY,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {confidence: (remove)}}}]",
)
STATED = Rule(
    "confidence-stated",
    "confidence-dropped",
    "narrower",
    "substantive",
    "A party says how it meets the duty of confidence",
    "What it passes on has to keep within that route.",
    "Check that the route fits what people were told.",
    DUTY,
    before=DROPPED.after,
    after=DROPPED.before,
)
DENIED = Rule(
    "confidence-denied",
    "confidence-owned",
    "wider",
    "substantive",
    "A party says that nothing here is confidential",
    "If people spoke in confidence, that is broken, and they may not speak again.",
    "Ask who told the party these things, and what they expected.",
    DUTY,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {confidence: not confidential}}}]",
)
OWNED = Rule(
    "confidence-owned",
    "confidence-denied",
    "narrower",
    "substantive",
    "A party says that what it shares is confidential after all",
    "Staff have to keep to the route that is named, where they shared freely before.",
    "Tell staff which route it is and when it is open.",
    DUTY,
    before=DENIED.after,
    after=DENIED.before,
)
CONSENT_DROPPED = Rule(
    "confidence-consent-dropped",
    "confidence-consent-taken",
    "wider",
    "substantive",
    "What people say in confidence may be shared without their agreement",
    "People who were asked before their confidence was opened are no longer asked.",
    "Say why it goes on without them, and tell those who were promised otherwise.",
    DUTY,
    before="flows: [{id: school-worried, lawful: {schools: {confidence: consent}}}]",
    after="",
)
CONSENT_TAKEN = Rule(
    "confidence-consent-taken",
    "confidence-consent-dropped",
    "narrower",
    "substantive",
    "What people say in confidence is shared only with their agreement",
    "Where the person says no, staff may not share, also where they did so before.",
    "Check that waiting for a yes is safe, and what staff do where it is not.",
    DUTY,
    before=CONSENT_DROPPED.after,
    after=CONSENT_DROPPED.before,
)
FURTHER = Rule(
    "confidence-further-route",
    "confidence-fewer-routes",
    "wider",
    "substantive",
    "A party has a further way past the duty of confidence",
    "What could not be shared by the ways that were named may be shared by the new one.",
    "Name a case that only the new way opens, and say whether it should be open.",
    DUTY,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {confidence: [overriding public interest, legal duty]}}}]",
)
FEWER = Rule(
    "confidence-fewer-routes",
    "confidence-further-route",
    "narrower",
    "substantive",
    "A party has fewer ways past the duty of confidence",
    "Cases that only the lost way opened have to stay closed.",
    "Tell staff in which cases they may no longer share.",
    DUTY,
    before=FURTHER.after,
    after=FURTHER.before,
)
CHANGED = Rule(
    "confidence-changed",
    "confidence-changed",
    "different",
    "substantive",
    "A party meets the duty of confidence in another way",
    "Each way past the duty is open in some cases and closed in others.",
    "Say which cases open and which close with the change.",
    DUTY,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {confidence: legal duty}}}]",
)
OPT_OUTS_DROPPED = Rule(
    "opt-outs-dropped",
    "opt-outs-stated",
    "wider",
    "substantive",
    "What becomes of objections and opt-outs is no longer said",
    "People who opted out may find that it counts for nothing.",
    "Ask how an opt-out is met in this flow.",
    OBJECTING,
    before="flows: [{id: school-worried, lawful: {schools: {opt_outs: an objection is weighed}}}]",
    after="",
)
OPT_OUTS_STATED = Rule(
    "opt-outs-stated",
    "opt-outs-dropped",
    "narrower",
    "substantive",
    "What becomes of objections and opt-outs is now said",
    "Staff have to look for an opt-out before they share.",
    "Check that staff can see who has opted out.",
    OBJECTING,
    before=OPT_OUTS_DROPPED.after,
    after=OPT_OUTS_DROPPED.before,
)
OPT_OUTS_CHANGED = Rule(
    "opt-outs-changed",
    "opt-outs-changed",
    "different",
    "substantive",
    "Objections and opt-outs are met otherwise",
    "What people were told of their opt-out may no longer be true.",
    "Check what people were told, and tell them what is new.",
    OBJECTING,
    before="flows: [{id: school-worried, lawful: {schools: {opt_outs: an objection is weighed}}}]",
    after="flows: [{id: school-worried, lawful: {schools: {opt_outs: an objection is recorded}}}]",
)
RULES = (
    *(DROPPED, STATED, DENIED, OWNED, CONSENT_DROPPED, CONSENT_TAKEN, FURTHER, FEWER, CHANGED),
    *(OPT_OUTS_DROPPED, OPT_OUTS_STATED, OPT_OUTS_CHANGED),
)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in within(sides, f"{AT}/confidence"):
        says = f"How the duty of confidence is met by {whose(seen, sides)}: {_routes(seen)}."
        yield answer(_route(seen), sides, seen, says)
    opt_outs = Stating(OPT_OUTS_DROPPED, OPT_OUTS_STATED, OPT_OUTS_CHANGED)
    for seen in within(sides, f"{AT}/opt_outs"):
        says = told(f"objections and opt-outs with {whose(seen, sides)}", seen)
        yield answer(opt_outs.rule(seen), sides, seen, says)


def _routes(seen: Seen) -> str:
    if not (seen.is_stated and seen.was_stated):
        return was(seen)
    return f"{' or '.join(seen.change.after)}, was {' or '.join(seen.change.before)}"


def _route(seen: Seen) -> Rule:
    """The gravest of what is true: that confidence is denied, then that consent went."""
    if not seen.is_stated:
        return DROPPED
    if not seen.was_stated:
        return DENIED if "not confidential" in seen.gained else STATED
    if "not confidential" in seen.gained:
        return DENIED
    if "consent" in seen.lost:
        return CONSENT_DROPPED
    if "not confidential" in seen.lost:
        return OWNED
    if not seen.lost:
        return FURTHER
    if seen.change.after == ("consent",):
        return CONSENT_TAKEN
    return CHANGED if seen.gained else FEWER
