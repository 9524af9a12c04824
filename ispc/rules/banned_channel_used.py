"""A flow names a banned channel beside others, or for the record after an emergency.

Why: The guide would offer, among the safe ways, the one that it forbids.

Law: UK GDPR Article 32: security fits the risk. The ICO's data sharing code of 2021 asks for agreed security in transit.

Wrong:
    flows:
      - id: school-worried
        send_by: [referral-form, ordinary-email]

Right:
    flows:
      - id: school-worried
        send_by: [referral-form, secure-email]
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Exchange, Occasion, Placed
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.location import Address
from ispc.model.governance import Channel
from ispc.rules._documents import agreements
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            for channel, place in _banned(exchange):
                yield Diagnostic(
                    "banned-channel-used",
                    Severity.ERROR,
                    f"`{show(channel.value.id)}` is never to be used",
                    place,
                    related=(Label(channel.address / "use", "never"),),
                    law=("UK GDPR Article 32",),
                    help="take it out, or name one that is allowed",
                )


def _banned(exchange: Exchange) -> Iterator[tuple[Placed[Channel], Address]]:
    flow, channels = exchange.flow, {channel.value.id: channel for channel in exchange.channels}
    banned = {name for name, channel in channels.items() if channel.value.use == "never"}
    if banned != set(channels) and isinstance(flow.value.send_by, tuple):
        for place, name in enumerate(flow.value.send_by):
            if name in banned:
                yield channels[name], flow.address / "send_by" / place
    after = exchange.emergency_channel
    if after and after.value.use == "never":
        yield after, flow.address / "in_an_emergency" / "then"
