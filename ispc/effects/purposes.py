"""Purposes: what the sharing is for, what it is not for, and which flow serves which.

Data is used only for what it was shared for (UK GDPR Article 5(1)(b)). A further purpose is new sharing though not one record more may
move. An edge that is no longer drawn is how purposes creep.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    everyone,
    fields,
    flow_name,
    flows_with,
    named,
    parties_of_flows,
    quoted_names,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import told

LIMITED = "UK GDPR Article 5(1)(b)"
AIM = "ICO data sharing code, what is the sharing meant to achieve"
NECESSARY = "UK GDPR Article 6(1)"
POLICE = "Data Protection Act 2018 section 31"

ADDED = Rule(
    "purpose-added",
    "purpose-removed",
    "wider",
    "new sharing",
    "A new purpose",
    "What people said for one reason may come to be used for another, of which they were not told.",
    "Say whether the new purpose is yours as well, and put it into your privacy notice.",
    LIMITED,
    before="",
    after="purposes: [{id: plan-services, aim: Plan services for families.}]",
)
REMOVED = Rule(
    "purpose-removed",
    "purpose-added",
    "narrower",
    "substantive",
    "A purpose is gone",
    "Whatever was still done for it has lost its ground and must stop.",
    "Find the work that was done for it, and stop it.",
    LIMITED,
    before=ADDED.after,
    after=ADDED.before,
)
FLOW_SERVES_MORE = Rule(
    "flow-purpose-added",
    "flow-purpose-removed",
    "wider",
    "new sharing",
    "A flow serves a further purpose",
    "The same information may now be used for something that it was not shared for.",
    "Check that your legal basis and your notice cover the further purpose in this flow.",
    LIMITED,
    before="purposes: [{id: plan-services, aim: Plan services for families.}]",
    after="""
purposes: [{id: plan-services, aim: Plan services for families.}]
flows: [{id: school-worried, for: [protect, plan-services]}]
""",
)
FLOW_SERVES_LESS = Rule(
    "flow-purpose-removed",
    "flow-purpose-added",
    "narrower",
    "substantive",
    "A flow no longer serves a purpose",
    "Those who received the information for that purpose may not use it so any more.",
    "Stop that use, and see whether another flow serves it.",
    LIMITED,
    before=FLOW_SERVES_MORE.after,
    after=FLOW_SERVES_MORE.before,
)
AIM_CHANGED = Rule(
    "purpose-aim-changed",
    "purpose-aim-changed",
    "different",
    "substantive",
    "A purpose says something else",
    "The aim decides what the information may be used for. In other words it may allow more, or less.",
    "Name a use that one wording allows and the other does not. If there is none, have that recorded.",
    LIMITED,
    before="",
    after="purposes: [{id: protect, aim: Notice early when a child or an adult may be at risk of harm.}]",
)
SCOPE_DROPPED = Rule(
    "purpose-edge-dropped",
    "purpose-edge-drawn",
    "wider",
    "substantive",
    "What a purpose does not cover is no longer said",
    "Uses that were shut out are no longer shut out by anything that is written.",
    "Ask for the edge to be drawn again, or say why it is not needed.",
    LIMITED,
    before="",
    after="purposes: [{id: protect, out_of_scope: (remove)}]",
)
SCOPE_DRAWN = Rule(
    "purpose-edge-drawn",
    "purpose-edge-dropped",
    "narrower",
    "substantive",
    "What a purpose does not cover is now said",
    "Uses that seemed covered are shut out in words.",
    "Check that nothing you do lies outside, and stop it if it does.",
    LIMITED,
    before=SCOPE_DROPPED.after,
    after=SCOPE_DROPPED.before,
)
SCOPE_CHANGED = Rule(
    "purpose-edge-changed",
    "purpose-edge-changed",
    "different",
    "substantive",
    "What a purpose does not cover is something else",
    "A use that was shut out may be let in, and one that was allowed may be shut out.",
    "Say which uses fall on another side of the edge than before.",
    LIMITED,
    before="",
    after="purposes: [{id: protect, out_of_scope: Admissions appeals.}]",
)
CRIME_ADDED = Rule(
    "purpose-law-enforcement-added",
    "purpose-law-enforcement-removed",
    "wider",
    "new sharing",
    "A purpose is now one of law enforcement",
    "What was shared to help people may be used to prosecute them, under Part 3, where they have fewer rights.",
    "Check the regime of each party that is a competent authority, and whether people still say what they said.",
    POLICE,
    before="",
    after="purposes: [{id: protect, law_enforcement: yes}]",
)
CRIME_REMOVED = Rule(
    "purpose-law-enforcement-removed",
    "purpose-law-enforcement-added",
    "narrower",
    "substantive",
    "A purpose is no longer one of law enforcement",
    "Part 3 no longer covers what was done for it, and evidence gathered under it may need another ground.",
    "Check the regime and the basis of each party that relied on Part 3.",
    POLICE,
    before=CRIME_ADDED.after,
    after=CRIME_ADDED.before,
)
NEED_DROPPED = Rule(
    "purpose-need-dropped",
    "purpose-need-stated",
    "wider",
    "substantive",
    "Why the sharing is needed is no longer said",
    "Every basis but consent asks that sharing be necessary. Nobody can then check that it is.",
    "Ask for the reason, and keep it with your record of the decision.",
    NECESSARY,
    before="",
    after="purposes: [{id: protect, why_needed: (remove)}]",
)
NEED_STATED = Rule(
    "purpose-need-stated",
    "purpose-need-dropped",
    "narrower",
    "substantive",
    "Why the sharing is needed is now said",
    "The reason that is given binds: sharing that it does not explain is not covered by it.",
    "Check that the reason holds for what you share.",
    NECESSARY,
    before=NEED_DROPPED.after,
    after=NEED_DROPPED.before,
)
NEED_CHANGED = Rule(
    "purpose-need-changed",
    "purpose-need-changed",
    "different",
    "substantive",
    "Another reason why the sharing is needed",
    "Sharing that the old reason explained may not be explained by the new one.",
    "Check that the new reason holds for each flow that serves the purpose.",
    NECESSARY,
    before="",
    after="purposes: [{id: protect, why_needed: Each organisation sees a part.}]",
)
PARENT = Rule(
    "purpose-parent-changed",
    "purpose-parent-changed",
    "different",
    "substantive",
    "A purpose serves another purpose of the agreement above",
    "An exchange may not go beyond its protocol. Under another purpose other limits hold.",
    "Read the purpose above that it now serves, and check that this one stays inside it.",
    AIM,
    before="purposes: [{id: plan-services, aim: Plan services for families.}]",
    after="""
