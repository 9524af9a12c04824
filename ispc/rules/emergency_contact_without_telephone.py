"""The contact to call in an emergency has no telephone number.

Why: The guide says: call. A number that is missing is found out when there is no time.

Law: Reason: in an emergency people telephone; the data sharing code of 2021 asks parties to plan for emergencies.

Wrong:
    # in directory
    organisations:
      - id: northmere-council
        contacts:
          - {id: childrens-front-door, telephone: (remove)}

Right:
    # in directory
    organisations:
      - id: northmere-council
        contacts:
          - {id: childrens-front-door, telephone: 01632 960150}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.rules._documents import agreements
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one, _ in agreements(corpus, occasion):
        for exchange in one.exchanges:
            contact = exchange.emergency_contact
            # One that cannot be reached at all is told of by another rule.
            if contact and not contact.value.telephone and (contact.value.email or contact.value.link):
                yield Diagnostic(
                    "emergency-contact-without-telephone",
                    Severity.ERROR,
                    f"`{show(contact.value.id)}` is to be called, and has no telephone number",
                    exchange.flow.address / "in_an_emergency" / "call",
                    related=(Label(contact.address, "the contact"),),
                    help="add `telephone` to the contact, or name another one",
                )
