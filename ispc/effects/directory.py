"""The directory: what a document's bodies are, as the law and the other parties see them.

A body's type decides which powers it has, and its members decide who is bound. Those are terms. What it is called and where its post
goes is a fact. A body, a board or a contact that the directory has and the document newly names is told as a fact too: the clause
that names it is a change of its own, with its own weight.
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
    meant,
    names,
    parties_of_flows,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import quoted

PARTIES = "ICO data sharing code, data sharing agreements"
BODIES = "UK GDPR Article 4(7)"

NAMED = Rule(
    "directory-entry-named",
    "directory-entry-unnamed",
    "different",
    "correction",
    "The document newly names a body, a board or a contact of the directory",
    "Some clause now refers to it. That clause is told by itself, and says what this means.",
    "Check that it is the one you expect.",
    PARTIES,
    before="# in directory\nboards: [{id: children-board, contact: partnership-office}]",
    after="# in directory\nboards: [{id: children-board, contact: health-visiting-desk}]",
    also=("directory-entry-unnamed", "directory-facts-changed"),
)
UNNAMED = Rule(
    "directory-entry-unnamed",
    "directory-entry-named",
    "different",
    "correction",
    "The document no longer names a body, a board or a contact of the directory",
    "No clause refers to it any more. The clause that did is told by itself.",
    "Take it off the lists that you keep for this document.",
    PARTIES,
    before=NAMED.after,
    after=NAMED.before,
    also=("directory-entry-named", "directory-facts-changed"),
)
TYPE = Rule(
    "body-type-changed",
    "body-type-changed",
    "different",
    "substantive",
    "A body is of another type, acts in another nation, or has another owner",
    "The law gives powers by type, by nation and to what public bodies own. Sharing that was lawful may not be so any more.",
    "Check every legal basis and power that this body relies on.",
    BODIES,
    before="# in directory\norganisations: [{id: northmere-police, type: police-force}]",
    after="# in directory\norganisations: [{id: northmere-police, type: police-watchdog}]",
)
LEGAL_NAME = Rule(
    "body-name-changed",
    "body-name-changed",
    "different",
    "substantive",
    "A body has another legal name",
    "A new name can be a new legal body, which has agreed to nothing.",
    "Find out whether it is the same body. If not, it has to join by itself.",
    BODIES,
    before="# in directory\norganisations: [{id: northmere-police, name: Northmere Constabulary}]",
    after="# in directory\norganisations: [{id: northmere-police, name: Northmere and Shire Constabulary}]",
)
TYPES_MORE = Rule(
    "class-types-widened",
    "class-types-narrowed",
    "wider",
    "new sharing",
    "More types of body can belong to a class",
    "Bodies that nobody had in mind can come to know about people, by joining the class.",
    "Say whether bodies of the new type may know what this class may know.",
    PARTIES,
    before="# in directory\nclasses: [{id: schools, type: maintained-school}]",
    after="# in directory\nclasses: [{id: schools, type: [maintained-school, academy-trust]}]",
)
TYPES_FEWER = Rule(
    "class-types-narrowed",
    "class-types-widened",
    "narrower",
    "substantive",
    "Fewer types of body can belong to a class",
    "Bodies of that type that have joined are no longer covered, and must stop.",
    "Find the members of that type and tell them.",
    PARTIES,
    before=TYPES_MORE.after,
    after=TYPES_MORE.before,
)
MEMBERS = Rule(
    "class-members-changed",
    "class-members-changed",
    "different",
    "substantive",
    "Who belongs to a class, or how they join it, is different",
    "A member may give and receive all that the class may, and is bound by all that binds the class.",
    "Check the list of members, and that each of them has joined.",
    "ICO data sharing code, data sharing agreements",
    before="# in directory\nclasses: [{id: schools, members: 41 schools; the council keeps the list}]",
    after="# in directory\nclasses: [{id: schools, members: 44 schools; the council keeps the list}]",
)
TEAM = Rule(
    "joint-team-changed",
    "joint-team-changed",
    "different",
    "substantive",
    "A part of an organisation is of another kind, or is run with others",
    "Those who run a team together each answer for what it does, and each may come to know what it knows.",
    "Check that all who run the team are parties.",
    "UK GDPR Article 26",
    before="",
    after="# in directory\norganisations: [{id: northmere-council, units: [{id: childrens-social-care, kind: joint team, hosted_with: [northmere-police]}]}]",
)
FACTS = Rule(
    "directory-facts-changed",
    "directory-facts-changed",
    "different",
    "correction",
    "A fact in the directory is different",
    "Nobody has to do anything else than before: a name in use, an address, a registration, a post, or how a board works.",
    "Correct your own lists.",
    "UK GDPR Article 5(1)(d)",
    before="# in directory\norganisations: [{id: northmere-council, address: 'Civic Centre, High Road, Northmere'}]",
    after="# in directory\norganisations: [{id: northmere-council, address: 'Town Hall, Broad Street, Northmere'}]",
)
RULES = (
    NAMED,
    UNNAMED,
    TYPE,
    LEGAL_NAME,
    TYPES_MORE,
    TYPES_FEWER,
    MEMBERS,
    TEAM,
    FACTS,
)

SAID_OF_BODY = {
    "known_as": "what staff call it",
    "address": "its address",
    "registration": "its number in the register of fee payers",
    "data_protection_officer": "its data protection officer's contact",
    "senior_information_risk_owner": "its senior information risk owner",
    "caldicott_guardian": "its Caldicott Guardian",
}
SAID_OF_BOARD = {
    "name": "its name",
    "host": "who runs it",
    "chair": "who chairs it",
    "meets": "how often it meets",
    "contact": "where it is reached",
}
FACTS_OF = {
    **{f"directory/organisations/*/{name}": says for name, says in SAID_OF_BODY.items()},
    **{f"directory/boards/*/{name}": says for name, says in SAID_OF_BOARD.items()},
    "directory/classes/*/name": "what the class is called",
    "directory/classes/*/contact": "the contact of the class",
}


def find(sides: Sides) -> Iterator[Effect]:
    listed = (
        "directory/organisations/*",
        "directory/classes/*",
        "directory/boards/*",
        "directory/contacts/*",
    )
    for seen in came(sides, *listed, "directory/organisations/*/units/*"):
        name = _name(seen, sides)
        yield effect(NAMED, sides, seen, f"The document now refers to {name} in the directory.", ())
    for seen in went(sides, *listed, "directory/organisations/*/units/*"):
        name = _name(seen, sides)
        yield effect(UNNAMED, sides, seen, f"The document no longer refers to {name} in the directory.", ())
    for field, what in (("type", "type of body"), ("nation", "nation")):
        for seen in fields(sides, f"directory/organisations/*/{field}"):
            says = f"The {what} of {_name(seen, sides)} is {_plain(seen)}."
            yield effect(TYPE, sides, seen, says, _around(seen, sides))
    for seen in fields(sides, "directory/organisations/*/owned_by"):
        says = f"{_name(seen, sides)}, who owns it: {_named(seen, sides)}."
        yield effect(TYPE, sides, seen, says[:1].upper() + says[1:], _around(seen, sides))
    for seen in fields(sides, "directory/organisations/*/name"):
        before, after = quoted(seen.before, seen.after)
        says = f"The legal name of {_name(seen, sides)} is {after}, was {before}."
        yield effect(LEGAL_NAME, sides, seen, says, everyone(sides))
    yield from _of_classes(sides)
    for seen in fields(
        sides,
        "directory/organisations/*/units/*/kind",
        "directory/organisations/*/units/*/hosted_with",
    ):
        what = "is run together with" if seen.change.key[-1] == "hosted_with" else "is now of the kind"
        told = names(seen.gained, sides) if what.startswith("is run") else seen.after
        says = f"{_name(seen, sides)} {what} {told or 'nobody else any more'}."
        yield effect(TEAM, sides, seen, says, _around(seen, sides))
    for pattern, what in (
        *FACTS_OF.items(),
        ("directory/organisations/*/units/*/name", "what the part is called"),
    ):
        for seen in fields(sides, pattern):
            says = f"{_name(seen, sides)}, {what}: {_named(seen, sides)}."
            yield effect(FACTS, sides, seen, says[:1].upper() + says[1:], ())


def _of_classes(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "directory/classes/*/type"):
        name = _name(seen, sides)
        if seen.gained or not seen.is_stated:
            told = f"now also {_types(seen.gained)}" if seen.gained else "no longer stated"
            says = f"The types of body that can belong to {name}: {told}."
            yield effect(TYPES_MORE, sides, seen, says, everyone(sides))
        if seen.lost and seen.is_stated:
            says = f"The types of body that can belong to {name}: no longer {_types(seen.lost)}."
            yield effect(TYPES_FEWER, sides, seen, says, _around(seen, sides))
    for field, what in (
        ("members", "The members of"),
        ("joined_by", "How a body joins"),
        ("nation", "The nation of"),
    ):
        for seen in fields(sides, f"directory/classes/*/{field}"):
            says = f"{what} {_name(seen, sides)}: {was(seen)}."
            yield effect(MEMBERS, sides, seen, says, _around(seen, sides))


def _types(types: tuple[str, ...]) -> str:
    return ", ".join(one.replace("-", " ") for one in types)


def _plain(seen: Seen) -> str:
    return was(seen).replace("-", " ")


def _named(seen: Seen, sides: Sides) -> str:
    """A fact that is a reference by its name, any other as it is written."""
    if seen.change.one.sort != "reference":
        return was(seen)
    after, before = names(seen.gained, sides), names(seen.lost, sides)
    return f"{after or 'no longer stated'}{f', was {before}' if before else ''}"


def _name(seen: Seen, sides: Sides) -> str:
    return names(["/".join(seen.names)], sides)


def _around(seen: Seen, sides: Sides) -> tuple[str, ...]:
    """The body's own parties, and all who take part in a flow with them; everyone where no flow names it."""
    own = (*meant(seen.names[0], sides.new), *meant(seen.names[0], sides.old))
    flows = dict.fromkeys(
        flow
        for terms in (sides.new, sides.old)
        for flow in terms.items("flows")
        if set(own) & set(taking_part(flow, sides))
    )
    return tuple(dict.fromkeys((*own, *parties_of_flows(flows, sides)))) or everyone(sides)
