"""The rule of approval of each document, part by part, with the places where the parts stand."""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.location import Address
from ispc.model.approving import Approving, Needs
from ispc.rules._documents import current


def approvals(corpus: Corpus, occasion: Occasion) -> Iterator[tuple[Effective, Approving]]:
    """Every document that is not over and states a rule of approval."""
    for one in current(corpus, occasion):
        if one.control.approval is not None:
            yield one, one.control.approval


def needs(effective: Effective, approval: Approving) -> Iterator[tuple[Needs, Address]]:
    """What the rule asks, and each of its alternatives."""
    here = effective.at("approval", "agreed_when")
    yield approval.agreed_when, here
    for place, one in enumerate(approval.agreed_when.any_of or ()):
        yield one, here / "any_of" / place


def mute(effective: Effective, approval: Approving) -> frozenset[str]:
    """The classes of bodies among the parties for which nobody is named who may speak."""
    classes = {one.ref for one in effective.members if one.body_class is not None}
    return frozenset(classes - set(approval.signers or ()))
