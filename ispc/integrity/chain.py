"""Is every record as it was written, in its place, and is none missing?

A record that was edited no longer fits its name. Whoever mends the name too breaks the link from the record that follows. Whoever
writes all of them anew is found out by the protected revision, by a record that a reader has seen before, or by a signature.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diagnostic import Diagnostic
from ispc.digest import digest_of_bytes
from ispc.integrity.case import Case, bad, note, short
from ispc.records import SIGNED, SIGNERS_FILE, record_name, written

RESTORE = "restore the file from the history of the repository"


def readable(case: Case) -> Iterator[Diagnostic]:
    yield from case.log.faults


def as_written(case: Case) -> Iterator[Diagnostic]:
    for entry in case.log.all:
        name = record_name(entry.record, entry.data)
        if b"\r\n" in entry.data:
            advice = "copy it as it is: tell git not to change line ends in this folder (`* -text` in .gitattributes)"
            yield bad("record-line-ends", entry, "the copy has other line ends than the record", advice)
        elif name.rpartition("-")[2] != entry.name.rpartition("-")[2]:
            yield bad("record-edited", entry, "the file was changed after it was written", RESTORE)
        elif name != entry.name:
            yield bad("record-misnamed", entry, f"the file should be called {name}", RESTORE)
        elif written(entry.record) != entry.data:
            yield bad("record-not-ours", entry, "the file was not written by `ispc approve`", RESTORE)


def linked(case: Case) -> Iterator[Diagnostic]:
    for document, entries in case.log.entries.items():
        known = {one.digest for one in entries}
        for entry in entries:
            for before in entry.record.after:
                if before in known:
                    continue
                if before in case.log.by_digest:
                    message = f"it follows the record {short(before)} of another document"
                    yield bad("record-parent-elsewhere", entry, message, RESTORE)
                else:
                    message = f"it follows the record {short(before)}, which is not here"
                    yield bad("record-parent-missing", entry, message, "restore the record that it follows")
        first = [one for one in entries if not one.record.after]
        if len(first) > 1:
            message = f"{len(first)} records of `{document}` follow none"
            advice = (
                "this is right where they were made on branches that met; else find the ones that are missing"
            )
            yield note("record-two-beginnings", first[-1], message, advice)


def ours(case: Case) -> Iterator[Diagnostic]:
    names = {case.workspace, *((case.signers.also_called if case.signers else None) or ())}
    for entry in case.log.all:
        if entry.record.workspace not in names:
            message = f"it was made for `{entry.record.workspace}`, and this is `{case.workspace}`"
            advice = (
                f"remove it; if the partnership had that name, say so under `also_called` in {SIGNERS_FILE}"
            )
            yield bad("record-of-another-workspace", entry, message, advice)


def nothing_lost(case: Case) -> Iterator[Diagnostic]:
    """Against the protected revision, and against what a reader has seen before."""
    for name, was in (case.protected.files if case.protected else {}).items():
        now = case.log.files.get(name)
        if name == SIGNERS_FILE:
            if now != was:
                message = (
                    "the table of signers differs from the protected one, which is the one that was used"
                )
                yield note("signers-changed", name, message, "merge the change to the protected branch first")
        elif now is None:
            yield bad(
                "record-removed", name, "the protected revision holds this file, and it is gone here", RESTORE
            )
        elif now != was:
            yield bad(
                "record-replaced", name, "the file differs from that of the protected revision", RESTORE
            )
    for expected in case.expected:
        if not any(digest.startswith(_whole(expected)) for digest in case.log.by_digest):
            message = f"the record {short(expected)}, which was here before, is not in this log"
            advice = "this copy is older than what you have seen, or was rewritten: get the whole log"
            yield bad("log-head-missing", "protocols/approvals", message, advice)


def _whole(digest: str) -> str:
    return digest if digest.startswith("sha256:") else f"sha256:{digest}"


def texts_as_written(case: Case) -> Iterator[Diagnostic]:
    named = {one.approval.text for one in case.log.all if one.approval is not None}
    for digest, source in case.log.texts.items():
        mark = source.name.rpartition("text-")[2].removesuffix(".json")
        if mark != digest_of_bytes(source.data).removeprefix("sha256:")[:16]:
            yield bad("text-edited", source.name, "the text was changed after it was shown", RESTORE)
        elif digest not in named:
            advice = "remove it, unless a record that names it is missing"
            yield note("text-unused", source.name, "no record names this text", advice)


def signatures_in_place(case: Case) -> Iterator[Diagnostic]:
    records = {f"{one.name}{ending}" for one in case.log.all for ending in SIGNED}
    for name in sorted(case.log.signatures - records):
        advice = "restore the record; a signature alone says nothing"
        yield bad("signature-alone", name, "the signature has no record beside it", advice)
