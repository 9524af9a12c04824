"""A flow has no safe way to go: every channel it names is banned.

Why: Staff are told to send, and told never to send that way. They will pick a way of their own.

Law: UK GDPR Article 32: security fits the risk. The ICO's data sharing code of 2021 asks for agreed security in transit.

Wrong:
    flows:
      - id: school-worried
        send_by: ordinary-email

Right:
    flows:
      - id: school-worried
        send_by: secure-email
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            channels = exchange.channels
            if channels and all(channel.value.use == "never" for channel in channels):
                yield Diagnostic(
                    "flow-without-channel",
                    Severity.ERROR,
                    "no channel is left: what it is sent by is never to be used",
                    exchange.flow.address / "send_by",
                    related=tuple(Label(channel.address / "use", "never") for channel in channels),
                    law=("UK GDPR Article 32",),
                    help="name a channel that is allowed",
                )
