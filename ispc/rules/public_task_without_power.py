"""A party that may be a public body relies on public task, and names no law that gives it the task.

Why: A task is public because the law lays it down. A class of bodies, such as family doctors, answers for this like any other.

Law: UK GDPR Article 6(3): the task rests on domestic law.

Wrong:
    # in directory
    classes:
      - {id: schools, name: Schools and colleges in Northmere, type: [maintained-school, college]}
    # in protocol
    flows:
      - id: school-worried
        lawful:
          schools: {powers: (remove)}

Right:
    # in directory
    classes:
      - {id: schools, name: Schools and colleges in Northmere, type: [maintained-school, college]}
    # in protocol
    flows:
      - id: school-worried
        lawful:
          schools: {powers: [education-act-2002-s175]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import Case, all_are, cases, severity


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("uk-gdpr-article-6-3")
    for case in cases(corpus, occasion):
        if (
            case.general
            and case.lawful.basis == "public task"
            and case.lawful.powers is None
            and _part_public(case)
        ):
            yield Diagnostic(
                "public-task-without-power",
                severity(ceiling(provision)),
                f"{case.party} relies on public task, and names no law that gives it the task",
                case.at,
                law=(provision.citation,),
                help="add `powers` with the law that gives it the task, or rest on another basis",
            )


def _part_public(case: Case) -> bool:
    """Whether it is public for some of its work. What is always public, or never, is told of by rules of their own."""
    some = any(body.public_authority == "part" for body in case.bodies)
    takes_part = case.ground.gives or case.ground.receives
    return some and takes_part and all_are(case.bodies, lambda body: body.public_authority != "no")
