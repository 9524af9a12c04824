"""The emergency contact does not say whom to call out of hours.

Why: Harm does not keep office hours. At night the guide would lead to a telephone that nobody answers.

Law: Reason: the ICO's ten steps of 2023 and its code of 2021 ask parties to plan for emergencies.

Wrong:
    # in directory
    organisations:
      - id: northmere-council
        contacts:
          - {id: childrens-front-door, out_of_hours: (remove)}

Right:
    # in directory
    organisations:
      - id: northmere-council
        contacts:
          - {id: childrens-front-door, out_of_hours: (remove), hours: "24 hours, every day"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements
from ispc.show import show

ALWAYS = re.compile(
    r"24\s*(/|h|x)|round the clock|day and night|at (any|all) (time|hour)|always", re.IGNORECASE
)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            contact = exchange.emergency_contact
            if contact is None or contact.value.out_of_hours or ALWAYS.search(str(contact.value.hours or "")):
                continue
            yield Diagnostic(
                "out-of-hours-missing",
                Severity.WARNING,
                f"`{show(contact.value.id)}` is an emergency contact, and has no number for out of hours",
                contact.address,
                related=(Label(exchange.flow.address / "in_an_emergency" / "call", "called from here"),),
                help="add `out_of_hours`, or `hours: 24 hours, every day` if it is always answered",
            )
