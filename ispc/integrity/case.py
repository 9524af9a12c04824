"""What is put to the proof: a log, the texts that it names, its signatures, the table of signers, and the day.

Each text is read once and each signature is tried once, so that every check looks at the same answers. The signers come from the
protected revision where there is one: a copy that may have been changed cannot vouch for its own keys.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ispc import signatures
from ispc.diagnostic import Diagnostic, Severity
from ispc.kept import Kept, read_stored
from ispc.location import Span
from ispc.model.recorded import Approval, Signer, Signers
from ispc.records import Entry, Log, signer_of
from ispc.signatures import Checked


@dataclass(frozen=True, slots=True)
class Case:
    """`kept` is each named text by its digest, None where it cannot be read; `checked` each signature by its record's digest.

    `expected` are digests of records that the reader has seen before and that the log must hold.
    """

    log: Log
    today: datetime.date
    workspace: str
    signers: Signers | None
    protected: Log | None
    expected: tuple[str, ...]
    kept: Mapping[str, Kept | None]
    checked: Mapping[str, Checked]

    def text(self, approval: Approval) -> Kept | None:
        return self.kept.get(approval.text)

    def signer(self, entry: Entry) -> Signer | None:
        """Whose key signed a record; None where it has no good signature by a known key."""
        found = self.checked.get(entry.digest)
        return signer_of(self.signers, found.key) if found and found.key else None


def case(
    log: Log,
    today: datetime.date,
    workspace: str,
    protected: Log | None = None,
    expected: tuple[str, ...] = (),
) -> Case:
    """A log made ready for the checks. `protected` is the log of a revision that not everyone may change."""
    named = {one.approval.text for one in log.all if one.approval is not None}
    kept = {one: _read(log.texts[one].data) for one in sorted(named & log.texts.keys())}
    checked = {
        one.digest: signatures.check(one.data, one.signature) for one in log.all if one.signature is not None
    }
    return Case(
        log,
        today,
        workspace,
        protected.signers if protected is not None else log.signers,
        protected,
        expected,
        MappingProxyType(kept),
        MappingProxyType(checked),
    )


@lru_cache(256)
def _read(data: bytes) -> Kept | None:
    return read_stored(data)


def bad(code: str, where: Entry | str, message: str, advice: str) -> Diagnostic:
    """An error on a record, or on another file of the folder."""
    return Diagnostic(code, Severity.ERROR, message, _span(where), help=advice)


def note(code: str, where: Entry | str, message: str, advice: str) -> Diagnostic:
    """Something that a reader should know and that proves no fault."""
    return Diagnostic(code, Severity.WARNING, message, _span(where), help=advice)


def _span(where: Entry | str) -> Span:
    return where.span if isinstance(where, Entry) else Span(where, 1, 1, 1, 1)


def short(digest: str) -> str:
    """The part of a digest that people compare."""
    return digest.removeprefix("sha256:")[:12]
