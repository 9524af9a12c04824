"""A page would not show every word as it is written.

Why: Markdown renumbers lists and drops the cells that a table has too many of, without a word. An agreement may lose none.

Law: Reason: what the parties sign and what staff read must be the same text.

Wrong:
    background: |
      1. First we ask.
      3. Then we share.

Right:
    background: |
      1. First we ask.
      2. Then we share.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.fields import walk
from ispc.location import Address
from ispc.markdown import ADVICE, Fault, lost
from ispc.model.prose import Prose
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for document in corpus.documents.values():
        for field in walk(document.content, document.at()):
            for prose, place in _prose(field.value, field.address):
                fault = lost(prose.said())
                if fault is not None:
                    yield Diagnostic(
                        "prose-would-lose-words",
                        Severity.ERROR,
                        _told(fault, prose.said()),
                        place,
                        help=ADVICE[fault.cause],
                    )


def _prose(value: object, address: Address) -> Iterator[tuple[Prose, Address]]:
    if isinstance(value, Prose):
        yield value, address
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _prose(one, address / place)


def _told(fault: Fault, text: str) -> str:
    line = text.count("\n", 0, fault.offset) + 1
    said = f"`{show(fault.said)}`" if fault.said else "nothing"
    shown = f"`{show(fault.shown)}`" if fault.shown else "nothing"
    return f"line {line} of it says {said}, and the page would show {shown}"
