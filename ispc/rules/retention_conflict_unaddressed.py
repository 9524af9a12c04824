"""Recipients keep the same data for different periods, and nothing says what happens then.

Why: One party destroys what another still holds. People are told two things, and a request is answered from half the file.

Law: The ICO's data sharing code of 2021: agree on retention, and deal with conflicting rules.

Wrong:
    retention_conflicts: (remove)
    flows:
      - id: police-worried
        keep: {for: 7 years, from: the day the case is closed}

Right:
    retention_conflicts: Each organisation keeps to its own schedule.
    flows:
      - id: police-worried
        keep: {for: 7 years, from: the day the case is closed}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion, Placed
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.flows import Retention
from ispc.rules._documents import agreements, lineage
from ispc.rules._retention import kept, same_start
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        if not any(getattr(document.content, "retention_conflicts", None) for document in lineage(one)):
            yield from _first_conflict(one)


def _first_conflict(one: Effective) -> Iterator[Diagnostic]:
    first: dict[str, Placed[Retention]] = {}
    for exchange in one.exchanges:
        for retention in kept(exchange):
            for item in exchange.items if retention.value.for_ else ():
                earlier = first.setdefault(item.value.id, retention)
                if _differ(earlier.value, retention.value):
                    yield Diagnostic(
                        "retention-conflict-unaddressed",
                        Severity.WARNING,
                        f"`{show(item.value.id)}` is kept for {retention.value.for_} here and for"
                        f" {earlier.value.for_} elsewhere, and nothing says what happens then",
                        retention.address,
                        related=(Label(earlier.address, "kept otherwise here"),),
                        law=("ICO data sharing code 2021",),
                        help="add `retention_conflicts: ` with what the parties agreed, or keep to one period",
                    )
                    return


def _differ(one: Retention, other: Retention) -> bool:
    return one.for_ != other.for_ or not same_start(one, other)
