"""What the forms share: how they begin and end, and how what an agreement states becomes options, text and answers.

A form is pre-filled with all that its readers are shown of the agreement, so that nobody copies by hand what is already agreed, and
nobody asks for what it does not cover without seeing so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ispc.corpus import Exchange, Member, Placed
from ispc.layers._blocks import bullets, capital, led, run_on
from ispc.layers._glossary import opened
from ispc.layers._saying import Voice, parts
from ispc.layers._standing import Page, frame, identity, state
from ispc.layers._words_forms import Asked, FormWords, form_words
from ispc.view import Blank, Blanks, Block, Box, Cell, Section, Text, View

FORMATS = ("html", "pdf")


def form(voice: Voice, name: str, subtitle: str, use: str, sections: Iterable[tuple[Section, ...]]) -> View:
    """The page of one form. `name` is its file's; `use` is what the agreement's own forms of that sort say they are for."""
    words, readers = form_words(voice.setting.language), _READERS[voice.letter]
    begins = Section("how", words.how, _how(voice, words, name, use))
    made = frame(
        voice,
        readers,
        subtitle,
        control=identity(voice),
        sections=(begins, *(one for several in sections for one in several)),
    )
    ways = (
        (
            voice.words.page_front_line if voice.letter == "F" else voice.words.page_managerial,
            f"{readers}.html",
        ),
        (voice.words.page_pdf, f"{name}.pdf"),
        (voice.words.page_index, "../index.html"),
    )
    return replace(_for_front_line(made, voice) if voice.letter == "F" else made, others=ways)


def _for_front_line(made: View, voice: Voice) -> View:
    """With the emergency line, and each term of the glossary opened."""
    line = voice.say(voice.clause("emergency"), "line")
    return opened(made, voice, emergency=line[0] if line else None)


_READERS: dict[str, Page] = {"S": "strategic", "M": "managerial", "F": "front-line"}


def _how(voice: Voice, words: FormWords, name: str, use: str) -> tuple[Block, ...]:
    """What to know of the form itself, after the partnership's own form, where it has one."""
    caution = state(voice.effective, voice.setting.today) != "in force"
    return (
        *own_forms(voice, words, use),
        *bullets(
            (Text(words.not_in_force),) if caution else (),
            (
                Text(words.stays_here),
                Text(words.as_pdf, link=f"{name}.pdf"),
                Text(words.as_page),
                Text(words.protect),
            ),
        ),
    )


def own_forms(voice: Voice, words: FormWords, use: str) -> tuple[Block, ...]:
    """The agreement's own forms for that use, each by its name, with the way to it."""
    named = tuple(
        Text(name.words, name.source, link=next((text.link for text in voice.say(one, "link")), ""))
        for one in parts(voice.clauses, "forms")
        if one.value.use == use
        for name in voice.say(one, "name")
    )
    return (Box("note", words.own_form, bullets(named)),) if named else ()


# -- spaces ----------------------------------------------------------------------------------------------------------


def blanks(*listed: Blank | None) -> tuple[Block, ...]:
    """Spaces one under the other; those that a form has no use for are None."""
    kept = tuple(one for one in listed if one is not None)
    return (Blanks(kept),) if kept else ()


def line(identity: str, asked: Asked, said: Cell = (), filled: Cell = ()) -> Blank:
    return Blank(identity, asked[0], "line", asked[1], said=said, filled=filled)


def lines(identity: str, asked: Asked, said: Cell = (), filled: Cell = ()) -> Blank:
    return Blank(identity, asked[0], "lines", asked[1], said=said, filled=filled)


def date(identity: str, asked: Asked, said: Cell = ()) -> Blank:
    return Blank(identity, asked[0], "date", asked[1], said=said)


def one_of(
    identity: str, asked: Asked, options: Cell, said: Cell = (), ticked: tuple[int, ...] = ()
) -> Blank | None:
    """A choice of one; None where there is nothing to choose from."""
    if not options:
        return None
    return Blank(identity, asked[0], "one of", asked[1], said=said, options=options, ticked=ticked)


