"""The managers' pages on the flows: all of them at a glance, then the facts of each with each party's reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ispc.corpus import Exchange, Placed
from ispc.layers._blocks import by_origin, clauses, facts, run_on, subsection
from ispc.layers._lawful import glance, heading, whys
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import missing
from ispc.view import Block, Fact, Text


def blocks(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    return (
        *facts(missing(voice, "flows")),
        *glance(voice),
        *(block for one in voice.effective.exchanges for block in _flow(voice, one)),
        *voice.table(words.clocks, parts(voice.document, "clocks")),
        *subsection(
            "consent", words.consent, by_origin(voice, clauses(voice, voice.clause("consent_rules")))
        ),
    )


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
        whys(voice, exchange),
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
