"""The document's owner is a post in no organisation.

Why: Several organisations have a Head of Safeguarding. A partner who wants a change does not know whom to ask.

Law: Reason: the Haringey report of 2009 asks who owns each protocol; nobody knew.

Wrong:
    owner: {organisation: (remove)}
    lead: (remove)

Right:
    owner: {organisation: northmere-council, post: Head of Safeguarding}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.model.parties import Holder
from ispc.rules._documents import current
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        owner = one.control.owner
        plain = one.document.kind == "policy" or (one.agreement and one.agreement.lead)
        if isinstance(owner, Holder) and owner.organisation is None and not plain:
            yield Diagnostic(
                "owner-in-no-organisation",
                Severity.WARNING,
                f"the owner, `{show(str(owner.post))}`, is in no organisation",
                one.at("owner"),
                help="add `organisation: ` to the owner, or name the `lead` partner",
            )
