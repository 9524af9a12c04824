"""The page of one party: what asks it to agree again, what it should know, what stays, which of its pages change, and its answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ispc.compare import Compared
from ispc.corpus import Placed
from ispc.effects._seeing import taking_part
from ispc.layers._blocks import bullets, facts, paragraphs, subsection
from ispc.layers._saying import part
from ispc.layers._words_pack import counted
from ispc.model.parties import Holder
from ispc.review_pack._asked import Asked, Party, Told, saying
from ispc.view import Blank, Blanks, Block, Box, Cell, Fact, Paragraphs, Section, Text, Tone

TONES: dict[str, Tone] = {"new sharing": "stop", "substantive": "warning"}
"""How a change is set that asks to agree again, by its class."""


def section(asked: Asked, party: Party) -> Section:
    words = asked.words
    verdict = counted(words.you_are_asked, len(party.asks)) if party.asks else words.you_are_not
    kinds = groupby(party.asks, key=lambda one: (one.effect.klass, one.effect.code))
    asks = tuple(_effects(asked, tuple(some)) for _, some in kinds)
    tells = tuple(_line(asked, told) for told in party.tells)
    return Section(
        party.id,
        party.name,
        (
            Paragraphs((Text("", lead=verdict),)),
            *subsection(f"{party.id}-asks", words.asks, asks),
            *subsection(f"{party.id}-tells", words.tells, bullets(tells)),
            *subsection(f"{party.id}-guides", words.guides, _guides(asked, party)),
            *subsection(f"{party.id}-stays", words.stays, tuple(_stays(asked, party))),
            *subsection(f"{party.id}-answer", words.answer, _answer(asked, party)),
        ),
    )


def _effects(asked: Asked, some: tuple[Told, ...]) -> Box:
    """Changes of one sort: what they are, why that matters, what to do, and where the words are."""
    effect, words = some[0].effect, asked.words
    says = tuple(saying(one) for one in some)
    title = f"{effect.rule.title[:1].lower()}{effect.rule.title[1:]}"
    return Box(
        TONES.get(effect.klass, "note"),
        f"{words.of_class(effect.klass)}: {title}",
        (
            *(bullets(says) if len(says) > 1 else paragraphs(says)),
            *paragraphs(
                (
                    Text(effect.rule.why, lead=words.why),
                    Text(effect.rule.do, lead=words.do),
                    _where(asked, some),
                )
            ),
        ),
    )


def _line(asked: Asked, told: Told) -> Text:
    """One change that asks nothing, in a line."""
    return saying(told, lead=f"{asked.words.of_class(told.effect.klass)}:")


def _where(asked: Asked, some: tuple[Told, ...]) -> Text:
    """The numbers of the changes and the agreements that they are in, with the way to the first."""
    words = asked.words
    titles = "; ".join(dict.fromkeys(one.title for told in some for one in told.documents))
    numbers = tuple(dict.fromkeys(number for told in some for number in asked.numbers(told)))
    said = counted(words.change, len(numbers), numbers=", ".join(map(str, numbers)), titles=titles)
    return Text(said, lead=words.where, link=f"#change-{numbers[0]}" if numbers else "")


def _guides(asked: Asked, party: Party) -> tuple[Block, ...]:
    page = dict(asked.words.page)
    lines = tuple(
        Fact(one.title, links)
        for one in party.documents
        if (
            links := tuple(
                Text(page[pages.audience], link=f"#page-{pages.audience}-{one.document}")
                for pages in asked.pages[one.document]
                if pages.changed
            )
        )
    )
    return facts(lines) or paragraphs((Text(asked.words.no_guide),))


def _stays(asked: Asked, party: Party) -> Iterator[Block]:
    """The exchanges of a party that no change touches."""
    words, found, any_flow = asked.words, False, False
    for one in party.documents:
        flows = [flow for flow in one.sides.new.items("flows") if party.ref in taking_part(flow, one.sides)]
        touched = {
            change.key[1] for change in one.sides.changes if change.key[:1] == ("flows",) and change.key[1:]
        }
        same = [flow for flow in flows if flow not in touched]
        any_flow = any_flow or bool(flows)
        if same:
            found = True
            yield from paragraphs((Text(counted(words.flows_stay, len(same), title=one.title)),))
            yield from bullets(tuple(Text(_title(flow, one)) for flow in same))
    if any_flow and not found:
        yield from paragraphs((Text(words.no_flow_stays),))


def _title(flow: str, compared: Compared) -> str:
    return compared.sides.new.value("flows", flow, "title") or flow


# --- The answer -------------------------------------------------------------------------------------------------------


def _answer(asked: Asked, party: Party) -> tuple[Block, ...]:
    """The sheet to fill in, for a party that is asked."""
    if not party.asks:
        return ()
    words = asked.words
    decision = tuple(Text(one) for one in words.decisions)
    blanks = (
        Blank(f"{party.id}-decision", words.decision, "one of", options=decision),
        Blank(f"{party.id}-conditions", words.conditions, "lines", words.conditions_hint),
        Blank(f"{party.id}-post", words.post, "line", words.post_hint, said=_posts(asked, party)),
        Blank(f"{party.id}-date", words.date, "date", words.date_hint),
        Blank(f"{party.id}-evidence", words.evidence, "line", words.evidence_hint),
    )
    return (*paragraphs((Text(words.answer_how),)), *bullets(_addresses(asked, party)), Blanks(blanks))


def _posts(asked: Asked, party: Party) -> Cell:
    """The posts that may decide for a party, as each agreement says; its signatory where it names none."""
    found: dict[str, Text] = {}
    for one in party.documents:
        voice = asked.voice(one)
        approval = voice.effective.control.approval
        entitled = (approval.signers or {}).get(party.ref) if approval else None
        member = next((it for it in voice.effective.members if it.ref == party.ref), None)
        if entitled is not None:
            at = voice.effective.at("approval", "signers", party.ref)
            said = voice.say(Placed(entitled, at), "posts")
        else:
            said = voice.say(member.party, "signatory") if member else ()
        found |= {text.words: text for text in said}
    return tuple(found.values())


def _addresses(asked: Asked, party: Party) -> Cell:
    """Where the answer goes: for each owner its post, inbox and number, with the agreements that it owns."""
    found: dict[str, list[str]] = {}
    for one in party.documents:
        if any(one in told.documents for told in party.asks):
            reached = ", ".join(text.words for text in contact_of(asked, one))
            found.setdefault(reached or asked.words.no_contact, []).append(one.title)
    return tuple(Text(reached, lead=f"{'; '.join(titles)}:") for reached, titles in found.items())


def contact_of(asked: Asked, compared: Compared) -> Cell:
    """The owner of a document, and how that post or its organisation is reached."""
    voice = asked.voice(compared)
    owner: Placed[Holder] | None = part(voice.document, "owner")
    if owner is None:
        return ()
    own = voice.corpus.contact(owner.value.contact)
    home = next(
        (
            one.contact
            for one in voice.effective.members
            if one.contact is not None and one.party.value.ref.partition("/")[0] == owner.value.organisation
        ),
        None,
    )
    contact = own or home
    reached = (voice.say(contact, name) for name in ("name", "email", "telephone"))
    return (*voice.say(owner, "post"), *(text for cell in reached for text in cell))
