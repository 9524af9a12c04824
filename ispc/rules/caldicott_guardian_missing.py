"""A health body is a party and names no Caldicott Guardian.

Why: Somebody senior must answer for what patients told in confidence, and staff must know who.

Law: The National Data Guardian's guidance on Caldicott Guardians, 2021, for public bodies and providers in health and
adult social care in England.

Wrong:
    # in directory
    organisations:
      - {id: northmere-nhs-trust, caldicott_guardian: (remove)}

Right:
    # in directory
    organisations:
      - {id: northmere-nhs-trust, caldicott_guardian: Medical Director}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import all_are, severity
from ispc.rules._documents import current
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    guidance = corpus.law.guidance("caldicott-g")
    for one in current(corpus, occasion):
        for member in one.members:
            placed = member.organisation
            health = all_are(member.bodies, lambda body: body.health_body == "yes")
            if not (placed and health and placed.value.nation == "england"):
                continue
            if placed.value.caldicott_guardian is None:
                yield Diagnostic(
                    "caldicott-guardian-missing",
                    severity(ceiling(guidance)),
                    f"`{show(placed.value.id)}` is a health body and names no Caldicott Guardian",
                    placed.address,
                    law=(guidance.title,),
                    help="add `caldicott_guardian: ` with the post",
                )
