"""A party has no owner of its own: the post belongs to another organisation.

Why: Nobody inside that party keeps the agreement alive, trains its staff or answers when something goes wrong.

Law: Reason: the Haringey report of 2009: an owner is assigned in each organisation. A parent body may own for its company,
and a team that is run together may be owned by any of those who run it.

Wrong:
    parties:
      - organisation: northmere-police
        owner: {organisation: northmere-council}

Right:
    parties:
      - organisation: northmere-police
        owner: {organisation: northmere-police}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Member, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.parties import Holder
from ispc.rules._documents import current, party
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        for member in one.members:
            owner = member.party.value.owner
            if not isinstance(owner, Holder) or member.organisation is None or owner.organisation is None:
                continue
            if owner.organisation not in _may_own(member):
                yield Diagnostic(
                    "owner-in-another-organisation",
                    Severity.WARNING,
                    f"{party(member)} has no owner of its own: the post is in `{show(owner.organisation)}`",
                    member.party.address / "owner" / "organisation",
                    help="name a post in the party itself",
                )


def _may_own(member: Member) -> set[str | None]:
    assert member.organisation is not None  # noqa: S101  # the caller has asked
    body = member.organisation.value
    together = member.unit.value.hosted_with if member.unit else None
    return {body.id, body.owned_by, *(together or ())}
