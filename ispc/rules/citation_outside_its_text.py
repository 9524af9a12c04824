"""A citation names law that does not cover this data or this purpose.

Why: A gateway opens as far as its words go. Patient information under a power that bars it, named people under one for
depersonalised data, or an answer to a request that nobody made: each is sharing without a power.

Law: What each provision bars or needs is in the law catalogue: for example Police, Crime, Sentencing and Courts Act 2022
section 16(4), Health and Social Care Act 2012 section 251B, Crime and Disorder Act 1998 section 17A, Data Protection
Act 2018 Schedule 1 paragraph 19.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [crime-and-disorder-act-1998-s17a]}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [children-act-1989-s47]}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ispc.corpus import Citation, Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Fault, what
from ispc.law.provisions import Provision
from ispc.rules._cases import cases
from ispc.rules._citations import Cited, cited, finding, misplaced, standing
from ispc.rules._facts import facts, likely_facts

HELP = "rely on law whose words cover this flow, or change the flow"
# Told by rules of their own, which know what to do about each.
ELSEWHERE = frozenset(
    {"no-consent-reason-needed", "not-for-profit-only", "offence-data-only", "due-regard-only"}
)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in (*cited(corpus, occasion), *_schedule_1(corpus, occasion)):
        for one in standing(each):
            fault = _fault(one)
            if fault is not None:
                yield finding("citation-outside-its-text", one, fault, HELP)


def _fault(one: Cited) -> Fault | None:
    if one.case is None or one.use != "power" or misplaced(one):
        return None
    provision = _own_limits(one.provision)
    fault = what(provision, facts(one.case))
    if fault is None:
        doubt = what(provision, likely_facts(one.case))
        return replace(doubt, ceiling="warning") if doubt and doubt.ceiling == "error" else doubt
    return fault


def _own_limits(provision: Provision) -> Provision:
    return provision.model_copy(
        update={"what": tuple(limit for limit in provision.what if limit not in ELSEWHERE)}
    )


def _schedule_1(corpus: Corpus, occasion: Occasion) -> Iterator[Cited]:
    """The paragraphs of Schedule 1 that special category answers rest on, as citations."""
    for case in cases(corpus, occasion):
        special = case.lawful.special
        number = special.schedule_1 if special and case.general else None
        provision = corpus.law.paragraph(number) if number is not None else None
        if provision is not None:
            citation = Citation(provision.id, case.at / "special" / "schedule_1", provision)
            yield Cited(citation, provision, "power", case.effective, case.day, case)
