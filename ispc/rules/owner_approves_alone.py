"""The word of the party that owns the document is enough, and its owner may give it.

Why: Whoever writes a text should not be the only one who accepts it. A second pair of eyes finds what the first overlooks.

Law: Reason: the Haringey report of 2009 asks for a clear signing process.

Wrong:
    owner: {organisation: northmere-police, post: Superintendent}
    approval: {agreed_when: {parties: [northmere-police]}, owner_may_approve: yes}

Right:
    owner: {organisation: northmere-police, post: Superintendent}
    approval: {agreed_when: {parties: [northmere-police]}}
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from ispc.approving import Facts, Word, holds
from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.approving import Approving
from ispc.model.scalars import NotStated
from ispc.rules._approval import approvals, needs


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, approval in approvals(corpus, occasion):
        if approval.owner_may_approve and _alone(one, approval):
            yield Diagnostic(
                "owner-approves-alone",
                Severity.WARNING,
                "the document counts as agreed once its own owner has approved it",
                one.at("approval", "owner_may_approve"),
                help="ask for a board or for another party as well",
            )


def _alone(one: Effective, approval: Approving) -> bool:
    """Whether the rule would hold if only the parties of the owner's organisation agreed, and every check had passed."""
    owner = one.control.owner
    if isinstance(owner, NotStated):
        return False
    parties = tuple(member.ref for member in one.members)
    agreed: Word = "agreed"
    own = {party: agreed for party in parties if party.partition("/")[0] == owner.organisation}
    passed: dict[str, str] = {
        gate: "passed" for asked, _ in needs(one, approval) for gate in asked.gates or ()
    }
    return holds(approval.agreed_when, Facts(parties, MappingProxyType(own), MappingProxyType(passed))).holds
