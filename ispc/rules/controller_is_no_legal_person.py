"""A partnership, panel, team or board that is no legal person stands as a controller.

Why: Only a legal person can answer for data, be complained about or be fined. Where a panel is named, each member thinks
that another one answers.

Law: UK GDPR Article 4(7). A safeguarding partnership, hub, conference, panel or youth offending team in England and Wales is
no legal person; the Safeguarding Board for Northern Ireland is one.

Wrong:
    # in directory
    classes:
      - {id: risk-conference, name: Risk assessment conference, type: risk-assessment-conference, nation: england, joined_by: by invitation, members: the partners, contact: safeguarding-unit}
    # in framework
    parties:
      - {class: risk-conference, role: receives, control: own controller, owner: {post: Chair}, contact: safeguarding-unit, signatory: Chair}

Right:
    # in directory
    organisations:
      - {id: northmere-council, units: [{id: childrens-social-care, name: Children's Social Care, kind: service}, {id: risk-conference, name: Risk assessment conference, kind: joint team}]}
    # in framework
    parties:
      - {organisation: northmere-council, service: risk-conference, role: receives, control: own controller, owner: {post: Chair}, contact: safeguarding-unit, signatory: Chief Executive}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Member, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.law import ceiling
from ispc.rules._cases import all_are, severity
from ispc.show import show

CONTROLLER = ("own controller", "joint controller")


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for effective in corpus.effective.values():
        for member in effective.members:
            unborn = all_are(member.bodies, lambda body: body.legal_person == "no")
            if unborn and _answers(member, effective):
                party = member.party
                yield Diagnostic(
                    "controller-is-no-legal-person",
                    min(Severity.WARNING, severity(*(ceiling(body) for body in member.bodies))),
                    f"`{show(member.ref)}` is no legal person, so it cannot be a controller",
                    party.address / "control" if party.value.control else party.address,
                    law=("UK GDPR Article 4(7)",),
                    help="list the organisations that are its members; each answers for itself",
                )


def _answers(member: Member, effective: Effective) -> bool:
    """Whether it is said to be a controller, or answers for a flow as one."""
    answering = (ground.member for exchange in effective.exchanges for ground in exchange.grounds)
    return member.party.value.control in CONTROLLER or member in answering
