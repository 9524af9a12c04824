"""Every attack that we know of on a log of approvals is found, by its name, and a good log passes every check."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from ispc import integrity, manual, records
from ispc.digest import digest_of_bytes
from ispc.integrity import Result
from ispc.kept import read_stored
from ispc.model.recorded import By, Ruling
from ispc.records import NAMESPACE, SIGNERS_FILE, Log
from tests.signing_off import (
    BOARD,
    COUNCIL,
    PARTNERSHIP,
    POLICE,
    TODAY,
    Files,
    add,
    armoured,
    fingerprint,
    log_of,
    public,
    request,
    sign,
    signed,
    signers,
)


@cache
def _good() -> tuple[tuple[str, bytes], ...]:
    """A board's minute, a party that signed with its key, one that agreed; two branches that met; a table of signers."""
    files = {SIGNERS_FILE: signers("police", "council")}
    files = add(files, request(BOARD))
    one, other = signed(files, request(POLICE, decision="sign"), "police"), add(files, request(COUNCIL))
    files = add(one | other, request(POLICE, decision="review"))
    return tuple(files.items())


def good() -> Files:
    return dict(_good())


def verified(files: Files, **other: Any) -> tuple[Result, ...]:
    said: dict[str, Any] = {"today": TODAY, "workspace": PARTNERSHIP} | other
    return integrity.verify(integrity.case(log_of(files), **said))


def errors(files: Files, **other: Any) -> set[str]:
    return {
        one.code
        for result in verified(files, **other)
        for one in result.findings
        if one.severity.word == "error"
    }


def warnings(files: Files, **other: Any) -> set[str]:
    return {
        one.code
        for result in verified(files, **other)
        for one in result.findings
        if one.severity.word == "warning"
    }


def test_a_good_log_passes_every_check() -> None:
    results = verified(good())
    assert len(results) == len(integrity.CHECKS) and all(one.good for one in results)
    assert [one.findings for one in results if one.findings] == []
    log = log_of(good())
    assert len(integrity.signed_well(integrity.case(log, TODAY, PARTNERSHIP))) == 1


def test_an_empty_log_has_no_errors() -> None:
    assert errors({}) == set()


# --- The attacks ----------------------------------------------------------------------------------------------------


def named(files: Files, part: str) -> str:
    (name,) = [one for one in files if re.search(part, one)]
    return name


BOARDS, POLICES, COUNCILS = (
    r"-children-board-agree-\w+\.yaml$",
    r"police-sign-\w+\.yaml$",
    r"childrens-social-care-agree-\w+\.yaml$",
)
LAST, TEXT, SIG = r"police-review-\w+\.yaml$", r"text-\w+\.json$", r"\.sig$"


def put(part: str, change: Callable[[bytes], bytes]) -> Callable[[Files], Files]:
    """The file of that name, changed in its place."""
    return lambda files: files | {named(files, part): change(files[named(files, part)])}


def drop(part: str) -> Callable[[Files], Files]:
    return lambda files: {name: data for name, data in files.items() if name != named(files, part)}


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode())

    return change


def rewritten(part: str, **fields: Any) -> Callable[[Files], Files]:
    """A record written anew with other fields, under its right name, with the later records linked to it again."""

    def change(files: Files) -> Files:
        name = named(files, part)
        entry = next(one for one in log_of(files).all if one.name == name)
        record = entry.record.model_copy(update=fields)
        return _relinked(files, {entry.digest: record})

    return change


def _relinked(files: Files, anew: dict[str, Any]) -> Files:
    """Whoever holds all files can write the whole log anew; only signatures, readers and the protected revision tell."""
    moved: dict[str, str] = {}
    result = dict(files)
    for entry in log_of(files).all:
        record = anew.get(entry.digest, entry.record)
        record = record.model_copy(
            update={"after": tuple(sorted(moved.get(one, one) for one in record.after))}
        )
        data = records.written(record)
        del result[entry.name]
        result[records.record_name(record, data)] = data
        if entry.signature is not None:
            del result[f"{entry.name}.sig"]
            result[f"{records.record_name(record, data)}.sig"] = (
                entry.signature if data == entry.data else sign(data, "police")
            )
        moved[entry.digest] = digest_of_bytes(data)
    return result


