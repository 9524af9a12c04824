"""A party signed before the document was put to it.

Why: What it signed was another text. A signature counts for the words that were signed.

Law: Reason: the Haringey report of 2009 asks that signing be clear.

Wrong:
    proposed: 2026-06-01
    signatures:
      - {party: northmere-police, on: 2026-05-20}

Right:
    proposed: 2026-06-01
    signatures:
      - {party: northmere-police, on: 2026-08-20}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in corpus.effective.values():
        proposed = one.control.proposed
        for place, signature in enumerate(one.control.signatures or ()):
            done = signature.decision in ("approved", "signed")
            if proposed and done and signature.on and signature.on < proposed:
                yield Diagnostic(
                    "signed-before-proposed",
                    Severity.WARNING,
                    f"`{show(signature.party)}` signed on {signature.on}, before the text was proposed",
                    one.at("signatures", place, "on"),
                    related=(Label(one.at("proposed"), f"proposed on {proposed}"),),
                    help="check both days; if it signed an earlier text, ask it to sign this one",
                )
