"""A flow carries what is never to be shared.

Why: The guide would tell staff to send it in one box and never to send it in the next.

Law: Reason: a document that forbids and permits the same thing binds nobody; staff are left alone with it.

Wrong:
    items:
      - {id: attendance, name: Adoption records}

Right:
    items:
      - {id: attendance, name: Attendance and exclusions}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.location import Address
from ispc.rules._documents import agreements, lineage
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        barred = dict(_barred(one))
        for exchange in one.exchanges:
            for item in exchange.items:
                place = barred.get(_plain(str(item.value.name)))
                if place is not None:
                    yield Diagnostic(
                        "never-share-contradicted",
                        Severity.ERROR,
                        f"`{show(str(item.value.name))}` is never to be shared, and this flow carries it",
                        exchange.flow.address / "items",
                        related=(Label(place, "never to be shared"), Label(item.address, "the item")),
                        help="take it out of the flow, or out of `never_share`",
                    )


def _barred(one: Effective) -> Iterator[tuple[str, Address]]:
    for document in reversed(lineage(one)):
        for place, exclusion in enumerate(getattr(document.content, "never_share", None) or ()):
            yield _plain(str(exclusion.what)), document.at("never_share", place)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removesuffix(".")
