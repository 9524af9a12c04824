"""A directory: the organisations, classes of bodies and boards that the partnership's documents refer to.

Written once, so that a telephone number is changed in one place and every guide follows.
"""

from __future__ import annotations

from typing import Literal

from ispc.model.parties import Board, Organisation, PartyClass
from ispc.model.scalars import Many, Model, ask


class Directory(Model):
    """Organisations, classes and boards. A workspace may have several; their ids must not clash."""

    kind: Literal["directory"] = ask("Kind", "The word `directory`.", "It says which template applies.", "directory", internal="names the template; no reader needs it")
    organisations: Many[Organisation] | None = ask("Organisations", "The organisations.", "Written once, referred to everywhere.", [{"id": "northmere-council", "name": "Northmere Borough Council", "type": "london-borough", "nation": "england"}], default=None)
    classes: Many[PartyClass] | None = ask("Classes", "Classes of bodies.", "Forty schools are one line.", [{"id": "schools", "name": "Schools in Northmere", "type": "maintained-school", "nation": "england"}], default=None)
    boards: Many[Board] | None = ask("Boards", "Boards that own documents.", "Each protocol has a board.", [{"id": "children-board", "name": "Children's Board"}], default=None)


MODEL = Directory