def some_of(
    identity: str, asked: Asked, options: Cell, said: Cell = (), ticked: tuple[int, ...] = ()
) -> Blank | None:
    """A choice of any number; None where there is nothing to choose from."""
    if not options:
        return None
    return Blank(identity, asked[0], "some of", asked[1], said=said, options=options, ticked=ticked)


def any_of(words: FormWords, identity: str, asked: Asked, options: Cell, said: Cell = ()) -> Blank:
    """A choice of any number; a space to write in where the agreement names nothing to choose from."""
    return some_of(identity, asked, options, said) or written(words, identity, asked, said)


def written(words: FormWords, identity: str, asked: Asked, said: Cell = ()) -> Blank:
    """What stands in the place of a choice where the agreement names nothing to choose from."""
    return lines(identity, (asked[0], words.none_named), said)


def own(choices: Iterable[str]) -> Cell:
    """Options in the form's own words."""
    return tuple(Text(words) for words in choices)


# -- what the agreement states ---------------------------------------------------------------------------------------


def distinct(texts: Iterable[Text]) -> Cell:
    """Each answer once, from the field that says it first; what is not stated is no answer."""
    found: dict[tuple[str, str], Text] = {}
    for text in texts:
        if not text.gap:
            found.setdefault((text.lead, text.words), text)
    return tuple(found.values())


def stating(voice: Voice, texts: Cell) -> Cell:
    """Texts that open with `The agreement says:`; none where there are none."""
    words = form_words(voice.setting.language)
    return led(words.says if voice.effective.agreement else words.document_says, texts)


def facts_of(voice: Voice, of: Placed[Any] | None, *names: str) -> Cell:
    """Fields of a clause as lines, each after its name."""
    return tuple(
        text for fact in voice.facts(of, *names) for text in led(f"{fact.label}:", fact.value) if not text.gap
    )


def parties(voice: Voice, members: Iterable[Member]) -> Cell:
    """Parties to choose from, but for those that have left."""
    today = voice.setting.today
    return distinct(
        text
        for one in members
        if one.party.value.left is None or one.party.value.left > today
        for text in capital((voice.name(one),))
    )


def givers(voice: Voice) -> Cell:
    """The parties that give in some flow; all parties where no flow is stated."""
    exchanges = voice.effective.exchanges
    return parties(
        voice, (one for flow in exchanges for one in flow.givers) if exchanges else voice.effective.members
    )


def receivers(voice: Voice) -> Cell:
    """The parties that receive in some flow; all parties where no flow is stated."""
    exchanges = voice.effective.exchanges
    return parties(
        voice, (one for flow in exchanges for one in flow.receivers) if exchanges else voice.effective.members
    )


def situations(voice: Voice) -> Cell:
    """The flows, by the situation that each is for."""
    return distinct(text for one in voice.effective.exchanges for text in situation(voice, one))


def situation(voice: Voice, exchange: Exchange) -> Cell:
    """What to call a flow: its title where the reader is shown that, else its situation."""
    return (voice.say(exchange.flow, "title") or voice.say(exchange.flow, "when"))[:1]


def names(voice: Voice, listed: Iterable[Placed[Any]], field: str) -> Cell:
    return distinct(text for one in listed for text in voice.say(one, field))


def ways_to_send(voice: Voice) -> Cell:
    """The channels that are allowed, each with how to use it."""
    return distinct(
        text
        for one in voice.effective.channels
        if one.value.use != "never"
        for text in run_on((*voice.say(one, "name"), *voice.say(one, "how")), ": ")
    )


def banned(voice: Voice) -> Cell:
    """The channels that are never used, on one line."""
    listed = (one for one in voice.effective.channels if one.value.use == "never")
    return led(form_words(voice.setting.language).never_by, names(voice, listed, "name"))
