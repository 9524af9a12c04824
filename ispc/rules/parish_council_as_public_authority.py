"""A parish or community council is entered as a council that is a public authority.

Why: The Freedom of Information Act covers parish councils, but data protection law takes them out. Bases that are closed to
other councils are open to them, so the type decides what they may rely on.

Law: Data Protection Act 2018 section 7(3).

Wrong:
    # in directory
    organisations:
      - {id: eastmere-parish, name: Eastmere Parish Council, type: council, nation: england}
    boards:
      - {id: children-board, host: eastmere-parish}

Right:
    # in directory
    organisations:
      - {id: eastmere-parish, name: Eastmere Parish Council, type: parish-council, nation: england}
    boards:
      - {id: children-board, host: eastmere-parish}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.show import show

TAKEN_OUT = {
    re.compile(r"\bParish Council\b", re.IGNORECASE): "parish-council",
    re.compile(r"\bCommunity Council\b", re.IGNORECASE): "community-council",
}


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for placed in corpus.directory.organisations.values():
        body = corpus.law.bodies.get(placed.value.type)
        if body is None or body.public_authority != "yes" or "council" not in (body.id, body.is_a):
            continue
        name = placed.value.name.said()
        for pattern, meant in TAKEN_OUT.items():
            if pattern.search(name):
                yield Diagnostic(
                    "parish-council-as-public-authority",
                    Severity.WARNING,
                    f"`{show(name)}` is entered as `{body.id}`, a public authority, which it is not",
                    placed.address / "type",
                    law=("Data Protection Act 2018 s7(3)",),
                    help=f"write `type: {meant}`",
                )
