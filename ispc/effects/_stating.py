"""Clauses that people read: no longer stated, newly stated, or stated in other words. Three rules each, and one way to tell.

What a clause of words means cannot be worked out. That it is gone, is new, or says something else can, and whom it binds. So families
give the three rules and a name for each clause, and the sentence is made here: with the words that differ, not only the first ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._lengths import longer
from ispc.effects._seeing import Seen, effect, everyone, fields

Who = Callable[[Seen, Sides], Iterable[str]]
"""Who is touched by a change of a clause."""

SHOWN = 110
"""How many letters of a clause one sentence quotes."""


@dataclass(frozen=True, slots=True)
class Stating:
    """The rules for a clause that went, came, or says something else."""

    dropped: Rule
    stated: Rule
    changed: Rule

    def rule(self, seen: Seen) -> Rule:
        if not seen.is_stated:
            return self.dropped
        return self.changed if seen.was_stated else self.stated


def all_parties(_: Seen, sides: Sides) -> tuple[str, ...]:
    return everyone(sides)


def stating(
    sides: Sides, rules: Stating, clauses: Mapping[str, str], who: Who = all_parties
) -> Iterator[Effect]:
    """An effect for each of these fields that differs. `clauses` gives each pattern a name: `how data is kept safe`."""
    for pattern, name in clauses.items():
        for seen in fields(sides, pattern):
            rule = rules.rule(seen)
            asked = who(seen, sides) if rule.klass in ("substantive", "new sharing") else ()
            yield effect(rule, sides, seen, told(name, seen), asked)


def told(name: str, seen: Seen) -> str:
    """One sentence on a clause: `How data is kept safe: “...”; it said “...”.`"""
    head = name[:1].upper() + name[1:]
    before, after = quoted(seen.before, seen.after)
    if not seen.is_stated:
        because = f", because {_one_line(seen.after)}" if seen.after else ""
        return f"{head}: no longer stated{because}; it said {quoted(seen.before, '')[0]}."
    if not seen.was_stated:
        return f"{head}: {quoted('', seen.after)[1]}; nothing was stated before."
    return f"{head}: {after}; it said {before}."


def later(seen: Seen) -> bool:
    """Whether a limit of time is further away than it was, or there is none any more. In doubt it is."""
    return not seen.is_stated or (seen.was_stated and longer(seen.before, seen.after) is not False)


def looser(seen: Seen, order: Sequence[str]) -> bool:
    """Whether a word of a list, which goes from strict to loose, is looser than it was, or is no longer said. In doubt it is."""
    if seen.after not in order:
        return True
    return seen.before in order and order.index(seen.after) > order.index(seen.before)


def by_when(seen: Seen) -> str:
    """A limit of time in words: `within 5 days, was within 2 days`, `at once`, or that none is stated any more."""
    before, after = (text if text == "at once" else f"within {text}" for text in (seen.before, seen.after))
    if not seen.is_stated:
        because = f", because {_one_line(seen.after)}" if seen.after else ""
        return f"in a time that is not stated any more{because}; it was {before}"
    return f"{after}, was {before}" if seen.was_stated else f"{after}; nothing was stated before"


def quoted(before: str, after: str) -> tuple[str, str]:
    """Both texts in quotation marks, each cut to one line around the first word that differs."""
    one, other = before.split(), after.split()
    if _bare(one) != _bare(other):
        one, other = _bare(one), _bare(other)
    same = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    return _cut(one, same), _cut(other, same)


def _bare(words: list[str]) -> list[str]:
    """The words without the full stop at their end: the sentence around them has its own."""
    return [*words[:-1], words[-1].rstrip(".")] if words else []


def _cut(words: list[str], at: int) -> str:
    text = " ".join(words)
    if len(text) <= SHOWN:
        return f"“{text}”"
    start = max(0, at - 3)
    tail = " ".join(words[start:])
    shown = tail if len(tail) <= SHOWN else tail[: SHOWN - 4].rstrip() + " ..."
    return f"“{'... ' if start else ''}{shown}”"


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
