"""The marked sample, read, and what the linter finds in it: how many marks are right, wrong and missed, by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ispc.language.acronyms import unopened
from ispc.language.lists import lexicon, ours
from ispc.language.marks import Mark
from ispc.language.negatives import double_negatives
from ispc.language.passives import passives
from ispc.language.reading import sentences
from ispc.location import Source
from ispc.parse import parse

HERE = Path(__file__).parent
KINDS = ("passive", "negative", "word", "acronym", "split")
PARTS = ("tuned", "held_out")

Spans = set[tuple[int, int]]


@dataclass(frozen=True)
class Score:
    """How many marks were right, how many wrong, and how many were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def sample() -> Any:
    read = parse(Source("sample.yaml", (HERE / "sample.yaml").read_bytes()))
    assert read.value is not None
    return read.value.data


def found(text: str, kind: str) -> Spans:
    """The stretches that the linter marks in a text, for the front line."""
    return {mark.stretch for mark in _marks(text, kind)}


def _marks(text: str, kind: str) -> Iterator[Mark]:
    for sentence in sentences(text, markdown=True):
        if kind == "passive":
            yield from (one.mark for one in passives(sentence))
        elif kind == "negative":
            yield from double_negatives(sentence)
        elif kind == "word":
            yield from lexicon(tuple(ours().values()), "front line").marks(sentence)
        else:
            yield from unopened(sentence, text)


def marked(item: Any, kind: str) -> Spans:
    """The stretches marked by hand: each is looked for behind the one before it."""
    spans, after = set(), 0
    for words in item.get(kind, ()):
        start = item["say"].index(words, after)
        after = start + len(words)
        spans.add((start, after))
    return spans


def differences(part: str, kind: str) -> Iterator[tuple[str, Spans, Spans]]:
    """Each text in which the linter and the hand differ: the text, what only the linter marks, what only the hand."""
    for item in sample()[part]:
        by_linter, by_hand = found(item["say"], kind), marked(item, kind)
        if by_linter != by_hand:
            yield item["say"], by_linter - by_hand, by_hand - by_linter


def score(part: str, kind: str) -> Score:
    if kind == "split":
        return _splits(part)
    hand = sum(len(marked(item, kind)) for item in sample()[part])
    apart = list(differences(part, kind))
    missed = sum(len(only) for _, _, only in apart)
    return Score(hand - missed, sum(len(only) for _, only, _ in apart), missed)


def _splits(part: str) -> Score:
    """Ends of sentences: where the linter stops and a reader does, but for the last, which is no choice."""
    right = wrong = missed = 0
    for hand in sample()["splits"][part]:
        ours, theirs = (set(_ends(one)) for one in (parts(" ".join(hand)), hand))
        right, wrong, missed = (
            right + len(ours & theirs),
            wrong + len(ours - theirs),
            missed + len(theirs - ours),
        )
    return Score(right, wrong, missed)


def parts(text: str) -> list[str]:
    return [one.text for one in sentences(text, markdown=True)]


def _ends(said: list[str]) -> Iterator[int]:
    at = 0
    for sentence in said[:-1]:
        at += len(sentence) + 1
        yield at
