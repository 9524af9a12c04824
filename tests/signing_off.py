"""A partnership that signs off: the good workspace, its log, and keys to sign with. The log lives in memory until a test writes it."""

from __future__ import annotations

import base64
import datetime
import hashlib
from dataclasses import replace
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sshsig.sshsig import SshsigSignature, SshsigWrapper

from ispc import approve, records, signatures
from ispc.approve import Made, Place, Request
from ispc.location import Source
from ispc.model.recorded import By
from ispc.pipeline import Compiled
from ispc.records import Log
from tests import workspaces

PARTNERSHIP = "Northmere Partnership"
TODAY = workspaces.TODAY
POLICE, COUNCIL = "northmere-police", "northmere-council/childrens-social-care"
BOARD = "children-board"
POSTS = {
    POLICE: ("northmere-police", "Superintendent, Public Protection"),
    COUNCIL: ("northmere-council", "Director of Children's Services"),
    BOARD: ("northmere-council", "Director of Children's Services"),
}
DAY = datetime.date(2026, 10, 5)


@cache
def compiled(snippet: str = "") -> Compiled:
    return workspaces.compiled(snippet)


def place(log: Log = records.NONE, snippet: str = "", today: datetime.date = TODAY) -> Place:
    corpus = replace(compiled(snippet).corpus, approvals=log)
    return Place(corpus, workspaces.sources(snippet), PARTNERSHIP, today)


def request(voter: str = POLICE, **other: Any) -> Request:
    organisation, post = POSTS.get(voter, (voter.partition("/")[0], "Head of Service"))
    said: dict[str, Any] = {
        "document": "protocol",
        "voter": voter,
        "decision": "agree",
        "by": By(organisation=organisation, post=post, name="not published"),
        "on": DAY,
        "evidence": "minute 7.2" if voter == BOARD else None,
    }
    return Request(**(said | other))


def made(asked: Request, where: Place) -> Made:
    outcome = approve.make(asked, where)
    assert outcome.value is not None, outcome.findings
    return outcome.value


def refusal(asked: Request, where: Place | None = None) -> str:
    outcome = approve.make(asked, where or place())
    assert outcome.value is None
    (finding,) = outcome.findings
    assert finding.code == "approval-refused" and finding.help
    return finding.message


Files = dict[str, bytes]


def log_of(files: Files) -> Log:
    return records.read([Source(name, data) for name, data in sorted(files.items())])


def add(files: Files, *asked: Request, snippet: str = "", today: datetime.date = TODAY) -> Files:
    """The files with a record of each request, one after the other."""
    for one in asked:
        new = made(one, place(log_of(files), snippet, today))
        files = files | {source.name: source.data for source in new.files}
    return files


# --- Keys -----------------------------------------------------------------------------------------------------------


@cache
def key(name: str) -> ed25519.Ed25519PrivateKey:
    """A key that follows from a name, so that a test that fails fails again."""
    return ed25519.Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())


def public(name: str) -> str:
    return key(name).public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()


def fingerprint(name: str) -> str:
    return signatures.fingerprint(public(name))


def sign(
    data: bytes, name: str, namespace: str = records.NAMESPACE, hash_name: str = "sha512", width: int = 70
) -> bytes:
    """What `ssh-keygen -Y sign` writes, by the format that OpenSSH documents in PROTOCOL.sshsig."""
    wrapped = SshsigWrapper(
        namespace=namespace.encode(),
        hash_algo=hash_name.encode(),
        hash=hashlib.new(hash_name, data).digest(),
    )
    raw = key(name).sign(bytes(wrapped))
    kind = b"ssh-ed25519"
    signature = SshsigSignature.__new__(SshsigSignature)
    signature.public_key = base64.b64decode(public(name).split()[1])
    signature.namespace = namespace.encode()
    signature.hash_algo = hash_name.encode()
    signature.signature = len(kind).to_bytes(4, "big") + kind + len(raw).to_bytes(4, "big") + raw
    return armoured(bytes(signature), width)


def armoured(raw: bytes, width: int = 70) -> bytes:
    text = base64.b64encode(raw).decode()
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""]).encode()


def signers(*names: str, **other: str) -> bytes:
    """A table of signers: `police` and `council` with the posts of their parties."""
    posts = {"police": POSTS[POLICE], "council": POSTS[COUNCIL]}
    lines = ["form: ispc-signers/1", "signers:"]
    for name in names:
        organisation, post = posts.get(name, ("northmere-police", "Chief Constable"))
        lines += [
            f"  - id: {name}",
            f"    organisation: {organisation}",
            f'    post: "{post}"',
            f"    key: {other.get('key', public(name))}",
            f"    valid_from: {other.get('valid_from', '2026-01-01')}",
            f"    valid_until: {other.get('valid_until', '2027-12-31')}",
            *([f"    revoked: {other['revoked']}"] if "revoked" in other else []),
        ]
    return ("\n".join(lines) + "\n").encode()


def signed(files: Files, asked: Request, name: str, today: datetime.date = TODAY) -> Files:
    """The files with a record of the request, signed with the key of that name."""
    new = made(replace(asked, key=fingerprint(name)), place(log_of(files), today=today))
    beside = {f"{new.name}.sig": sign(new.data, name)}
    return files | {source.name: source.data for source in new.files} | beside
