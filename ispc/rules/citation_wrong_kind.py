"""A citation is relied on as a power, but it is none: a definition, a restriction, guidance or a duty to have regard.

Why: A public body needs a power or duty that lets it share. A definition or a limit lets nobody do anything, and
hides that the power is missing.

Law: The kind of each provision is in the law catalogue: for example Crime and Disorder Act 1998 section 17 is a duty to
have due regard, and Human Rights Act 1998 Article 8 restricts.

Wrong:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [crime-and-disorder-act-1998-s17]}

Right:
    flows:
      - id: school-worried
        lawful:
          northmere-council: {powers: [crime-and-disorder-act-1998-s115], cites: [crime-and-disorder-act-1998-s17]}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.law import kind
from ispc.rules._citations import cited, finding, misplaced, standing
from ispc.rules._relied import SECTION_251

HELP = "name the power or duty itself, and move this citation to `cites`"


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    for each in cited(corpus, occasion):
        for one in standing(each):
            if one.use != "power" or one.provision.kind == "exemption" or one.provision.id == SECTION_251:
                continue
            fault = kind(one.provision, "power")
            if fault is not None and not misplaced(one):
                yield finding("citation-wrong-kind", one, fault, HELP)
