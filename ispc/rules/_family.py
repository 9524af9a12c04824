"""How an exchange is held against the protocol above it: the same body, the wider item. Shared by the rules on families."""

from __future__ import annotations

from ispc.corpus import Corpus, Effective, Exchange, Member

Flow = tuple[Effective, Exchange]
"""A flow and the document that it is of."""


def parents(corpus: Corpus, one: Effective) -> tuple[Effective, ...]:
    """The agreements above a document, nearest first."""
    above = (corpus.effective.get(parent.id) for parent in one.parents)
    return tuple(it for it in above if it is not None and it.agreement is not None)


def same_body(one: Member, other: Member) -> bool:
    """Whether two parties are one body, or one is part of the other."""
    left, right = one.ref.split("/"), other.ref.split("/")
    shared = min(len(left), len(right))
    return left[:shared] == right[:shared]


def covers(wider: Member, narrower: Member) -> bool:
    """Whether a party of the protocol is or holds a party of the exchange, a member of a class included."""
    if narrower.ref == wider.ref or narrower.ref.startswith(f"{wider.ref}/"):
        return True
    # Which bodies have joined a class is not in the directory, so one of its type is taken to be a member.
    types = {body.id for body in wider.bodies} if wider.body_class else set()
    return bool(types & {name for body in narrower.bodies for name in (body.id, body.is_a)})


def root_items(one: Effective, exchange: Exchange) -> set[str]:
    """The ids of the items that a flow carries, each as the widest item that it is part of."""
    within = {item.value.id: item.value.within for item in one.items}
    found = set()
    for item in exchange.items:
        name, seen = item.value.id, {item.value.id}
        while (wider := within.get(name)) is not None and wider not in seen:
            name = wider
            seen.add(name)
        found.add(name)
    return found


def one_flow(first: Flow, second: Flow) -> bool:
    """Whether two flows have the same givers, receivers, items and purposes, each by its widest name."""
    one, other = first[1], second[1]
    sides = ((one.givers, other.givers), (one.receivers, other.receivers))
    same = all(
        len(left) == len(right) and all(any(same_body(it, that) for that in right) for it in left)
        for left, right in sides
    )
    return same and _carried(*first) == _carried(*second) and bool(_served(*first) & _served(*second))


def _carried(one: Effective, exchange: Exchange) -> set[str]:
    names = {item.value.id: str(item.value.name).casefold() for item in one.items}
    return {f"{name} {names.get(name, '')}" for name in root_items(one, exchange)}


def _served(one: Effective, exchange: Exchange) -> set[str]:
    aims = {purpose.value.id: str(purpose.value.aim).casefold() for purpose in one.purposes}
    return {aims.get(it.value.within or "", str(it.value.aim).casefold()) for it in exchange.purposes}
