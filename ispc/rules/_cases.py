"""A case: what one party answers for one flow, with the day whose law it must satisfy. Shared by the rules on law.

A rule on law asks of a case; it never walks documents itself, so all rules judge the same cases on the same day.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ispc.corpus import Corpus, Effective, Exchange, Ground, Member, Occasion
from ispc.diagnostic import Severity
from ispc.law import Ceiling
from ispc.law.provisions import Body
from ispc.location import Address
from ispc.model.data import ItemKind
from ispc.model.flows import Flow
from ispc.model.lawfulness import Lawful
from ispc.model.scalars import NotStated
from ispc.show import show

UK_GDPR = datetime.date(2018, 5, 25)
"""The first day of the law that asks for an Article 6 basis; an agreement that ended before is not asked for one."""

NOT_PERSONAL = frozenset({"anonymous", "about a company"})


@dataclass(frozen=True, slots=True)
class Case:
    """One party's answers for one flow, and the day whose law they must satisfy."""

    effective: Effective
    exchange: Exchange
    ground: Ground
    day: datetime.date

    @property
    def flow(self) -> Flow:
        return self.exchange.flow.value

    @property
    def lawful(self) -> Lawful:
        return self.ground.lawful.value

    @property
    def at(self) -> Address:
        return self.ground.lawful.address

    @property
    def bodies(self) -> tuple[Body, ...]:
        return self.ground.member.bodies

    @property
    def party(self) -> str:
        """The party's name, to quote in a message."""
        return f"`{show(self.ground.member.ref)}`"

    @property
    def general(self) -> bool:
        """Whether UK GDPR asks anything of the case: its regime, its law on the day, and data on living people."""
        in_time = self.lawful.regime == "general" and self.day >= UK_GDPR
        return in_time and not about_nobody_living(self.exchange)

    @property
    def answered(self) -> bool:
        """Whether the party gives an answer at all. Where it says that none is stated, the gap is told of, not its parts."""
        return not isinstance(self.lawful.basis, NotStated)

    def carries(self, kind: ItemKind) -> bool:
        """Whether the flow carries an item of that kind."""
        return any(item.value.kind == kind for item in self.exchange.items)

    @property
    def others(self) -> tuple[Member, ...]:
        """The parties at the other end of the flow."""
        return self.exchange.receivers if self.ground.gives else self.exchange.givers


def cases(corpus: Corpus, occasion: Occasion) -> Iterator[Case]:
    """Every case of every protocol and data exchange agreement."""
    for effective in corpus.agreements():
        day = effective.control.judged_on(occasion.today)
        for exchange in effective.exchanges:
            for ground in exchange.grounds:
                yield Case(effective, exchange, ground, day)


def all_are(bodies: Iterable[Body], test: Callable[[Body], bool]) -> bool:
    """Whether the test surely holds: of every type a party may be, and there is one."""
    listed = tuple(bodies)
    return bool(listed) and all(test(body) for body in listed)


def anonymous(exchange: Exchange) -> bool:
    """Whether nobody can be picked out in anything that the flow carries."""
    kinds = {item.value.kind for item in exchange.items}
    return bool(kinds) and kinds <= NOT_PERSONAL


def about_nobody_living(exchange: Exchange) -> bool:
    """Whether nothing in the flow is personal data in law: all is anonymous, or about people who have died."""
    populations = {person.value.population for person in exchange.people}
    return populations == {"deceased"} or anonymous(exchange)


def gives_health(case: Case) -> bool:
    """Whether the party gives health or care information."""
    items = [item.value for item in case.exchange.items if item.value.kind not in NOT_PERSONAL]
    giver = all_are(case.bodies, lambda body: body.health_body == "yes")
    return case.ground.gives and bool(items) and (giver or any(item.health for item in items))


def severity(*ceilings: Ceiling) -> Severity:
    """The gravest finding that the least sure of these allows."""
    return min(Severity[ceiling.upper()] for ceiling in ceilings)


def reached(moment: str | None, day: datetime.date) -> bool:
    """Whether that day surely lies at or after a moment of the catalogue: a year or month alone once it is over."""
    if moment is None:
        return False
    written = day.isoformat()
    return written >= moment if len(moment) == len(written) else written[: len(moment)] > moment
