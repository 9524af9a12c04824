"""A finding, as plain data: what is wrong, where, on what law it rests, and the one thing to do.

The words are chosen by the stage or rule that finds the fault; how they are painted is the business of
`report`. A stage never raises on bad input: it returns an `Outcome`, a value beside its findings, so one run
tells an author everything that is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, TypeVar

from ispc.location import Address, Span

T_co = TypeVar("T_co", covariant=True)


class Severity(IntEnum):
    """How much a finding weighs. Errors fail a check; warnings and information are shown beside them."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Label:
    """Another place that a finding is about, and what is to be seen there."""

    where: Address | Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `code` is the name of the rule, stable for ever. `message` is one line: lower case, no full stop, names in
    backticks. `caret` is said under the place itself. `law` cites what the finding rests on. `help` is the one
    thing to do. `where` is an address where the document could be decoded, a span where it could not. `stretch` says
    which letters of the text at that address are meant, as the first and last offset (exclusive); None for all of it.
    """

    code: str
    severity: Severity
    message: str
    where: Address | Span
    caret: str = ""
    related: tuple[Label, ...] = ()
    law: tuple[str, ...] = ()
    help: str = ""
    stretch: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """A stage's answer: its value, or None where nothing could be made, and every finding on the way."""

    value: T_co | None
    findings: tuple[Diagnostic, ...] = field(default=())

    @property
    def failed(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)
