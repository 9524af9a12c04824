"""Something that the agreement must say is not stated.

Why: A gap that is explained can be judged and closed. One that stays open leaves staff to guess, so nothing is signed
with it.

Law: Reason: the question comes from the ICO's data sharing code of 2021 or from the law, as the field itself says. A gap
is told as information in a draft, as a warning at review, and as an error at sign-off.

Wrong:
    retention_conflicts: {not_stated: the parties have not yet agreed one}

Right:
    retention_conflicts: Each organisation keeps to its own schedule.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.fields import walk
from ispc.model.scalars import NotStated
from ispc.rules._documents import is_over
from ispc.show import show

BY_STAGE = {"draft": Severity.INFO, "review": Severity.WARNING, "sign-off": Severity.ERROR}


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for document in corpus.documents.values():
        effective = corpus.effective.get(document.id)
        record = effective is not None and is_over(effective, occasion)
        for field in walk(document.content, document.at()):
            if isinstance(field.value, NotStated):
                name = str(field.info.title or field.address.path[-1]).lower()
                yield Diagnostic(
                    "not-stated",
                    Severity.INFO if record else BY_STAGE[occasion.stage],
                    f"{name}: not stated, because {show(field.value.not_stated)}".rstrip("."),
                    field.address,
                    help="agree it, and write it here" if not record else "nothing: the document is a record",
                )
