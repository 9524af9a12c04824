"""A group of people is listed and nothing that is shared is about them.

Why: The agreement tells people that it concerns them when it does not, and the guide shows a box that nobody needs.

Law: Reason: the ICO's data sharing code of 2021: be exact about whom the data concerns.

Wrong:
    people:
      - {id: neighbour, who: Neighbours of the family, population: adults}

Right:
    people:
      - {id: neighbour, who: Neighbours of the family, population: adults}
    items:
      - {id: concern, about: [child, carer, neighbour]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements, under
from ispc.rules._use import knows_its_flows
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        family = (one, *under(corpus, one))
        if not knows_its_flows(corpus, one) or any(map(_leaves_people_open, family)):
            continue
        meant = {name for it in family for name in _meant(it)}
        for person in one.people:
            if person.address.document == one.id and person.value.id not in meant:
                yield Diagnostic(
                    "person-not-used",
                    Severity.WARNING,
                    f"nothing that is shared is about `{show(person.value.id)}`",
                    person.address,
                    law=("ICO data sharing code 2021",),
                    help="name them under `about` in the item that concerns them, or take them out",
                )


def _leaves_people_open(one: Effective) -> bool:
    """Whether an item does not say whom it is about, so that it may be about anyone."""
    return any(item.value.about is None for item in one.items)


def _meant(one: Effective) -> Iterator[str]:
    for item in one.items:
        yield from item.value.about or ()
    for exchange in one.exchanges:
        yield from exchange.flow.value.about or ()
    for person in one.people:
        yield from person.value.opposed_to or ()
