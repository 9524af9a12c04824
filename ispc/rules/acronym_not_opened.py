"""The front line is shown an acronym that is opened nowhere.

Why: What is daily speech in one organisation is a riddle in the next, and the guide is for all of them.

Law: Reason: the plain-English rule of the government's own style guide for public services: open an acronym at first use. At
sign-off it blocks.

Wrong:
    flows:
      - id: school-worried
        guide: {do: Tell the LADO.}

Right:
    flows:
      - id: school-worried
        guide: {do: Tell the LADO.}
    glossary:
      - {term: LADO, meaning: the council's officer for allegations against staff}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.rules._plain import Passage, front_line
from ispc.show import show

ACRONYM = re.compile(r"(?<![\w&@./-])[A-Z][A-Z&]*[A-Z](?=s?(?![\w&@/-]))")

KNOWN = frozenset({
    "A&E", "AM", "BBC", "CCTV", "CD", "DNA", "DVD", "EU", "GCSE", "GP", "HIV", "HM", "ID", "IT", "MP",
    "NHS", "NI", "NSPCC", "OK", "PC", "PDF", "PE", "PIN", "PM", "QR", "RSPCA", "SMS", "TV", "UK", "USA",
    "USB", "VAT",
})  # fmt: skip
"""Acronyms that the public reads every day."""

SHOUTED = frozenset({
    "ALL", "ALWAYS", "AND", "ANY", "ASK", "AT", "BE", "BEFORE", "BY", "CALL", "CAN", "CANNOT", "DIAL",
    "DO", "DON", "EVER", "EVERY", "FIRST", "FOR", "FROM", "GO", "IF", "IMMEDIATELY", "IN", "IS", "IT",
    "MAY", "MUST", "NEVER", "NO", "NONE", "NOT", "NOW", "OF", "ON", "ONCE", "ONLY", "OR", "RECORD",
    "SAFE", "SAME", "SEND", "SHARE", "STOP", "TELL", "THE", "THEN", "THIS", "TO", "UNLESS", "UP",
    "URGENT", "US", "WAIT", "WE", "WHEN", "WHO", "WITH", "WITHOUT", "YES", "YOU", "YOUR",
})  # fmt: skip
"""Ordinary words that authors write in capitals to stress them."""


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    severity = Severity.ERROR if occasion.stage == "sign-off" else Severity.WARNING
    told: set[tuple[str, str]] = set()
    for passage in front_line(corpus, occasion):
        for acronym in () if passage.is_name else _unopened(corpus, passage):
            if (passage.document.id, acronym) not in told:
                told.add((passage.document.id, acronym))
                yield Diagnostic(
                    "acronym-not-opened",
                    severity,
                    f"`{show(acronym)}` is opened nowhere, and the front line reads this",
                    passage.address,
                    help=f"write it out, or add `{{term: {show(acronym)}, meaning: ...}}` to `glossary`",
                )


def _unopened(corpus: Corpus, passage: Passage) -> Iterator[str]:
    if passage.text.upper() == passage.text:
        return
    for acronym in ACRONYM.findall(passage.text):
        known = acronym in KNOWN or acronym in SHOUTED or _opened_beside(acronym, passage.text)
        if not known and acronym.casefold() not in _glossary(corpus, passage.document.id):
            yield acronym


def _glossary(corpus: Corpus, document: str) -> set[str]:
    """The terms of the document and those above it; for a directory, which has none, the terms of all."""
    own = corpus.effective.get(document)
    readers = [own] if own else list(corpus.effective.values())
    return {str(term.term).casefold() for one in readers for term in one.baseline.glossary or ()}


def _opened_beside(acronym: str, text: str) -> bool:
    """`multi-agency hub (MAH)` or `MAH (multi-agency hub)`, in the same passage."""
    word = re.escape(acronym)
    return re.search(rf"\w\s*\({word}s?\)|\b{word}s?\s*\([^()]*[a-z][^()]*\)", text) is not None
