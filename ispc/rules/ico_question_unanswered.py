"""The agreement leaves a question of the data sharing code open, and says nothing of why.

Why: The regulator and the courts take the code into account. Whoever asks later how the parties settled a point finds that
they never did, and staff have guessed in the meantime.

Law: Reason: the ICO's data sharing code of 2021, in force under the Data Protection Act 2018 section 121. As with any gap, it
is told as information in a draft and as a warning at review; what was read in the code itself blocks at sign-off.

Wrong:
    # in framework
    accuracy: {checks: (remove)}

Right:
    # in framework
    accuracy: {checks: Ten records each quarter are compared with the source.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.coverage import Row, rows, told_elsewhere
from ispc.diagnostic import Diagnostic, Severity
from ispc.law import ceiling
from ispc.location import Address
from ispc.model.governance import Baseline
from ispc.rules._cases import severity
from ispc.rules._documents import agreements, clause_at
from ispc.show import show

BY_STAGE = {"draft": Severity.INFO, "review": Severity.WARNING, "sign-off": Severity.ERROR}


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        above = {
            question
            for parent in one.parents
            if parent.id in corpus.effective
            for question in _open(corpus.effective[parent.id], corpus)
        }
        for question, row in _open(one, corpus).items():
            if question not in above:
                first = row.missing[0].address
                yield Diagnostic(
                    "ico-question-unanswered",
                    min(BY_STAGE[occasion.stage], severity(ceiling(row.question))),
                    f"nothing answers the regulator's question: `{show(row.question.asks)}`",
                    _told_at(one, first, under=bool(agreement.part_of)),
                    law=("ICO data sharing code 2021",),
                    help=f"state `{show('/'.join(map(str, first.path)))}`, here or in a document above, or say why not",
                )


def _open(effective: Effective, corpus: Corpus) -> dict[str, Row]:
    """The questions left open of which no other rule tells."""
    return {
        row.question.id: row
        for row in rows(effective, corpus)
        if row.standing == "unanswered" and not told_elsewhere(row.question, effective)
    }


def _told_at(effective: Effective, missing: Address, *, under: bool) -> Address:
    """Where the answer would stand: the clause that lacks it, else the line that names the document above."""
    root = str(missing.path[0])
    if root not in Baseline.model_fields:
        return missing
    return clause_at(effective, root) or effective.at("part_of" if under else "title")
