"""A party has left and still takes part in a flow.

Why: Its staff may no longer receive. The guide would send information to a body that is bound by nothing.

Law: Reason: the ICO's data sharing code of 2021: say how an organisation leaves. A party is bound until it leaves.

Wrong:
    parties:
      - {organisation: northmere-police, left: 2026-10-31}

Right:
    parties:
      - {organisation: northmere-police, left: 2027-03-31}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements, party


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            for field, members in (("from", exchange.givers), ("to", exchange.receivers)):
                gone = [it for it in members if it.party.value.left and it.party.value.left <= occasion.today]
                for member in gone:
                    yield Diagnostic(
                        "party-left-still-in-flow",
                        Severity.ERROR,
                        f"{party(member)} left on {member.party.value.left} and still takes part here",
                        exchange.flow.address / field,
                        related=(Label(member.party.address / "left", "the day it left"),),
                        law=("ICO data sharing code 2021",),
                        help="take it out of the flow",
                    )
