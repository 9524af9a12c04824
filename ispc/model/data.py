"""What is shared and about whom: people, items of data, and what is never shared.

The kind of an item decides which condition the law asks for, and for anonymous data it asks for none; so the kind
is a word of a closed list, never a guess from a name.
"""

from __future__ import annotations

from typing import Annotated, Literal

from ispc.model.prose import Line, Prose
from ispc.model.scalars import Id, Model, OneOrMany, Reference, Stated, YesNo, ask

ItemKind = Literal["personal", "special category", "criminal offence", "pseudonymised", "anonymous", "about a company"]
Population = Literal["children", "adults", "lacks capacity", "deceased"]
PersonRef = Annotated[Id, Reference("person")]


class Person(Model):
    """A group of people whom the data is about."""

    id: Id = ask("Id", "A short name for references.", "Items say whom they are about by it.", "child", internal="a name for references only")
    who: Line = ask("Who", "Who they are, in plain words.", "Readers must know whom the agreement covers.", "Children under 18 who live or learn in the borough", to="SMF")
    population: Population = ask("Population", "Children, adults, people who lack capacity, or people who have died.", "The rules for asking and telling differ, and the guide shows a box for each.", "children", to="MF")
    opposed_to: OneOrMany[PersonRef] | None = ask("Opposed to", "People whose safety depends on these people not being told.", "A perpetrator must never be told what a victim said.", ["victim"], to="M", default=None)


class PopulationNote(Model):
    """What front-line staff need to know about one population."""

    population: Population = ask("Population", "Which population.", "The guide has one box for each.", "children", to="MF")
    say: Stated[Prose] = ask("What to say", "Two or three short sentences for the guide.", "Staff need the rule for the person in front of them.", "Ask the child what they want. You may share without consent to keep a child safe.", to="MF")


class Item(Model):
    """One item, or group of items, of data."""

    id: Id = ask("Id", "A short name for references.", "Flows say what they carry by it.", "attendance", internal="a name for references only")
    name: Line = ask("Name", "What staff call it.", "The guide shows this name.", "Attendance and exclusions", to="MF")
    about: OneOrMany[PersonRef] | None = ask("About", "Whom it is about, by id.", "The people decide which rules apply.", ["child"], to="M", default=None)
    kind: ItemKind = ask("Kind", "What kind of data it is in law.", "Special category and offence data need a further condition.", "personal", to="M")
    because: Line | None = ask("Why this kind", "Why it is of that kind.", "Reviewers can then judge it.", "may concern health", to="M", default=None)
    health: YesNo | None = ask("About health", "Whether it is about health or care.", "Some powers never cover patient information.", "yes", to="M", default=None)
    definition: Prose | None = ask("Definition", "What is in it, exactly.", "ICO data sharing code: name the exact items.", "Sessions missed in the last 12 months, with codes.", to="M", default=None)
    format: Line | None = ask("Format", "The format or standard.", "Systems must be able to read it.", "CSV, DfE common basic data set", to="M", default=None)
    optional: YesNo | None = ask("Optional", "Whether it may be left out.", "Only what is needed is shared.", "no", to="M", default=None)
    source_system: Line | None = ask("Source", "Where it is taken from.", "Accuracy is checked at the source.", "the school's management system", to="M", default=None)
    collected: Line | None = ask("When it is collected", "The collection and its date.", "Collections come on fixed days.", "school census, each term", to="M", default=None)
    need_to_know: Line | None = ask("Who may see it", "Who may see it once it has arrived.", "Access is for those who need it.", "the allocated social worker and their manager", to="M", default=None)
    within: Annotated[Id, Reference("parent item")] | None = ask("Part of", "The item of the parent agreement that this is part of.", "A data exchange agreement may not widen its protocol.", "concern", to="M", default=None)


class Exclusion(Model):
    """Something that is never shared under this agreement."""

    id: Id = ask("Id", "A short name for references.", "Changes are followed by it.", "adoption-records", internal="a name for references only")
    what: Line = ask("What", "What is never shared.", "Staff must see the line before they cross it.", "Adoption records", to="MF")
    because: Line | None = ask("Why", "Why, in plain words.", "People keep a rule that they understand.", "a court or the adoption agency decides", to="MF", default=None)
    instead: Line | None = ask("What to do instead", "Whom to ask.", "A refusal without a next step leaves people stuck.", "Ask the legal team", to="MF", default=None)
