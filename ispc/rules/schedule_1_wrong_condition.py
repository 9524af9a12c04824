"""The paragraph of Schedule 1 does not serve the condition that is relied on, or is no condition at all.

Why: Each paragraph belongs to one condition of Article 9, or to offence data. A paragraph of another one adds nothing,
so the data is shared without a condition.

Law: Data Protection Act 2018 section 10: paragraphs 1 to 4 serve Article 9(2)(b), (h), (i) and (j), paragraphs 6 to 28
serve Article 9(2)(g), and paragraphs 29 to 37 serve offence data only.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {condition: health or social care, schedule_1: 18}

Right:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {condition: health or social care, schedule_1: 2}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import severity
from ispc.rules._conditions import Answer, answers, paragraph
from ispc.rules._relied import POLICY_RULE

LAW = "Data Protection Act 2018 s10 and Schedule 1"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for answer in answers(corpus, occasion):
        number = answer.said.schedule_1
        told_elsewhere = answer.serves == "9-2-g" and number == POLICY_RULE
        if answer.provision is None or number is None or told_elsewhere:
            continue
        found = paragraph(corpus.law, answer)
        served = found.paragraph.serves if found and found.paragraph else ()
        if answer.serves not in served:
            wrong = f"does not serve {answer.named}" if found else "is no condition"
            yield _told(answer, f"paragraph {number} of Schedule 1 {wrong}")


def _told(answer: Answer, message: str) -> Diagnostic:
    assert answer.provision is not None  # noqa: S101  # an answer without a condition is passed over above
    return Diagnostic(
        "schedule-1-wrong-condition",
        severity(ceiling(answer.provision)),
        message,
        answer.at / "schedule_1",
        law=(LAW,),
        help=f"name a paragraph that serves {answer.named}, or leave it out where none is asked for",
    )