purposes: [{id: plan-services, aim: Plan services for families.}]
# in exchange
purposes: [{id: missing-school, within: plan-services}]
""",
)
RULES = (
    *(ADDED, REMOVED, FLOW_SERVES_MORE, FLOW_SERVES_LESS, AIM_CHANGED),
    *(SCOPE_DROPPED, SCOPE_DRAWN, SCOPE_CHANGED, CRIME_ADDED, CRIME_REMOVED),
    *(NEED_DROPPED, NEED_STATED, NEED_CHANGED, PARENT),
)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, "purposes/*"):
        yield effect(ADDED, sides, seen, f"A new purpose: {_purpose(seen, sides)}.", _serving(seen, sides))
    for seen in went(sides, "purposes/*"):
        says = f"No longer a purpose: {_purpose(seen, sides)}."
        yield effect(REMOVED, sides, seen, says, _serving(seen, sides))
    for seen in fields(sides, "flows/*/for"):
        yield from _of_flow(seen, sides)
    words = (
        ("aim", "what a purpose is", (AIM_CHANGED, AIM_CHANGED, AIM_CHANGED)),
        ("out_of_scope", "what is not covered by", (SCOPE_DROPPED, SCOPE_DRAWN, SCOPE_CHANGED)),
        ("why_needed", "why sharing is needed for", (NEED_DROPPED, NEED_STATED, NEED_CHANGED)),
    )
    for field, what, (dropped, stated, changed) in words:
        for seen in fields(sides, f"purposes/*/{field}"):
            rule = dropped if not seen.is_stated else changed if seen.was_stated else stated
            says = told(what if field == "aim" else f"{what} {_purpose(seen, sides)}", seen)
            yield effect(rule, sides, seen, says, _serving(seen, sides))
    for seen in fields(sides, "purposes/*/law_enforcement"):
        rule = (
            CRIME_ADDED
            if seen.after == "yes" or (not seen.is_stated and seen.before == "no")
            else CRIME_REMOVED
        )
        says = f"Whether {_purpose(seen, sides)} is a purpose of law enforcement: {was(seen)}."
        yield effect(rule, sides, seen, says, _serving(seen, sides))
    for seen in fields(sides, "purposes/*/within"):
        which = "no" if not seen.is_stated else "another" if seen.was_stated else "a"
        says = f"{_purpose(seen, sides)} now serves {which} purpose of the agreement above."
        yield effect(PARENT, sides, seen, says, _serving(seen, sides))


def _of_flow(seen: Seen, sides: Sides) -> Iterator[Effect]:
    flow, touched = flow_name(seen.names[0], sides), taking_part(seen.names[0], sides)
    if not seen.is_stated:
        says = f"What {flow} is for: {named(seen, sides)}."
        yield effect(FLOW_SERVES_MORE, sides, seen, says, touched)
        return
    if seen.gained:
        says = f"What is shared in {flow} may now also be used for {quoted_names(seen.gained, sides)}."
        yield effect(FLOW_SERVES_MORE, sides, seen, says, touched)
    if seen.lost:
        says = f"What is shared in {flow} may no longer be used for {quoted_names(seen.lost, sides)}."
        yield effect(FLOW_SERVES_LESS, sides, seen, says, touched)


def _purpose(seen: Seen, sides: Sides) -> str:
    return quoted_names(seen.names, sides)


def _serving(seen: Seen, sides: Sides) -> tuple[str, ...]:
    """Those who take part in the flows that serve the purpose; everyone where none does."""
    return parties_of_flows(flows_with(sides, "for", seen.names[0]), sides) or everyone(sides)