def signature(name: str = "police", **other: Any) -> Callable[[Files], Files]:
    """The signed record with a signature made otherwise."""

    def change(files: Files) -> Files:
        record = files[named(files, POLICES)]
        return files | {named(files, SIG): sign(record, name, **other)}

    return change


def signer_table(*names: str, **other: str) -> Callable[[Files], Files]:
    return lambda files: files | {SIGNERS_FILE: signers(*names, **other)}


def both(*changes: Callable[[Files], Files]) -> Callable[[Files], Files]:
    def change(files: Files) -> Files:
        for one in changes:
            files = one(files)
        return files

    return change


@dataclass(frozen=True)
class Attack:
    name: str
    change: Callable[[Files], Files]
    code: str
    other: Any = None


def by(**fields: str) -> By:
    return By(
        **(
            {
                "organisation": "northmere-police",
                "post": "Superintendent, Public Protection",
                "name": "not published",
            }
            | fields
        )
    )


ATTACKS = (
    Attack("a decision is edited", put(COUNCILS, swap("decision: agree", "decision: sign")), "record-edited"),
    Attack("a day is edited", put(COUNCILS, swap("on: 2026-10-05", "on: 2026-10-06")), "record-edited"),
    Attack("a space is added", put(COUNCILS, lambda data: data + b" "), "record-edited"),
    Attack("a comment is added", put(COUNCILS, lambda data: data + b"# agreed\n"), "record-edited"),
    Attack("a copy has other line ends", put(COUNCILS, lambda data: data.replace(b"\n", b"\r\n")), "record-line-ends"),
    Attack("a record is cut short", put(COUNCILS, lambda data: data[:300]), "field-missing"),
    Attack("a record is renamed", lambda files: {(name.replace("2026-10-05-children", "2026-10-06-children")): data for name, data in files.items()}, "record-misnamed"),
    Attack("a record is moved to another edition", lambda files: {(name.replace("edition-3/2026-10-05-children", "edition-4/2026-10-05-children")): data for name, data in files.items()}, "record-misnamed"),
    Attack("a record is written by hand, with its right name", lambda files: _by_hand(files), "record-not-ours"),
    Attack("a record is removed", drop(COUNCILS), "record-parent-missing"),
    Attack("the first record is removed", drop(BOARDS), "record-parent-missing"),
    Attack("a record of another document is linked", lambda files: _linked_elsewhere(files), "record-parent-elsewhere"),
    Attack("a form of another version", put(BOARDS, swap("ispc-approval/1", "ispc-approval/2")), "record-form-unknown"),
    Attack("a record of another partnership", rewritten(COUNCILS, workspace="Southmere Partnership"), "record-of-another-workspace"),
    Attack("a text is removed", drop(TEXT), "text-missing"),
    Attack("a text is edited", put(TEXT, swap("25 years", "75 years")), "text-edited"),
    Attack("a text is edited and renamed", lambda files: _text_renamed(files, b"25 years", b"75 years"), "text-missing"),
    Attack("a text is edited, renamed and named", lambda files: _text_forged(files, b"25 years", b"75 years"), "text-unreadable"),
    Attack("a text claims other digests of clauses", lambda files: _clause_digest_forged(files), "text-unreadable"),
    Attack("a text is no text", lambda files: _text_forged(files, b"ispc-text/1", b"ispc-text/9"), "text-unreadable"),
    Attack("a decision is laid on another edition", rewritten(COUNCILS, edition="4"), "record-replayed"),
    Attack("a decision is laid on another document", rewritten(COUNCILS, document="exchange", after=()), "record-replayed"),
    Attack("the digest of the terms is another", lambda files: _terms(files, "0" * 64), "record-terms-differ"),
    Attack("the digest of a clause is another", lambda files: _clauses(files), "record-clauses-differ"),
    Attack("a record by someone who is no party", rewritten(COUNCILS, party="northmere-nhs-trust"), "record-of-no-party"),
    Attack("a record by a board of another document", rewritten(BOARDS, board="adults-board"), "record-of-no-party"),
    Attack("a board without a minute", rewritten(BOARDS, evidence=None), "record-without-evidence"),
    Attack("a record relabelled for another party", rewritten(COUNCILS, party=POLICE), "record-of-another-body"),
    Attack("a record for a class", rewritten(COUNCILS, party="schools"), "record-of-a-class"),
    Attack("a post without authority", rewritten(COUNCILS, by=by(organisation="northmere-council", post="Clerk")), "record-post-not-entitled"),
    Attack("the owner approves", rewritten(COUNCILS, by=by(organisation="northmere-council", post="Head of Safeguarding")), "record-by-owner"),
    Attack("someone who is not the lead admits", rewritten(LAST, decision="admit", admits="St Agnes"), "record-admits-wrongly"),
    Attack("nobody is admitted", rewritten(COUNCILS, decision="admit"), "record-admits-nobody"),
    Attack("one person for two organisations", both(rewritten(COUNCILS, by=by(organisation="northmere-council", post="Director of Children's Services", name="R. Vale")), rewritten(POLICES, by=by(name="R. Vale"))), "record-one-person-twice"),
    Attack("a withdrawal of nothing", rewritten(COUNCILS, decision="withdraw"), "record-withdraws-nothing"),
    Attack("two decisions on two branches", lambda files: _contradicted(files), "record-contradicted"),
    Attack("a day that has not come", rewritten(LAST, on=TODAY + datetime.timedelta(1)), "record-future"),
    Attack("recorded on a day that has not come", rewritten(LAST, recorded=TODAY + datetime.timedelta(1)), "record-future"),
    Attack("recorded before it was decided", rewritten(LAST, on=TODAY, recorded=TODAY - datetime.timedelta(1)), "record-before-decision"),
    Attack("recorded before what it follows", rewritten(LAST, recorded=TODAY - datetime.timedelta(1)), "record-backdated"),
    Attack("a ruling by the author of the change", lambda files: _ruled(files), "ruling-by-author"),
    Attack("an old record is served", lambda files: files, "log-head-missing", {"expected": ("sha256:" + "1" * 64,)}),
    Attack("a signature for a commit", signature(namespace="git"), "signature-namespace"),
    Attack("a signature for a mail", signature(namespace="email@ispc"), "signature-namespace"),
    Attack("a signature by another key", signature("council"), "signature-key-differs"),
    Attack("a signature by an unknown key", both(rewritten(POLICES, key=None), signature("thief")), "signature-key-unknown"),
    Attack("a signature by another signer", both(rewritten(POLICES, key=None), signature("council")), "signature-wrong-signer"),
    Attack("no table of signers", drop(r"signers\.yaml$"), "signature-key-unknown"),
    Attack("a signature of another record", lambda files: files | {named(files, SIG): sign(files[named(files, BOARDS)], "police")}, "signature-wrong"),
    Attack("a weak digest", signature(hash_name="sha1"), "signature-algorithm"),
    Attack("a malformed signature", put(SIG, lambda data: data.replace(b"BEGIN", b"BEGYN")), "signature-malformed"),
    Attack("an empty signature", put(SIG, lambda data: b""), "signature-malformed"),
    Attack("a signature wrapped otherwise", signature(width=64), "signature-malformed"),
    Attack("a signature with more behind it", put(SIG, lambda data: data + b"\n"), "signature-malformed"),
    Attack("a signature that holds more", lambda files: files | {named(files, SIG): armoured(_raw(files[named(files, SIG)]) + b"\0")}, "signature-malformed"),
    Attack("a kind of key that is not accepted", lambda files: files | {named(files, SIG): armoured(_raw(files[named(files, SIG)]).replace(b"ssh-ed25519", b"ssh-ed25510"))}, "signature-algorithm"),
    Attack("a signature taken away", drop(SIG), "signature-missing"),
    Attack("a signature left alone", drop(POLICES), "signature-alone"),
    Attack("an expired key", signer_table("police", valid_until="2026-11-20"), "key-expired"),
    Attack("a key before its day", signer_table("police", valid_from="2026-11-22"), "key-not-yet-valid"),
    Attack("a revoked key", signer_table("police", revoked="{on: 2026-11-01, because: it was lost}"), "key-revoked"),
    Attack("one key for two posts", signer_table("police", "other", key=public("police")), "signers-key-twice"),
    Attack("one signer twice", signer_table("police", "police"), "signers-id-twice"),
    Attack("a wildcard for an id", put(r"signers\.yaml$", swap("id: police", 'id: "*"')), "not-an-id"),
    Attack("a wildcard for a post", put(r"signers\.yaml$", swap("Director of Children's Services", "*")), "signers-wildcard"),
    Attack("a key that is none", signer_table("police", key="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAA"), "signers-key-unfit"),
    Attack("a key of a kind that is not accepted", signer_table("police", key="ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY="), "signers-key-unfit"),
    Attack("a key that ends before it begins", signer_table("police", valid_from="2027-12-31", valid_until="2026-01-01"), "signers-days"),
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: one.name)
def test_an_attack_is_found_by_its_name(attack: Attack) -> None:
    files = attack.change(good())
    if attack.other is None:
        assert files != good()
    assert attack.code in errors(files, **(attack.other or {}))


