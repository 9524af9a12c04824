"""The pocket card: one side of A6 with what a worker needs away from the desk.

HM Government issued a pocket guide beside its guidance of 2008. A card has room for little, so its lines stand in an order of
need, and it takes as many of them as its one side has lines for. Where it leaves something out it says so, and letters never
shrink to make room. The lines are counted from the widths of the letters; nothing is laid out to find what fits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from ispc.corpus import Corpus, Effective, Placed
from ispc.layers._blocks import capital, led, run_on
from ispc.layers._glossary import opened
from ispc.layers._saying import Voice, dial, part, parts
from ispc.layers._standing import frame, state
from ispc.layers._words_copies import CopyWords, copy_words
from ispc.lettering import SIZE, lines
from ispc.model.parties import Contact
from ispc.setting import Setting
from ispc.view import Bullets, Cell, Fact, Facts, Paragraphs, Section, Steps, Text, View

FORMATS = ("html", "pdf")

SIDE = 41.0
"""What one side of the card holds, in lines of its running text."""

WIDE = round(255 / 8 * SIZE)
"""How wide a line is: 255 points, set in letters of 8 points, in the units in which letters are measured."""

HEADING, HEAD, GAP = 1.5, 1.5, 0.15
"""What a section's heading takes with the rule above it, what stands above the title, and what parts two items."""

