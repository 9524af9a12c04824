"""Substantial public interest is relied on without a condition of Schedule 1.

Why: Substantial public interest alone permits nothing. Without the paragraph nobody can tell whether its own tests are
met, or whether a policy document is needed.

Law: UK GDPR Article 9(2)(g) and Data Protection Act 2018 section 10(3): one condition of Schedule 1 Part 2, paragraphs 6
to 28. Paragraph 5 is the rule on policy documents and no condition.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {schedule_1: (remove), no_consent_because: (remove)}

Right:
    flows:
      - id: school-worried
        lawful:
          schools:
            special: {schedule_1: 18}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import severity
from ispc.rules._conditions import answers
from ispc.rules._relied import POLICY_RULE


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for answer in answers(corpus, occasion):
        provision, number = answer.provision, answer.said.schedule_1
        if provision is None or answer.serves != "9-2-g" or number not in (None, POLICY_RULE):
            continue
        named = "names no condition of Schedule 1"
        if number is not None:
            named = "names paragraph 5, which is the rule on policy documents and no condition"
        yield Diagnostic(
            "substantial-public-interest-without-schedule-1",
            severity(ceiling(provision)),
            f"{answer.case.party} relies on substantial public interest but {named}",
            answer.at / ("condition" if number is None else "schedule_1"),
            caret="needs one of Schedule 1, paragraphs 6 to 28",
            law=(provision.citation,),
            help="for safeguarding write `schedule_1: 18`; for a statutory function write `schedule_1: 6`",
        )
