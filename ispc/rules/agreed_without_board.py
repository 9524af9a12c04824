"""The document is agreed, and nobody is named who agreed it.

Why: A decision that nobody took binds nobody. Staff and partners must be able to see whose authority stands behind it.

Law: Reason: the Haringey report of 2009: each protocol is agreed and owned by a board.

Wrong:
    board: (remove)
    agreed: {by: (remove)}

Right:
    board: (remove)
    agreed: {by: children-board}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import current


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        control = one.control
        if one.document.kind != "policy" and control.agreed and not control.agreed.by and not control.board:
            yield Diagnostic(
                "agreed-without-board",
                Severity.WARNING,
                "it was agreed, and no board is named",
                one.at("agreed"),
                help="add `by: ` with the board that agreed it",
            )
