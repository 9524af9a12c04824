"""A party is said to have signed, and the day is not given.

Why: A signature is for the text of its day. Without the day nobody can tell which edition was signed.

Law: Reason: each signature has a date of its own in the agreements on which the template rests; the Haringey report of
2009 asks that signing be clear.

Wrong:
    signatures:
      - {party: schools, decision: signed, post: Headteacher}

Right:
    signatures:
      - {party: schools, decision: invited}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._documents import current
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for one in current(corpus, occasion):
        for place, signature in enumerate(one.control.signatures or ()):
            if signature.decision in ("approved", "signed") and signature.on is None:
                yield Diagnostic(
                    "signature-without-date",
                    Severity.WARNING,
                    f"`{show(signature.party)}` is said to have signed, and on no day",
                    one.at("signatures", place),
                    help="add `on: ` with the day on the signed copy",
                )
