"""How long and how hard a text may be for each audience.

The front line's limit of 25 words is government's own for what the public reads. Its grade is that of readers of thirteen, since
the names of forms and services weigh on every measure. Managers and boards get what a serious newspaper asks of its readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Limits:
    """The longest sentence, the median of all, both in words, and the school grade."""

    longest: int
    median: int
    grade: int


LIMITS: Mapping[str, Limits] = MappingProxyType(
    {"F": Limits(25, 14, 8), "M": Limits(40, 22, 14), "S": Limits(40, 22, 14)}
)
"""By the letter of the audience: front line, managers, boards."""

ENOUGH = 100
"""Words that the measures need before they mean much."""