def _by_hand(files: Files) -> Files:
    name = named(files, LAST)
    data = files[name].replace(b"decision: review", b'decision: "review"')
    record = next(one for one in log_of(files).all if one.name == name).record
    rest = {one: held for one, held in files.items() if one != name}
    return rest | {records.record_name(record, data): data}


def _linked_elsewhere(files: Files) -> Files:
    files = add(files, request("northmere-council/childrens-social-care", document="exchange"))
    log = log_of(files)
    stranger = log.of("exchange")[0].digest
    last = log.of("protocol")[-1]
    record = last.record.model_copy(update={"after": (*last.record.after, stranger)})
    rest = {name: data for name, data in files.items() if name != last.name}
    data = records.written(record)
    return rest | {records.record_name(record, data): data}


def _text_renamed(files: Files, old: bytes, new: bytes) -> Files:
    name = named(files, TEXT)
    data = files[name].replace(old, new)
    assert data != files[name]
    rest = {one: held for one, held in files.items() if one != name}
    return rest | {records.text_name("protocol", "3", data): data}


def _text_forged(files: Files, old: bytes, new: bytes) -> Files:
    """Another text, and every record made to name it."""
    changed = _text_renamed(files, old, new)
    digest = digest_of_bytes(changed[named(changed, TEXT)])
    anew = {one.digest: one.record.model_copy(update={"text": digest}) for one in log_of(changed).all}
    return _relinked(changed, anew)


