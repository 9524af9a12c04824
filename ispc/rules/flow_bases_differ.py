"""Two documents give one party different bases for the same flow.

Why: A party has one reason in law for what it does. Two answers mean that one of them is wrong, and people are told both.

Law: The ICO's data sharing code of 2021: decide on the basis before sharing, and record it. A change of basis is a
variation of the agreement.

Wrong:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          northmere-council: {basis: vital interests}

Right:
    # in protocol
    flows:
      - id: school-worried
        items: [attendance]
    # in exchange
    flows:
      - id: weekly-list
        lawful:
          northmere-council: {basis: public task}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ispc.corpus import Corpus, Exchange, Ground, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.lawfulness import Lawful
from ispc.model.scalars import NotStated
from ispc.rules._documents import agreements, party
from ispc.rules._family import Flow, one_flow, same_body


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    held = [(one, exchange) for one, _ in agreements(corpus, occasion) for exchange in one.exchanges]
    alike: dict[tuple[frozenset[str], ...], list[Flow]] = {}
    for pair in held:
        alike.setdefault(_bodies(pair[1]), []).append(pair)
    for first, second in (two for group in alike.values() for two in combinations(group, 2)):
        if first[0].id != second[0].id and one_flow(first, second):
            above_first = second[0].id in {parent.id for parent in first[0].parents}
            below, above = (first, second) if above_first else (second, first)
            for ground in below[1].grounds:
                other = next((it for it in above[1].grounds if same_body(it.member, ground.member)), None)
                if other and _differ(ground.lawful.value, other.lawful.value):
                    yield _told(ground, other)


def _told(ground: Ground, other: Ground) -> Diagnostic:
    there = other.lawful.address
    return Diagnostic(
        "flow-bases-differ",
        Severity.WARNING,
        f"{party(ground.member)} relies on `{ground.lawful.value.basis}` here, and on"
        f" `{other.lawful.value.basis}` for the same flow in `{there.document}`",
        ground.lawful.address / "basis",
        related=(Label(there / "basis", "another answer"),),
        law=("ICO data sharing code 2021",),
        help="settle on one basis, or say in what the two flows differ",
    )


def _bodies(exchange: Exchange) -> tuple[frozenset[str], ...]:
    """The bodies at either end, so that only flows between the same ones are compared."""
    ends = (exchange.givers, exchange.receivers)
    return tuple(frozenset(member.ref.split("/")[0] for member in end) for end in ends)


def _differ(one: Lawful, other: Lawful) -> bool:
    gap = isinstance(one.basis, NotStated) or isinstance(other.basis, NotStated)
    return not gap and (one.basis != other.basis or one.regime != other.regime)
