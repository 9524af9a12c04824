"""Parties decide together, and no arrangement says who does what for people.

Why: A person who asks one of them must not be sent round all of them. Each would answer for the whole.

Law: UK GDPR Article 26: joint controllers settle their duties in an arrangement, and its essence is open to people.

Wrong:
    parties:
      - {organisation: northmere-council, service: childrens-social-care, control: joint controller}
      - {organisation: northmere-police, control: joint controller}

Right:
    parties:
      - {organisation: northmere-council, service: childrens-social-care, control: joint controller}
      - {organisation: northmere-police, control: joint controller}
    joint_control: {who: [northmere-council, northmere-police], arrangement: The council answers requests.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.rules._cases import severity
from ispc.rules._documents import agreements, lineage, party


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    law = corpus.law.provision("uk-gdpr-article-26")
    for one, _ in agreements(corpus, occasion):
        joint = [it for it in one.members if it.party.value.control == "joint controller"]
        arranged = any(getattr(document.content, "joint_control", None) for document in lineage(one))
        if joint and not arranged:
            yield Diagnostic(
                "joint-control-without-arrangement",
                severity(ceiling(law)),
                f"{party(joint[0])} is a joint controller, and no arrangement is stated",
                joint[0].party.address / "control",
                law=(law.citation,),
                help="add `joint_control: {who: [...], arrangement: ...}`, or correct `control`",
            )
