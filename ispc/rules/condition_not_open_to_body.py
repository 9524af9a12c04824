"""A condition for special category or offence data is relied on by a body to which it is not open.

Why: Some conditions are for not-for-profit bodies about their own members. A council or a health body that relies on
one has no condition at all.

Law: Data Protection Act 2018 Schedule 1 paragraphs 16 and 31; UK GDPR Article 9(2)(d).

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council:
            special: {schedule_1: 16}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council:
            special: {schedule_1: 18}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Catalogue, Fault, what, who
from ispc.law.provisions import Provision
from ispc.rules._cases import severity
from ispc.rules._conditions import Answer, answers, paragraph
from ispc.rules._facts import facts

NOT_FOR_PROFIT = "not-for-profit-only"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for answer in answers(corpus, occasion):
        for field, fault in _faults(answer, corpus.law):
            yield Diagnostic(
                "condition-not-open-to-body",
                severity(fault.ceiling),
                f"{answer.case.party} cannot rely on `{fault.law_source}`: it is for not-for-profit bodies only",
                answer.at / field,
                law=(fault.law_source,),
                help="for safeguarding name paragraph 18, for a statutory function 6, for health or social care 2",
            )


def _faults(answer: Answer, law: Catalogue) -> Iterator[tuple[str, Fault]]:
    named = paragraph(law, answer) if answer.said.schedule_1 is not None else None
    for field, provision in (("condition", answer.provision), ("schedule_1", named)):
        if provision is not None and NOT_FOR_PROFIT in provision.what:
            fault = _closed(provision, answer)
            if fault is not None:
                yield field, fault


def _closed(provision: Provision, answer: Answer) -> Fault | None:
    faults = [who(provision, body.id, None, None) for body in answer.case.bodies]
    if faults and all(faults):
        return faults[0]
    only = provision.model_copy(update={"what": (NOT_FOR_PROFIT,)})
    return what(only, facts(answer.case))
