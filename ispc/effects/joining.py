"""Joining and leaving: who lets others in, how a party goes, and what becomes of the data at the end.

Whoever may admit a party for all decides who comes to know about people. What a party that leaves does with what it holds is the last
promise that an agreement makes to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import effect, everyone, fields, names
from ispc.effects._stating import Stating, stating

CODE = "ICO data sharing code, data sharing agreements: how to add or exclude an organisation"
END = "ICO data sharing code, data sharing agreements: termination of the sharing"

ADMITS = Rule(
    "admitting-organisation-changed",
    "admitting-organisation-changed",
    "different",
    "new sharing",
    "Another organisation lets others in, or none does",
    "Whoever lets others in decides, for you as well, who comes to know about people.",
    "Say whether you trust that organisation to admit others in your name.",
    CODE,
    before="# in framework\njoining: {admits: northmere-council}",
    after="# in framework\njoining: {admits: northmere-police}",
)
DROPPED = Rule(
    "joining-rule-no-longer-stated",
    "joining-rule-stated",
    "wider",
    "substantive",
    "A rule on joining, leaving or exclusion is gone",
    "A body may come in unchecked, or one that breaks the agreement may stay.",
    "Ask how it is done from now on.",
    CODE,
    before="# in framework\njoining: {exclusion: The board may suspend a party that breaks the agreement.}",
    after="# in framework\njoining: {exclusion: (remove)}",
)
STATED = Rule(
    "joining-rule-stated",
    "joining-rule-no-longer-stated",
    "narrower",
    "substantive",
    "There is a new rule on joining, leaving or exclusion",
    "It binds you as well, on the day on which you want to leave.",
    "Read it as if you were the one who leaves, or is put out.",
    CODE,
    before=DROPPED.after,
    after=DROPPED.before,
)
CHANGED = Rule(
    "joining-rule-changed",
    "joining-rule-changed",
    "different",
    "substantive",
    "A rule on joining, leaving or exclusion says something else",
    "It decides who takes part, and how long a party is bound that no longer wants to be.",
    "Compare who decides, and with how much notice.",
    CODE,
    before="# in framework\njoining: {leaving: Three months' notice in writing to the board.}",
    after="# in framework\njoining: {leaving: Twelve months' notice in writing to the board.}",
)
END_OPEN = Rule(
    "data-at-the-end-no-longer-stated",
    "data-at-the-end-stated",
    "wider",
    "substantive",
    "It is no longer said what becomes of the data at the end",
    "Data that nobody has to destroy is kept for ever.",
    "Ask what each party does with what it holds when sharing ends.",
    END,
    before="# in framework\njoining: {data_at_the_end: 'Kept to the end of its period, then destroyed.'}",
    after="# in framework\njoining: {data_at_the_end: (remove)}",
)
END_SAID = Rule(
    "data-at-the-end-stated",
    "data-at-the-end-no-longer-stated",
    "narrower",
    "substantive",
    "It is now said what becomes of the data at the end",
    "Whoever leaves has to do it, and to be able to show it.",
    "Check that your systems can do it for this data alone.",
    END,
    before=END_OPEN.after,
    after=END_OPEN.before,
)
END_OTHER = Rule(
    "data-at-the-end-changed",
    "data-at-the-end-changed",
    "different",
    "substantive",
    "Something else becomes of the data at the end",
    "To destroy, to give back and to keep are three different ends for a person's record.",
    "Say which of them you were relying on.",
    END,
    before="# in framework\njoining: {data_at_the_end: 'Kept to the end of its period, then destroyed.'}",
    after="# in framework\njoining: {data_at_the_end: Kept by the lead partner.}",
)
RULES = (ADMITS, DROPPED, STATED, CHANGED, END_OPEN, END_SAID, END_OTHER)

CLAUSES = {
    "joining/how": "how a body joins",
    "joining/leaving": "how a party leaves",
    "joining/exclusion": "when a party is excluded",
}


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "joining/admits"):
        after, before = names(seen.gained, sides), names(seen.lost, sides)
        told = (
            f"{after} may now admit others for all"
            if after
            else "No organisation is named any more that may admit others for all"
        )
        says = f"{told[:1].upper()}{told[1:]}{f'; before, {before} could' if before else ''}."
        yield effect(ADMITS, sides, seen, says, everyone(sides))
    yield from stating(sides, Stating(DROPPED, STATED, CHANGED), CLAUSES)
    at_the_end = {"joining/data_at_the_end": "what becomes of the data when sharing ends"}
    yield from stating(sides, Stating(END_OPEN, END_SAID, END_OTHER), at_the_end)
