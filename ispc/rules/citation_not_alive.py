"""A citation names law that has ended.

Why: A power that has been repealed permits nothing. Staff who rely on it share without any power, and a partner's lawyer
will see it at once.

Law: The last day of each provision is in the law catalogue. An agreement in force is judged by today's law; one that
has ended, by the law of its own day.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [local-government-act-2000-s2]}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [localism-act-2011-s1]}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Fault, Status, alive, status
from ispc.rules._citations import Cited, cited, finding, misplaced, nations


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    renamed = {name for row in corpus.law.stale if row.status == "renamed" for name in row.of}
    for one in cited(corpus, occasion):
        fault = _ended(one)
        if fault is not None:
            # A new name for the same law misleads nobody: it is worth a warning, never an error.
            mild = one.provision.id in renamed and fault.ceiling == "error"
            told = replace(fault, ceiling="warning") if mild else fault
            yield finding("citation-not-alive", one, told, "cite the law that holds today, or take it out")


def _ended(one: Cited) -> Fault | None:
    if status(one.provision, one.day) is not Status.ENDED:
        return None
    # Where it ended earlier for this nation than elsewhere, that end and its successor are the ones to tell.
    former = {nation for extent in one.provision.formerly for nation in extent.nations}
    earlier = misplaced(one) if former & set(nations(one)) else None
    return earlier or alive(one.provision, one.day)