def _clause_digest_forged(files: Files) -> Files:
    held = read_stored(files[named(files, TEXT)])
    assert held is not None
    digest = held.clause_digests["flows/school-worried"]
    return _text_forged(files, digest.encode(), ("sha256:" + "0" * 64).encode())


def _terms(files: Files, digest: str) -> Files:
    entry = log_of(files).of("protocol")[0]
    assert entry.approval is not None
    return rewritten(BOARDS, terms=entry.approval.terms.model_copy(update={"digest": f"sha256:{digest}"}))(
        files
    )


def _clauses(files: Files) -> Files:
    entry = log_of(files).of("protocol")[0]
    assert entry.approval is not None
    return rewritten(BOARDS, clauses=entry.approval.clauses.model_copy(update={"count": 1}))(files)


def _contradicted(files: Files) -> Files:
    start = add({}, request(BOARD))
    return add(start, request(COUNCIL)) | add(start, request(COUNCIL, decision="decline"))


def _ruled(files: Files) -> Files:
    ruling = Ruling(
        form="ispc-ruling/1",
        workspace=PARTNERSHIP,
        document="protocol",
        edition="3",
        effect="3f2a1c9d0b7e4a55",
        ruling="lowered",
        because="it is a comma",
        author_of_change="Superintendent, Public Protection",
        by=by(),
        on=TODAY,
        recorded=TODAY,
        tool="ispc",
        after=log_of(files).heads("protocol"),
        **{"class": "editorial"},
    )
    data = records.written(ruling)
    assert log_of({"x.yaml": data}).all[0].record == ruling
    return files | {records.record_name(ruling, data): data}


def _raw(data: bytes) -> bytes:
    import base64

    return base64.b64decode(b"".join(data.split(b"\n")[1:-2]))


# --- Against the protected revision ---------------------------------------------------------------------------------


def protected(files: Files | None = None) -> Log:
    return log_of(files or good())


