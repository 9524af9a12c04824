"""How an exchange is held against the protocol above it: the same body, the wider item. Shared by the rules on families."""

from __future__ import annotations

from ispc.corpus import Corpus, Effective, Exchange, Member


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