TITLE = 1.5
"""How much larger the letters of the title are."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the card with all that it could say. Its first few items, `firm`, come before what else other parts say."""

    id: str
    heading: str
    kind: Literal["steps", "bullets", "facts"]
    items: tuple[Text, ...] | tuple[Fact, ...]
    firm: int


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The card of a document; none for one that is over, which nobody may rely on."""
    if state(effective, setting.today) in ("ended", "superseded"):
        return None
    voice = Voice("F", effective, corpus, setting)
    words = copy_words(setting.language)
    could_say = _parts(voice, words)
    order = sorted(
        (at >= one.firm, place, at) for place, one in enumerate(could_say) for at in range(len(one.items))
    )

    def card(kept: int) -> View:
        counts = Counter(place for _, place, _ in order[:kept])
        sections = (_section(one, counts[place], words) for place, one in enumerate(could_say) if one.items)
        return _card(voice, words, tuple(sections))

    most = bisect_right(range(len(order) + 1), SIDE, key=lambda kept: height(card(kept))) - 1
    return card(max(most, 0))


def _card(voice: Voice, words: CopyWords, sections: tuple[Section, ...]) -> View:
    own = voice.words
    page = frame(voice, "front-line", words.card, control=(), sections=sections)
    ways = (
        (own.page_front_line, "front-line.html"),
        (own.page_pdf, "pocket-card.pdf"),
        (own.page_index, "../index.html"),
    )
    line = voice.say(voice.clause("emergency"), "line")
    made = opened(page, voice, emergency=line[0] if line else None)
    foot = page.footer.removeprefix(f"{page.title}. ")  # the title is above, and a card has one side
    return replace(made, others=ways, paper="a6", footer=foot)


# --- What it could say, the most needed first ------------------------------------------------------------------------


def _parts(voice: Voice, words: CopyWords) -> tuple[Part, ...]:
    never = tuple(text for one in parts(voice.document, "never_share") for text in voice.say(one, "what"))
    calls = _calls(voice, words)
    numbers = tuple(
        Fact(one.label, _reached(voice, one.contact, words), one.contact.address) for one in calls
    )
    record = tuple(_record(voice))
    steps = (*((words.listed,) if never else ()), *words.steps)
    return (
        Part(
            "decide",
            words.decide,
            "steps",
            tuple(Text(then, lead=asked) for asked, then in steps),
            len(steps),
        ),
        Part("never", words.never, "bullets", never, len(never)),
        Part("call", words.call, "facts", numbers, sum(one.firm for one in calls)),
        Part("record", words.record, "bullets", record, 1),
    )


@dataclass(frozen=True, slots=True)
class Call:
    """A number with whom it reaches. `firm` calls are those that every card has."""

    label: str
    contact: Placed[Contact]
    firm: bool


def _calls(voice: Voice, words: CopyWords) -> tuple[Call, ...]:
    """Whom to ask, whom to call in a hurry, whom to tell when it goes wrong; then the other parties, receivers first."""
    hurries = tuple(
        _named(voice, part(one.flow, "in_an_emergency"), "call") for one in voice.effective.exchanges
    )
    urgent = {one.value.id: one for one in hurries if one}
    names, found = _parties(voice)
    in_need = (*urgent.values(), *(one for one in found.values() if one.value.id not in urgent))
    of_parties = tuple(
        Call(names.get(one.value.id) or voice.plain(one, "name"), one, one.value.id in urgent)
        for one in in_need
    )
    asked = _named(voice, part(voice.document, "guide"), "ask_whom")
    told = _named(voice, voice.clause("breach"), "contact")
    alone = ((voice.words.not_sure, asked), (words.astray, told))
    called = [Call(f"{lead} {voice.plain(one, 'name')}", one, firm=True) for lead, one in alone if one]
    return tuple(sorted((*called[:1], *of_parties, *called[1:]), key=lambda one: not one.firm))


def _named(voice: Voice, of: Placed[Any] | None, name: str) -> Placed[Contact] | None:
    return voice.corpus.contact(getattr(of.value, name)) if of and voice.hears(of, name) else None


def _parties(voice: Voice) -> tuple[dict[str, str], dict[str, Placed[Contact]]]:
    """The contacts of the parties by their ids, receivers first, and the names of the parties that each one reaches."""
    receivers = [one for flow in voice.effective.exchanges for one in flow.receivers]
    names: dict[str, dict[str, None]] = {}
    found: dict[str, Placed[Contact]] = {}
    for member in dict.fromkeys((*receivers, *voice.effective.members)):
        left, contact = member.party.value.left, member.contact
        if contact is not None and not (left and left <= voice.setting.today):
            found.setdefault(contact.value.id, contact)
            names.setdefault(contact.value.id, {}).update({capital((voice.name(member),))[0].words: None})
    return {one: "; ".join(said) for one, said in names.items()}, found


def _reached(voice: Voice, contact: Placed[Contact], words: CopyWords) -> Cell:
    """The number, or where to write where there is none; and the number for other times."""
    by = voice.say(contact, "telephone") or voice.say(contact, "email") or voice.say(contact, "link")
    late = (replace(text, link=dial(text.words)) for text in voice.say(contact, "out_of_hours"))
    return (*by, *led(words.out_of_hours, tuple(late)))


def _record(voice: Voice) -> Iterator[Text]:
    recording = voice.clause("recording")
    yield from run_on(voice.say(recording, "what"), " ")
    yield from voice.say(recording, "refusals")
    yield from led(voice.words.record_where, voice.say(recording, "where"))


def _section(of: Part, kept: int, words: CopyWords) -> Section:
    """The first items of a part, with a line that says so where there are more."""
    texts = tuple(one for one in of.items[:kept] if isinstance(one, Text))
    facts = tuple(one for one in of.items[:kept] if isinstance(one, Fact))
    blocks = {"steps": Steps(texts), "bullets": Bullets(texts), "facts": Facts(facts)}
    said = (blocks[of.kind],) if kept else ()
    after = words.reminder if of.id == "decide" else "" if kept == len(of.items) else words.more
    return Section(of.id, of.heading, (*said, *((Paragraphs((Text(after),)),) if after else ())))


# --- What fits -------------------------------------------------------------------------------------------------------


def height(card: View) -> float:
    """How many lines a card takes, at most."""
    banners = [one.text for one in card.banners]
    above = [*banners, *((card.emergency,) if card.emergency else ())]
    title = len(lines(card.title, round(WIDE / TITLE))) * TITLE
    return HEAD + title + sum(map(_item, above)) + sum(map(_tall, card.sections))


def _tall(section: Section) -> float:
    return HEADING + sum(_item(one) for one in _items(section))


def _items(section: Section) -> Iterator[Text | Fact]:
    for block in section.blocks:
        match block:
            case Facts():
                yield from block.facts
            case Steps() | Bullets() | Paragraphs():
                yield from block.texts


def _item(item: Text | Fact) -> float:
    return len(lines(_words(item), WIDE)) + GAP


def _words(item: Text | Fact) -> str:
    if isinstance(item, Text):
        return f"{item.lead} {item.words}"
    return " ".join((item.label, *_each(item.value)))


def _each(texts: Iterable[Text]) -> Iterator[str]:
    return (_words(text) for text in texts)
