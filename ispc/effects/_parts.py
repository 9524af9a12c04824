"""Parts of a clause that come, go or are left open as one, such as a flow's request or a party's condition: a part is no item of a list.

A part that comes is told once with all that it says, not field by field; so is one whose place is taken by the reason why it is not
stated. Its fields are told by themselves only where both sides have the part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ispc.diff import Change, Sides
from ispc.effects._seeing import Seen, fields, fit
from ispc.terms import Key, Terms


@dataclass(frozen=True, slots=True)
class Part:
    """A part that one side states and the other does not. `because` is the reason given for stating nothing, if any."""

    names: tuple[str, ...]
    changes: tuple[Change, ...]
    stated: bool
    because: str

    @property
    def missing(self) -> str:
        """That it is no longer stated, with the reason: `is no longer stated, because the council is silent`."""
        return "is no longer stated" + (f", because {self.because}" if self.because else "")


def parts(sides: Sides, pattern: str) -> Iterator[Part]:
    """The parts of a pattern that came or went: `flows/*/request`. A part that only gives another reason for its silence did neither."""
    wanted = tuple(pattern.split("/"))
    found: dict[Key, list[Change]] = {}
    for change in sides.changes:
        key = change.key[: len(wanted)]
        if change.is_field and not change.life and fit(key, wanted) is not None:
            found.setdefault(key, []).append(change)
    for key, changes in found.items():
        now = states(sides.new, key)
        if states(sides.old, key) != now:
            gap = sides.new.by_key.get(key)
            names = fit(key, wanted) or ()
            yield Part(
                names, tuple(changes), now, " ".join(gap.words.split()).rstrip(".") if gap and not now else ""
            )


def within(sides: Sides, *patterns: str) -> Iterator[Seen]:
    """Fields that differ where both sides state the part around them."""
    for seen in fields(sides, *patterns):
        around = seen.change.key[:-1]
        if states(sides.old, around) and states(sides.new, around):
            yield seen


def below(sides: Sides, key: Key) -> tuple[Change, ...]:
    """Every difference of a field under a key."""
    return tuple(one for one in sides.changes if one.is_field and one.key[: len(key)] == key)


def states(terms: Terms, key: Key) -> bool:
    """Whether anything is stated at or below a key."""
    return any(one.sort != "gap" for one in terms.under(*key))
