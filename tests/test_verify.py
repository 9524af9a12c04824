"""What `ispc approve` writes and `ispc verify` says of it, from the command line, with the exit statuses that others rely on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from ispc import drafts, records, scaffold, signatures
from ispc.cli import commands
from ispc.digest import digest_of_bytes
from ispc.kept import read_stored, stored
from ispc.location import Source
from tests.signing_off import COUNCIL, POLICE, POSTS, TODAY, key, public, sign, signers

DAY = TODAY.isoformat()
SCHEMA = Path(__file__).parent.parent / "schemas" / "verification.schema.json"


@cache
def _texts() -> dict[str, str]:
    files = dict(scaffold.workspace("Northmere Partnership"))
    text = files["protocols/protocol.yaml"]
    lines = [line for line in text.splitlines() if not line.startswith("agreed:")]
    files["protocols/protocol.yaml"] = "\n".join(lines) + "\n"
    return files


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The starter, with a protocol that nobody has agreed to yet."""
    for name, text in _texts().items():
        drafts.create(tmp_path / "ws", name, text.encode())
    monkeypatch.chdir(tmp_path / "ws")
    yield tmp_path / "ws"


def ispc(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments, catch_exceptions=False)


def approve(voter: str = POLICE, *more: str, decision: str = "agree", day: str = DAY) -> Result:
    return ispc(
        *("approve", "protocol", "--party", voter, "--decision", decision),
        *("--post", POSTS[voter][1], "--today", day, *more),
    )


def verify(*more: str, day: str = DAY) -> Result:
    return ispc("verify", "--today", day, *more)


def test_a_decision_is_recorded_and_told_in_plain_words(workspace: Path) -> None:
    done = approve(POLICE, "--on", "2026-10-05", "--evidence", "letter of 5 October")
    assert done.exit_code == 0
    assert done.stdout.startswith("the police: agree, 2026-10-05, by Superintendent, Public Protection\n")
    assert "wanting: Children's Social Care has not yet agreed" in done.stdout
    assert "not signed with a key" in done.stdout
    assert len(list((workspace / records.FOLDER).rglob("*.yaml"))) == 1
    assert ispc("check").exit_code == 0


def test_what_is_refused_writes_nothing(workspace: Path) -> None:
    for more in (("--on", "2027-01-01"), ("--for-edition", "4"), ("--organisation", "northmere-council")):
        done = approve(POLICE, *more)
        assert done.exit_code == 1 and "not recorded: " in done.stderr and done.stdout == ""
    done = ispc("approve", "protocl", "--party", POLICE, "--decision", "agree", "--post", "x")
    assert "did you mean `protocol`?" in done.stderr
    assert list((workspace / records.FOLDER).rglob("*.*")) == []


def test_the_status_says_how_far_a_document_has_come(workspace: Path) -> None:
    assert verify().exit_code == 6 and "Nothing is agreed or signed" in verify().stdout
    approve(POLICE, decision="review")
    assert verify("protocol").exit_code == 6
    approve(POLICE)
    assert verify("protocol").exit_code == 6  # one of two is no agreement
    approve(COUNCIL)
    done = verify("protocol")
    assert (done.exit_code, "agreed by 2 of 2" in done.stdout) == (0, True)
    assert "signed with a key: nobody" in done.stdout and "  head: sha256:" in done.stdout
    assert verify("protocol", day="2027-05-02").exit_code == 5
    assert "review: 2027-05-01, overdue" in verify("protocol", day="2027-05-02").stdout


def test_good_with_words_outstanding_is_4(workspace: Path) -> None:
    path = workspace / "protocols" / "protocol.yaml"
    path.write_text(path.read_text() + "approval: {agreed_when: {board: children-board}}\n")
    approve("children-board", "--evidence", "minute 7.2")
    approve(POLICE)
    done = verify("protocol")
    assert (done.exit_code, "outstanding: Children's Social Care" in done.stdout) == (4, True)


