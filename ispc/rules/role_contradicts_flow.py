"""A party's role says one thing and a flow another.

Why: A party that is listed as receiving only, and gives in a flow, signs for less than it does.

Law: Reason: the ICO's data sharing code of 2021: say which organisations are involved at every stage, and what each does.

Wrong:
    parties:
      - {class: schools, role: receives}

Right:
    parties:
      - {class: schools, role: gives and receives}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Exchange, Member, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.model.scalars import NotStated
from ispc.rules._documents import agreements, party


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for member in one.members:
            role = member.party.value.role
            if not isinstance(role, NotStated):
                yield from _contradicted(one, member, role)


def _contradicted(one: Effective, member: Member, role: str) -> Iterator[Diagnostic]:
    for does, field in (("gives", "from"), ("receives", "to")):
        exchange = None if does in role else _first(one, member, does)
        if exchange is not None:
            yield Diagnostic(
                "role-contradicts-flow",
                Severity.WARNING,
                f"{party(member)} {does} in the flow `{exchange.id}`, and its role is `{role}`",
                member.party.address / "role",
                related=(Label(exchange.flow.address / field, f"here it {does}"),),
                law=("ICO data sharing code 2021",),
                help="write `gives and receives`, or correct the flow",
            )
            return


def _first(one: Effective, member: Member, does: str) -> Exchange | None:
    for exchange in one.exchanges:
        # A reference to a whole organisation names each of its services; only one named outright is held to it.
        side = exchange.givers if does == "gives" else exchange.receivers
        refs = exchange.flow.value.from_ if does == "gives" else exchange.flow.value.to
        if member in side and member.ref in refs:
            return exchange
    return None
