"""Parties: who takes part, as a whole or by one service, in what role, and who answers for it there.

Whoever agreed, agreed to share with these bodies and no others. So one that comes or goes is asked of everyone, both ways: the
rest may have agreed only because it was there. A service that becomes its whole organisation lets in every other service.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import parts, within
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    everyone,
    fields,
    meant,
    named,
    names,
    parties_of_flows,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import told

INVOLVED = "ICO data sharing code, which organisations will be involved"
CONTROL = "UK GDPR Articles 26 and 28"
OWNED = "Haringey report, 2009: an owner in each organisation"
SIGNED = "Haringey report, 2009: the signing of protocols"

ADDED = Rule(
    "party-added",
    "party-removed",
    "wider",
    "new sharing",
    "A body joins the agreement",
    "A body that nobody agreed to share with becomes bound, and may give or receive what the flows say.",
    "Say whether you agree to share with it on these terms.",
    INVOLVED,
    before="",
    after="parties: [{organisation: northmere-nhs-trust, role: receives, control: own controller, owner: {post: Head of Children's Services}, contact: health-visiting-desk, signatory: Chief Executive}]",
    also=("directory-entry-named",),
)
REMOVED = Rule(
    "party-removed",
    "party-added",
    "narrower",
    "new sharing",
    "A body is no longer a party",
    "It is no longer bound by what protects the data that it holds already, and the others shared on the footing that it was there.",
    "Settle what happens to the data that it holds, and say whether you still agree without it.",
    INVOLVED,
    before=ADDED.after,
    after=ADDED.before,
    also=("directory-entry-unnamed",),
)
WIDENED = Rule(
    "party-widened",
    "party-narrowed",
    "wider",
    "new sharing",
    "A whole organisation takes part in the place of one service",
    "Every other service of the organisation may now take part, with staff and tasks that nobody had in mind.",
    "Ask which services need to take part, and name those only.",
    INVOLVED,
    before="",
    after="parties: [{organisation: northmere-council, service: childrens-social-care, remove: (remove)}, {organisation: northmere-council, role: gives and receives, control: own controller, owner: {post: Head of Safeguarding}, contact: childrens-front-door, signatory: Chief Executive}]",
    also=("directory-entry-unnamed",),
)
NARROWED = Rule(
    "party-narrowed",
    "party-widened",
    "narrower",
    "new sharing",
    "One service takes part in the place of its whole organisation",
    "Other services of the organisation that relied on the agreement may no longer take part.",
    "Check that every service that needs to take part is still named.",
    INVOLVED,
    before=WIDENED.after,
    after=WIDENED.before,
    also=("directory-entry-named",),
)
ROLE_WIDER = Rule(
    "party-role-wider",
    "party-role-narrower",
    "wider",
    "new sharing",
    "A party may give or receive more than before",
    "A party that only gave may come to know, or one that only received may pass on what it knows.",
    "Check in the flows what the party may now give or receive, and agree to it or not.",
    INVOLVED,
    before="",
    after="parties: [{class: schools, role: gives and receives}]",
)
ROLE_NARROWER = Rule(
    "party-role-narrower",
    "party-role-wider",
    "narrower",
    "substantive",
    "A party may give or receive less than before",
    "Staff who counted on that party for information, or who gave it theirs, have to stop.",
    "Check which flows end with this, and tell those who use them.",
    INVOLVED,
    before=ROLE_WIDER.after,
    after=ROLE_WIDER.before,
)
ROLE_CHANGED = Rule(
    "party-role-changed",
    "party-role-changed",
    "different",
    "new sharing",
    "A party takes part in another role",
    "To host or to advise is to come near the data without giving or receiving it, and others must know which it is.",
    "Ask what the party can see in its new role.",
    INVOLVED,
    before="parties: [{organisation: northmere-police, role: hosts}]",
    after="parties: [{organisation: northmere-police, role: advises}]",
)
CONTROL_TAKEN = Rule(
    "control-taken",
    "control-given-up",
    "wider",
    "new sharing",
    "A party that acted on orders decides for itself",
    "It may use the data for purposes of its own, and no contract holds it to the orders of another.",
    "Ask what it wants to decide for itself, and on what legal basis.",
    CONTROL,
    before="parties: [{organisation: northmere-police, control: processor}]",
    after="",
)
CONTROL_GIVEN_UP = Rule(
    "control-given-up",
    "control-taken",
    "narrower",
    "substantive",
    "A party acts on the orders of another",
    "It needs a contract with the party that gives the orders, and that party answers for what it does.",
    "See that the contract is there before it handles anything.",
    CONTROL,
    before=CONTROL_TAKEN.after,
    after=CONTROL_TAKEN.before,
)
CONTROL_CHANGED = Rule(
    "control-changed",
    "control-changed",
    "different",
    "substantive",
    "A party decides alone, or together with others, unlike before",
    "Those who decide together owe people an arrangement on who answers them; those who decide alone each answer for themselves.",
    "Settle who answers people's requests, and write it into the arrangement.",
    CONTROL,
    before="",
    after="parties: [{organisation: northmere-police, control: joint controller}]",
)
LEFT = Rule(
    "party-left",
    "party-returned",
    "narrower",
    "new sharing",
    "A party is recorded as having left",
    "Its staff may no longer receive, and what it holds is no longer kept under a live agreement.",
    "Stop sharing with it from that day, and settle what it does with the data it holds.",
    "ICO data sharing code, how to add or exclude an organisation",
    before="",
    after="parties: [{organisation: northmere-police, left: 2027-03-31}]",
)
RETURNED = Rule(
    "party-returned",
    "party-left",
    "wider",
    "new sharing",
    "A party that had left takes part again",
    "People's data goes once more to a body that had stopped receiving it.",
    "Say whether you agree to share with it again.",
    "ICO data sharing code, how to add or exclude an organisation",
    before=LEFT.after,
    after=LEFT.before,
)
LEAVES_LATER = Rule(
    "party-leaves-later",
    "party-leaves-sooner",
    "wider",
    "new sharing",
    "A party leaves on a later day",
    "It goes on receiving for longer than the others agreed to.",
    "Say whether you will share with it until the new day.",
    "ICO data sharing code, how to add or exclude an organisation",
    before="parties: [{organisation: northmere-police, left: 2027-03-31}]",
    after="parties: [{organisation: northmere-police, left: 2027-09-30}]",
)
LEAVES_SOONER = Rule(
    "party-leaves-sooner",
    "party-leaves-later",
    "narrower",
    "new sharing",
    "A party leaves on an earlier day",
    "Sharing that staff count on ends sooner, perhaps in the middle of a case.",
    "Plan what replaces it before the new day.",
    "ICO data sharing code, how to add or exclude an organisation",
    before=LEAVES_LATER.after,
    after=LEAVES_LATER.before,
)
JOINED = Rule(
    "party-joining-changed",
    "party-joining-changed",
    "different",
    "substantive",
    "When or through what a party joined is different",
    "A party is bound from the day it joined, and one that a contract brought in goes when the contract ends.",
    "Check that nothing was shared with it before that day.",
    "ICO data sharing code, how to add or exclude an organisation",
    before="parties: [{organisation: northmere-police, joined: 2026-10-01}]",
    after="parties: [{organisation: northmere-police, joined: 2026-11-01}]",
)
PART = Rule(
    "party-part-changed",
    "party-part-changed",
    "different",
    "substantive",
    "What a party does in the agreement is different",
    "The others rely on each party to do its part, such as to tell them what came of a referral.",
    "Check that the party can do it, and that nothing you rely on has gone.",
    INVOLVED,
    before="",
    after="parties: [{organisation: northmere-council, service: childrens-social-care, does: Assesses each referral.}]",
)
OWNER = Rule(
    "party-owner-changed",
    "party-owner-changed",
    "different",
    "correction",
    "Another post owns the agreement in a party",
    "Questions about the agreement go to another post. What the party has agreed to is the same.",
    "Write to the new post from now on.",
    OWNED,
    before="",
    after="parties: [{organisation: northmere-police, owner: {post: Head of Protecting Vulnerable People}}]",
)
OWNER_DROPPED = Rule(
    "party-owner-dropped",
    "party-owner-stated",
    "wider",
    "substantive",
    "A party no longer says who owns the agreement there",
    "Where nobody owns it, nobody trains the staff, answers the others or sees that it is kept.",
    "Ask the party to name a post.",
    OWNED,
    before="",
    after="parties: [{organisation: northmere-police, owner: {not_stated: the post is vacant}}]",
)
OWNER_STATED = Rule(
    "party-owner-stated",
    "party-owner-dropped",
    "narrower",
    "substantive",
    "A party now says who owns the agreement there",
    "A post is named that has to keep the agreement alive in that party.",
    "See that the post knows of it.",
    OWNED,
    before=OWNER_DROPPED.after,
    after=OWNER_DROPPED.before,
)
SIGNATORY = Rule(
    "party-signatory-changed",
    "party-signatory-changed",
    "different",
    "correction",
    "Another post signs for a party",
    "The next signature comes from another post. What was signed stays signed.",
    "Send the next edition to the new post.",
    SIGNED,
    before="",
    after="parties: [{organisation: northmere-police, signatory: Assistant Chief Constable}]",
)
SIGNATORY_DROPPED = Rule(
    "party-signatory-dropped",
    "party-signatory-stated",
    "wider",
    "substantive",
    "A party no longer says which post signs for it",
    "Anyone may then claim to sign for the party, with or without authority.",
    "Ask the party which post has the authority.",
    SIGNED,
    before="",
    after="parties: [{organisation: northmere-police, signatory: (remove)}]",
)
SIGNATORY_STATED = Rule(
    "party-signatory-stated",
    "party-signatory-dropped",
    "narrower",
    "substantive",
    "A party now says which post signs for it",
    "Only that post can bind the party.",
    "Check that the post has the authority.",
    SIGNED,
    before=SIGNATORY_DROPPED.after,
    after=SIGNATORY_DROPPED.before,
)
INFORMATION_OWNER = Rule(
    "information-owner-changed",
    "information-owner-changed",
    "different",
    "correction",
    "Another post answers for an area of data in a party",
    "Questions about that data go to another post. What may be shared is the same.",
    "Correct your list of posts.",
    OWNED,
    before="parties: [{organisation: northmere-police, information_owners: [{area: custody records, post: Head of Custody}]}]",
    after="parties: [{organisation: northmere-police, information_owners: [{area: custody records, post: Head of Criminal Justice}]}]",
)
RULES = (
    *(ADDED, REMOVED, WIDENED, NARROWED, ROLE_WIDER, ROLE_NARROWER, ROLE_CHANGED),
    *(CONTROL_TAKEN, CONTROL_GIVEN_UP, CONTROL_CHANGED, LEFT, RETURNED, LEAVES_LATER, LEAVES_SOONER),
    *(JOINED, PART, OWNER, OWNER_DROPPED, OWNER_STATED, SIGNATORY, SIGNATORY_DROPPED, SIGNATORY_STATED),
    INFORMATION_OWNER,
)


def find(sides: Sides) -> Iterator[Effect]:
    yield from _bodies(sides)
    for seen in fields(sides, "parties/*/role"):
        says = f"The role of {names(seen.names, sides)}: {was(seen)}."
        yield effect(_role(seen), sides, seen, says, partners(seen, sides))
    for seen in fields(sides, "parties/*/control"):
        rule = {seen.after: CONTROL_GIVEN_UP, seen.before: CONTROL_TAKEN}.get("processor", CONTROL_CHANGED)
        says = f"How {names(seen.names, sides)} takes part: {was(seen)}."
        yield effect(rule, sides, seen, says, partners(seen, sides))
    for seen in fields(sides, "parties/*/left"):
        says = f"The day on which {names(seen.names, sides)} leaves: {was(seen)}."
        yield effect(_leaving(seen), sides, seen, says, everyone(sides))
    clauses = {
        "parties/*/joined": "the day on which it joined",
        "parties/*/joined_by": "what it joined through",
    }
    for pattern, what in clauses.items():
        for seen in fields(sides, pattern):
            says = f"Of {names(seen.names, sides)}, {what}: {was(seen)}."
            yield effect(JOINED, sides, seen, says, partners(seen, sides))
    for seen in fields(sides, "parties/*/does"):
        says = told(f"what {names(seen.names, sides)} does", seen)
        yield effect(PART, sides, seen, says, partners(seen, sides))
    yield from _posts(sides)


def _bodies(sides: Sides) -> Iterator[Effect]:
    """Parties that came and went; a service and its whole organisation are told as one."""
    new = {seen.names[0]: seen for seen in came(sides, "parties/*")}
    gone = {seen.names[0]: seen for seen in went(sides, "parties/*")}
    for rule, wholes, services in ((WIDENED, new, gone), (NARROWED, gone, new)):
        for body in [one for one in wholes if "/" not in one]:
            parts_of = [one for one in services if one.startswith(f"{body}/")]
            if not parts_of:
                continue
            changes = [wholes.pop(body).change, *(services.pop(one).change for one in parts_of)]
            whole, some = f"the whole of {names([body], sides)}", names(parts_of, sides)
            now, before = (whole, some) if rule is WIDENED else (some, whole)
            yield effect(rule, sides, changes, f"The party is {now}, was {before}.", everyone(sides))
    for name, seen in new.items():
        says = f"A new party joins the agreement: {names([name], sides)}."
        yield effect(ADDED, sides, seen, says, everyone(sides))
    for name, seen in gone.items():
        yield effect(REMOVED, sides, seen, f"No longer a party: {names([name], sides)}.", everyone(sides))


GIVES_RECEIVES = {"gives": {"gives"}, "receives": {"receives"}, "gives and receives": {"gives", "receives"}}


def _role(seen: Seen) -> Rule:
    if not seen.is_stated:
        return ROLE_WIDER
    before, after = GIVES_RECEIVES.get(seen.before), GIVES_RECEIVES.get(seen.after)
    if before is None and after is None:
        return ROLE_CHANGED
    before, after = before or set(), after or set()
    return (
        ROLE_WIDER
        if "receives" in after - before or before < after
        else ROLE_NARROWER
        if after < before
        else ROLE_CHANGED
    )


def _leaving(seen: Seen) -> Rule:
    if not seen.is_stated:
        return RETURNED
    if not seen.was_stated:
        return LEFT
    return LEAVES_LATER if seen.after > seen.before else LEAVES_SOONER


def _posts(sides: Sides) -> Iterator[Effect]:
    """Who answers for the agreement within a party."""
    for part in parts(sides, "parties/*/owner"):
        who, rule = names(part.names, sides), OWNER_STATED if part.stated else OWNER_DROPPED
        says = f"The owner in {who} {'is now stated' if part.stated else part.missing}."
        yield effect(rule, sides, part.changes, says, meant(part.names[0], sides.new))
    for seen in within(
        sides, "parties/*/owner/post", "parties/*/owner/organisation", "parties/*/owner/contact"
    ):
        says = f"The owner in {names(seen.names, sides)}: {named(seen, sides)}."
        yield effect(OWNER, sides, seen, says, ())
    for seen in fields(sides, "parties/*/signatory"):
        rule = SIGNATORY_DROPPED if not seen.is_stated else SIGNATORY if seen.was_stated else SIGNATORY_STATED
        asked = () if rule is SIGNATORY else meant(seen.names[0], sides.new)
        yield effect(rule, sides, seen, f"Who signs for {names(seen.names, sides)}: {was(seen)}.", asked)
    for seen in (
        *fields(sides, "parties/*/information_owners/*/post"),
        *came(sides, "parties/*/information_owners/*"),
        *went(sides, "parties/*/information_owners/*"),
    ):
        who, area = seen.names
        post = was(seen) if seen.change.is_field else "now named" if seen.change.new else "no longer named"
        says = f"Who answers for {area} in {names([who], sides)}: {post}."
        yield effect(INFORMATION_OWNER, sides, seen, says, ())


def partners(seen: Seen, sides: Sides) -> tuple[str, ...]:
    """The party itself and all who share with it; everyone where no flow names it."""
    own = dict.fromkeys((*meant(seen.names[0], sides.new), *meant(seen.names[0], sides.old)))
    flows = dict.fromkeys(flow for terms in (sides.new, sides.old) for flow in terms.items("flows"))
    shared = [flow for flow in flows if own.keys() & set(taking_part(flow, sides))]
    return tuple(dict.fromkeys((*own, *parties_of_flows(shared, sides)))) if shared else everyone(sides)
