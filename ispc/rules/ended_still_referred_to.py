"""The document stands under one that has ended or been replaced.

Why: It inherits principles and clauses that no longer hold, and readers are led to an old text.

Law: Reason: terms that are taken from another document last as long as that document.

Wrong:
    # in framework
    superseded_by: edition 3

Right:
    # in framework
    ends: 2028-06-30
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import current, is_over
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        parent = corpus.effective.get(one.control.part_of or "")
        if parent is not None and is_over(parent, occasion):
            field = "superseded_by" if parent.control.superseded_by else "ends"
            yield Diagnostic(
                "ended-still-referred-to",
                Severity.WARNING,
                f"it is part of `{show(parent.id)}`, which has ended or been replaced",
                one.at("part_of"),
                related=(Label(parent.at(field), "the end of it"),),
                help="name the document that took its place",
            )
