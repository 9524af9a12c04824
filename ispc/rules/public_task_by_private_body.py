"""A private body relies on public task with no task in law of its own.

Why: The task must be that of the body itself. A charity cannot borrow the council's task; it has bases of its own that
are just as good.

Law: UK GDPR Article 6(1)(e): since 5 February 2026 the task must be one of the controller.

Wrong:
    # in directory
    classes:
      - {id: schools, type: charity}
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          schools: {powers: (remove)}
    # in protocol
    flows:
      - id: school-worried
        lawful:
          schools: {basis: legitimate interests, powers: (remove)}

Right:
    # in directory
    classes:
      - {id: schools, type: charity}
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          schools: {basis: recognised legitimate interest, recognised: safeguarding, powers: (remove)}
    # in protocol
    flows:
      - id: school-worried
        lawful:
          schools: {basis: legitimate interests, powers: (remove)}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._cases import Case, all_are, cases

OWN_TASK = datetime.date(2026, 2, 5)
PRIVATE = "legitimate interests"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    provision = corpus.law.provision("uk-gdpr-article-6-1-e")
    for case in cases(corpus, occasion):
        if case.general and case.day >= OWN_TASK and _borrows(case):
            yield Diagnostic(
                "public-task-by-private-body",
                # Whether a body has a task in law of its own cannot be told from its type, so never an error.
                Severity.WARNING,
                f"{case.party} is no public body and names no task in law of its own for `public task`",
                case.at / "basis",
                law=(provision.citation,),
                help="write `recognised legitimate interest` or `legitimate interests`, or name its own power",
            )


def _borrows(case: Case) -> bool:
    """A private body, by what the catalogue says is open to it, that neither names a power nor says it is its task."""
    private = all_are(case.bodies, lambda body: (body.so or "").startswith(PRIVATE))
    own = case.lawful.powers is not None or case.lawful.official_task is True
    return case.lawful.basis == "public task" and private and not own
