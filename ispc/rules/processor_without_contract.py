"""A processor is among the parties, and no contract binds it.

Why: It acts on another's orders. Without a contract it is held to nothing, and signing a sharing agreement does not make
one.

Law: UK GDPR Article 28(3): a written contract.

Wrong:
    parties:
      - {organisation: northmere-police, control: processor}

Right:
    parties:
      - {organisation: northmere-police, control: processor, joined_by: "contract NC-114, clause 9"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import ceiling
from ispc.location import Address
from ispc.model.agreement import Agreement
from ispc.model.scalars import NotStated
from ispc.rules._cases import severity
from ispc.rules._documents import agreements, party
from ispc.show import show

NONE = re.compile(r"(none|no|n/?a|not yet|unknown|tbc|to be (agreed|confirmed)|to follow)\.?", re.IGNORECASE)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    law = corpus.law.provision("uk-gdpr-article-28")
    for one, agreement in agreements(corpus, occasion):
        unbound = [
            (party(it), it.party.address / "control")
            for it in one.members
            if it.party.value.control == "processor" and not it.party.value.joined_by
        ]
        for name, place in (*unbound, *_listed(agreement, one.at("processors"))):
            yield Diagnostic(
                "processor-without-contract",
                severity(ceiling(law)),
                f"{name} is a processor, and no contract that binds it is named",
                place,
                law=(f"{law.citation}(3)",),
                help="name the contract, under `joined_by` for a party and under `contract` for a processor",
            )


def _listed(agreement: Agreement, address: Address) -> Iterator[tuple[str, Address]]:
    for place, processor in enumerate(agreement.processors or ()):
        if not isinstance(processor.contract, NotStated) and NONE.fullmatch(str(processor.contract)):
            yield f"`{show(processor.id)}`", address / place / "contract"
