"""A rule of approval waits for a check that the document does not list.

Why: How a check came out is recorded under `gates`. One that is not listed there can never have passed.

Law: Reason: the Haringey report of 2009 asks for a clear signing process.

Wrong:
    approval: {agreed_when: {board: children-board, gates: [minister]}}

Right:
    approval: {agreed_when: {board: children-board, gates: [legal]}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._approval import approvals, needs


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        listed = {gate.gate for gate in (one.agreement.gates if one.agreement else None) or ()}
        for asked, place in needs(one, approval):
            for at, gate in enumerate(asked.gates or ()):
                if gate not in listed:
                    yield Diagnostic(
                        "approval-check-unknown",
                        Severity.ERROR,
                        f"the document lists no check `{gate}`",
                        place / "gates" / at,
                        help="list it under `gates` with its outcome, or do not wait for it",
                    )
