"""A body that no longer exists is a party, or is named as if it still acted.

Why: Nobody answers at a body that has been abolished, and nothing can lawfully be sent to it. Staff who are told to ask it
ask nobody.

Law: The day on which each body ended, and who followed it, are in the law catalogue.

Wrong:
    # in framework
    minimum: Ask the clinical commissioning group before you share.

Right:
    # in framework
    supersedes: the framework of the clinical commissioning group
    minimum: Ask the integrated care board before you share.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.law import Catalogue, ceiling
from ispc.law.provisions import Body, Provision
from ispc.location import Address
from ispc.rules._cases import all_are, reached, severity
from ispc.rules._texts import texts
from ispc.show import show

# As they are written, with the body or provision of the catalogue that carries the dates. "Police authority" is left
# out: the words also mean the powers of the police.
NAMES = {
    r"(?i:clinical commissioning groups?)|CCGs?": "clinical-commissioning-group",
    r"(?i:primary care trusts?|strategic health authorit(?:y|ies))|PCTs?": "primary-care-trust",
    r"(?i:NHS Digital|Health and Social Care Information Centre)|HSCIC": "nhs-digital",
    r"(?i:Public Health England)": "public-health-england",
    r"(?i:community rehabilitation compan(?:y|ies))": "community-rehabilitation-company",
    r"(?i:probation trusts?)": "probation-trust",
    r"(?i:Local Safeguarding Children Boards?)|LSCBs?": "children-act-2004-s13",
}
ANY = re.compile(rf"\b(?:{'|'.join(NAMES)})\b")
PATTERNS = [(re.compile(rf"\b(?:{written})\b"), identity) for written, identity in NAMES.items()]


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for effective in corpus.effective.values():
        day = effective.control.judged_on(occasion.today)
        yield from _parties(effective, corpus.law, day)
        for address, text in texts(effective.document):
            if ANY.search(text):
                yield from _named(text, address, corpus.law, day)


def _named(text: str, address: Address, law: Catalogue, day: datetime.date) -> Iterator[Diagnostic]:
    for pattern, identity in PATTERNS:
        ended = law.bodies.get(identity) or law.provisions[identity]
        found = pattern.search(text)
        if found and reached(ended.end, day):
            yield Diagnostic(
                "stale-body-named",
                min(Severity.WARNING, severity(ceiling(ended))),
                f"`{show(found[0])}` no longer exists",
                address,
                caret=f"ended on {ended.end}",
                law=(_source(ended, law),),
                help=f"name who does this now{_followed(ended, law)}",
            )


def _parties(effective: Effective, law: Catalogue, day: datetime.date) -> Iterator[Diagnostic]:
    for member in effective.members:
        if all_are(member.bodies, lambda body: reached(body.end, day)):
            body = member.bodies[0]
            yield Diagnostic(
                "stale-body-named",
                min(Severity.WARNING, severity(*(ceiling(one) for one in member.bodies))),
                f"`{show(member.ref)}` is a body that no longer exists: {body.name.lower()}",
                member.party.address / ("organisation" if member.organisation else "class"),
                caret=f"ended on {body.end}",
                law=(_source(body, law),),
                help=f"replace it by the body that took over{_followed(body, law)}",
            )


def _source(ended: Body | Provision, law: Catalogue) -> str:
    return ended.citation if isinstance(ended, Provision) else f"{ended.name}: abolished {ended.end}"


def _followed(ended: Body | Provision, law: Catalogue) -> str:
    names = [law.bodies[one].name.lower() for one in ended.superseded_by if one in law.bodies]
    return f": {' or '.join(names)}" if names else ""
