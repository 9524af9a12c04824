"""A contact has no telephone number, no e-mail address and no web page.

Why: The guide names it, and nobody can reach it. Staff who cannot ask do not share, or share without asking.

Law: Reason: the ICO's data sharing code of 2021 asks for the contacts of every party.

Wrong:
    # in directory
    organisations:
      - id: northmere-police
        contacts:
          - {id: police-dpo, email: (remove)}

Right:
    # in directory
    organisations:
      - id: northmere-police
        contacts:
          - {id: police-dpo, email: (remove), telephone: 01632 960220}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for placed in corpus.directory.contacts.values():
        one = placed.value
        if not (one.telephone or one.email or one.link):
            yield Diagnostic(
                "contact-cannot-be-reached",
                Severity.ERROR,
                f"`{show(one.id)}` has no telephone number, e-mail address or web page",
                placed.address,
                law=("ICO data sharing code 2021",),
                help="add `telephone`, `email` or `link`",
            )
