"""Is each record about the text that it names, and does that text say what the record says it says?

The digests are made again from the clauses themselves: neither the record nor the text is believed about the other. So a record
cannot be laid on another edition, another document or another clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.authority import clauses
from ispc.diagnostic import Diagnostic
from ispc.integrity.case import Case, bad, note, short
from ispc.kept import Kept
from ispc.records import Entry
from ispc.terms import FORM

RESTORE = "restore the file from the history of the repository"


def texts_whole(case: Case) -> Iterator[Diagnostic]:
    """Every text that a record names is there, can be read, and its digests are those of its clauses."""
    seen: set[str] = set()
    for entry in case.log.all:
        approval = entry.approval
        if approval is None or approval.text in seen:
            continue
        source = case.log.texts.get(approval.text)
        if source is None:
            message = f"the text that was shown, {short(approval.text)}, is not here"
            yield bad("text-missing", entry, message, RESTORE)
            continue
        seen.add(approval.text)
        kept = case.text(approval)
        if kept is None:
            yield bad(
                "text-unreadable",
                source.name,
                "the text is not one whose digests are those of its clauses",
                RESTORE,
            )


def about_their_text(case: Case) -> Iterator[Diagnostic]:
    for entry in case.log.all:
        approval = entry.approval
        kept = case.text(approval) if approval else None
        if kept is not None:
            yield from _about(entry, kept)


def _about(entry: Entry, kept: Kept) -> Iterator[Diagnostic]:
    approval = entry.approval
    if approval is None:
        return
    text = kept.terms
    if (text.document, text.edition) != (approval.document, approval.edition):
        message = f"the text is of `{text.document}`, edition {text.edition}, and the record of another"
        yield bad(
            "record-replayed", entry, message, "remove it: a decision counts for the text that it was made on"
        )
    elif approval.terms.form != FORM:
        message = f"its digest was made as `{approval.terms.form}`, which this ispc does not make"
        yield note(
            "record-terms-form-unknown", entry, message, "verify it with the ispc that wrote it as well"
        )
    elif approval.terms.digest != text.digest:
        yield bad(
            "record-terms-differ", entry, "the text does not mean what the record says it means", RESTORE
        )
    elif (approval.clauses.count, approval.clauses.digest) != (len(text.clause_digests), clauses(text)):
        yield bad(
            "record-clauses-differ", entry, "the clauses that it tells are not those of the text", RESTORE
        )
