"""A duty between authorities is cited for a flow between two services of one organisation.

Why: A council does not need, and cannot use, a duty to help another authority when its own departments talk to each other.
The real question is which of its functions each department acts under.

Law: Children Act 1989 section 27 asks for another authority, not another department of the same council (R (C1) v Hackney;
but see M and A v Islington 2016).

Wrong:
    # in directory
    organisations:
      - {id: northmere-council, units: [{id: childrens-social-care, name: Children's Social Care, kind: service}, {id: housing, name: Housing, kind: service}]}
    # in protocol
    parties:
      - {organisation: northmere-police, role: advises}
      - {organisation: northmere-council, service: housing, role: gives, control: own controller, owner: {post: Head of Housing}, contact: safeguarding-unit, signatory: Director of Housing}
    transparency:
      notices:
        - {who: northmere-council, where: "on the council's web site, under privacy"}
    flows:
      - id: police-worried
        from: northmere-council/housing
        request: {by: northmere-council/childrens-social-care, states: what help is needed}
        lawful:
          northmere-police: (remove)
          northmere-council: {powers: [children-act-1989-s27]}
    signatures:
      - {party: northmere-council/housing, decision: invited}

Right:
    # in directory
    organisations:
      - {id: northmere-council, units: [{id: childrens-social-care, name: Children's Social Care, kind: service}, {id: housing, name: Housing, kind: service}]}
    # in protocol
    parties:
      - {organisation: northmere-police, role: advises}
      - {organisation: northmere-council, service: housing, role: gives, control: own controller, owner: {post: Head of Housing}, contact: safeguarding-unit, signatory: Director of Housing}
    transparency:
      notices:
        - {who: northmere-council, where: "on the council's web site, under privacy"}
    flows:
      - id: police-worried
        from: northmere-council/housing
        lawful:
          northmere-police: (remove)
          northmere-council: {powers: [children-act-1989-s47, children-act-2004-s11]}
    signatures:
      - {party: northmere-council/housing, decision: invited}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Exchange, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import Fault
from ispc.rules._citations import cited, finding, standing

ANOTHER_AUTHORITY = frozenset({"children-act-1989-s27"})
HELP = "name the function that each service acts under, for example Children Act 1989 s17 or s47"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in cited(corpus, occasion):
        for one in standing(each):
            case = one.case
            if case and one.provision.id in ANOTHER_AUTHORITY and _internal(case.exchange):
                citation = one.provision.citation
                message = (
                    f"`{citation}` is for help from another authority, and this flow stays within one body"
                )
                # The cases were seen second-hand and one points the other way.
                fault = Fault("who", "warning", message, citation)
                yield finding("gateway-within-one-body", one, fault, HELP)


def _internal(exchange: Exchange) -> bool:
    members = (*exchange.givers, *exchange.receivers)
    bodies = {member.organisation.value.id if member.organisation else None for member in members}
    return len(bodies) == 1 and None not in bodies
