"""Who holds what: owners, sponsors and boards, with how they are reached where the audience is shown it."""

from __future__ import annotations

from typing import Any

from ispc.corpus import Placed
from ispc.layers._blocks import led, run_on
from ispc.layers._saying import Voice, part
from ispc.view import Cell, Fact


def holder(voice: Voice, name: str, label: str) -> tuple[Fact, ...]:
    """A post of the document with its organisation, or the gap where nobody is named."""
    held = part(voice.document, name)
    cell = post(voice, held) if held else voice.say(voice.document, name)
    return (Fact(label, cell, voice.effective.at(name)),) if cell else ()


def post(voice: Voice, held: Placed[Any]) -> Cell:
    """The post, its organisation, and how it is reached."""
    named = run_on((*voice.say(held, "post"), *voice.say(held, "organisation")), ", ")
    return (*named, *voice.say(held, "contact"))


def board(voice: Voice) -> tuple[Fact, ...]:
    """The board that owns the document: its name, chair and meetings, as far as the audience is shown them."""
    named = voice.board(voice.effective.control.board)
    if named is None:
        return voice.fact(voice.document, "board", voice.words.board)
    details = tuple(
        text
        for fact in voice.facts(named, "chair", "meets", "host")
        for text in led(f"{fact.label}:", fact.value)
    )
    cell = (*voice.say(named, "name"), *details, *voice.say(named, "contact"))
    return (Fact(voice.words.board, cell, voice.effective.at("board")),)
