"""Every citation of the workspace with where it stands, and how a fault in one is told. Shared by the citation rules.

One mechanism serves most of the false citations that agreements make: the catalogue says what each provision is, and
five tests ask whether it is alive, in place, for these bodies, for this data, and of the right kind.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ispc.corpus import Citation, Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Fault, Status, place, status
from ispc.law.provisions import Nation, Provision
from ispc.model.lawfulness import Power
from ispc.rules._cases import Case, cases, severity

Use = Literal["power", "cited", "general"]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation that the catalogue knows, and the use made of it.

    `power`: a party relies on it for a flow; `cited`: a party names it beside its answers; `general`: the document
    names it as a whole, and then there is no case.
    """

    citation: Citation
    provision: Provision
    use: Use
    effective: Effective
    day: datetime.date
    case: Case | None = None
    power: Power | None = None


def cited(corpus: Corpus, occasion: Occasion) -> Iterator[Cited]:
    """Every known citation of every document; the unknown ones are reported where names are resolved."""
    for case in cases(corpus, occasion):
        for power, citation in case.ground.powers:
            if citation.provision:
                yield Cited(
                    citation, citation.provision, "power", case.effective, case.day, case, power.value
                )
        for citation in case.ground.cites:
            if citation.provision:
                yield Cited(citation, citation.provision, "cited", case.effective, case.day, case)
    for effective in corpus.effective.values():
        day = effective.control.judged_on(occasion.today)
        for citation in effective.legislation:
            if citation.provision:
                yield Cited(citation, citation.provision, "general", effective, day)


def standing(one: Cited) -> Iterator[Cited]:
    """The citation itself where it was law on its day, else nothing: what is dead is told of once, by that."""
    if status(one.provision, one.day) is Status.ALIVE:
        yield one


def nations(one: Cited) -> tuple[Nation, ...]:
    """Where the party that cites it acts; for a document as a whole, where its parties act."""
    members = (one.case.ground.member,) if one.case else one.effective.members
    bodies = (member.organisation or member.body_class for member in members)
    return tuple(dict.fromkeys(body.value.nation for body in bodies if body))


def misplaced(one: Cited) -> Fault | None:
    """The fault of place, where no nation that the citation is made for is covered."""
    faults = [place(one.provision, nation, on=one.day) for nation in nations(one)]
    return faults[0] if faults and all(faults) else None


def finding(code: str, one: Cited, fault: Fault, help: str) -> Diagnostic:
    """Tell of a fault at the citation. What to write instead is the help, where the catalogue knows it."""
    message, _, instead = fault.message.partition("; write ")
    return Diagnostic(
        code,
        severity(fault.ceiling),
        message,
        one.citation.address,
        caret=f"judged as at {one.day}",
        law=(fault.law_source,),
        help=f"write {instead}, if its own text fits" if instead else help,
    )
