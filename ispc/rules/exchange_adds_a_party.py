"""An exchange has a party that its protocol does not have.

Why: The board agreed who is in. A party that comes in below has accepted none of the protocol's terms.

Law: Reason: Dudley's framework of 2007: an exchange works within its protocol, and its parties are the protocol's.

Wrong:
    # in exchange
    parties:
      - organisation: northmere-nhs-trust
        role: advises
        control: own controller
        owner: {post: Head of Children's Services}
        contact: health-visiting-desk

Right:
    # in exchange
    parties:
      - organisation: northmere-police
        role: advises
        control: own controller
        owner: {post: "Superintendent, Public Protection"}
        contact: police-protection-desk
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements, party
from ispc.rules._family import covers, parents
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        above = next(iter(parents(corpus, one)), None)
        for member in one.members if above else ():
            if above and not any(covers(wider, member) for wider in above.members):
                yield Diagnostic(
                    "exchange-adds-a-party",
                    Severity.WARNING,
                    f"{party(member)} is not a party of `{show(above.id)}`",
                    member.party.address,
                    related=(Label(above.at("parties"), "its parties"),),
                    help="have it join the protocol first, or take it out",
                )
