"""Two organisations have names that look the same.

Why: A reader cannot tell them apart, so staff may send to the wrong one. It can be a slip, or it can be meant.

Law: Reason: Unicode Technical Standard 39 warns of names that one eye takes for another.

Wrong:
    # in directory
    organisations:
      - {id: northmere-police, name: NORTHMERE  Borough Council}

Right:
    # in directory
    organisations:
      - {id: northmere-police, name: Northmere Constabulary}
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.show import show

# Letters of other scripts that are drawn as Latin ones, and digits that are: the part of the standard that names meet.
_DRAWN = str.maketrans(
    "авеёзікмнорстухѕјԁԛԝαβεηικμνορτυχ013569|",
    "abee3ikmhopctyxsjdqwaβεηıkmvoptuxol3s69l",
)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    seen = {}
    directory = corpus.directory
    for placed in chain(directory.organisations.values(), directory.classes.values()):
        name = str(placed.value.name)
        first = seen.setdefault(skeleton(name), placed)
        if first is not placed:
            yield Diagnostic(
                "two-names-look-alike",
                Severity.WARNING,
                f"`{show(name)}` looks like another name",
                placed.address / "name",
                related=(Label(first.address / "name", f"`{show(str(first.value.name))}`"),),
                help="give them names that nobody confuses, or keep one of them",
            )


def skeleton(name: str) -> str:
    """The name as it looks: without case, accents and spacing, each letter by the Latin one that it is drawn as."""
    bare = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "".join("".join(bare).casefold().translate(_DRAWN).replace("rn", "m").replace("vv", "w").split())
