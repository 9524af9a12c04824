"""A record and an SSH signature -> the key that made it, or why it is none. Needs no program, no network and no key of ours.

The signature is made by the signer's own `ssh-keygen -Y sign`, so keys on tokens and in agents serve, and stock
`ssh-keygen -Y verify` takes it too. Here it is held to the letter: the armour exactly as it is written, one namespace, SHA-256 or
SHA-512, Ed25519 or RSA. What a signature says of itself is never believed: whose a key is stands in the table of signers.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from ispc.records import NAMESPACE

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTHS = (70, 76)
"""How many letters of base64 stand on a line: OpenSSH writes 70, sshsig 76."""
_HASHES = (b"sha256", b"sha512")
_ALGORITHMS = ("ssh-ed25519", "ssh-rsa")


@dataclass(frozen=True, slots=True)
class Checked:
    """`key` is the type and base64 text of the key that signed; empty where `code` and `why` say what is wrong."""

    key: str = ""
    code: str = ""
    why: str = ""


def check(data: bytes, armoured: bytes, namespace: str = NAMESPACE) -> Checked:
    """Whether `armoured` is a signature over exactly these bytes, made for this namespace, and by which key."""
    from sshsig import sshsig  # only here, so that `check` need not load the cryptography
    from sshsig.ssh_public_key import PublicKey

    raw = _dearmoured(armoured)
    if raw is None:
        return Checked(
            code="signature-malformed", why="the signature is not written as ssh-keygen writes one"
        )
    try:
        signature = sshsig.SshsigSignature(raw)
        if bytes(signature) != raw:
            return Checked(
                code="signature-malformed", why="the signature holds more, or less, than one should"
            )
    except (ValueError, NotImplementedError):
        return Checked(code="signature-malformed", why="the signature is of no form that we know")
    if signature.namespace != namespace.encode():
        was = signature.namespace.decode("ascii", "replace")[:40]
        return Checked(code="signature-namespace", why=f"it was made for `{was}`, not for `{namespace}`")
    if signature.hash_algo not in _HASHES:
        return Checked(code="signature-algorithm", why="it uses a digest that is not accepted")
    try:
        key = PublicKey.from_ssh_encoding(signature.public_key)
        wrapped = sshsig.SshsigWrapper(
            namespace=namespace.encode(),
            hash_algo=signature.hash_algo,
            hash=hashlib.new(signature.hash_algo.decode(), data).digest(),
        )
        key.verify(signature.signature, bytes(wrapped))
    except NotImplementedError:
        return Checked(code="signature-algorithm", why=f"its kind of key is not accepted: use {_known()}")
    except Exception:  # whatever sshsig or the cryptography dislikes in bytes that anyone may have made
        return Checked(code="signature-wrong", why="the signature does not fit the record")
    return Checked(key=_text(signature.public_key))


def fingerprint(key: str) -> str:
    """A public key's fingerprint, as `ssh-keygen -l` shows it; ValueError where the text is no key."""
    mark = hashlib.sha256(_blob(key)).digest()
    return "SHA256:" + base64.b64encode(mark).decode().rstrip("=")


def unfit(key: str) -> str | None:
    """Why a public key cannot be used here; None where it can."""
    from sshsig.ssh_public_key import PublicKey

    try:
        blob = _blob(key)
        if _text(blob) != " ".join(key.split()[:2]):
            return "its parts do not fit each other"
        if not key.startswith(_ALGORITHMS):
            return f"its kind is not accepted: use {_known()}"
        PublicKey.from_ssh_encoding(blob)
    except Exception:  # as above
        return "it is not a public key as ssh-keygen writes it"
    return None


def _known() -> str:
    return " or ".join(_ALGORITHMS)


def _blob(key: str) -> bytes:
    parts = key.split()
    if len(parts) < 2:
        raise ValueError("a key is its type and its text")
    return base64.b64decode(parts[1], validate=True)


def _text(blob: bytes) -> str:
    """A key as the type that it names itself, and its base64 text."""
    length = int.from_bytes(blob[:4], "big")
    return f"{blob[4 : 4 + length].decode('ascii', 'replace')} {base64.b64encode(blob).decode()}"


def _dearmoured(armoured: bytes) -> bytes | None:
    """The bytes within the armour; None where one letter of it is not as it would be written again."""
    try:
        lines = armoured.decode("ascii").split("\n")
        raw = base64.b64decode("".join(lines[1:-2]), validate=True)
    except (ValueError, binascii.Error):
        return None
    return raw if any(armoured == _armoured(raw, width) for width in _WIDTHS) else None


def _armoured(raw: bytes, width: int) -> bytes:
    text = base64.b64encode(raw).decode()
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()
