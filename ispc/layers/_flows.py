"""The managers' pages on the flows: the facts of each, and what makes it lawful for each party that takes part.

The four answers stand side by side (domain paper and law: a data protection basis, the condition for special data, the
power of a public body, the duty of confidence), because a council and a police force in one flow answer differently.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ispc.corpus import Exchange, Ground, Placed
from ispc.layers._blocks import by_origin, clauses, facts, led, run_on, subsection
from ispc.layers._blocks import table as laid
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import missing
from ispc.view import Block, Cell, Fact, Text


def blocks(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    return (
        *facts(missing(voice, "flows")),
        *(block for one in voice.effective.exchanges for block in _flow(voice, one)),
        *voice.table(words.clocks, parts(voice.document, "clocks")),
        *subsection(
            "consent", words.consent, by_origin(voice, clauses(voice, voice.clause("consent_rules")))
        ),
    )


def heading(voice: Voice, flow: Placed[Any]) -> str:
    """What to call a flow: its title, else its situation, else its id."""
    return voice.plain(flow, "title") or voice.plain(flow, "when") or str(flow.value.id)


def _flow(voice: Voice, exchange: Exchange) -> tuple[Block, ...]:
    words, flow = voice.words, exchange.flow
    hurry, request = part(flow, "in_an_emergency"), part(flow, "request")
    return subsection(
        f"flow-{flow.value.id}",
        heading(voice, flow),
        facts(
            _short(voice.rest(flow, "title", "keep", "lawful")),
            _joined(voice, hurry, words.emergency),
            _short(_joined(voice, request, words.requests)),
            _keeping(voice, flow),
            voice.fact(flow, "lawful") if not exchange.grounds else (),
        ),
        _lawful(voice, exchange),
    )


def _short(said: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts whose values stand on one line where they can."""
    return tuple(replace(fact, value=run_on(fact.value)) for fact in said)


def _joined(voice: Voice, of: Placed[Any] | None, label: str) -> tuple[Fact, ...]:
    """A small model as one fact, a line for each of its fields."""
    lines = tuple(voice.lines(of)) if of else ()
    return (Fact(label, lines, of.address),) if of and lines else ()


def _keeping(voice: Voice, flow: Placed[Any]) -> tuple[Fact, ...]:
    """How long each recipient keeps it, in one line each; the rule and the end stand in the table on keeping."""
    kept = parts(flow, "keep")
    if not kept:
        return voice.fact(flow, "keep")
    lines = tuple(_kept(voice, one) for one in kept)
    return (Fact(voice.words.keep, tuple(line for line in lines if line), flow.address / "keep"),)


def _kept(voice: Voice, kept: Placed[Any]) -> Text:
    who = voice.plain(kept, "who")
    said = (voice.plain(kept, "for_"), led_words(voice.words.keep_from, voice.plain(kept, "from_")))
    rule = voice.plain(kept, "rule")
    words = " ".join(filter(None, said)) or rule or voice.plain(kept, "then") or voice.words.not_stated
    return Text(words, kept.address, lead=f"{who}:" if who else "")


def led_words(lead: str, words: str) -> str:
    return f"{lead} {words}" if words else ""


# --- What makes it lawful --------------------------------------------------------------------------------------------


def _lawful(voice: Voice, exchange: Exchange) -> tuple[Block, ...]:
    words = voice.words
    columns = (
        words.lawful_party,
        words.lawful_basis,
        words.lawful_condition,
        words.lawful_power,
        words.lawful_confidence,
    )
    alike: dict[object, list[Ground]] = {}
    for one in exchange.grounds:
        alike.setdefault((_answers(voice, one), _part_in_it(voice, one)), []).append(one)
    rows = (_ground(voice, several) for several in alike.values())
    return laid(words.lawful_table, columns, rows, (18, 26, 26, 16, 14))


def _answers(voice: Voice, ground: Ground) -> object:
    """What a party answers, to compare with others; not where it was said."""
    return tuple(tuple(replace(text, source=None) for text in cell) for cell in _ground(voice, [ground])[1:])


def _part_in_it(voice: Voice, ground: Ground) -> str:
    words = voice.words
    parts_in_it = [words.gives] * ground.gives + [words.receives] * ground.receives or [words.takes_no_part]
    return f" {words.and_} ".join(parts_in_it)


def _ground(voice: Voice, alike: list[Ground]) -> tuple[Cell, ...]:
    """One row for the parties that play one part in the flow and answer in the same words."""
    words, lawful = voice.words, alike[0].lawful
    names = tuple(voice.name(one.member) for one in alike)
    return (
        (*names, Text(_part_in_it(voice, alike[0]))),
        (
            *run_on((*voice.say(lawful, "basis"), *voice.say(lawful, "recognised"))),
            *voice.say(lawful, "because"),
            *run_on(
                (
                    *led(words.regime, voice.say(lawful, "regime")),
                    *led(words.official_task, voice.say(lawful, "official_task")),
                )
            ),
        ),
        _conditions(voice, lawful),
        (*_powers(voice, lawful), *led(words.also_cited, voice.say(lawful, "cites"))),
        (*voice.say(lawful, "confidence"), *led(words.opt_outs, voice.say(lawful, "opt_outs"))),
    )


def _conditions(voice: Voice, lawful: Placed[Any]) -> Cell:
    words = voice.words
    kinds = (("special", words.special), ("offence", words.offence), ("sensitive", words.sensitive))
    return tuple(
        text
        for name, label in kinds
        for one in parts(lawful, name)
        for text in led(f"{label}:", run_on(tuple(voice.lines(one))))
    )


def _powers(voice: Voice, lawful: Placed[Any]) -> Cell:
    code = led(voice.words.power_code, voice.say(lawful, "power_code"))
    return code + tuple(
        text
        for power in parts(lawful, "powers")
        for text in (
            *voice.say(power, "cite"),
            *led(voice.words.power_as, voice.say(power, "as_")),
            *led(voice.words.power_for, voice.say(power, "for_")),
        )
    )
