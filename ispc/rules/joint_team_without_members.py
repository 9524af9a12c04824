"""A joint team is a party, and nobody says which organisations run it.

Why: A team that several organisations run together is no legal person. If its members are not named, nobody answers for
what it holds.

Law: UK GDPR Article 4(7): a controller is a person or body. A team is none; the bodies that run it are.

Wrong:
    # in directory
    organisations:
      - id: northmere-council
        units:
          - {id: childrens-social-care, kind: joint team}

Right:
    # in directory
    organisations:
      - id: northmere-council
        units:
          - {id: childrens-social-care, kind: joint team, hosted_with: [northmere-police]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements, party


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for member in one.members:
            unit = member.unit
            if unit and unit.value.kind == "joint team" and not unit.value.hosted_with:
                yield Diagnostic(
                    "joint-team-without-members",
                    Severity.WARNING,
                    f"{party(member)} is a joint team, and the others who run it are not named",
                    unit.address / "kind",
                    related=(Label(member.party.address, "a party here"),),
                    law=("UK GDPR Article 4(7)",),
                    help="add `hosted_with: ` with the other organisations that run it",
                )
