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

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.location import Address
from ispc.show import show

# Letters of other scripts that are drawn as Latin ones, and digits that are: the part of the standard that names meet.
_DRAWN = str.maketrans(
    "авеёзікмнорстухѕјԁԛԝαβεηικμνορτυχ013569|",
    "abee3ikmhopctyxsjdqwaβεηıkmvoptuxol3s69l",
)


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    seen: dict[str, tuple[str, Address]] = {}
    for name, place in _names(corpus):
        first, elsewhere = seen.setdefault(skeleton(name), (name, place))
        if elsewhere != place:
            yield Diagnostic(
                "two-names-look-alike",
                Severity.WARNING,
                f"`{show(name)}` looks like another name",
                place,
                related=(Label(elsewhere, f"`{show(first)}`"),),
                help="give them names that nobody confuses, or keep one of them",
            )


def _names(corpus: Corpus) -> Iterator[tuple[str, Address]]:
    for organisation in corpus.directory.organisations.values():
        yield str(organisation.value.name), organisation.address / "name"
    for body_class in corpus.directory.classes.values():
        yield str(body_class.value.name), body_class.address / "name"


def skeleton(name: str) -> str:
    """The name as it looks: without case, accents and spacing, each letter by the Latin one that it is drawn as."""
    bare = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "".join("".join(bare).casefold().translate(_DRAWN).replace("rn", "m").replace("vv", "w").split())
