"""The managers' tables on what makes the flows lawful: all flows at a glance, and why, party by party.

The four answers stand side by side (a data protection basis, the condition for special data, the power of a public body, the
duty of confidence), because a council and a police force in one flow answer differently. Parties that answer alike stand in one
row, so that a data protection officer can look over a protocol of twelve parties on two sides. Reasons and papers, which each
party gives in its own words, stand with the flow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from ispc.corpus import Exchange, Ground, Placed
from ispc.layers._blocks import led, run_on
from ispc.layers._blocks import table as laid
from ispc.layers._saying import Voice, parts
from ispc.layers._words_matrix import matrix_words
from ispc.view import Block, Cell, Text

_CONDITIONS = ("special", "offence", "sensitive")
_PAPER = "policy_document"


def heading(voice: Voice, flow: Placed[Any]) -> str:
    """What to call a flow: its title, else its situation, else its id."""
    return voice.plain(flow, "title") or voice.plain(flow, "when") or str(flow.value.id)


def glance(voice: Voice) -> tuple[Block, ...]:
    """Every flow with what its parties rely on, a row for those that rely on the same."""
    words, own = voice.words, matrix_words(voice.setting.language)
    columns = (own.flow_and_parties, words.lawful_basis, own.condition, own.power, own.confidence)
    rows = (
        _row(voice, exchange, several)
        for exchange in voice.effective.exchanges
        for several in _alike(exchange.grounds, lambda one: _relied(voice, one))
    )
    return laid(own.side_by_side, columns, rows, (24, 15, 21, 29, 11))


def whys(voice: Voice, exchange: Exchange) -> tuple[Block, ...]:
    """Why the basis applies and on which papers each party relies, a row for those that give the same reason."""
    words, own = voice.words, matrix_words(voice.setting.language)
    columns = (words.lawful_party, own.why, own.papers)
    rows = (
        (
            tuple(_names(voice, several)),
            voice.say(several[0].lawful, "because"),
            _by_party(voice, several, _papers),
        )
        for several in _alike(exchange.grounds, lambda one: voice.say(one.lawful, "because"))
    )
    told = tuple(row for row in rows if row[1] or row[2])
    return laid(own.whys_table, columns, told, (28, 42, 30))


# --- Who answers alike -----------------------------------------------------------------------------------------------


def _alike(grounds: tuple[Ground, ...], key: Callable[[Ground], Cell]) -> Iterator[list[Ground]]:
    """The parties in groups that say the same, wherever they say it."""
    groups: dict[Cell, list[Ground]] = {}
    for one in grounds:
        groups.setdefault(tuple(replace(text, source=None) for text in key(one)), []).append(one)
    yield from groups.values()


def _relied(voice: Voice, ground: Ground) -> Cell:
    cells = (_basis(voice, ground), _conditions(voice, ground), _confidence(voice, ground))
    return tuple(text for cell in cells for text in (*cell, Text("")))


def _row(voice: Voice, exchange: Exchange, alike: list[Ground]) -> tuple[Cell, ...]:
    flow = exchange.flow
    title = Text(heading(voice, flow), flow.address, link=f"#flow-{flow.value.id}")
    return (
        (title, *_parts(voice, alike)),
        _basis(voice, alike[0]),
        _conditions(voice, alike[0]),
        _by_party(voice, alike, _powers),
        _confidence(voice, alike[0]),
    )


def _parts(voice: Voice, alike: list[Ground]) -> Iterator[Text]:
    """The names of the parties under what they do in the flow: `gives: Schools; Nurseries`."""
    by_part: dict[str, list[Ground]] = {}
    for one in alike:
        by_part.setdefault(_part_in_it(voice, one), []).append(one)
    for part, some in by_part.items():
        yield from led(f"{part}:", run_on(tuple(_names(voice, some))))


def _part_in_it(voice: Voice, ground: Ground) -> str:
    words = voice.words
    parts_in_it = [words.gives] * ground.gives + [words.receives] * ground.receives or [words.takes_no_part]
    return f" {words.and_} ".join(parts_in_it)


def _names(voice: Voice, grounds: list[Ground]) -> Iterator[Text]:
    return (voice.name(one.member) for one in grounds)


def _by_party(voice: Voice, several: list[Ground], said: Callable[[Voice, Ground], Iterator[Cell]]) -> Cell:
    """What each party says; what all of them say stands alone, what some say has their names behind it."""
    saying: dict[Cell, tuple[Cell, dict[Ground, Text]]] = {}
    for one in several:
        for cell in said(voice, one):
            key = tuple(replace(text, source=None) for text in cell)
            saying.setdefault(key, (cell, {}))[1][one] = voice.name(one.member)
    return tuple(
        text
        for cell, names in saying.values()
        for text in (cell if len(names) == len(several) else _named(cell, names.values()))
    )


def _named(cell: Cell, names: Iterable[Text]) -> Cell:
    first, *rest = cell
    return (replace(first, words=f"{first.words} ({'; '.join(one.words for one in names)})"), *rest)


# --- The four answers ------------------------------------------------------------------------------------------------


def _basis(voice: Voice, ground: Ground) -> Cell:
    words, lawful = voice.words, ground.lawful
    return (
        *run_on((*voice.say(lawful, "basis"), *voice.say(lawful, "recognised"))),
        *run_on(
            (
                *led(words.regime, voice.say(lawful, "regime")),
                *led(words.official_task, voice.say(lawful, "official_task")),
            )
        ),
    )


def _conditions(voice: Voice, ground: Ground) -> Cell:
    words = voice.words
    labels = dict(zip(_CONDITIONS, (words.special, words.offence, words.sensitive), strict=True))
    return tuple(
        text
        for name, label in labels.items()
        for one in parts(ground.lawful, name)
        for text in led(
            f"{label}:",
            run_on(tuple(it for it in voice.lines(one) if it.source and _PAPER not in it.source.path)),
        )
    )


def _confidence(voice: Voice, ground: Ground) -> Cell:
    lawful = ground.lawful
    return (*voice.say(lawful, "confidence"), *led(voice.words.opt_outs, voice.say(lawful, "opt_outs")))


def _powers(voice: Voice, ground: Ground) -> Iterator[Cell]:
    words, lawful = voice.words, ground.lawful
    yield from filter(None, (led(words.power_code, voice.say(lawful, "power_code")),))
    for power in parts(lawful, "powers"):
        yield (
            *voice.say(power, "cite"),
            *led(words.power_as, voice.say(power, "as_")),
            *led(words.power_for, voice.say(power, "for_")),
        )
    yield from ((text,) for text in led(words.also_cited, voice.say(lawful, "cites")))


def _papers(voice: Voice, ground: Ground) -> Iterator[Cell]:
    said = (voice.say(one, _PAPER) for name in _CONDITIONS for one in parts(ground.lawful, name))
    yield from dict.fromkeys(filter(None, said))
