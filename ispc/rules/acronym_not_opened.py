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

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.acronyms import unopened
from ispc.language.lists import known
from ispc.rules._plain import front_line
from ispc.show import show


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    severity = Severity.ERROR if occasion.stage == "sign-off" else Severity.WARNING
    told: set[tuple[str, str]] = set()
    everyday = known(occasion.words)
    for passage in front_line(corpus, occasion):
        if passage.is_name:
            continue
        for sentence in passage.sentences:
            for mark in unopened(sentence, passage.text, everyday):
                new = (passage.document.id, mark.said) not in told
                if new and mark.said.casefold() not in _glossary(corpus, passage.document.id):
                    told.add((passage.document.id, mark.said))
                    yield Diagnostic(
                        "acronym-not-opened",
                        severity,
                        f"`{show(mark.said)}` is opened nowhere, and the front line reads this",
                        passage.address,
                        help=f"write it out, or add `{{term: {show(mark.said)}, meaning: ...}}` to `glossary`",
                        stretch=mark.stretch,
                    )


def _glossary(corpus: Corpus, document: str) -> set[str]:
    """The terms of the document and those above it; for a directory, which has none, the terms of all."""
    own = corpus.effective.get(document)
    readers = [own] if own else list(corpus.effective.values())
    return {str(term.term).casefold() for one in readers for term in one.baseline.glossary or ()}
