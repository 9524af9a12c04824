"""Recipients: who in a flow receives, and who gives.

A new recipient is the plainest new sharing: somebody who did not know may know. A class lets in bodies that join later, one by one,
and a whole organisation lets in its every service. A new giver lets the recipients know what they could not.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import Seen, effect, fields, flow_name, names, quoted_names, sentence, taking_part
from ispc.terms import Terms

TELLING = "UK GDPR Articles 13(1)(e) and 14(1)(e)"
INVOLVED = "ICO data sharing code, which organisations will be involved"
NEEDED = "UK GDPR Article 5(1)(c)"

ADDED = Rule(
    "recipient-added",
    "recipient-removed",
    "wider",
    "new sharing",
    "Another body may receive",
    "Somebody who did not know may now know about people, and people were not told that they would.",
    "Say whether this body needs it, then put it into your privacy notice before anything is sent.",
    TELLING,
    before="",
    after="flows: [{id: school-worried, to: [northmere-council/childrens-social-care, northmere-police]}]",
)
REMOVED = Rule(
    "recipient-removed",
    "recipient-added",
    "narrower",
    "substantive",
    "A body may no longer receive",
    "Staff who relied on being told will not be, and those who give have to stop.",
    "Check how that body learns what it still has to know, and stop sending.",
    INVOLVED,
    before=ADDED.after,
    after=ADDED.before,
)
CLASS_ADDED = Rule(
    "recipient-class-added",
    "recipient-class-removed",
    "wider",
    "new sharing",
    "A whole class of bodies may receive",
    "Every body that joins the class later may know as well, and nobody is asked again.",
    "Look at the list of members and at who admits new ones, before you agree.",
    TELLING,
    before="",
    after="flows: [{id: police-worried, to: [northmere-council/childrens-social-care, schools]}]",
)
CLASS_REMOVED = Rule(
    "recipient-class-removed",
    "recipient-class-added",
    "narrower",
    "substantive",
    "A class of bodies may no longer receive",
    "Every member of the class stops receiving, and each of them has to be told so.",
    "Tell the members, and stop sending to them.",
    INVOLVED,
    before=CLASS_ADDED.after,
    after=CLASS_ADDED.before,
)
WIDENED = Rule(
    "recipient-widened",
    "recipient-narrowed",
    "wider",
    "new sharing",
    "A whole organisation may receive in the place of one service",
    "Staff of every other service there may now know, whether or not their work needs it.",
    "Ask which services need it, and name those only.",
    NEEDED,
    before="",
    after="flows: [{id: school-worried, to: northmere-council}]",
)
NARROWED = Rule(
    "recipient-narrowed",
    "recipient-widened",
    "narrower",
    "substantive",
    "One service may receive in the place of its whole organisation",
    "Other services of that organisation have to stop using what they were sent.",
    "Check that the service named is the one that acts, and close the access of the others.",
    NEEDED,
    before=WIDENED.after,
    after=WIDENED.before,
)
GIVER_ADDED = Rule(
    "giver-added",
    "giver-removed",
    "wider",
    "new sharing",
    "Another body may give",
    "The recipients come to know what a further body knows, and that body's staff share what they did not.",
    "Check that the body has a power and a legal basis of its own to give this.",
    INVOLVED,
    before="",
    after="flows: [{id: school-worried, from: [schools, northmere-police]}]",
)
GIVER_REMOVED = Rule(
    "giver-removed",
    "giver-added",
    "narrower",
    "substantive",
    "A body may no longer give",
    "Its staff have to stop, and the recipients will miss what only that body knew.",
    "Tell its staff, and settle how the recipients will learn what they need.",
    INVOLVED,
    before=GIVER_ADDED.after,
    after=GIVER_ADDED.before,
)
RULES = (ADDED, REMOVED, CLASS_ADDED, CLASS_REMOVED, WIDENED, NARROWED, GIVER_ADDED, GIVER_REMOVED)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "flows/*/to"):
        yield from _receiving(seen, sides)
    for seen in fields(sides, "flows/*/from"):
        flow = seen.names[0]
        for rule, refs, may in (
            (GIVER_ADDED, seen.gained, "may now also"),
            (GIVER_REMOVED, seen.lost, "may no longer"),
        ):
            if refs:
                says = (
                    f"{sentence(names(refs, sides))} {may} give what is shared in {flow_name(flow, sides)}."
                )
                yield effect(rule, sides, seen, says, taking_part(flow, sides))


def _receiving(seen: Seen, sides: Sides) -> Iterator[Effect]:
    """An effect for each recipient gained or lost; a service and its whole organisation are told as one."""
    flow = seen.names[0]
    what = f"{carried(flow, sides)} in {flow_name(flow, sides)}"
    gained, lost = list(seen.gained), list(seen.lost)
    for rule, wholes, services in ((WIDENED, gained, lost), (NARROWED, lost, gained)):
        for body in [one for one in wholes if "/" not in one]:
            some = [one for one in services if one.startswith(f"{body}/")]
            if some:
                wholes.remove(body)
                services[:] = [one for one in services if one not in some]
                whole, part = f"the whole of {names([body], sides)}", names(some, sides)
                now, before = (whole, part) if rule is WIDENED else (part, whole)
                says = f"Who may receive {what} is now {now}, was {before}."
                yield effect(rule, sides, seen, says, taking_part(flow, sides))
    for refs, terms, rules, may in (
        (gained, sides.new, (CLASS_ADDED, ADDED), "may now also"),
        (lost, sides.old, (CLASS_REMOVED, REMOVED), "may no longer"),
    ):
        classes = [one for one in refs if _is_class(one, terms)]
        for rule, some in zip(rules, (classes, [one for one in refs if one not in classes]), strict=True):
            if some:
                says = f"{sentence(names(some, sides))} {may} receive {what}."
                yield effect(rule, sides, seen, says, taking_part(flow, sides))


def _is_class(ref: str, terms: Terms) -> bool:
    return ref in terms.items("directory", "classes")


GRAVE = {"special category": "special category data", "criminal offence": "criminal offence data"}


def carried(flow: str, sides: Sides) -> str:
    """What a flow carries now, by name, and whether the law counts it as graver: `“Attendance” and “Concern”, among it ...`."""
    items = sides.new.values("flows", flow, "items")
    if not items:
        return "what is shared"
    grave = dict.fromkeys(
        GRAVE[kind] for one in items if (kind := sides.new.value("items", one, "kind")) in GRAVE
    )
    return f"{quoted_names(items, sides)}{', with ' + ' and '.join(grave) + ',' if grave else ''}"
