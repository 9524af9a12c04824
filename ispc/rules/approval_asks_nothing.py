"""A rule of approval, or one of its alternatives, asks for nothing.

Why: A rule that asks for nothing would hold from the first day, with nobody's agreement. It is taken for no rule at all.

Law: Reason: the Haringey report of 2009 asks for a clear signing process.

Wrong:
    approval: {agreed_when: {any_of: [{board: children-board}, {}]}}

Right:
    approval: {agreed_when: {board: children-board}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._approval import approvals, needs


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        for asked, place in needs(one, approval):
            if asked.empty and not (asked is approval.agreed_when and approval.agreed_when.any_of):
                yield Diagnostic(
                    "approval-asks-nothing",
                    Severity.ERROR,
                    "this asks for nobody's agreement",
                    place,
                    help="name the board, the parties or the checks that must have agreed",
                )
