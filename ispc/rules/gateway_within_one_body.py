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
      - {organisation: northmere-council, service: housing, role: gives, control: own controller, owner: {post: Head of Housing}, contact: safeguarding-unit, signatory: Director of Housing}
    flows:
      - id: housing-answers
        title: Social care asks housing for help
        from: northmere-council/housing
        to: northmere-council/childrens-social-care
        items: [attendance]
        for: protect
        when: A social worker asks you for help.
        send_by: secure-email
        request: {by: northmere-council/childrens-social-care, states: what help is needed}
        lawful:
          northmere-council: {basis: public task, because: The council must help children in need., powers: [children-act-1989-s27]}
        consent: not used
        tell_the_person: yes, unless telling puts someone at risk
        keep: {for: 25 years, from: date of birth, then: destroy, rule: council retention schedule}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [children-act-1989-s17, children-act-1989-s47]}
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
