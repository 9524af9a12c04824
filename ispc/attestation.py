"""A record -> an in-toto statement about the text that was shown, and what DSSE signs of it.

A statement names the text by its digest and holds the record byte for byte. DSSE signs an encoding of type and payload (`pae`)
and a record is signed as it is, so these are two signatures. The second is made only where it is asked for, and lies beside the
record in a file that ends in `.dsse.sig`. It is an SSH signature like the first, made for a namespace of its own.

Sources: DSSE protocol 1.0.2; in-toto Attestation Framework, Statement v1.
"""

from __future__ import annotations

import base64
from typing import Any

from ispc import signatures
from ispc.digest import canonical
from ispc.records import Entry

PAYLOAD = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
APPROVAL, RULING = "urn:ispc:approval:1", "urn:ispc:ruling:1"
"""What a statement says. The names promise no page, since there is none."""

NAMESPACE = "dsse@ispc"
"""What the signature over the encoding is made for, so that it can never be taken for one over a record."""


def statement(entry: Entry) -> bytes:
    """The statement as canonical JSON. A good signature of the record stands in it as evidence; one that does not hold is left out."""
    approval = entry.approval
    evidence: dict[str, str] = {}
    if entry.signature is not None:
        checked = signatures.check(entry.data, entry.signature)
        if checked.key:
            evidence = {"sshsig": entry.signature.decode("ascii"), "key": signatures.fingerprint(checked.key)}
    about = approval.text if approval is not None else entry.digest
    predicate: dict[str, Any] = {
        "name": entry.name,
        "digest": {"sha256": _hex(entry.digest)},
        "record": base64.b64encode(entry.data).decode(),
        **evidence,
    }
    return canonical(
        {
            "_type": STATEMENT,
            "subject": [
                {"name": f"{entry.record.document}/{entry.record.edition}", "digest": {"sha256": _hex(about)}}
            ],
            "predicateType": APPROVAL if approval is not None else RULING,
            "predicate": predicate,
        }
    )


def pae(kind: str, payload: bytes) -> bytes:
    """What DSSE signs: `DSSEv1`, then the type and the payload, each after its length in bytes."""
    name = kind.encode()
    return b" ".join([b"DSSEv1", str(len(name)).encode(), name, str(len(payload)).encode(), payload])


def envelope(entry: Entry) -> dict[str, Any]:
    """The DSSE envelope. `signatures` holds what was made over `pae` of the payload and verifies; often there is none."""
    payload = statement(entry)
    return {
        "payloadType": PAYLOAD,
        "payload": base64.b64encode(payload).decode(),
        "signatures": [
            {
                "keyid": signatures.fingerprint(one.key),
                "sig": base64.b64encode(entry.attested or b"").decode(),
            }
            for one in [check(entry)]
            if one is not None and one.key
        ],
    }


def check(entry: Entry) -> signatures.Checked | None:
    """Whether the signature over the encoding holds; None where there is none."""
    if entry.attested is None:
        return None
    return signatures.check(pae(PAYLOAD, statement(entry)), entry.attested, NAMESPACE)


def _hex(digest: str) -> str:
    return digest.removeprefix("sha256:")
