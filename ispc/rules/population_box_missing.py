"""A flow is about a group of people for whom the guide has no box.

Why: The rules on asking and telling differ for a child, an adult, someone who lacks capacity and someone who has died.
Staff need the one for the person in front of them.

Law: Reason: HM Government's guidance of 2008 has a box for each group; so has the guide.

Wrong:
    # in framework
    populations:
      - {population: adults, remove: (remove)}

Right:
    # in framework
    populations:
      - {population: adults, say: Ask the adult first where it is safe.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements, clause_at


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        told = {note.population for note in one.baseline.populations or ()}
        about = {person.value.population: person for ex in one.exchanges for person in ex.people}
        for population, person in about.items():
            if population not in told:
                yield Diagnostic(
                    "population-box-missing",
                    Severity.WARNING,
                    f"the guide has no box for `{population}`, and a flow is about them",
                    clause_at(one, "populations") or person.address,
                    related=(Label(person.address, "the people"),),
                    help=f"add `{{population: {population}, say: ...}}` to `populations`",
                )
