"""A "sharing" agreement in which all parties but one act on orders.

Why: Where one body decides and the others act for it, nothing is shared between controllers. Staff and partners look for
choices that the processors do not have.

Law: UK GDPR Article 28: a contract. The ICO's data sharing code of 2021 does not cover processors.

Wrong:
    title: Information sharing with our casework contractors
    parties:
      - {class: schools, control: processor, joined_by: contract NC-1}
      - {organisation: northmere-police, control: processor, joined_by: contract NC-2}

Right:
    title: Information sharing with our casework contractors
    parties:
      - {class: schools, control: processor, joined_by: contract NC-1}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import agreements

SHARING = re.compile(r"\b(shar(e|ed|ing)|exchang(e|ing)|protocol)\b", re.IGNORECASE)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, agreement in agreements(corpus, occasion):
        controls = [member.party.value.control for member in one.members]
        acting = controls.count("processor")
        if acting and len(controls) - acting <= 1 and SHARING.search(str(agreement.title)):
            yield Diagnostic(
                "sharing-title-on-a-processor-contract",
                Severity.WARNING,
                "all parties but one act on orders: this is a processor's contract, not sharing",
                one.at("title"),
                law=("UK GDPR Article 28", "ICO data sharing code 2021"),
                help="make it a contract with processors, or correct `control`",
            )
