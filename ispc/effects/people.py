"""People: about whom something may be shared, which population they are, and who must not learn of whom.

A further group of people is new sharing, for they never expected it. Another population brings other rules: a child, an adult and
someone who lacks capacity are not asked and told alike. A flow that names its people is about these only; one that names none is about
all that its items are about.
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
    parties_of_flows,
    quoted_names,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import told
from ispc.terms import Terms

FAIR = "UK GDPR Article 5(1)(a)"
AIM = "ICO data sharing code, what is the sharing meant to achieve"
CHILDREN = "UK GDPR recital 38; Mental Capacity Act 2005"
SAFE = "Data Protection Act 2018 Schedule 2 paragraph 16"

ADDED = Rule(
    "people-added",
    "people-removed",
    "wider",
    "new sharing",
    "A further group of people is covered",
    "Something may be shared about people who were outside the agreement and do not know of it.",
    "Check that your notices reach them, and that each flow about them is needed.",
    FAIR,
    before="",
    after="people: [{id: sibling, who: Brothers and sisters of the child, population: children}]",
)
REMOVED = Rule(
    "people-removed",
    "people-added",
    "narrower",
    "substantive",
    "A group of people is no longer covered",
    "Staff may share nothing about them under this agreement, though they may still be at risk.",
    "Tell staff, and say what they do when they worry about such a person.",
    AIM,
    before=ADDED.after,
    after=ADDED.before,
)
POPULATION = Rule(
    "population-changed",
    "population-changed",
    "different",
    "new sharing",
    "A group of people is of another population",
    "Children, adults, people who lack capacity and the dead are asked and told by different rules.",
    "Check consent, telling and the words of the guide for this group.",
    CHILDREN,
    before="",
    after="people: [{id: child, population: adults}]",
)
WHO = Rule(
    "people-described-otherwise",
    "people-described-otherwise",
    "different",
    "substantive",
    "A group of people is described in other words",
    "The words say who is covered. An age, a place or a “who” that differs takes people in or leaves them out.",
    "Name a person whom one wording covers and the other does not.",
    AIM,
    before="",
    after="people: [{id: child, who: Children and young people under 25 who live or learn in the borough}]",
)
FLOW_ABOUT_MORE = Rule(
    "flow-about-more",
    "flow-about-fewer",
    "wider",
    "new sharing",
    "A flow may be about further people",
    "What was shared about one group of people may now be shared about another too.",
    "Check that the situation, the items and the notices fit the further group.",
    FAIR,
    before="flows: [{id: police-worried, about: child}]",
    after="flows: [{id: police-worried, about: [child, carer]}]",
)
FLOW_ABOUT_FEWER = Rule(
    "flow-about-fewer",
    "flow-about-more",
    "narrower",
    "substantive",
    "A flow may be about fewer people",
    "Staff may no longer share about the others in this flow.",
    "Tell staff whom it is no longer about.",
    AIM,
    before=FLOW_ABOUT_MORE.after,
    after=FLOW_ABOUT_MORE.before,
)
ITEM_ABOUT_MORE = Rule(
    "item-about-more",
    "item-about-fewer",
    "wider",
    "new sharing",
    "An item may be about further people",
    "Every flow that carries it may now tell of them as well.",
    "Go through the flows that carry it, and check each for the further group.",
    FAIR,
    before="",
    after="items: [{id: attendance, about: [child, carer]}]",
)
ITEM_ABOUT_FEWER = Rule(
    "item-about-fewer",
    "item-about-more",
    "narrower",
    "substantive",
    "An item may be about fewer people",
    "What it said about the others may no longer be shared.",
    "Take them out of the forms and the extracts.",
    AIM,
    before=ITEM_ABOUT_MORE.after,
    after=ITEM_ABOUT_MORE.before,
)
OPPOSED_DROPPED = Rule(
    "opposed-removed",
    "opposed-added",
    "wider",
    "substantive",
    "Some people's safety no longer counts against telling others",
    "The one whom somebody fears may now be told what that person said.",
    "Do not agree before someone who works with victims has looked at it.",
    SAFE,
    before="people: [{id: carer, opposed_to: child}]",
    after="",
)
OPPOSED_ADDED = Rule(
    "opposed-added",
    "opposed-removed",
    "narrower",
    "substantive",
    "Some people must not be told, for others' safety",
    "Staff have to keep back from one person what would put another at risk.",
    "Tell those who inform people and who answer their requests.",
    SAFE,
    before=OPPOSED_DROPPED.after,
    after=OPPOSED_DROPPED.before,
)
RULES = (
    *(ADDED, REMOVED, POPULATION, WHO, FLOW_ABOUT_MORE, FLOW_ABOUT_FEWER),
    *(ITEM_ABOUT_MORE, ITEM_ABOUT_FEWER, OPPOSED_DROPPED, OPPOSED_ADDED),
)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, "people/*"):
        says = f"People of whom something may now be shared: {_group(seen, sides)}."
        yield effect(ADDED, sides, seen, says, _around(seen, sides))
    for seen in went(sides, "people/*"):
        says = f"No longer among those of whom something may be shared: {_group(seen, sides)}."
        yield effect(REMOVED, sides, seen, says, _around(seen, sides))
    for seen in fields(sides, "people/*/population"):
        says = f"The population of {_group(seen, sides)}: {was(seen)}."
        yield effect(POPULATION, sides, seen, says, _around(seen, sides))
    for seen in fields(sides, "people/*/who"):
        yield effect(WHO, sides, seen, told("who the people are", seen), _around(seen, sides))
    for seen in fields(sides, "people/*/opposed_to"):
        for rule, others, head in (
            (OPPOSED_ADDED, seen.gained, "must not be"),
            (OPPOSED_DROPPED, seen.lost, "may now be"),
        ):
            if others:
                says = (
                    f"{_group(seen, sides)} {head} told what would put {quoted_names(others, sides)} at risk."
                )
                yield effect(rule, sides, seen, says, _around(seen, sides))
    yield from _about(sides)


def _about(sides: Sides) -> Iterator[Effect]:
    """Whom a flow or an item may be about."""
    for seen in fields(sides, "flows/*/about"):
        flow = seen.names[0]
        for wider, says in _moves(_of_flow(flow, sides.old), _of_flow(flow, sides.new), sides):
            rule = FLOW_ABOUT_MORE if wider else FLOW_ABOUT_FEWER
            says = f"{flow_name(flow, sides)} {says}."
            yield effect(rule, sides, seen, says, taking_part(flow, sides))
    for seen in fields(sides, "items/*/about"):
        flows = flows_with(sides, "items", seen.names[0])
        old, new = (terms.values("items", seen.names[0], "about") for terms in (sides.old, sides.new))
        for wider, says in _moves(old, new, sides):
            rule = ITEM_ABOUT_MORE if wider else ITEM_ABOUT_FEWER
            yield effect(rule, sides, seen, f"{_group(seen, sides)} {says}.", parties_of_flows(flows, sides))


def _moves(old: tuple[str, ...], new: tuple[str, ...], sides: Sides) -> Iterator[tuple[bool, str]]:
    """Whether it is wider, with what to say, for the people gained and for those lost. None named is anyone."""
    gained, lost = [one for one in new if one not in old], [one for one in old if one not in new]
    if not new and old:
        yield True, "no longer says whom it is about"
    elif not old and new:
        yield False, f"is now about {quoted_names(new, sides)} only"
    else:
        if gained:
            yield True, f"may now also be about {quoted_names(gained, sides)}"
        if lost:
            yield False, f"may no longer be about {quoted_names(lost, sides)}"


def _of_flow(flow: str, terms: Terms) -> tuple[str, ...]:
    """Whom a flow is about on one side: those it names, else all that its items are about."""
    own = terms.values("flows", flow, "about")
    items = terms.values("flows", flow, "items")
    return own or tuple(dict.fromkeys(one for item in items for one in terms.values("items", item, "about")))


def _group(seen: Seen, sides: Sides) -> str:
    return quoted_names(seen.names, sides)


def _around(seen: Seen, sides: Sides) -> tuple[str, ...]:
    """Those who take part in the flows that are or were about these people; everyone where none is."""
    flows = [
        flow
        for terms in (sides.new, sides.old)
        for flow in terms.items("flows")
        if seen.names[0] in _of_flow(flow, terms)
    ]
    return parties_of_flows(flows, sides) or everyone(sides)
