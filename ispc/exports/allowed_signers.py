"""The table of signers as the file that stock `ssh-keygen -Y verify` reads, so that nobody needs ispc to check a signature.

A line for each key: who signs with it, what for, and from when until when. A key that was revoked counts until the day before.
A wildcard never stands here: OpenSSH would let one key sign as anybody. The partnership's own checks go further, for
OpenSSH knows nothing of parties and posts.
"""

from __future__ import annotations

import datetime

from ispc.corpus import Corpus
from ispc.model.recorded import Signer
from ispc.records import NAMESPACE
from ispc.setting import Setting
from ispc.signatures import unfit

NAME, SUFFIX, MEDIA = "allowed_signers", "txt", "text/plain"


def render(corpus: Corpus, setting: Setting) -> str:
    """One line a key; `ssh-keygen -Y verify -f FILE -I ID -n signoff@ispc -s RECORD.sig < RECORD` takes it."""
    signers = corpus.approvals.signers
    usable = (one for one in (signers.signers if signers else ()) if unfit(one.key) is None)
    return "".join(f"{_line(one)}\n" for one in usable)


def _line(one: Signer) -> str:
    last = one.valid_until
    if one.revoked is not None:
        last = min(last, one.revoked.on - datetime.timedelta(1))
    first, end = f"{one.valid_from:%Y%m%d}", f"{last:%Y%m%d}235959"
    options = f'namespaces="{NAMESPACE}",valid-after="{first}",valid-before="{end}"'
    return f"{one.id} {options} {' '.join(one.key.split()[:2])}"
