"""Say once what is the same in every situation, and side by side what differs.

A guide of two sides has no room to repeat itself, and a reader no time: where all flows give one answer, the answer
stands alone; where they differ, each stands beside the situations it holds for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ispc.corpus import Placed
from ispc.layers._blocks import led
from ispc.layers._saying import Voice, part
from ispc.model.flows import Flow
from ispc.model.parties import Contact
from ispc.view import Cell, Fact, Text


def by_case(voice: Voice, label: str, answer: Callable[[Placed[Flow]], Cell]) -> tuple[Fact, ...]:
    """One question for all flows: the answer that holds for most of them first, then each other with its situations."""
    grouped: dict[tuple[object, ...], list[Placed[Flow]]] = {}
    answers: dict[tuple[object, ...], Cell] = {}
    for flow in (one.flow for one in voice.effective.exchanges):
        cell = answer(flow)
        if cell:
            key = _words(cell)
            grouped.setdefault(key, []).append(flow)
            answers.setdefault(key, cell)
    if not grouped:
        return ()
    if len(grouped) == 1 and all(len(flows) == len(voice.effective.exchanges) for flows in grouped.values()):
        (only,) = answers.values()
        return (Fact(label, only),)
    usual = max(grouped, key=lambda key: len(grouped[key]))
    all_answer = sum(map(len, grouped.values())) == len(voice.effective.exchanges)
    most = usual if all_answer and len(grouped[usual]) > 1 else None
    lines = [*led(voice.words.usually, answers[most])] if most else []
    for key, flows in grouped.items():
        if key != most:
            lines += _led(voice, flows, answers[key])
    return (Fact(label, tuple(lines)),)


def _led(voice: Voice, flows: list[Placed[Flow]], cell: Cell) -> Cell:
    """An answer with the situations that it holds for before it."""
    return led(" ".join(voice.plain(flow, "when") for flow in flows), cell)


def _words(cell: Cell) -> tuple[object, ...]:
    return tuple((text.lead, text.words, text.link) for text in cell)


def said_once(voice: Voice, name: str) -> Cell:
    """A line of the flows' guidance that is the same for every flow; nothing where it differs or there is one flow."""
    said = [voice.say(part(one.flow, "guide"), name) for one in voice.effective.exchanges]
    return said[0] if len(said) > 1 and len({_words(cell) for cell in said}) == 1 else ()


def each_once(voice: Voice, name: str) -> Cell:
    """A line of the flows' guidance, each wording once, in the order of the flows."""
    once: dict[str, Text] = {}
    for one in voice.effective.exchanges:
        for text in voice.say(part(one.flow, "guide"), name):
            once.setdefault(text.words, text)
    return tuple(once.values())


def stopped(cell: Cell) -> Cell:
    """The texts with a full stop at the end of what is said, where its author left it out."""
    if not cell:
        return ()
    *before, last = cell
    bare = not last.gap and not last.link and last.words[-1:].isalnum()
    return (*before, replace(last, words=f"{last.words}.") if bare else last)


def in_one_line(voice: Voice, contact: Placed[Contact] | None) -> Cell:
    """A contact on one line: its name, and the number to call, or the inbox where it has none."""
    reached = voice.reach(contact)
    if len(reached) < 2:
        return reached
    name, by = reached[0], reached[1]
    return (Text(by.words, by.source, link=by.link, lead=f"{name.words}:"),)
