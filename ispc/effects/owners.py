"""Owners: which organisation leads, and which posts own the document and are accountable for it.

A document without an owner is not reviewed (Haringey report, 2009). Another post of the same organisation is a fact for those who write
to it; another organisation is a duty that moves.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import parts, within
from ispc.effects._seeing import effect, everyone, fields, names
from ispc.effects._stating import told

OWNED = "Haringey report, 2009: each protocol has an owner and a board"

CODE = "ICO data sharing code, data sharing agreements"


LEAD = Rule(
    "lead-partner-changed",
    "lead-partner-changed",
    "different",
    "substantive",
    "Another organisation leads, or none",
    "The lead partner keeps the list of parties, and others wait for it.",
    "Tell the new lead what you had agreed with the old one.",
    CODE,
    before="lead: northmere-council",
    after="lead: northmere-police",
)

OWNER_MOVED = Rule(
    "accountable-organisation-changed",
    "accountable-organisation-changed",
    "different",
    "substantive",
    "A post in another organisation answers for the document",
    "The work moves with the duty, and the new organisation may not know of it.",
    "Check that the organisation has taken the duty over.",
    OWNED,
    before="owner: {organisation: northmere-council, post: Head of Safeguarding}",
    after="owner: {organisation: northmere-police, post: Head of Safeguarding}",
)

POST = Rule(
    "accountable-post-changed",
    "accountable-post-changed",
    "different",
    "correction",
    "Another post of the same organisation answers for the document",
    "Questions that go to the old post wait.",
    "Send what concerns the document to the new post.",
    OWNED,
    before="owner: {post: Head of Safeguarding}",
    after="owner: {post: Head of Partnerships}",
)

ORPHANED = Rule(
    "accountable-post-not-stated",
    "accountable-post-stated",
    "different",
    "substantive",
    "It is no longer said who answers for the document",
    "A document without an owner is not reviewed, and nobody keeps it alive.",
    "Name a post before you sign.",
    OWNED,
    before="sponsor: {organisation: northmere-council, post: Director of Children's Services}",
    after="sponsor: (remove)",
)

ADOPTED = Rule(
    "accountable-post-stated",
    "accountable-post-not-stated",
    "different",
    "substantive",
    "It is now said who answers for the document",
    "The post has to find the time, and the others turn to it.",
    "Check that the post knows of its duty.",
    OWNED,
    before=ORPHANED.after,
    after=ORPHANED.before,
)

RULES = (
    LEAD,
    OWNER_MOVED,
    POST,
    ORPHANED,
    ADOPTED,
)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "lead"):
        after, before = names(seen.gained, sides), names(seen.lost, sides)
        told_before = f"it was {before}" if before else "nothing was stated before"
        says = f"The lead partner: {after or 'no longer stated'}; {told_before}."
        yield effect(LEAD, sides, seen, says, everyone(sides))
    yield from _posts(sides)


def _posts(sides: Sides) -> Iterator[Effect]:
    for holder, what in (
        ("owner", "The post that owns the document"),
        ("sponsor", "The senior post that is accountable"),
    ):
        for part in parts(sides, holder):
            post = sides.new.value(holder, "post")
            says = f"{what} is {post}; none was stated before." if part.stated else f"{what} {part.missing}."
            yield effect(ADOPTED if part.stated else ORPHANED, sides, part.changes, says, everyone(sides))
        for seen in within(sides, f"{holder}/organisation"):
            after, before = (
                names(seen.gained, sides) or "no organisation that is named",
                names(seen.lost, sides),
            )
            says = f"{what} is of {after}{f', before of {before}' if before else ''}."
            yield effect(OWNER_MOVED, sides, seen, says, everyone(sides))
        for seen in within(sides, f"{holder}/post"):
            yield effect(POST, sides, seen, told(what, seen), ())
        for seen in within(sides, f"{holder}/contact"):
            after = f"is reached at {names(seen.gained, sides)}" if seen.gained else "has no contact any more"
            yield effect(POST, sides, seen, f"{what} {after}.", ())
