"""A citation names law of another nation.

Why: The four nations have their own law on children, adults and crime. A power of one gives a body of another nothing.

Law: The extent of each provision is in the law catalogue. It is tested for the party that cites it, flow by flow, and
for those who receive where the text names them; a document's general list is tested for all its parties together.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [social-services-and-well-being-wales-act-2014-s164]}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [children-act-1989-s47]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Fault, place
from ispc.rules._citations import Cited, cited, finding, misplaced, nations, standing

HELP = "cite the law of the nation where the party acts"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in cited(corpus, occasion):
        for one in standing(each):
            fault = misplaced(one) or _sent_out_of_place(one)
            if fault is not None:
                yield finding("citation-wrong-place", one, fault, HELP)


def _sent_out_of_place(one: Cited) -> Fault | None:
    """The fault where the text names who receives, and none of those who do sits where it applies."""
    case = one.case
    if case is None or one.use != "power" or not case.ground.gives:
        return None
    bodies = (member.organisation or member.body_class for member in case.exchange.receivers)
    faults = [
        place(one.provision, giver, body.value.nation, one.day)
        for giver in nations(one)
        for body in bodies
        if body
    ]
    return faults[0] if faults and all(faults) else None
