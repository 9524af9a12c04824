"""A party is listed and takes part in no flow.

Why: It signs for nothing, or its flow was forgotten. Its staff find no line in the guide.

Law: Reason: the ICO's data sharing code of 2021: say which organisations are involved at every stage.

Wrong:
    parties:
      - organisation: northmere-nhs-trust
        role: gives and receives
        control: own controller
        owner: {post: Head of Children's Services}
        contact: health-visiting-desk

Right:
    parties:
      - organisation: northmere-nhs-trust
        role: advises
        control: own controller
        owner: {post: Head of Children's Services}
        contact: health-visiting-desk
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Member, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.scalars import NotStated
from ispc.rules._documents import agreements, party
from ispc.rules._use import knows_its_flows, used_parties


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        if not knows_its_flows(corpus, one):
            continue
        used = used_parties(corpus, one)
        for member in one.members:
            if _should_take_part(member, agreement.lead) and not used & {
                member.ref,
                member.ref.split("/")[0],
            }:
                yield Diagnostic(
                    "party-not-used",
                    Severity.WARNING,
                    f"{party(member)} is a party and takes part in no flow",
                    member.party.address,
                    law=("ICO data sharing code 2021",),
                    help="add its flow, say `role: advises` or `role: hosts`, or take it out",
                )


def _should_take_part(member: Member, lead: str | None) -> bool:
    one = member.party.value
    takes_part = not isinstance(one.role, NotStated) and one.role not in ("hosts", "advises")
    return takes_part and not one.left and one.control != "processor" and one.organisation != lead
