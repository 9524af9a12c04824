"""Every record as an in-toto statement in a DSSE envelope, one a line, for programs that gather evidence of that form.

An envelope's signatures are those that were made over what DSSE signs, with `ispc approve --attest`, and that verify. An SSH
signature of the record itself stands within the statement as evidence and never among them, where it would not hold. An envelope
without signatures carries the record and proves nothing by itself.
"""

from __future__ import annotations

from ispc.attestation import envelope
from ispc.corpus import Corpus
from ispc.digest import canonical
from ispc.setting import Setting

NAME, SUFFIX, MEDIA = "approvals", "jsonl", "application/jsonl"


def render(corpus: Corpus, setting: Setting) -> str:
    """The envelopes as JSON lines, document by document, each record after those that it follows."""
    return "".join(canonical(envelope(entry)).decode() + "\n" for entry in corpus.approvals.all)
