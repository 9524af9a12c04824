"""A record and a key file -> an SSH signature, made by the user's own `ssh-keygen`: the only module that runs it.

So keys on tokens, in agents and behind a passphrase serve as they do elsewhere, and no private key is ever read by us. What comes back is
checked like any stranger's signature before it is kept.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from ispc.files import read_at_most
from ispc.signatures import unfit

PROGRAM = "ssh-keygen"
LIMIT = 20_000
"""Bytes of a public key."""


class SigningError(Exception):
    """Why nothing was signed. `lacking` says that the machine has no `ssh-keygen`."""

    def __init__(self, why: str, *, lacking: bool = False) -> None:
        super().__init__(why)
        self.lacking = lacking


def public_key(file: Path) -> str:
    """The public key that belongs to a key file: the one beside it, or the file itself where the key lies in an agent."""
    beside = file.with_name(f"{file.name}.pub")
    for one in (beside, file):
        try:
            text = read_at_most(one, LIMIT).decode("ascii").strip()
        except (OSError, ValueError):
            continue
        if text.startswith(("ssh-", "ecdsa-", "sk-")):
            why = unfit(text)
            if why is not None:
                raise SigningError(f"the key {one.name} cannot be used: {why}")
            return " ".join(text.split()[:2])
    raise SigningError(f"there is no public key {beside.name} beside {file.name}")


def sign(data: bytes, file: Path, namespace: str) -> bytes:
    """The signature of `ssh-keygen -Y sign` over these bytes. It may ask for a passphrase, or for a touch of a token."""
    command = [PROGRAM, "-q", "-Y", "sign", "-f", str(file), "-n", namespace]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=300)  # noqa: S603  # a fixed program, no shell
    except FileNotFoundError:
        raise SigningError("this machine has no ssh-keygen", lacking=True) from None
    except subprocess.TimeoutExpired:
        raise SigningError("ssh-keygen did not answer within five minutes") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SigningError(f"ssh-keygen did not sign: {said[-1] if said else 'it gave no reason'}")
    return done.stdout