def test_what_the_protected_revision_holds_must_be_here_byte_for_byte() -> None:
    assert errors(good(), protected=protected()) == set()
    for name in good():
        rest = {one: data for one, data in good().items() if one != name}
        if name != SIGNERS_FILE:
            assert "record-removed" in errors(rest, protected=protected())
    forged = rewritten(BOARDS, evidence="minute 8")(good())
    assert errors(forged) == set()  # a log that was written anew, and signed anew, is whole by itself
    assert "record-removed" in errors(forged, protected=protected())


def test_the_signers_are_those_of_the_protected_revision() -> None:
    own = signer_table("police", "thief")(good())
    forged = both(rewritten(POLICES, key=fingerprint("thief")), signature("thief"))(own)
    assert "signature-key-unknown" in errors(forged, protected=protected())
    assert "signers-changed" in warnings(forged, protected=protected())


def test_a_revoked_key_counts_only_where_the_record_was_there_before() -> None:
    """The thief writes a day before the revocation. The record is not in the protected revision."""
    revoked = signer_table("police", revoked="{on: 2026-11-22, because: it was stolen}")
    before = revoked(good())
    assert errors(before, protected=protected(before)) == set()
    assert "key-revoked-later" in warnings(before)
    late = signed(before, request(POLICE, decision="decline"), "police")
    assert errors(late) == set()
    assert "key-revoked" in errors(late, protected=protected(before))


def test_a_log_that_a_reader_has_seen_must_be_in_what_they_are_shown_now() -> None:
    head = log_of(good()).heads("protocol")[0]
    older = drop(LAST)(good())
    assert errors(older) == set()
    assert "log-head-missing" in errors(older, expected=(head,))
    assert errors(good(), expected=(head,)) == set() == errors(good(), expected=(head[7:20],))


def test_nobody_goes_back_to_an_edition_that_was_replaced() -> None:
    newer = "edition: '4'\neffective: 2026-11-01"
    files = add({}, request(POLICE))
    files = add(files, request(COUNCIL), snippet=newer)
    late = datetime.date(2026, 11, 20)
    assert errors(add(files, request(BOARD, on=late))) == {"record-rollback"}
    assert errors(add(files, request(BOARD, on=late), snippet=newer)) == set()


def test_two_branches_with_a_first_record_each_are_told_and_are_no_error() -> None:
    files = add({}, request(POLICE)) | add({}, request(COUNCIL))
    assert errors(files) == set() and warnings(files) == {"record-two-beginnings"}


def test_a_party_that_decides_once_more_after_both_settles_what_it_said_on_two_branches() -> None:
    files = _contradicted({})
    assert errors(add(files, request(COUNCIL, conditions="from May"))) == set()


def test_records_of_the_partnership_under_an_earlier_name_are_good() -> None:
    files = rewritten(COUNCILS, workspace="Northmere Strategic Partnership")(good())
    files[SIGNERS_FILE] = files[SIGNERS_FILE].replace(
        b"signers:", b"also_called: [Northmere Strategic Partnership]\nsigners:"
    )
    assert errors(files) == set()


def test_records_with_an_error_on_them_are_distrusted() -> None:
    files = put(SIG, lambda data: b"")(good())
    log = log_of(files)
    found = [one for result in verified(files) for one in result.findings]
    assert integrity.distrusted(log, found) == {next(one.digest for one in log.all if one.record.key)}
    assert integrity.distrusted(log_of(good()), []) == frozenset()


# --- Every byte -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [BOARDS, POLICES, COUNCILS, LAST, TEXT, SIG])
def test_a_hundred_changes_of_a_byte_are_all_found(part: str) -> None:
    files = good()
    name = named(files, part)
    held = integrity.case(log_of(files), TODAY, PARTNERSHIP)
    assert all(one.good for one in integrity.verify(held))
    dice = random.Random(part)
    for _ in range(100):
        data = bytearray(files[name])
        at = dice.randrange(len(data))
        data[at] ^= dice.randrange(1, 256)
        assert errors(files | {name: bytes(data)}), f"byte {at} of {name}"


def test_every_code_has_its_page() -> None:
    pages = manual.pages()
    assert {one.code for one in ATTACKS} <= pages.keys()
    assert NAMESPACE == "signoff@ispc"
