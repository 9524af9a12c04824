"""An item of an exchange is more sensitive than the item of the protocol that it is part of.

Why: Special category and offence data need a condition of their own. Calling the wider item ordinary hides them.

Law: UK GDPR Articles 9 and 10. Dudley's framework of 2007: an exchange may be more exact than its protocol, never wider.

Wrong:
    # in exchange
    items:
      - {id: sessions-missed, kind: pseudonymised}
    # in protocol
    items:
      - {id: attendance, kind: anonymous}

Right:
    # in exchange
    items:
      - {id: sessions-missed, kind: pseudonymised}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements

MAY_HOLD = {
    "special category": {"special category", "personal", "pseudonymised", "anonymous", "about a company"},
    "criminal offence": {"criminal offence", "personal", "pseudonymised", "anonymous", "about a company"},
    "personal": {"personal", "pseudonymised", "anonymous", "about a company"},
    "pseudonymised": {"pseudonymised", "anonymous", "about a company"},
    "anonymous": {"anonymous", "about a company"},
    "about a company": {"anonymous", "about a company"},
}


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        above = {it.value.id: it for it in one.items if it.address.document != one.id}
        for item in one.items:
            wider = above.get(item.value.within or "")
            if (
                item.address.document == one.id
                and wider
                and item.value.kind not in MAY_HOLD[wider.value.kind]
            ):
                yield Diagnostic(
                    "exchange-widens-an-item",
                    Severity.ERROR,
                    f"it is `{item.value.kind}`, and the item that it is part of is only `{wider.value.kind}`",
                    item.address / "kind",
                    related=(Label(wider.address / "kind", f"`{wider.value.kind}` here"),),
                    law=("UK GDPR Articles 9 and 10",),
                    help="say so in the protocol as well, with its condition, or correct the kind",
                )
