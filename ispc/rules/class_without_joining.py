"""A class of bodies is a party, and nothing says how one of them joins.

Why: "Schools" bind no school. Until a body has joined, its staff have no agreement, and nobody can see who has.

Law: Reason: the ICO's data sharing code of 2021: say how an organisation is added.

Wrong:
    # in directory
    classes:
      - {id: schools, joined_by: (remove)}
    # in framework
    joining: {how: (remove)}

Right:
    # in directory
    classes:
      - {id: schools, joined_by: "the accession form, signed by the headteacher"}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements, party


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        joining = one.baseline.joining
        for member in one.members:
            body = member.body_class
            said = member.party.value.joined_by or (joining and joining.how)
            if body and not body.value.joined_by and not said:
                yield Diagnostic(
                    "class-without-joining",
                    Severity.WARNING,
                    f"nothing says how one of {party(member)} joins",
                    body.address,
                    related=(Label(member.party.address, "a party here"),),
                    law=("ICO data sharing code 2021",),
                    help="add `joined_by: ` to the class, or state `joining/how` in the agreement",
                )
