"""Is every signature good, by a key that counted on the day, of the very post that decided?

A signature says what it likes of itself, so only the key is taken from it. Whose key it is stands in the table of signers, which has one
key for one post. A key counts from its first day to its last by the day on which the record was made. One that was revoked counts for
no record made from that day on; an earlier day in a record is worth something only where the protected revision held that
record already, since whoever stole the key writes whatever day suits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ispc import attestation, signatures
from ispc.diagnostic import Diagnostic
from ispc.integrity.case import Case, bad, note
from ispc.model.recorded import Signer
from ispc.records import SIGNERS_FILE, Entry

AGAIN = "let the signer sign the record again, with `ssh-keygen -Y sign -n signoff@ispc`"


def table(case: Case) -> Iterator[Diagnostic]:
    """One key for one post, each key a real one, no wildcard anywhere."""
    signers = case.signers.signers if case.signers else ()
    keys = Counter(_bare(one.key) for one in signers)
    ids = Counter(one.id for one in signers)
    mend = "each key has one entry, with one post"
    for one in signers:
        if keys[_bare(one.key)] > 1:
            yield bad("signers-key-twice", SIGNERS_FILE, f"the key of `{one.id}` is in the table twice", mend)
        if ids[one.id] > 1:
            yield bad("signers-id-twice", SIGNERS_FILE, f"`{one.id}` is in the table twice", mend)
        if any(sign in one.post for sign in "*?!"):
            yield bad("signers-wildcard", SIGNERS_FILE, f"the post of `{one.id}` holds a wildcard", mend)
        if (why := signatures.unfit(one.key)) is not None:
            yield bad("signers-key-unfit", SIGNERS_FILE, f"the key of `{one.id}` cannot be used: {why}", mend)
        if one.valid_until < one.valid_from:
            yield bad("signers-days", SIGNERS_FILE, f"the key of `{one.id}` ends before it begins", mend)


def _bare(key: str) -> str:
    return " ".join(key.split()[:2])


def signed(case: Case) -> Iterator[Diagnostic]:
    for entry in case.log.all:
        checked = case.checked.get(entry.digest)
        if checked is None:
            if entry.record.key is not None:
                message = "the record says that a key signs it, and there is no signature"
                yield bad("signature-missing", entry, message, "restore the file that ends in .sig")
        elif checked.code:
            yield bad(checked.code, f"{entry.name}.sig", checked.why, AGAIN)
        elif entry.record.key not in (None, signatures.fingerprint(checked.key)):
            message = "another key signed the record than the one it names"
            yield bad("signature-key-differs", f"{entry.name}.sig", message, AGAIN)
        else:
            signer = case.signer(entry)
            if signer is None:
                message = "the key that signed is not in the table of signers"
                yield bad(
                    "signature-key-unknown", f"{entry.name}.sig", message, f"add it to {SIGNERS_FILE} first"
                )
            else:
                yield from _by(case, entry, signer)


def attested(case: Case) -> Iterator[Diagnostic]:
    """A signature over the DSSE encoding is by the key that signed the record."""
    for entry in case.log.all:
        found, own = attestation.check(entry), case.checked.get(entry.digest)
        name = f"{entry.name}.dsse.sig"
        if found is not None and found.code:
            yield bad(found.code, name, found.why, AGAIN)
        elif found is not None and (own is None or own.key != found.key):
            yield bad(
                "signature-key-differs", name, "another key signed the statement than the record", AGAIN
            )


def _by(case: Case, entry: Entry, signer: Signer) -> Iterator[Diagnostic]:
    by, day, name = entry.record.by, entry.record.recorded, f"{entry.name}.sig"
    if (signer.organisation, signer.post.casefold()) != (by.organisation, by.post.casefold()):
        message = f"the key is that of {signer.post} of `{signer.organisation}`, and the record names another"
        yield bad("signature-wrong-signer", name, message, AGAIN)
    if day < signer.valid_from:
        yield bad(
            "key-not-yet-valid",
            name,
            f"the key counts from {signer.valid_from}; the record is of {day}",
            AGAIN,
        )
    if day > signer.valid_until:
        yield bad(
            "key-expired", name, f"the key counted until {signer.valid_until}; the record is of {day}", AGAIN
        )
    if signer.revoked is None:
        return
    gone = signer.revoked
    if day >= gone.on:
        yield bad("key-revoked", name, f"the key was revoked on {gone.on}: {gone.because}", AGAIN)
    elif case.protected is None:
        message = f"the key was revoked on {gone.on}, later than the day in the record"
        advice = "whether the record was there before, only the protected revision shows: use --protected"
        yield note("key-revoked-later", name, message, advice)
    elif entry.digest not in case.protected.by_digest:
        message = f"the record is new here, and its key was revoked on {gone.on}: {gone.because}"
        yield bad("key-revoked", name, message, AGAIN)


def good(case: Case) -> frozenset[str]:
    """The digests of the records that a good signature by the right post stands beside."""
    wrong = {one.where.source for one in signed(case) if one.severity.word == "error"}  # type: ignore[union-attr]  # a span, as above
    return frozenset(
        one.digest
        for one in case.log.all
        if case.signer(one) is not None and not {one.name, f"{one.name}.sig"} & wrong
    )
