"""What an agreement states of each flow's lawfulness and keeping, party by party, as a form's options and as its last table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ispc.companions._form import situation
from ispc.corpus import Exchange, Ground
from ispc.layers._blocks import led, run_on, table
from ispc.layers._saying import Voice, part, parts
from ispc.layers._words_forms import FormWords
from ispc.view import Block, Cell, Text


def basis(voice: Voice, ground: Ground) -> Cell:
    """One party's basis for one flow, with its recognised interest, on one line."""
    return run_on((*voice.say(ground.lawful, "basis"), *voice.say(ground.lawful, "recognised")))


def powers(voice: Voice, ground: Ground) -> Cell:
    return tuple(text for power, _ in ground.powers for text in voice.say(power, "cite"))


def conditions(voice: Voice, words: FormWords, ground: Ground) -> Iterator[Text]:
    """The further conditions that one party relies on, each on one line, after the sort of data that it is for."""
    own = voice.words
    kinds = (
        ("special", own.special, "condition", "schedule_1", words.d_schedule),
        ("offence", own.offence, "authority", "schedule_1", words.d_schedule),
        ("sensitive", own.sensitive, "route", "schedule_8", words.d_schedule_8),
    )
    for name, label, field, schedule, pattern in kinds:
        held = part(ground.lawful, name)
        numbered = _numbered(pattern, voice.say(held, schedule))
        yield from led(f"{label}:", run_on((*voice.say(held, field), *numbered), ", "))


def _numbered(pattern: str, cell: Cell) -> Cell:
    return tuple(replace(text, words=pattern.format(number=text.words)) for text in cell)


def kept(voice: Voice, exchange: Exchange) -> Iterator[Text]:
    """How long those who receive keep it: for how long, from when, what then, by which rule; after the party's name."""
    for one in parts(exchange.flow, "keep"):
        start, then, rule = (voice.plain(one, name) for name in ("from_", "then", "rule"))
        said = (
            voice.plain(one, "for_"),
            f"{voice.words.keep_from} {start}" if start else "",
            f"({', '.join(filter(None, (then.lower(), rule)))})" if then or rule else "",
        )
        words, who = " ".join(filter(None, said)), voice.plain(one, "who")
        if words:
            yield Text(words, one.address, lead=f"{who}:" if who else "")


def answers(voice: Voice, words: FormWords) -> tuple[Block, ...]:
    """A row for each flow and each answer to it, with the parties that give that answer."""
    own = voice.words
    columns = (
        words.d_situation,
        own.lawful_party,
        own.lawful_basis,
        own.lawful_condition,
        own.lawful_power,
        own.lawful_confidence,
    )
    rows = (row for exchange in voice.effective.exchanges for row in _rows(voice, words, exchange))
    return table(words.d_table, columns, rows, (16, 20, 15, 20, 14, 15))


def _rows(voice: Voice, words: FormWords, exchange: Exchange) -> Iterator[tuple[Cell, ...]]:
    alike: dict[object, list[Ground]] = {}
    for ground in exchange.grounds:
        alike.setdefault(_unsourced(_cells(voice, words, ground)), []).append(ground)
    for several in alike.values():
        names = tuple(voice.name(one.member) for one in several)
        yield (situation(voice, exchange), names, *_cells(voice, words, several[0]))


def _cells(voice: Voice, words: FormWords, ground: Ground) -> tuple[Cell, ...]:
    return (
        basis(voice, ground),
        tuple(conditions(voice, words, ground)),
        powers(voice, ground),
        voice.say(ground.lawful, "confidence"),
    )


def _unsourced(cells: Iterable[Cell]) -> object:
    return tuple(tuple(replace(text, source=None) for text in cell) for cell in cells)
