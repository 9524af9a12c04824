"""The managers' pages on the organisations: each party's part in the agreement, then each body in full."""

from __future__ import annotations

from ispc.corpus import Effective, Member, Placed
from ispc.layers._blocks import facts, led, paragraphs, run_on, subsection
from ispc.layers._blocks import table as laid
from ispc.layers._family import link
from ispc.layers._posts import post
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import missing
from ispc.model.parties import Organisation, PartyClass
from ispc.view import Block, Cell

Body = Placed[Organisation] | Placed[PartyClass]


def blocks(voice: Voice) -> tuple[Block, ...]:
    words, bodies = voice.words, _bodies(voice)
    columns = (words.organisation, words.role_and_control, words.owned_by_post, words.contact, words.signs)
    owners = (
        ((voice.name(member),), voice.say(one, "area"), voice.say(one, "post"))
        for member in voice.effective.members
        for one in parts(member.party, "information_owners")
    )
    return (
        *facts(voice.fact(voice.document, "lead"), missing(voice, "parties")),
        *laid(
            words.parties_table,
            columns,
            (_party(voice, member) for member in voice.effective.members),
            (28, 18, 20, 18, 16),
        ),
        *laid(words.information_owners, (words.organisation, words.area, words.post), owners),
        *_short(voice, tuple((body, above) for body in bodies if (above := _above(voice, body)))),
        *(block for body in bodies if _above(voice, body) is None for block in _full(voice, body)),
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


def _bodies(voice: Voice) -> tuple[Body, ...]:
    """Every body that takes part, once, in the order of the parties; for a policy, its organisation."""
    found: dict[str, Body] = {}
    whose = voice.corpus.directory.organisations.get(getattr(voice.document.value, "organisation", ""))
    for body in (whose, *(member.organisation or member.body_class for member in voice.effective.members)):
        if body is not None:
            found.setdefault(str(body.address), body)
    return tuple(found.values())


def _above(voice: Voice, body: Body) -> Effective | None:
    """The nearest document above whose managers' page describes the body in full, if there is one."""
    for document in voice.effective.parents:
        effective = voice.corpus.effective.get(document.id)
        if effective is None:
            continue
        above = Voice("M", effective, voice.corpus, voice.setting)
        if any(one.address == body.address for one in _bodies(above)) and _above(above, body) is None:
            return effective
    return None


def _short(voice: Voice, bodies: tuple[tuple[Body, Effective], ...]) -> tuple[Block, ...]:
    """The bodies that a document above describes: what each is, who answers for information there, and where to look."""
    words = voice.words
    what = ("type", "nation", "registration", "members")
    who = ("senior_information_risk_owner", "caldicott_guardian")
    rows = (
        (
            voice.say(body, "name"),
            run_on(tuple(text for name in what for text in voice.say(body, name))),
            voice.say(body, "data_protection_officer") or voice.say(body, "contact"),
            tuple(text for fact in voice.facts(body, *who) for text in led(f"{fact.label}:", fact.value)),
        )
        for body, _ in bodies
    )
    columns = (words.organisation, words.what_it_is, words.officer, words.answers_for_it)
    above = {effective.id: link(voice, effective, "managerial") for _, effective in bodies}
    return (
        *laid(words.bodies_table, columns, rows, (26, 22, 26, 26)),
        *paragraphs(*(led(words.described_above, title) for title in above.values())),
    )


def _full(voice: Voice, body: Body) -> tuple[Block, ...]:
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
