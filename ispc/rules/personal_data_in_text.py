"""A document holds what looks like one person's number, or a secret key.

Why: An agreement is copied to every partner and may be published. Nobody's number belongs in it, and a key that was once
in it is no secret any more.

Law: UK GDPR Article 5(1)(c): only what is necessary. Invented examples are let through: health service numbers that begin
with 999, insurance numbers that begin with QQ.

Wrong:
    background: "One child, NHS number 943 476 5919, was missed."

Right:
    background: "One child, NHS number 999 000 0018, was missed."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.location import Address
from ispc.tree import Node

NHS = re.compile(r"(?<![\w+-])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![\w-])")
INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ|QQ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
)
KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for document in corpus.documents.values():
        for text, place in _texts(document.tree.data, document.at()):
            what = _found(text)
            if what:
                # The value itself is not repeated: a finding ends up in logs and comments.
                yield Diagnostic(
                    "personal-data-in-text",
                    Severity.WARNING,
                    f"this looks like {what}",
                    place,
                    law=("UK GDPR Article 5(1)(c)",),
                    help="take it out, here and from the history of the file",
                )


def _found(text: str) -> str:
    if any(_nhs(*found.groups()) for found in NHS.finditer(text)):
        return "a person's NHS number"
    if INSURANCE.search(text):
        return "a person's National Insurance number"
    return "a private key" if KEY.search(text) else ""


def _nhs(first: str, second: str, third: str) -> bool:
    """In a range that is given to people, and the last digit checks (modulus 11)."""
    digits = [int(digit) for digit in first + second + third]
    check = (11 - sum((10 - place) * digit for place, digit in enumerate(digits[:9])) % 11) % 11
    # 943 is the range of the health service's own published example; 999 is kept for tests.
    return digits[0] in (3, 4, 6, 7, 9) and first != "999" and check == digits[9]


def _texts(node: Node, address: Address) -> Iterator[tuple[str, Address]]:
    if isinstance(node, str):
        yield node, address
    elif isinstance(node, list):
        for place, one in enumerate(node):
            yield from _texts(one, address / place)
    else:
        for key, value in node.items():
            yield from _texts(value, address / key)
