"""The term: from when and until when the document holds, what stands above it, and whether it binds like a contract.

Under an agreement that has ended nothing may be shared, so a later end is more sharing. What the document is called, and the number of
its edition, change nothing that anybody does.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import came, effect, everyone, fields, was, went
from ispc.effects._stating import told

FROM_WHEN = "Haringey report, 2009: it must be clear from when a protocol is in operation"
CODE = "ICO data sharing code, data sharing agreements"

REGION = "# in region\n{kind: framework, title: Regional framework, edition: '1', owner: {post: Director}, review: {next: 2027-05-01}, position_statement: We share to keep people safe., principles: [{id: safety, principle: We keep people safe.}], parties: {not_stated: they join one by one}}"

EARLIER = Rule(
    "term-starts-earlier",
    "term-starts-later",
    "wider",
    "substantive",
    "The document takes effect earlier",
    "Data may flow before staff know of it and before systems are ready.",
    "Check that your staff, forms and notices are ready by then.",
    FROM_WHEN,
    before="effective: 2026-10-01",
    after="effective: 2026-09-15",
)
STARTS_LATER = Rule(
    "term-starts-later",
    "term-starts-earlier",
    "narrower",
    "correction",  # nobody is bound earlier than they agreed; else every edition would ask everyone for its date alone
    "The document takes effect later",
    "Until then staff may not rely on it, and people may go without help.",
    "Say by what rules your staff share until then.",
    FROM_WHEN,
    before=EARLIER.after,
    after=EARLIER.before,
)
EXTENDED = Rule(
    "term-extended",
    "term-shortened",
    "wider",
    "substantive",
    "The document holds for longer",
    "Data goes on being shared after the day on which that was to end.",
    "Say whether the sharing is still needed for so long.",
    CODE,
    before="ends: 2028-09-30",
    after="ends: 2031-09-30",
)
SHORTENED = Rule(
    "term-shortened",
    "term-extended",
    "narrower",
    "substantive",
    "The document holds for a shorter time",
    "From its last day on nothing may be shared under it.",
    "Plan what your staff do from that day on.",
    CODE,
    before=EXTENDED.after,
    after=EXTENDED.before,
)
FORCE = Rule(
    "legal-force-changed",
    "legal-force-changed",
    "different",
    "substantive",
    "The document binds in law in another way",
    "Under a contract or a deed one party can take another to court.",
    "Take legal advice before you agree.",
    "ICO data sharing code, data sharing agreements: an agreement may be a contract",
    before="legal_force: not binding",
    after="legal_force: contract",
)
PARENT = Rule(
    "parent-changed",
    "parent-changed",
    "different",
    "substantive",
    "The document stands under another one",
    "Whoever owns the document above can change what holds here.",
    "Read the document above, and know who owns it.",
    CODE,
    before=REGION,
    after=f"{REGION}\n# in framework\npart_of: region",
)
EDITION = Rule(
    "edition-changed",
    "edition-changed",
    "different",
    "correction",
    "It is a new edition",
    "Old copies look the same, and somebody may go on using one.",
    "Withdraw the old copies once the new edition is in operation.",
    FROM_WHEN,
    before='edition: "3"',
    after='edition: "4"',
)
FACTS = Rule(
    "document-facts-changed",
    "document-facts-changed",
    "different",
    "correction",
    "A fact about the document is different",
    "Nobody has to do anything else: its title, its tier, its dates on paper, or what it replaces.",
    "Correct your own lists.",
    FROM_WHEN,
    before="supersedes: edition 2 of March 2025",
    after="supersedes: edition 2 of May 2025",
)
RULES = (EARLIER, STARTS_LATER, EXTENDED, SHORTENED, FORCE, PARENT, EDITION, FACTS)

OF_THE_DOCUMENT = {
    "title": "the title",
    "tier": "the tier",
    "dated": "the date that it bears",
    "proposed": "the day on which it was put to the parties",
    "supersedes": "what it replaces",
}


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "effective"):
        begins = (
            f"The document takes effect on {was(seen)}"
            if seen.after
            else f"It is no longer said when the document takes effect; it was {seen.before}"
        )
        sooner = bool(seen.after) and (not seen.before or seen.after < seen.before)
        yield effect(
            EARLIER if sooner else STARTS_LATER, sides, seen, f"{begins}.", everyone(sides) if sooner else ()
        )
    for seen in fields(sides, "ends"):
        ends = (
            f"The document ends on {was(seen)}"
            if seen.after
            else f"The document no longer has a last day; it was {seen.before}"
        )
        longer = not seen.after or (bool(seen.before) and seen.after > seen.before)
        yield effect(EXTENDED if longer else SHORTENED, sides, seen, f"{ends}.", everyone(sides))
    for seen in fields(sides, "legal_force"):
        yield effect(FORCE, sides, seen, told("whether it binds in law", seen), everyone(sides))
    for seen in fields(sides, "part_of"):
        yield effect(PARENT, sides, seen, told("the document above", seen), everyone(sides))
    for seen in fields(sides, "edition"):
        yield effect(EDITION, sides, seen, told("the edition", seen), ())
    for seen in (*came(sides, "related/*"), *went(sides, "related/*"), *fields(sides, "related/*/link")):
        how = "is new" if not seen.change.old else "is gone" if not seen.change.new else "has another address"
        says = f"In the list of related documents, “{seen.names[0]}” {how}."
        yield effect(FACTS, sides, seen, says, ())
    for pattern, what in OF_THE_DOCUMENT.items():
        for seen in fields(sides, pattern):
            yield effect(FACTS, sides, seen, told(what, seen), ())
