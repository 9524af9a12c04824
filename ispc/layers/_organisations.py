"""The managers' pages on the organisations: each party's part in the agreement, then each body in full."""

from __future__ import annotations

from ispc.corpus import Member, Placed
from ispc.layers._blocks import facts, led, subsection
from ispc.layers._blocks import table as laid
from ispc.layers._posts import post
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import missing
from ispc.model.parties import Organisation, PartyClass
from ispc.view import Block, Cell


def blocks(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    columns = (words.organisation, words.role_and_control, words.owned_by_post, words.contact, words.signs)
    owners = (
        ((voice.name(member),), voice.say(one, "area"), voice.say(one, "post"))
        for member in voice.effective.members
        for one in parts(member.party, "information_owners")
    )
    return (
        *facts(voice.fact(voice.document, "lead"), missing(voice, "parties")),
        *laid(words.parties_table, columns, (_party(voice, member) for member in voice.effective.members)),
        *laid(words.information_owners, (words.organisation, words.area, words.post), owners),
        *(block for body in _bodies(voice) for block in _body(voice, body)),
    )


def _party(voice: Voice, member: Member) -> tuple[Cell, ...]:
    party, words = member.party, voice.words
    owner = part(party, "owner")
    dates = (("joined", words.joined), ("joined_by", words.joined_by), ("left", words.left))
    return (
        (voice.name(member), *voice.say(party, "does")),
        (
            *voice.say(party, "role"),
            *voice.say(party, "control"),
            *(text for name, lead in dates for text in led(lead, voice.say(party, name))),
        ),
        post(voice, owner) if owner else voice.say(party, "owner"),
        voice.say(party, "contact"),
        voice.say(party, "signatory"),
    )


def _bodies(voice: Voice) -> tuple[Placed[Organisation] | Placed[PartyClass], ...]:
    """Every body that takes part, once, in the order of the parties; for a policy, its organisation."""
    found: dict[str, Placed[Organisation] | Placed[PartyClass]] = {}
    whose = voice.corpus.directory.organisations.get(getattr(voice.document.value, "organisation", ""))
    for body in (whose, *(member.organisation or member.body_class for member in voice.effective.members)):
        if body is not None:
            found.setdefault(str(body.address), body)
    return tuple(found.values())


def _body(voice: Voice, body: Placed[Organisation] | Placed[PartyClass]) -> tuple[Block, ...]:
    words = voice.words
    names = ("type", "nation", "registration", "address", "owned_by", "members", "joined_by")
    people = ("data_protection_officer", "senior_information_risk_owner", "caldicott_guardian", "contact")
    return subsection(
        f"body-{body.value.id}",
        voice.plain(body, "name"),
        facts(voice.facts(body, *names, *people)),
        voice.table(words.units_table, parts(body, "units")),
        voice.table(words.posts_table, parts(body, "posts")),
        voice.table(words.contacts_table, parts(body, "contacts")),
    )
