"""A citation names law that is not for this body: it may not give, receive or ask under it.

Why: Many powers and duties name who may use them. Sharing under a list that leaves the other body out is sharing
without a power, however good the reason.

Law: The bodies that a provision names are in the law catalogue: for example Crime and Disorder Act 1998 section 115(2)
on who receives, Children Act 2004 section 11(1) on whom it binds, Care Act 2014 section 45 on who asks.

Wrong:
    flows:
      - id: school-worried
        lawful:
          schools: {powers: [children-act-2004-s11]}

Right:
    flows:
      - id: school-worried
        lawful:
          schools: {powers: [education-act-2002-s175]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ispc.corpus import Corpus, Member, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Catalogue, Fault, who
from ispc.law.provisions import Provision
from ispc.rules._cases import Case
from ispc.rules._citations import Cited, cited, finding, misplaced, standing

HELP = "name the power or task that this body has of its own"
# A duty to make enquiries is the council's alone. Cited as a duty of others it means the subsection on their help.
OTHERS_DUTY = {"children-act-1989-s47": "children-act-1989-s47-9"}


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in cited(corpus, occasion):
        for one in standing(each):
            if one.case is None or one.use != "power" or misplaced(one):
                continue
            fault = _fault(one, one.case, corpus.law)
            if fault is not None:
                yield finding("citation-wrong-body", one, fault, HELP)


def _fault(one: Cited, case: Case, law: Catalogue) -> Fault | None:
    provision = one.provision
    if provision.id in OTHERS_DUTY and one.power is not None and one.power.as_ == "duty":
        return _surely(law.provision(OTHERS_DUTY[provision.id]), "discloser", (case.ground.member,))
    # A function without express words on sharing binds the body that has it, on whichever side of the flow it is.
    if provision.kind == "implied":
        return _surely(provision, "discloser", (case.ground.member,))
    if not (case.ground.gives or case.ground.receives):
        return None
    own = (case.ground.member,)
    # One who receives may cite the power of the other side, or its own: only a power of neither is false.
    givers = own if case.ground.gives else (*case.others, *own)
    receivers = case.others if case.ground.gives else own
    asker = (case.exchange.asker,) if isinstance(case.exchange.asker, Member) else ()
    return (
        _surely(provision, "discloser", givers)
        or _surely(provision, "recipient", receivers)
        or _surely(provision, "asker", asker)
    )


def _surely(provision: Provision, role: str, members: Iterable[Member]) -> Fault | None:
    """The fault where it holds of every type that every one of them may be."""
    roles: dict[str, str | None] = {"discloser": None, "recipient": None, "asker": None}
    bodies = [body for member in members for body in member.bodies]
    faults = [who(provision, **{**roles, role: body.id}) for body in bodies]
    return faults[0] if faults and all(faults) else None
