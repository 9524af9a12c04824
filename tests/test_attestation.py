"""Records as in-toto statements in DSSE envelopes, by the protocol's own definition; keys as OpenSSH's allowed signers."""

from __future__ import annotations

import base64
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ispc import attestation, records
from ispc.corpus import Corpus
from ispc.digest import digest_of_bytes
from ispc.exports import allowed_signers, in_toto
from ispc.records import SIGNERS_FILE
from ispc.setting import Setting
from ispc.view import Brand
from tests.signing_off import (
    COUNCIL,
    PARTNERSHIP,
    POLICE,
    TODAY,
    Files,
    add,
    compiled,
    fingerprint,
    log_of,
    public,
    request,
    sign,
    signed,
    signers,
)
from tests.test_integrity import errors

SETTING = Setting(Brand(PARTNERSHIP), TODAY)


def corpus(files: Files) -> Corpus:
    return replace(compiled().corpus, approvals=log_of(files))


def attested() -> Files:
    """One record signed as it is and as a statement, and one that is not signed."""
    files = signed({SIGNERS_FILE: signers("police", "council")}, request(POLICE, decision="sign"), "police")
    (entry,) = log_of(files).all
    encoded = attestation.pae(attestation.PAYLOAD, attestation.statement(entry))
    beside = {f"{entry.name}.dsse.sig": sign(encoded, "police", attestation.NAMESPACE)}
    return add(files | beside, request(COUNCIL))


def by_the_protocol(kind: str, payload: bytes) -> bytes:
    """PAE as the DSSE protocol defines it: "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body."""
    return b"DSSEv1 %d %b %d %b" % (len(kind.encode()), kind.encode(), len(payload), payload)


@pytest.mark.parametrize("payload", [b"", b"hello world", b"\x00\xff", "Ŵ".encode() * 9])
def test_what_is_signed_is_as_the_protocol_says(payload: bytes) -> None:
    assert attestation.pae("http://example.com/HelloWorld", payload) == by_the_protocol(
        "http://example.com/HelloWorld", payload
    )


def test_the_protocol_s_own_example() -> None:
    encoded = attestation.pae("http://example.com/HelloWorld", b"hello world")
    assert encoded == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_each_record_is_a_statement_about_the_text_that_was_shown() -> None:
    files = attested()
    lines = [json.loads(line) for line in in_toto.render(corpus(files), SETTING).splitlines()]
    log = log_of(files)
    assert len(lines) == len(log.all) == 2
    for line, entry in zip(lines, log.all, strict=True):
        statement = json.loads(base64.b64decode(line["payload"]))
        assert line["payloadType"] == "application/vnd.in-toto+json"
        assert statement["_type"] == "https://in-toto.io/Statement/v1"
        assert entry.approval is not None
        (subject,) = statement["subject"]
        assert "sha256:" + subject["digest"]["sha256"] == entry.approval.text in log.texts
        assert base64.b64decode(statement["predicate"]["record"]) == entry.data
        assert "sha256:" + statement["predicate"]["digest"]["sha256"] == digest_of_bytes(entry.data)


def test_only_a_signature_over_the_encoding_is_claimed_and_it_holds() -> None:
    one, other = (json.loads(line) for line in in_toto.render(corpus(attested()), SETTING).splitlines())
    ((signature,), unsigned) = one["signatures"], other["signatures"]
    assert unsigned == [] and signature["keyid"] == fingerprint("police")
    encoded = by_the_protocol(one["payloadType"], base64.b64decode(one["payload"]))
    held = base64.b64decode(signature["sig"])
    assert held == sign(encoded, "police", "dsse@ispc")


def test_a_signature_that_does_not_hold_is_not_claimed_and_is_found() -> None:
    files = attested()
    (name,) = [one for one in files if one.endswith(".dsse.sig")]
    record = name.removesuffix(".dsse.sig")
    for wrong in (files[f"{record}.sig"], sign(b"x", "police", "dsse@ispc"), b""):
        spoilt = files | {name: wrong}
        assert json.loads(in_toto.render(corpus(spoilt), SETTING).splitlines()[0])["signatures"] == []
        assert errors(spoilt) & {"signature-wrong", "signature-namespace", "signature-malformed"}
    entry = log_of(files).all[0]
    encoded = attestation.pae(attestation.PAYLOAD, attestation.statement(entry))
    assert errors(files | {name: sign(encoded, "council", "dsse@ispc")}) == {"signature-key-differs"}
    assert errors(files) == set()


def test_a_record_s_own_signature_is_evidence_only_where_it_holds() -> None:
    files = attested()
    (name,) = [one for one in files if one.endswith(".yaml.sig")]
    good, bad = (
        json.loads(attestation.statement(log_of(held).all[0])) for held in (files, files | {name: b"x"})
    )
    assert good["predicate"]["sshsig"] == files[name].decode() and "sshsig" not in bad["predicate"]


# --- Allowed signers ------------------------------------------------------------------------------------------------


def test_stock_ssh_keygen_reads_the_table_of_signers(tmp_path: Path) -> None:
    files = attested()
    allowed = tmp_path / "allowed"
    allowed.write_text(allowed_signers.render(corpus(files), SETTING))
    entry = log_of(files).all[0]
    signature = tmp_path / "record.sig"
    signature.write_bytes(files[f"{entry.name}.sig"])

    def stock(who: str, day: str) -> bool:
        command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", who, "-n", records.NAMESPACE]
        command += ["-s", str(signature), "-O", f"verify-time={day}"]
        return subprocess.run(command, input=entry.data, capture_output=True, check=False).returncode == 0

    assert stock("police", "20261122") and stock("police", "20271231")
    assert not stock("council", "20261122") and not stock("anybody", "20261122")
    assert not stock("police", "20251231") and not stock("police", "20280101")


def test_a_revoked_key_counts_until_the_day_before_and_one_that_is_none_is_left_out() -> None:
    table = {SIGNERS_FILE: signers("police", revoked="{on: 2026-12-01, because: it was lost}")}
    assert 'valid-before="20261130235959"' in allowed_signers.render(corpus(table), SETTING)
    assert public("police") in allowed_signers.render(corpus(table), SETTING)
    unusable = {SIGNERS_FILE: signers("police", key="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAA")}
    assert (
        allowed_signers.render(corpus(unusable), SETTING) == "" == allowed_signers.render(corpus({}), SETTING)
    )
