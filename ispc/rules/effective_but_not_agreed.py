"""The day of effect has come, and nobody has agreed the document.

Why: It is shown as a draft while its own text says that staff may rely on it. One of the two misleads them.

Law: Reason: the Haringey report of 2009: a protocol becomes operational once it is formally agreed.

Wrong:
    agreed: (remove)

Right:
    agreed: {on: 2026-09-14, by: children-board, evidence: minute 7.2}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import current


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        effective = one.control.effective
        if one.control.agreed is None and effective and effective <= occasion.today:
            yield Diagnostic(
                "effective-but-not-agreed",
                Severity.WARNING,
                f"it takes effect on {effective}, and it is not agreed",
                one.at("effective"),
                help="add `agreed` with the day and the board, or leave `effective` out until it is agreed",
            )
