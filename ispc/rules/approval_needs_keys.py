"""Only records signed with a key count, and no key is known.

Why: Whose a key is stands in the table of signers, `protocols/approvals/signers.yaml`. Without it no signature can be judged, so the
document could never be agreed.

Law: Reason: a rule that nobody can satisfy keeps a document a draft.

Wrong:
    approval: {agreed_when: {board: children-board}, signed_required: yes}

Right:
    approval: {agreed_when: {board: children-board}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._approval import approvals


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        if approval.signed_required and corpus.approvals.signers is None:
            yield Diagnostic(
                "approval-needs-keys",
                Severity.WARNING,
                "signatures are asked for, and no key is known",
                one.at("approval", "signed_required"),
                help="write the table of signers, or do not ask for signatures",
            )
