"""A time to object rests on a clause that the document does not have.

Why: A period that no clause gives binds nobody. If the clause was renamed or removed, the two no longer agree.

Law: Reason: a period for objections is what the parties have agreed, and nothing else.

Wrong:
    approval: {agreed_when: {board: children-board}, notice: {for: 28 days, clause: objections}}

Right:
    approval: {agreed_when: {board: children-board}, notice: {for: 28 days, clause: review}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._approval import approvals
from ispc.show import show
from ispc.terms import terms


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        if approval.notice is None:
            continue
        clause = approval.notice.clause.said()
        if not terms(one, corpus).under(*clause.split("/")):
            yield Diagnostic(
                "notice-of-no-clause",
                Severity.WARNING,
                f"the document has no clause `{show(clause)}`",
                one.at("approval", "notice", "clause"),
                help="write the way to the clause, such as `review` or `termination`",
            )
