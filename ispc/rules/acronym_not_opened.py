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
from functools import cache

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.acronyms import unopened
from ispc.language.lists import known
from ispc.rules._plain import front_line
from ispc.show import show
from ispc.wording import opened_in


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    severity = Severity.ERROR if occasion.stage == "sign-off" else Severity.WARNING
    told: set[tuple[str, str]] = set()
    everyday = known(occasion.words)
    opened = cache(lambda document: opened_in(corpus, corpus.documents[document]))
    for passage in front_line(corpus, occasion):
        for sentence in () if passage.is_name else passage.sentences:
            here = passage.document.id
            for mark in unopened(sentence, passage.text, everyday):
                if (here, mark.said) not in told and mark.said.casefold() not in opened(here):
                    told.add((here, mark.said))
                    yield Diagnostic(
                        "acronym-not-opened",
                        severity,
                        f"`{show(mark.said)}` is opened nowhere, and the front line reads this",
                        passage.address,
                        help=f"write it out, or add `{{term: {show(mark.said)}, meaning: ...}}` to `glossary`",
                        stretch=mark.stretch,
                    )
