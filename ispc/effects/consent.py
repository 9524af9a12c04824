"""Consent: whether the person is asked, when not, what follows a no, and what an objection does.

Where people were asked and no longer are, more is done with what they said. Where they are asked and were not, someone at risk may say no.
Neither is small. An exception that comes with the asking is told with it; one that comes later is told by itself, for it is how
asking turns into not asking.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import below, parts, within
from ispc.effects._seeing import Seen, effect, fields, flow_name, taking_part, was
from ispc.effects._stating import Stating, stating, told

ASKING = "UK GDPR Articles 4(11) and 7"
CODE = "ICO data sharing code, what is our lawful basis for sharing"
CONSENT = "UK GDPR Article 7"
OBJECTING = "UK GDPR Article 21"

WEAKER = Rule(
    "consent-weaker",
    "consent-stronger",
    "wider",
    "substantive",
    "People are asked less",
    "What was shared with a person's yes is shared with less than that, or without.",
    "Say why asking is no longer needed here, and what people were told of it.",
    ASKING,
    before="flows: [{id: school-worried, consent: explicit}]",
    after="flows: [{id: school-worried, consent: asked}]",
)
STRONGER = Rule(
    "consent-stronger",
    "consent-weaker",
    "narrower",
    "substantive",
    "People are asked more",
    "Staff have to ask where they did not, and a no stops the sharing, also where someone is at risk.",
    "Check what staff do where asking is unsafe or the person says no.",
    ASKING,
    before=WEAKER.after,
    after=WEAKER.before,
)
NOT_STATED = Rule(
    "consent-not-stated",
    "consent-stated",
    "wider",
    "substantive",
    "Whether the person is asked is no longer stated",
    "Staff do not know whether to ask, so some will share without and some will not share at all.",
    "Settle whether to ask before the flow is used.",
    CODE,
    before="",
    after="flows: [{id: school-worried, consent: {not_stated: the partners do not agree yet}}]",
)
STATED = Rule(
    "consent-stated",
    "consent-not-stated",
    "narrower",
    "substantive",
    "Whether the person is asked is now stated",
    "Staff have to keep to it, whatever they did so far.",
    "Tell staff what holds from now on.",
    CODE,
    before=NOT_STATED.after,
    after=NOT_STATED.before,
)
EXCEPTION_ADDED = Rule(
    "asking-exception-added",
    "asking-exception-removed",
    "wider",
    "substantive",
    "There are cases in which the person is not asked",
    "In those cases people find out afterwards, or never.",
    "Say how staff tell such a case, and who may decide that it is one.",
    ASKING,
    before="flows: [{id: school-worried, consent: asked}]",
    after="flows: [{id: school-worried, consent: 'asked, unless asking puts someone at risk'}]",
)
EXCEPTION_REMOVED = Rule(
    "asking-exception-removed",
    "asking-exception-added",
    "narrower",
    "substantive",
    "The person is asked in every case",
    "Staff have to ask also where asking can put someone in danger.",
    "Do not agree before you have said what staff do where asking is unsafe.",
    ASKING,
    before=EXCEPTION_ADDED.after,
    after=EXCEPTION_ADDED.before,
)
EXCEPTION_CHANGED = Rule(
    "asking-exception-changed",
    "asking-exception-changed",
    "different",
    "substantive",
    "The cases in which the person is not asked are others",
    "People who would have been asked may not be, and the other way round.",
    "Name a case that falls on another side than before.",
    ASKING,
    before="flows: [{id: school-worried, consent: 'asked, unless asking puts someone at risk'}]",
    after="flows: [{id: school-worried, consent: 'asked, unless there is no time'}]",
)
REASON = Rule(
    "consent-reason-changed",
    "consent-reason-changed",
    "different",
    "substantive",
    "Why the person is asked, or is not, is told otherwise",
    "Staff explain it to people in these words, and a reason that does not hold is no reason.",
    "Check that the reason is true in each case that staff meet.",
    CODE,
    before="flows: [{id: school-worried, consent: 'not used, because the law requires the sharing'}]",
    after="flows: [{id: school-worried, consent: 'not used, because asking takes time'}]",
)
REFUSAL_DROPPED = Rule(
    "refusal-rule-dropped",
    "refusal-rule-stated",
    "wider",
    "substantive",
    "What follows a no is no longer said",
    "Staff who meet a refusal may share all the same, or give up on a child.",
    "Ask what staff are to do when the person says no.",
    ASKING,
    before="flows: [{id: school-worried, consent: {use: asked, if_refused: Do not share. Ask again later.}}]",
    after="flows: [{id: school-worried, consent: {use: asked}}]",
)
REFUSAL_STATED = Rule(
    "refusal-rule-stated",
    "refusal-rule-dropped",
    "narrower",
    "substantive",
    "What follows a no is now said",
    "Staff have to keep to it when the person says no.",
    "Check that it still protects those at risk.",
    ASKING,
    before=REFUSAL_DROPPED.after,
    after=REFUSAL_DROPPED.before,
)
REFUSAL_CHANGED = Rule(
    "refusal-rule-changed",
    "refusal-rule-changed",
    "different",
    "substantive",
    "Something else follows a no",
    "A no that was the end of it may be overruled, or the other way round.",
    "Follow one refusal through both texts.",
    ASKING,
    before="flows: [{id: school-worried, consent: {use: asked, if_refused: Do not share. Ask again later.}}]",
    after="flows: [{id: school-worried, consent: {use: asked, if_refused: Share and tell the person.}}]",
)
RULES_DROPPED = Rule(
    "consent-rule-dropped",
    "consent-rule-stated",
    "wider",
    "substantive",
    "A rule on how people are asked is gone",
    "Consent counts only if it is informed, recorded and as easily withdrawn as given.",
    "Ask what staff now do at this point.",
    CONSENT,
    before="consent_rules: {withdrawn: Tell any worker. We stop that day., refused: Record the refusal.}",
    after="consent_rules: {refused: Record the refusal.}",
)
RULES_STATED = Rule(
    "consent-rule-stated",
    "consent-rule-dropped",
    "narrower",
    "substantive",
    "A new rule on how people are asked",
    "Staff have to keep to it from now on.",
    "Put it into the form and the training.",
    CONSENT,
    before=RULES_DROPPED.after,
    after=RULES_DROPPED.before,
)
RULES_CHANGED = Rule(
    "consent-rule-changed",
    "consent-rule-changed",
    "different",
    "substantive",
    "A rule on how people are asked says something else",
    "What people agreed to under the old words may not cover what is done under the new.",
    "Check the form, and whether people have to be asked again.",
    CONSENT,
    before="consent_rules: {withdrawn: Tell any worker. We stop that day.}",
    after="consent_rules: {withdrawn: Write to the manager. We stop within a month.}",
)
OBJECTION_WEAKER = Rule(
    "objection-weaker",
    "objection-stronger",
    "wider",
    "substantive",
    "An objection counts for less",
    "People who object find that the sharing goes on.",
    "Check that the legal basis allows it, and tell those who have objected.",
    OBJECTING,
    before="flows: [{id: school-worried, objection: stops it}]",
    after="flows: [{id: school-worried, objection: is weighed}]",
)
OBJECTION_STRONGER = Rule(
    "objection-stronger",
    "objection-weaker",
    "narrower",
    "substantive",
    "An objection counts for more",
    "Staff have to weigh or heed an objection, also from someone who has harmed another.",
    "Tell staff what to do with an objection, and who decides.",
    OBJECTING,
    before=OBJECTION_WEAKER.after,
    after=OBJECTION_WEAKER.before,
)
RULES = (
    *(WEAKER, STRONGER, NOT_STATED, STATED, EXCEPTION_ADDED, EXCEPTION_REMOVED, EXCEPTION_CHANGED, REASON),
    *(REFUSAL_DROPPED, REFUSAL_STATED, REFUSAL_CHANGED, RULES_DROPPED, RULES_STATED, RULES_CHANGED),
    *(OBJECTION_WEAKER, OBJECTION_STRONGER),
)

ASKED = {"not used": 0, "agreement": 1, "asked": 2, "explicit": 3}
"""How much the person is asked."""
HEEDED = {"does not stop it": 0, "is weighed": 1, "stops it": 2}
"""How much an objection counts."""

HOW_ASKED = {
    "consent_rules/when": "when to ask for consent",
    "consent_rules/wording": "what to say when asking",
    "consent_rules/form": "the consent form",
    "consent_rules/recorded": "how consent is recorded",
    "consent_rules/refused": "what happens when consent is refused",
    "consent_rules/withdrawn": "what happens when consent is withdrawn",
    "consent_rules/lacks_capacity": "who decides for a person who lacks capacity",
    "consent_rules/unsafe_to_ask": "what to do where asking is unsafe",
}


def find(sides: Sides) -> Iterator[Effect]:
    for part in parts(sides, "flows/*/consent"):
        where, rule = flow_name(part.names[0], sides), STATED if part.stated else NOT_STATED
        use = sides.new.value("flows", part.names[0], "consent", "use")
        how = f"is now stated: {use}" if part.stated else part.missing
        says = f"Whether the person is asked in {where} {how}."
        yield effect(rule, sides, part.changes, says, taking_part(part.names[0], sides))
    told_with = set[str]()
    for seen in within(sides, "flows/*/consent/use"):
        with_it = "not used" in (seen.before, seen.after)
        told_with |= set(seen.names) if with_it else set()
        yield _asking(seen, sides, with_it=with_it)
    for seen in within(
        sides, "flows/*/consent/unless", "flows/*/consent/because", "flows/*/consent/if_refused"
    ):
        if seen.names[0] not in told_with:
            yield _exception(seen, sides)
    rules = Stating(RULES_DROPPED, RULES_STATED, RULES_CHANGED)
    yield from stating(sides, rules, HOW_ASKED)
    for seen in fields(sides, "flows/*/objection"):
        more = HEEDED.get(seen.after, -1) > HEEDED.get(seen.before, 0)
        says = f"What an objection does in {flow_name(seen.names[0], sides)}: {was(seen)}."
        rule = OBJECTION_STRONGER if more else OBJECTION_WEAKER
        yield effect(rule, sides, seen, says, taking_part(seen.names[0], sides))


def _asking(seen: Seen, sides: Sides, *, with_it: bool) -> Effect:
    """That the person is asked more or less, with the exceptions that come or go with it."""
    flow = seen.names[0]
    rule = STRONGER if ASKED.get(seen.after, 0) > ASKED.get(seen.before, 0) else WEAKER
    changes = below(sides, seen.change.key[:-1]) if with_it else (seen.change,)
    unless = sides.new.value("flows", flow, "consent", "unless") if with_it else ""
    says = f"Consent in {flow_name(flow, sides)}: {seen.after}{f', unless {unless}' if unless else ''}, was {seen.before}."
    return effect(rule, sides, changes, says, taking_part(flow, sides))


SAID = {
    "unless": (
        "when the person is not asked",
        Stating(EXCEPTION_REMOVED, EXCEPTION_ADDED, EXCEPTION_CHANGED),
    ),
    "because": ("why the person is asked or not", Stating(REASON, REASON, REASON)),
    "if_refused": ("what follows a no", Stating(REFUSAL_DROPPED, REFUSAL_STATED, REFUSAL_CHANGED)),
}


def _exception(seen: Seen, sides: Sides) -> Effect:
    what, rules = SAID[seen.change.key[-1]]
    says = told(f"{what} in {flow_name(seen.names[0], sides)}", seen)
    return effect(rules.rule(seen), sides, seen, says, taking_part(seen.names[0], sides))
