"""Say once what is the same in every situation, and side by side what differs.

A guide of two sides has no room to repeat itself, and a reader no time: where all flows give one answer, the answer
stands alone; where they differ, each stands beside the situations it holds for.
"""

from __future__ import annotations

from collections.abc import Callable

from ispc.corpus import Placed
from ispc.layers._blocks import facts, table
from ispc.layers._saying import Voice, part
from ispc.model.flows import Flow
from ispc.model.parties import Contact
from ispc.view import Block, Cell, Fact, Text


def by_case(
    voice: Voice, caption: str, labels: tuple[str, ...], answer: Callable[[Placed[Flow]], tuple[Cell, ...]]
) -> tuple[Block, ...]:
    """The answers of all flows: facts where all agree, else a table of the situations with their answers."""
    grouped: dict[tuple[object, ...], list[Placed[Flow]]] = {}
    answers: dict[tuple[object, ...], tuple[Cell, ...]] = {}
    flows = [one.flow for one in voice.effective.exchanges]
    for flow in flows:
        cells = answer(flow)
        if any(cells):
            key = _words(cells)
            grouped.setdefault(key, []).append(flow)
            answers.setdefault(key, cells)
    if len(grouped) == 1 and all(len(same) == len(flows) for same in grouped.values()):
        (only,) = answers.values()
        return facts(tuple(Fact(label, cell) for label, cell in zip(labels, only, strict=True) if cell))
    rows = (
        (tuple(text for flow in same for text in voice.say(flow, "when")), *answers[key])
        for key, same in grouped.items()
    )
    return table(caption, (voice.words.can_when, *labels), rows)


def _words(cells: tuple[Cell, ...]) -> tuple[object, ...]:
    return tuple(tuple((text.lead, text.words, text.link) for text in cell) for cell in cells)


def said_once(voice: Voice, name: str) -> Cell:
    """A line of the flows' guidance that is the same for every flow; nothing where it differs or there is one flow."""
    said = [voice.say(part(one.flow, "guide"), name) for one in voice.effective.exchanges]
    return said[0] if len(said) > 1 and len({_words((cell,)) for cell in said}) == 1 else ()


def each_once(voice: Voice, name: str) -> Cell:
    """A line of the flows' guidance, each wording once, in the order of the flows."""
    once: dict[str, Text] = {}
    for one in voice.effective.exchanges:
        for text in voice.say(part(one.flow, "guide"), name):
            once.setdefault(text.words, text)
    return tuple(once.values())


def in_one_line(voice: Voice, contact: Placed[Contact] | None) -> Cell:
    """A contact on one line: its name, and the number to call, or the inbox where it has none."""
    reached = voice.reach(contact)
    if len(reached) < 2:
        return reached
    name, by = reached[0], reached[1]
    return (Text(by.words, by.source, link=by.link, lead=f"{name.words}:"),)
