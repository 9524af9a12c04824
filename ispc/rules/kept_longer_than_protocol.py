"""An exchange lets data be kept for longer than its protocol does.

Why: An exchange may be stricter than the protocol above it, never looser. A board agreed to the shorter period.

Law: UK GDPR Article 5(1)(e): kept no longer than is necessary. Dudley's framework of 2007: an exchange works within its
protocol.

Wrong:
    # in exchange
    flows:
      - id: weekly-list
        keep: {for: 30 years, from: date of birth}

Right:
    # in exchange
    flows:
      - id: weekly-list
        keep: {for: 18 years, from: date of birth}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Exchange, Member, Occasion, Placed
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.flows import Retention
from ispc.rules._documents import agreements, party
from ispc.rules._family import parents, root_items, same_body
from ispc.rules._lengths import longest
from ispc.rules._retention import binds, kept, same_start


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        above = [exchange for parent in parents(corpus, one) for exchange in parent.exchanges]
        for exchange in one.exchanges:
            carries = root_items(one, exchange)
            wider = [it for it in above if carries & {item.value.id for item in it.items}]
            for retention in kept(exchange):
                for member in exchange.receivers:
                    limit = _limit(wider, member, retention.value)
                    if binds(retention.value, member) and limit is not None:
                        yield Diagnostic(
                            "kept-longer-than-protocol",
                            Severity.WARNING,
                            f"{party(member)} keeps it for {retention.value.for_}, and the protocol says"
                            f" {limit.value.for_}",
                            retention.address / "for",
                            related=(Label(limit.address, "the protocol"),),
                            law=("UK GDPR Article 5(1)(e)",),
                            help="keep it no longer than the protocol says, or have the protocol changed",
                        )


def _limit(wider: list[Exchange], member: Member, own: Retention) -> Placed[Retention] | None:
    """The longest period of the protocol for that recipient, where the exchange goes beyond it."""
    theirs = [
        retention
        for exchange in wider
        for receiver in exchange.receivers
        for retention in kept(exchange)
        if same_body(receiver, member) and binds(retention.value, receiver)
    ]
    if own.for_ is None or not theirs:
        return None
    if any(it.value.for_ is None or not same_start(it.value, own) for it in theirs):
        return None
    most = max(theirs, key=lambda it: longest(it.value.for_) if it.value.for_ else 0)
    return most if most.value.for_ and longest(own.for_) > longest(most.value.for_) else None