def test_a_changed_record_is_1_and_is_named(workspace: Path) -> None:
    approve(POLICE)
    record = next((workspace / records.FOLDER).rglob("*.yaml"))
    record.write_bytes(record.read_bytes().replace(b"decision: agree", b"decision: sign"))
    done = verify()
    assert done.exit_code == 1
    assert "BAD   every record is as it was written" in done.stdout and "error[record-edited]" in done.stdout


def test_an_error_in_one_document_is_not_one_of_another(workspace: Path) -> None:
    approve(POLICE)
    stray = workspace / records.FOLDER / "exchange" / "edition-1" / "2026-01-01-x-agree-00000000.yaml"
    stray.parent.mkdir(parents=True)
    stray.write_text("form: ispc-approval/1\n")
    assert verify().exit_code == 1
    assert verify("exchange").exit_code == 1
    assert verify("protocol").exit_code == 6


def test_a_text_that_is_not_what_its_sources_say_is_found(workspace: Path) -> None:
    """The deepest forgery: a source is changed, and the text, the record and all names are made to fit."""
    approve(POLICE)
    folder = workspace / records.FOLDER
    text, record = next(folder.rglob("*.json")), next(folder.rglob("*.yaml"))
    kept = read_stored(text.read_bytes())
    assert kept is not None
    sources = [
        replace(one, data=one.data.replace(b"Sessions missed", b"Lessons missed")) for one in kept.sources
    ]
    forged = stored(kept.terms, sources)
    assert forged != text.read_bytes()
    data = record.read_bytes().replace(
        digest_of_bytes(text.read_bytes()).encode(), digest_of_bytes(forged).encode()
    )
    entry = records.read([Source("protocols/approvals/x.yaml", data)]).all[0]
    text.unlink()
    record.unlink()
    (workspace / records.text_name("protocol", "3", forged)).write_bytes(forged)
    (workspace / records.record_name(entry.record, data)).write_bytes(data)
    done = verify("protocol")
    assert done.exit_code == 1 and "error[text-not-of-its-sources]" in done.stdout


