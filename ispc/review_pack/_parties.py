"""The page of one party: what asks it to agree again, what it should know, what stays, which of its pages change, and its answer."""

from __future__ import annotations

from collections.abc import Iterator

from ispc.compare import Compared
from ispc.corpus import Placed
from ispc.effects._seeing import taking_part
from ispc.layers._blocks import bullets, paragraphs, run_on, subsection
from ispc.layers._saying import part
from ispc.layers._words_pack import counted
from ispc.model.parties import Holder
from ispc.review_pack._asked import Asked, Party, Told, saying
from ispc.view import Blank, Blanks, Block, Box, Cell, Paragraphs, Section, Text, Tone

TONES: dict[str, Tone] = {"new sharing": "stop", "substantive": "warning"}
"""How a change is set that asks to agree again, by its class."""


def section(asked: Asked, party: Party) -> Section:
    words = asked.words
    verdict = counted(words.you_are_asked, len(party.asks)) if party.asks else words.you_are_not
    asks = tuple(_effect(asked, told) for told in party.asks)
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


def _effect(asked: Asked, told: Told) -> Box:
    """One change: what it is, why it matters, what to do, and where its words are."""
    effect, words = told.effect, asked.words
    return Box(
        TONES.get(effect.klass, "note"),
        f"{words.of_class(effect.klass)}: {effect.rule.title[:1].lower()}{effect.rule.title[1:]}",
        paragraphs(
            (
                saying(effect.says),
                Text(effect.rule.why, lead=words.why),
                Text(effect.rule.do, lead=words.do),
                *_where(asked, told),
            )
        ),
    )


def _line(asked: Asked, told: Told) -> Text:
    """One change that asks nothing, in a line."""
    return saying(told.effect.says, lead=f"{asked.words.of_class(told.effect.klass)}:")


def _where(asked: Asked, told: Told) -> Iterator[Text]:
    words = asked.words
    yield Text("; ".join(one.title for one in told.documents), lead=words.where)
    numbers = asked.numbers(told)
    if numbers:
        change = ", ".join(words.change.format(number=number) for number in numbers)
        yield Text(change, lead=words.exact, link=f"#change-{numbers[0]}")


def _guides(asked: Asked, party: Party) -> tuple[Block, ...]:
    words, page = asked.words, dict(asked.words.page)
    lines = tuple(
        Text(
            words.guide.format(title=one.title, page=page[pages.audience]),
            link=f"#page-{pages.audience}-{one.document}",
        )
        for one in party.documents
        for pages in asked.pages[one.document]
        if pages.changed
    )
    return bullets(lines) or paragraphs((Text(words.no_guide),))


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
    contact = "; ".join(
        dict.fromkeys(
            " ".join(text.words for text in run_on(contact_of(asked, one), ", ")) for one in party.documents
        )
    )
    decision = tuple(Text(one) for one in words.decisions)
    blanks = (
        Blank(f"{party.id}-decision", words.decision, "one of", options=decision),
        Blank(f"{party.id}-conditions", words.conditions, "lines", words.conditions_hint),
        Blank(f"{party.id}-post", words.post, "line", words.post_hint),
        Blank(f"{party.id}-date", words.date, "date", words.date_hint),
        Blank(f"{party.id}-evidence", words.evidence, "line", words.evidence_hint),
    )
    how = words.answer_how.format(contact=contact or words.no_contact)
    return (*paragraphs((Text(how),)), Blanks(blanks))


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
    reached = voice.reach(own or home)
    return (*voice.say(owner, "post"), *reached)
