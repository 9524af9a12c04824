"""A public body is a party and names no data protection officer.

Why: Partners and the public must be able to reach the one who watches over the data. Every public body has one.

Law: UK GDPR Article 37(1)(a). The ICO's data sharing code of 2021: give the officer of every party.

Wrong:
    # in directory
    organisations:
      - {id: northmere-police, data_protection_officer: (remove)}

Right:
    # in directory
    organisations:
      - {id: northmere-police, data_protection_officer: police-dpo}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._cases import all_are
from ispc.rules._documents import current
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        for member in one.members:
            placed = member.organisation
            public = all_are(member.bodies, lambda body: body.public_authority == "yes")
            if placed and public and placed.value.data_protection_officer is None:
                yield Diagnostic(
                    "data-protection-officer-missing",
                    Severity.WARNING,
                    f"`{show(placed.value.id)}` is a public body and names no data protection officer",
                    placed.address,
                    law=("UK GDPR Article 37(1)(a)", "ICO data sharing code 2021"),
                    help="add `data_protection_officer: ` with its contact",
                )