def test_the_report_for_programs(workspace: Path) -> None:
    approve(POLICE)
    told = json.loads(verify("--format", "json").stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(told)
    assert told["good"] is True and told["status"] == 6
    (document,) = told["documents"]
    assert (document["document"], document["agreed_by"], document["outstanding"]) == (
        "protocol",
        [POLICE],
        [COUNCIL],
    )


def test_a_head_that_was_seen_must_be_there(workspace: Path) -> None:
    approve(POLICE)
    head = json.loads(verify("--format", "json").stdout)["documents"][0]["heads"][0]
    assert verify("--expect-head", head).exit_code == 6
    assert verify("--expect-head", "sha256:" + "1" * 64).exit_code == 1
    assert "----  nothing that was here before" in verify().stdout
    assert "good  nothing that was here before" in verify("--expect-head", head).stdout


def git(*arguments: str) -> None:
    who = {
        "GIT_AUTHOR_NAME": "Office",
        "GIT_AUTHOR_EMAIL": "office@example.org",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    who |= {
        "GIT_COMMITTER_NAME": "Office",
        "GIT_COMMITTER_EMAIL": "office@example.org",
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    subprocess.run(["git", *arguments], check=True, capture_output=True, env={**os.environ, **who})


def test_the_protected_revision_vouches_for_records_and_keys(workspace: Path) -> None:
    approve(POLICE)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "Record")
    assert verify("--protected", "main").exit_code == 6
    assert "as trustworthy as this copy" not in verify("--protected", "main").stdout
    next((workspace / records.FOLDER).rglob("*.yaml")).unlink()
    done = verify("--protected", "main")
    assert done.exit_code == 1 and "error[record-removed]" in done.stdout
    assert verify("--protected", "no-such-branch").exit_code == 2


def test_a_new_workspace_keeps_git_from_changing_line_ends_in_records(workspace: Path) -> None:
    approve(POLICE)
    record = next((workspace / records.FOLDER).rglob("*.yaml"))
    data = record.read_bytes()
    git("init", "-q", "-b", "main")
    git("config", "core.autocrlf", "true")
    git("add", "-A")
    git("commit", "-q", "-m", "Record")
    record.unlink()
    git("checkout", "-q", "--", ".")
    assert record.read_bytes() == data and verify().exit_code == 6


# --- Signed with a key ----------------------------------------------------------------------------------------------


@pytest.fixture
def police_key(tmp_path: Path) -> Path:
    """A key of OpenSSH's own form, as `ssh-keygen` makes one."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    path = tmp_path / "police"
    path.write_bytes(key("police").private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.chmod(0o600)
    path.with_name("police.pub").write_text(f"{public('police')} police@example.org\n")
    return path


def table(workspace: Path, *names: str) -> None:
    (workspace / records.FOLDER).mkdir(parents=True, exist_ok=True)
    (workspace / records.SIGNERS_FILE).write_bytes(signers(*names))


def test_a_record_signed_by_ssh_keygen_is_good(workspace: Path, police_key: Path) -> None:
    table(workspace, "police")
    done = approve(POLICE, "--sign", str(police_key), decision="sign")
    assert done.exit_code == 0 and "signed with the key SHA256:" in done.stdout
    assert "signed with a key: the police" in verify("protocol").stdout
    assert verify("protocol").exit_code == 6


def test_stock_ssh_keygen_takes_what_we_take_and_refuses_what_we_refuse(
    workspace: Path, police_key: Path
) -> None:
    table(workspace, "police")
    approve(POLICE, "--sign", str(police_key), decision="sign")
    record = next(path for path in (workspace / records.FOLDER).rglob("*sign-*.yaml"))
    allowed = workspace / "allowed_signers"
    allowed.write_text(f'police namespaces="{records.NAMESPACE}" {public("police")}\n')

    def stock(data: bytes, namespace: str = records.NAMESPACE) -> bool:
        command = [
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            str(allowed),
            "-I",
            "police",
            "-n",
            namespace,
            "-s",
            f"{record}.sig",
        ]
        return subprocess.run(command, input=data, capture_output=True, check=False).returncode == 0

    data, signature = record.read_bytes(), record.with_name(f"{record.name}.sig").read_bytes()
    assert stock(data) and signatures.check(data, signature).key == public("police")
    for spoilt in (data + b" ", data.replace(b"\n", b"\r\n"), data[1:]):
        assert not stock(spoilt) and signatures.check(spoilt, signature).code == "signature-wrong"
    assert not stock(data, "git") and signatures.check(data, signature, "git").code == "signature-namespace"
    record.with_name(f"{record.name}.sig").write_bytes(sign(data, "police"))
    assert stock(data)  # what the tests sign with is what ssh-keygen would have signed


def test_a_key_that_cannot_sign_records_nothing(workspace: Path, tmp_path: Path, police_key: Path) -> None:
    table(workspace, "police")
    assert "no public key" in approve(POLICE, "--sign", str(tmp_path / "none")).stderr
    police_key.with_name("police.pub").write_text(public("thief"))
    done = approve(POLICE, "--sign", str(police_key))
    assert done.exit_code == 1 and "nothing was recorded" in done.stderr
    assert list((workspace / records.FOLDER).rglob("*.sig")) == []


def test_without_ssh_keygen_the_machine_lacks_something(
    workspace: Path, police_key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(workspace))
    assert shutil.which("ssh-keygen") is None
    assert approve(POLICE, "--sign", str(police_key)).exit_code == 3


def test_it_is_said_where_a_key_is_not_in_the_table(workspace: Path, police_key: Path) -> None:
    assert "the key is not in" in approve(POLICE, "--sign", str(police_key)).stdout
    assert verify().exit_code == 1


def test_the_statement_is_signed_where_that_is_asked_for(workspace: Path, police_key: Path) -> None:
    table(workspace, "police")
    assert approve(POLICE, "--attest").exit_code == 2
    assert approve(POLICE, "--sign", str(police_key), "--attest", decision="sign").exit_code == 0
    assert verify().exit_code == 6
    envelope = json.loads(ispc("export", "in-toto", "--today", DAY).stdout)
    assert [one["keyid"] for one in envelope["signatures"]] == [signatures.fingerprint(public("police"))]
