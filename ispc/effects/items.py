"""Items: what may be known, how grave the law takes it to be, who may see it, and what is never shared.

A further item in a flow is new sharing: something may be known that was not. So is an item that is raised to special category or offence
data, whatever its name. Which way a text moved nobody can tell from outside, so other words for an item are asked about.
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
    sentence,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import told

MINIMUM = "UK GDPR Article 5(1)(c)"
ITEMS = "ICO data sharing code, what data items will be shared"
KINDS = "UK GDPR Articles 9 and 10"
ACCURATE = "UK GDPR Article 5(1)(d)"
SECURE = "UK GDPR Article 5(1)(f)"

ADDED = Rule(
    "item-added",
    "item-removed",
    "wider",
    "new sharing",
    "A new item of data",
    "Something may come to be known about people that the agreement did not cover.",
    "Say whether the aim can be met without it. If it can, leave it out.",
    MINIMUM,
    before="",
    after="items: [{id: address, name: Home address, about: child, kind: personal}]",
)
REMOVED = Rule(
    "item-removed",
    "item-added",
    "narrower",
    "substantive",
    "An item of data is gone",
    "Staff who shared it have to stop, and those who worked with it will lack it.",
    "Take it out of forms and systems, and check that the work can still be done.",
    ITEMS,
    before=ADDED.after,
    after=ADDED.before,
)
CARRIES_MORE = Rule(
    "flow-item-added",
    "flow-item-removed",
    "wider",
    "new sharing",
    "A flow carries a further item",
    "The receivers may now know something about people that they did not know from this flow.",
    "Check that each receiver needs it, and that the basis and any condition cover it.",
    MINIMUM,
    before="",
    after="flows: [{id: police-worried, items: [concern, attendance]}]",
)
CARRIES_LESS = Rule(
    "flow-item-removed",
    "flow-item-added",
    "narrower",
    "substantive",
    "A flow no longer carries an item",
    "Staff who go on sending it are no longer covered, and the receivers have to do without.",
    "Tell the staff who send it, and take it out of the form.",
    MINIMUM,
    before=CARRIES_MORE.after,
    after=CARRIES_MORE.before,
)
RAISED = Rule(
    "item-kind-raised",
    "item-kind-lowered",
    "wider",
    "new sharing",
    "An item is of a graver kind",
    "It can hurt people more, and the law forbids its use where no further condition is met.",
    "Check that every party in each flow that carries it names a condition for that kind.",
    KINDS,
    before="",
    after="items: [{id: attendance, kind: special category}]",
)
LOWERED = Rule(
    "item-kind-lowered",
    "item-kind-raised",
    "narrower",
    "substantive",
    "An item is of a less grave kind",
    "If the data itself is the same, it has only lost a protection that the law gives it.",
    "Ask what is left out of the item now. If nothing is, its kind has not changed.",
    KINDS,
    before=RAISED.after,
    after=RAISED.before,
)
KIND_CHANGED = Rule(
    "item-kind-changed",
    "item-kind-changed",
    "different",
    "new sharing",
    "An item is of another grave kind",
    "Special category and offence data each need a condition of their own; one does not serve for the other.",
    "Check the condition of every party in each flow that carries it.",
    KINDS,
    before="items: [{id: attendance, kind: special category}]",
    after="items: [{id: attendance, kind: criminal offence}]",
)
HEALTH = Rule(
    "item-about-health",
    "item-not-about-health",
    "wider",
    "new sharing",
    "An item may be about health or care",
    "What people told a doctor or a nurse may now be known, and some powers never cover it.",
    "Check the condition, the route past confidence and the powers of each flow that carries it.",
    KINDS,
    before="",
    after="items: [{id: concern, health: yes}]",
)
NOT_HEALTH = Rule(
    "item-not-about-health",
    "item-about-health",
    "narrower",
    "substantive",
    "An item is no longer said to be about health or care",
    "If it still is, it has only lost the limits that guard patient information.",
    "Ask what is left out of the item now.",
    KINDS,
    before=HEALTH.after,
    after=HEALTH.before,
)
MEANS = Rule(
    "item-meaning-changed",
    "item-meaning-changed",
    "different",
    "substantive",
    "An item is called or defined otherwise",
    "The words decide what staff put in. In other words it can hold more about people, over a longer time.",
    "Compare what one real record would hold under each wording.",
    ITEMS,
    before="",
    after="items: [{id: attendance, definition: Sessions missed in the last five years.}]",
)
SEEN_BY_MORE = Rule(
    "need-to-know-dropped",
    "need-to-know-stated",
    "wider",
    "new sharing",
    "Who may see an item is no longer limited",
    "Any of the receiver's staff may now read it, not only those who act on it.",
    "Ask who needs it, and have that written down again.",
    SECURE,
    before="",
    after="items: [{id: concern, need_to_know: (remove)}]",
)
SEEN_BY_FEWER = Rule(
    "need-to-know-stated",
    "need-to-know-dropped",
    "narrower",
    "substantive",
    "Who may see an item is now limited",
    "The receiver has to close its systems to all other staff.",
    "Check that the system can do it, and that those who act can still see it.",
    SECURE,
    before=SEEN_BY_MORE.after,
    after=SEEN_BY_MORE.before,
)
SEEN_BY_OTHERS = Rule(
    "need-to-know-changed",
    "need-to-know-changed",
    "different",
    "new sharing",
    "Other people may see an item",
    "Staff who could not read it now may, and nobody can tell from outside whether they are fewer or more.",
    "Say who can see it now and could not, and whether they need it.",
    SECURE,
    before="",
    after="items: [{id: concern, need_to_know: the duty team}]",
)
MUST_BE_SENT = Rule(
    "item-required",
    "item-optional",
    "wider",
    "substantive",
    "An item may no longer be left out",
    "It is sent each time, also where this case does not need it.",
    "Ask whether it is needed in every case.",
    MINIMUM,
    before="items: [{id: attendance, optional: yes}]",
    after="items: [{id: attendance, optional: no}]",
)
MAY_BE_LEFT_OUT = Rule(
    "item-optional",
    "item-required",
    "narrower",
    "substantive",
    "An item may be left out",
    "Those who count on it will sometimes not have it, and staff have to decide each time.",
    "Tell staff when to leave it out.",
    MINIMUM,
    before=MUST_BE_SENT.after,
    after=MUST_BE_SENT.before,
)
SOURCE = Rule(
    "item-source-changed",
    "item-source-changed",
    "different",
    "substantive",
    "An item is taken from elsewhere, or collected or written otherwise",
    "Another source can be less right or less fresh, and a system may not read another format.",
    "Check how right the new source is, and that your systems can take it.",
    ACCURATE,
    before="items: [{id: attendance, source_system: the school's management system}]",
    after="items: [{id: attendance, source_system: the school census}]",
)
REASON = Rule(
    "item-kind-reason-changed",
    "item-kind-reason-changed",
    "different",
    "substantive",
    "Why an item is of its kind is told otherwise",
    "The reason shows what the item can hold. Another reason may mean other content.",
    "Check that the kind is still right.",
    KINDS,
    before="",
    after="items: [{id: concern, because: may concern health or faith}]",
)
PARENT = Rule(
    "item-parent-changed",
    "item-parent-changed",
    "different",
    "substantive",
    "An item is part of another item of the agreement above",
    "An exchange may carry no more than its protocol allows. Under another item other limits hold.",
    "Read the item above, and check that this one stays inside it.",
    ITEMS,
    before="",
    after="# in exchange\nitems: [{id: sessions-missed, within: concern}]",
)
NEVER_DROPPED = Rule(
    "never-share-removed",
    "never-share-added",
    "wider",
    "new sharing",
    "Something is no longer ruled out",
    "Staff who kept it back because it was never to be shared may now let it go.",
    "Say why it was ruled out, and whether that reason has gone.",
    ITEMS,
    before="",
    after="never_share: (remove)",
)
NEVER_ADDED = Rule(
    "never-share-added",
    "never-share-removed",
    "narrower",
    "substantive",
    "Something is ruled out for good",
    "Staff who share it today have to stop, and need to know whom to ask instead.",
    "Tell staff, and check that no form or system still sends it.",
    ITEMS,
    before=NEVER_DROPPED.after,
    after=NEVER_DROPPED.before,
)
NEVER_CHANGED = Rule(
    "never-share-changed",
    "never-share-changed",
    "different",
    "substantive",
    "What is never shared, why, or what to do instead is different",
    "A line that is drawn elsewhere lets something through or stops something that was allowed.",
    "Say what lies on another side of the line than before.",
    ITEMS,
    before="",
    after="never_share: [{id: adoption-records, instead: Ask the adoption agency}]",
)
RULES = (
    *(ADDED, REMOVED, CARRIES_MORE, CARRIES_LESS, RAISED, LOWERED, KIND_CHANGED, HEALTH, NOT_HEALTH, MEANS),
    *(SEEN_BY_MORE, SEEN_BY_FEWER, SEEN_BY_OTHERS, MUST_BE_SENT, MAY_BE_LEFT_OUT, SOURCE, REASON, PARENT),
    *(NEVER_DROPPED, NEVER_ADDED, NEVER_CHANGED),
)

GRAVITY = {"about a company": 0, "anonymous": 0, "pseudonymised": 1, "personal": 2, "special category": 3, "criminal offence": 3}  # fmt: skip
"""How grave the law takes each kind to be."""

WORDS = {
    "name": (MEANS, "the name of an item"),
    "definition": (MEANS, "what an item is"),
    "format": (SOURCE, "the format of an item"),
    "source_system": (SOURCE, "where an item is taken from"),
    "collected": (SOURCE, "when an item is collected"),
    "because": (REASON, "why an item is of its kind"),
}
RULED_OUT = {
    "what": "what is never shared",
    "because": "why it is never shared",
    "instead": "what to do instead",
}


def find(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, "items/*"):
        kind = sides.new.value("items", seen.names[0], "kind")
        says = f"A new item of data: {_item(seen, sides)}, of the kind {kind}."
        yield effect(ADDED, sides, seen, says, _carrying(seen, sides))
    for seen in went(sides, "items/*"):
        says = f"No longer an item of data: {_item(seen, sides)}."
        yield effect(REMOVED, sides, seen, says, _carrying(seen, sides))
    for seen in fields(sides, "flows/*/items"):
        yield from _of_flow(seen, sides)
    for seen in fields(sides, "items/*/kind"):
        before, after = GRAVITY.get(seen.before, 0), GRAVITY.get(seen.after, len(GRAVITY))  # in doubt graver
        rule = RAISED if after > before else LOWERED if after < before else KIND_CHANGED
        says = f"The kind of {_item(seen, sides)} in law: {was(seen)}."
        yield effect(rule, sides, seen, says, _carrying(seen, sides))
    for seen in fields(sides, "items/*/health"):
        rule = HEALTH if seen.after == "yes" or (not seen.is_stated and seen.before == "no") else NOT_HEALTH
        says = f"Whether {_item(seen, sides)} is about health or care: {was(seen)}."
        yield effect(rule, sides, seen, says, _carrying(seen, sides))
    for seen in fields(sides, "items/*/optional"):
        rule = MAY_BE_LEFT_OUT if seen.after == "yes" or seen.before == "no" else MUST_BE_SENT
        says = f"Whether {_item(seen, sides)} may be left out: {was(seen)}."
        yield effect(rule, sides, seen, says, _carrying(seen, sides))
    for seen in fields(sides, "items/*/within"):
        which = "no" if not seen.is_stated else "another" if seen.was_stated else "an"
        says = f"{_item(seen, sides)} is now part of {which} item of the agreement above."
        yield effect(PARENT, sides, seen, says, _carrying(seen, sides))
    yield from _words(sides)
    yield from _never(sides)


def _of_flow(seen: Seen, sides: Sides) -> Iterator[Effect]:
    flow, touched = flow_name(seen.names[0], sides), taking_part(seen.names[0], sides)
    if not seen.is_stated:
        yield effect(CARRIES_MORE, sides, seen, f"What {flow} carries: {named(seen, sides)}.", touched)
        return
    if seen.gained:
        says = f"{sentence(flow)} now also carries {quoted_names(seen.gained, sides)}."
        yield effect(CARRIES_MORE, sides, seen, says, touched)
    if seen.lost:
        says = f"{sentence(flow)} no longer carries {quoted_names(seen.lost, sides)}."
        yield effect(CARRIES_LESS, sides, seen, says, touched)


def _words(sides: Sides) -> Iterator[Effect]:
    for field, (rule, what) in WORDS.items():
        for seen in fields(sides, f"items/*/{field}"):
            says = told(what if field == "name" else f"{what}, {_item(seen, sides)}", seen)
            yield effect(rule, sides, seen, says, _carrying(seen, sides))
    for seen in fields(sides, "items/*/need_to_know"):
        rule = SEEN_BY_MORE if not seen.is_stated else SEEN_BY_OTHERS if seen.was_stated else SEEN_BY_FEWER
        says = told(f"who may see {_item(seen, sides)}", seen)
        yield effect(rule, sides, seen, says, _carrying(seen, sides))


def _never(sides: Sides) -> Iterator[Effect]:
    """What is ruled out, for everyone."""
    for seen in (*came(sides, "never_share/*"), *went(sides, "never_share/*")):
        rule, head = (
            (NEVER_ADDED, "Never shared from now on")
            if seen.change.new
            else (NEVER_DROPPED, "No longer ruled out")
        )
        what = sides.terms(seen.change).value("never_share", seen.names[0], "what").rstrip(".")
        yield effect(rule, sides, seen, f"{head}: “{what}”.", everyone(sides))
    for field, head in RULED_OUT.items():
        for seen in fields(sides, f"never_share/*/{field}"):
            what = sides.new.value("never_share", seen.names[0], "what").rstrip(".")
            says = told(head if field == "what" else f"of “{what}”, {head}", seen)
            yield effect(NEVER_CHANGED, sides, seen, says, everyone(sides))


def _item(seen: Seen, sides: Sides) -> str:
    return quoted_names(seen.names, sides)


def _carrying(seen: Seen, sides: Sides) -> tuple[str, ...]:
    """Those who take part in the flows that carry the item; everyone where none does."""
    return parties_of_flows(flows_with(sides, "items", seen.names[0]), sides) or everyone(sides)
