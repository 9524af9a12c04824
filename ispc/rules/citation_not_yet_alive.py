"""A citation names law that is not in force on the day.

Why: Law that waits for its day, or never had one, neither permits nor requires anything. Staff would share, or refuse,
on a rule that does not bind anyone.

Law: The first day of each provision is in the law catalogue, with what waits for regulations and what never began.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [crime-and-policing-act-2026-part-5-chapter-2]}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [children-act-2004-s16la]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Status, alive, status
from ispc.rules._citations import cited, finding

HELP = "cite law that is in force, and add this one when it has begun"
NEVER = "take it out, and cite the law that this rests on"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in cited(corpus, occasion):
        if status(one.provision, one.day) is not Status.ENDED:
            fault = alive(one.provision, one.day)
            if fault is not None:
                yield finding(
                    "citation-not-yet-alive", one, fault, NEVER if one.provision.in_force == "never" else HELP
                )
