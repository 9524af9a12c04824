"""The only post that may approve for a party is the post that owns the document.

Why: The owner of a document does not approve it, unless its rule says so. So nobody could approve it for this party.

Law: Reason: the Haringey report of 2009 asks for a clear signing process.

Wrong:
    owner: {organisation: northmere-council, post: Director of Children's Services}
    approval: {agreed_when: {every_party: yes}}

Right:
    owner: {organisation: northmere-council, post: Head of Safeguarding}
    approval: {agreed_when: {every_party: yes}}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.scalars import NotStated
from ispc.rules._approval import approvals
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        owner = one.control.owner
        if approval.owner_may_approve or isinstance(owner, NotStated):
            continue
        for member in one.members:
            listed = (approval.signers or {}).get(member.ref)
            signatory = member.party.value.signatory
            posts = listed.posts if listed else (signatory,) if signatory else ()
            theirs = member.ref.partition("/")[0] == owner.organisation
            if theirs and posts and all(post.said() == owner.post.said() for post in posts):
                yield Diagnostic(
                    "owner-is-only-signatory",
                    Severity.WARNING,
                    f"only the owner of the document may approve it for `{show(member.ref)}`, and owners do not",
                    one.at("approval"),
                    help="name another post under `signers`, or write `owner_may_approve: yes`",
                )
