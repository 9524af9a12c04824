"""The impact assessment: whether it is done, what it found, and which risks to people were weighed.

Where the risk to people is high the assessment comes before the sharing (UK GDPR Article 35). The parties agreed on the ground of what it
said, so another result, or another rating, is theirs to judge again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import parts, within
from ispc.effects._seeing import came, effect, everyone, fields, went
from ispc.effects._stating import looser, told

ASSESSED = "UK GDPR Article 35"

RISKS = "UK GDPR Article 35(7)"

RATINGS = ("low", "medium", "high")


UNDONE = Rule(
    "impact-assessment-not-done",
    "impact-assessment-done",
    "wider",
    "substantive",
    "No assessment of the impact on people stands behind the document any more",
    "Risks that nobody has looked for are found by those whom they hurt.",
    "Have it done before anything is shared, or say on record why none is needed.",
    ASSESSED,
    before="impact_assessment: {done: yes}",
    after="impact_assessment: {done: no}",
)

DONE = Rule(
    "impact-assessment-done",
    "impact-assessment-not-done",
    "narrower",
    "substantive",
    "An assessment of the impact on people has been done",
    "It may ask for controls that are not yet in place.",
    "Read what it asks of you.",
    ASSESSED,
    before=UNDONE.after,
    after=UNDONE.before,
)

FINDING = Rule(
    "impact-assessment-says-otherwise",
    "impact-assessment-says-otherwise",
    "different",
    "substantive",
    "The assessment of the impact on people comes to another result",
    "You agreed on the ground of what it said before.",
    "Read the assessment again, and the officer's view of it.",
    ASSESSED,
    before="impact_assessment: {outcome: the risks are acceptable with the controls listed}",
    after="impact_assessment: {outcome: the risks are acceptable}",
)

RISK_UP = Rule(
    "risk-rated-higher",
    "risk-rated-lower",
    "wider",
    "substantive",
    "A risk to people is rated higher",
    "It was agreed as a smaller risk than it is now thought to be.",
    "Say whether you accept it as it is, or want more done about it.",
    RISKS,
    before="impact_assessment: {risks: [{id: wrong-address, after: low}]}",
    after="impact_assessment: {risks: [{id: wrong-address, after: high}]}",
)

RISK_DOWN = Rule(
    "risk-rated-lower",
    "risk-rated-higher",
    "narrower",
    "substantive",
    "A risk to people is rated lower",
    "A rating can fall because more is done, or because somebody would like it to.",
    "Ask what has been done to bring it down.",
    RISKS,
    before=RISK_UP.after,
    after=RISK_UP.before,
)

CONTROL = Rule(
    "risk-control-changed",
    "risk-control-changed",
    "different",
    "substantive",
    "A risk is described otherwise, or something else is done about it",
    "The rating rests on what is done: with another control it may be wrong.",
    "Check that the control is in place with you, and that the rating still fits.",
    RISKS,
    before="impact_assessment: {risks: [{id: wrong-address, control: one secure form and no e-mail}]}",
    after="impact_assessment: {risks: [{id: wrong-address, control: staff check the address}]}",
)

RISK_NEW = Rule(
    "risk-added",
    "risk-removed",
    "different",
    "substantive",
    "One more risk to people is listed",
    "It was there before, or it is new: either way you agree to it now.",
    "Check that the control is in place with you.",
    RISKS,
    before="",
    after="impact_assessment: {risks: [{id: too-much, risk: More is sent than is needed, before: medium, control: the form asks for six facts, after: low}]}",
)

RISK_GONE = Rule(
    "risk-removed",
    "risk-added",
    "different",
    "substantive",
    "A risk to people is no longer listed",
    "What was done about it may be given up, because no risk asks for it.",
    "Ask whether the risk is gone, or only the line.",
    RISKS,
    before=RISK_NEW.after,
    after=RISK_NEW.before,
)

RISK_OWNER = Rule(
    "risk-owner-changed",
    "risk-owner-changed",
    "different",
    "correction",
    "Another post owns a risk",
    "Whoever sees the risk grow tells the old post.",
    "Tell the new post what you know of it.",
    RISKS,
    before="impact_assessment: {risks: [{id: wrong-address, owner: Head of Information Governance}]}",
    after="impact_assessment: {risks: [{id: wrong-address, owner: Data Protection Officer}]}",
)

RULES = (
    UNDONE,
    DONE,
    FINDING,
    RISK_UP,
    RISK_DOWN,
    CONTROL,
    RISK_NEW,
    RISK_GONE,
    RISK_OWNER,
)


def find(sides: Sides) -> Iterator[Effect]:
    for part in parts(sides, "impact_assessment"):
        says = (
            "An assessment of the impact on people is stated."
            if part.stated
            else f"The assessment of the impact on people {part.missing}."
        )
        yield effect(DONE if part.stated else UNDONE, sides, part.changes, says, everyone(sides))
    for seen in within(sides, "impact_assessment/done"):
        says = f"The assessment of the impact on people is {'done' if seen.after == 'yes' else 'not done'}."
        yield effect(DONE if seen.after == "yes" else UNDONE, sides, seen, says, everyone(sides))
    for field, what in (
        ("outcome", "what the assessment found"),
        ("officer_view", "what the data protection officer advised"),
        ("because", "why no assessment is done"),
    ):
        for seen in within(sides, f"impact_assessment/{field}"):
            yield effect(FINDING, sides, seen, told(what, seen), everyone(sides))
    for seen in came(sides, "impact_assessment/risks/*"):
        says = f"A risk is newly listed: {_said(sides.new.value(*seen.change.key, 'risk'))}."
        yield effect(RISK_NEW, sides, seen, says, everyone(sides))
    for seen in went(sides, "impact_assessment/risks/*"):
        says = f"A risk is no longer listed: {_said(sides.old.value(*seen.change.key, 'risk'))}."
        yield effect(RISK_GONE, sides, seen, says, everyone(sides))
    for field, when in (("before", "before"), ("after", "after")):
        for seen in fields(sides, f"impact_assessment/risks/*/{field}"):
            rule = RISK_UP if looser(seen, RATINGS) else RISK_DOWN
            says = f"The risk “{_risk(seen.names[0], sides)}” is rated {seen.after}, was {seen.before}, {when} what is done about it."
            yield effect(rule, sides, seen, says, everyone(sides))
    for field, what in (("risk", "a risk"), ("control", "what is done about the risk “{}”")):
        for seen in fields(sides, f"impact_assessment/risks/*/{field}"):
            yield effect(
                CONTROL, sides, seen, told(what.format(_risk(seen.names[0], sides)), seen), everyone(sides)
            )
    for seen in fields(sides, "impact_assessment/risks/*/owner"):
        yield effect(
            RISK_OWNER, sides, seen, told(f"who owns the risk “{_risk(seen.names[0], sides)}”", seen), ()
        )


def _risk(risk: str, sides: Sides) -> str:
    return _said(sides.new.value("impact_assessment", "risks", risk, "risk"))


def _said(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
