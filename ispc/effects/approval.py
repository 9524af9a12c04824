"""Approval: who decides, what it takes for the document to count as agreed, and how much of it the public may read.

Whoever may change the rules of approval may change everything. So a change of them is of the gravest class whichever way it goes, and
every party agrees again. That is the lesson of a society whose rules have been kept in the open for ten years: a change of who may
approve changes went in as a correction of grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Change, Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import came, effect, everyone, fields, names, went
from ispc.effects._stating import looser, told
from ispc.terms import Clause

SIGNED = "Haringey report, 2009: signing must be clear"

OWNED = "Haringey report, 2009: each protocol has an owner and a board"

CODE = "ICO data sharing code, data sharing agreements"

LEVELS = ("full", "summary", "title only", "none")


APPROVAL = Rule(
    "approval-rules-changed",
    "approval-rules-changed",
    "different",
    "new sharing",
    "What it takes for the document to count as agreed is different",
    "Others can now bind you, or your word counts for less than it did.",
    "Work out who could agree to a change without you, and whether you accept that.",
    SIGNED,
    before="approval: {agreed_when: {every_party: yes}}",
    after="approval: {agreed_when: {board: children-board}}",
)

VARIATION = Rule(
    "variation-rule-changed",
    "variation-rule-changed",
    "different",
    "new sharing",
    "How the agreement may be changed is different",
    "A change that you would refuse could be made without you.",
    "Work out who could change a legal basis, or add a party, under the new rule.",
    CODE,
    before="# in framework\nterms: {variation: 'In writing, agreed by every party.'}",
    after="# in framework\nterms: {variation: 'In writing, agreed by the lead partner.'}",
)

OPERATIONAL = Rule(
    "operational-condition-changed",
    "operational-condition-changed",
    "different",
    "new sharing",
    "The document takes effect on another condition",
    "Data may flow before those have agreed who had to agree before.",
    "Say whether you may be bound before you have signed.",
    "Haringey report, 2009: operational once agreed, without waiting for every signature",
    before="operational_when: the board has agreed it",
    after="operational_when: the lead partner has agreed it",
)

BOARD = Rule(
    "board-changed",
    "board-changed",
    "different",
    "new sharing",
    "Another board owns the document, or none",
    "Those who decide about it are others, and you may have no seat among them.",
    "Find out who sits on the board, and whether it may decide for you.",
    OWNED,
    before="board: children-board",
    after="board: {not_stated: the boards are being merged}",
    also=("directory-entry-unnamed",),
)

GATE_REMOVED = Rule(
    "gate-removed",
    "gate-added",
    "wider",
    "new sharing",
    "A check before signing is gone",
    "A mistake that the check would have found goes into force.",
    "Ask who looks at it instead.",
    CODE,
    before="gates: [{gate: minister, outcome: waiting}]",
    after="",
)

GATE_ADDED = Rule(
    "gate-added",
    "gate-removed",
    "narrower",
    "new sharing",
    "There is one more check before signing",
    "The document cannot take effect before somebody else has agreed to it.",
    "Ask who makes the check, and how long it takes.",
    CODE,
    before=GATE_REMOVED.after,
    after=GATE_REMOVED.before,
)

PUBLISHED_LESS = Rule(
    "published-less",
    "published-more",
    "wider",
    "substantive",
    "The public may read less of the document",
    "People cannot see who shares what about them.",
    "Ask what would do harm if people read it, and whether that part alone could be left out.",
    "UK GDPR Article 5(1)(a)",
    before="publication: {level: full}",
    after="publication: {level: summary, because: it names police systems}",
    also=("publication-facts-changed",),
)

PUBLISHED_MORE = Rule(
    "published-more",
    "published-less",
    "narrower",
    "substantive",
    "The public may read more of the document",
    "What was meant for staff alone, such as how systems are guarded, becomes public.",
    "Read it once as somebody who wants to do harm.",
    "UK GDPR Article 5(1)(a)",
    before=PUBLISHED_LESS.after,
    after="publication: {level: full, because: (remove)}",
    also=("publication-facts-changed",),
)

PUBLICATION = Rule(
    "publication-facts-changed",
    "publication-facts-changed",
    "different",
    "correction",
    "Where it is published, or why not in full, is different",
    "People who look in the old place do not find it.",
    "Correct your links to it.",
    "UK GDPR Article 5(1)(a)",
    before="",
    after="publication: {where: 'https://northmere.example.org/sharing'}",
)

MARKING = Rule(
    "marking-changed",
    "marking-changed",
    "different",
    "substantive",
    "The document bears another protective marking",
    "The marking decides who may hold a copy, and how it is kept and sent.",
    "Check who holds a copy, and whether they still may.",
    "UK GDPR Article 32",
    before="marking: OFFICIAL",
    after="marking: OFFICIAL-SENSITIVE",
)

RULES = (
    APPROVAL,
    VARIATION,
    OPERATIONAL,
    BOARD,
    GATE_REMOVED,
    GATE_ADDED,
    PUBLISHED_LESS,
    PUBLISHED_MORE,
    PUBLICATION,
    MARKING,
)

OF_APPROVAL = {
    "agreed_when": "what it takes to count as agreed",
    "signers": "who may approve for a party",
    "owner_may_approve": "whether the owner may also approve",
    "notice": "how long parties have to object",
    "signed_required": "whether only records signed with a key count",
}

OF_PUBLICATION = {
    "publication/because": "why it is not published in full",
    "publication/where": "where it is published",
    "publication/register_entry": "the register that lists it",
}


def find(sides: Sides) -> Iterator[Effect]:
    for change in sides.changes:
        if change.key[:1] == ("approval",) and change.kind in ("added", "removed", "changed"):
            yield effect(APPROVAL, sides, (change,), _approval(change, sides), everyone(sides))
    for pattern, rule, what in (
        ("terms/variation", VARIATION, "how the agreement may be changed"),
        ("operational_when", OPERATIONAL, "the condition on which it takes effect"),
        ("marking", MARKING, "the protective marking"),
    ):
        for seen in fields(sides, pattern):
            yield effect(rule, sides, seen, told(what, seen), everyone(sides))
    for seen in fields(sides, "board"):
        after, before = names(seen.gained, sides), names(seen.lost, sides)
        says = f"The board that owns it: {after or 'no longer stated'}; {f'it was {before}' if before else 'nothing was stated before'}."
        yield effect(BOARD, sides, seen, says, everyone(sides))
    for seen in came(sides, "gates/*"):
        yield effect(
            GATE_ADDED,
            sides,
            seen,
            f"It now has to pass a check before signing: {seen.names[0]}.",
            everyone(sides),
        )
    for seen in went(sides, "gates/*"):
        yield effect(
            GATE_REMOVED,
            sides,
            seen,
            f"It no longer has to pass a check before signing: {seen.names[0]}.",
            everyone(sides),
        )
    yield from _publication(sides)


def _approval(change: Change, sides: Sides) -> str:
    what = OF_APPROVAL.get(change.key[1], "how it is approved")
    if change.key[1] == "signers" and len(change.key) > 2:
        what = f"who may approve for {names([change.key[2]], sides)}"
    after, before = (_values(clauses, sides) for clauses in (change.new, change.old))
    return f"{what[:1].upper()}{what[1:]}: {after or 'no longer stated'}; {f'it was {before}' if before else 'not stated before'}."


def _values(clauses: tuple[Clause, ...], sides: Sides) -> str:
    """What the clauses say, each after the name that the template gives it."""
    return ", ".join(f"{one.title.lower()}: {names(one.value, sides)}" for one in clauses)


def _publication(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "publication/level"):
        less = looser(seen, LEVELS)
        says = told("how much of it the public may read", seen)
        yield effect(PUBLISHED_LESS if less else PUBLISHED_MORE, sides, seen, says, everyone(sides))
    for pattern, what in OF_PUBLICATION.items():
        for seen in fields(sides, pattern):
            yield effect(PUBLICATION, sides, seen, told(what, seen), ())
