"""What recipients keep, and for how long. Shared by the rules on retention."""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Exchange, Member, Placed
from ispc.model.flows import Retention


def kept(exchange: Exchange) -> Iterator[Placed[Retention]]:
    """The retention clauses of a flow; none where they are not stated."""
    keep = exchange.flow.value.keep
    for place, retention in enumerate(keep if isinstance(keep, tuple) else ()):
        yield Placed(retention, exchange.flow.address / "keep" / place)


def binds(retention: Retention, member: Member) -> bool:
    """Whether the clause is for that party: one that names nobody is for all, one for an organisation for its parts."""
    return retention.who is None or retention.who in (member.ref, member.ref.split("/")[0])


def same_start(one: Retention, other: Retention) -> bool:
    """Whether both count from the same thing, as far as their words tell."""
    return _plain(one) == _plain(other)


def _plain(retention: Retention) -> str:
    return " ".join(str(retention.from_ or "").casefold().split()).removeprefix("the ").removesuffix(".")
