"""A log of approvals -> every check that can be made of it, each in words, with what it found. Pure, and offline.

Nothing is believed because it says so of itself: a digest is made again, a link is followed, a signature is tried against the table
of signers, a party is looked for in the text that was shown. What cannot be seen from one copy is said, too: that a log was cut
short or rewritten as a whole is shown only by the protected revision or by a record that the reader has seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ispc.diagnostic import Diagnostic, Severity
from ispc.integrity import chain, days, keys, shown, voters
from ispc.integrity.case import Case, case
from ispc.location import Span
from ispc.records import SIGNED, Log

__all__ = ["CHECKS", "NOTHING_LOST", "Case", "Result", "case", "distrusted", "signed_well", "verify"]


@dataclass(frozen=True, slots=True)
class Result:
    """One check: what it asks, and what it found. It is good where it found no error."""

    asks: str
    findings: tuple[Diagnostic, ...]

    @property
    def good(self) -> bool:
        return all(one.severity is not Severity.ERROR for one in self.findings)


NOTHING_LOST = "nothing that was here before is gone or changed"

CHECKS: tuple[tuple[str, Callable[[Case], Iterator[Diagnostic]]], ...] = (
    ("every file can be read", chain.readable),
    ("every record is as it was written", chain.as_written),
    ("every record follows records that are here", chain.linked),
    ("every record was made for this partnership", chain.ours),
    (NOTHING_LOST, chain.nothing_lost),
    ("every text is as it was shown", chain.texts_as_written),
    ("every text is whole and its digests are its own", shown.texts_whole),
    ("every record is about the text that it names", shown.about_their_text),
    ("every decision is by someone who may decide", voters.entitled),
    ("every body was admitted by one who may", voters.admitted_rightly),
    ("every party has one voice", voters.one_voice),
    ("nobody decided for two organisations", voters.one_person_one_body),
    ("nobody ruled on a change of their own", voters.ruled_by_another),
    ("every day is possible", days.days),
    ("nobody went back to an edition that was replaced", days.no_way_back),
    ("every key in the table belongs to one post", keys.table),
    ("every signature has its record", chain.signatures_in_place),
    ("every signature is good and by the right post", keys.signed),
    ("every statement that is signed is signed by the same key", keys.attested),
)
"""The checks in their order: what each asks, in words, and the function that answers."""


def verify(held: Case) -> tuple[Result, ...]:
    """Every check, with its findings."""
    return tuple(Result(asks, tuple(check(held))) for asks, check in CHECKS)


def distrusted(log: Log, findings: Iterable[Diagnostic]) -> frozenset[str]:
    """The digests of the records that count for nothing, because an error lies on them, their signature or their text."""
    wrong = {
        one.where.source for one in findings if one.severity is Severity.ERROR and isinstance(one.where, Span)
    }
    return frozenset(
        entry.digest
        for entry in log.all
        if {entry.name, *(f"{entry.name}{ending}" for ending in SIGNED)} & wrong
        or (entry.approval and (text := log.texts.get(entry.approval.text)) and text.name in wrong)
    )


def signed_well(held: Case) -> frozenset[str]:
    """The digests of the records that a good signature by the right post stands beside."""
    return keys.good(held)
