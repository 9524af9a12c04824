"""Are the days possible, and did nothing go back behind what was in force?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ispc.diagnostic import Diagnostic
from ispc.integrity.case import Case, bad
from ispc.records import Entry

RECORD_AGAIN = "record the decision again, with its true day"


def days(case: Case) -> Iterator[Diagnostic]:
    for entry in case.log.all:
        record = entry.record
        if max(record.on, record.recorded) > case.today:
            day = max(record.on, record.recorded)
            yield bad("record-future", entry, f"its day, {day}, has not come", RECORD_AGAIN)
        if record.on > record.recorded:
            message = f"it was recorded on {record.recorded}, before the decision of {record.on}"
            yield bad("record-before-decision", entry, message, RECORD_AGAIN)
        for before in record.after:
            parent = case.log.by_digest.get(before)
            if parent is not None and parent.record.recorded > record.recorded:
                message = f"it was recorded on {record.recorded}, before a record that it follows"
                yield bad("record-backdated", entry, message, RECORD_AGAIN)
        proposed = _day_of(case, entry, "proposed")
        withdraws = entry.approval is not None and entry.approval.decision == "withdraw"
        if proposed is not None and record.on < proposed and not withdraws:
            message = f"the text was put to the parties on {proposed}, after the decision of {record.on}"
            yield bad("record-before-proposal", entry, message, RECORD_AGAIN)


def no_way_back(case: Case) -> Iterator[Diagnostic]:
    """Nobody accepts an older edition once a newer one, accepted meanwhile, has taken effect."""
    for entry in case.log.all:
        if entry.approval is None or entry.approval.decision not in ("agree", "sign"):
            continue
        for newer in (case.log.by_digest.get(one) for one in sorted(case.log.ancestors(entry))):
            if newer is not None and _supersedes(case, newer, entry):
                message = f"edition {entry.record.edition} was accepted after edition {newer.record.edition} took effect"
                advice = "decide on the newer edition; to go back, make the old text a new edition"
                yield bad("record-rollback", entry, message, advice)
                break


def _supersedes(case: Case, newer: Entry, entry: Entry) -> bool:
    if newer.approval is None or not newer.approval.accepts or newer.record.edition == entry.record.edition:
        return False
    known = (case.log.by_digest.get(one) for one in case.log.ancestors(newer))
    follows = any(one is not None and one.record.edition == entry.record.edition for one in known)
    effective = _day_of(case, newer, "effective")
    return follows and effective is not None and effective <= entry.record.on


def _day_of(case: Case, entry: Entry, name: str) -> datetime.date | None:
    kept = case.text(entry.approval) if entry.approval else None
    try:
        return datetime.date.fromisoformat(kept.terms.value(name)) if kept else None
    except ValueError:
        return None
