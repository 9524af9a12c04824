"""A Data Exchange Agreement: one exchange under a protocol, with its items, direction, channel and clocks.

Dudley's framework of 2007 sets it below the protocol: it may be more exact than its protocol, never wider.
"""

from __future__ import annotations

from typing import Literal

from ispc.model.agreement import Agreement
from ispc.model.prose import Line
from ispc.model.scalars import Id, Many, Model, ask


class Clock(Model):
    """One date or delay that the exchange must keep."""

    id: Id = ask("Id", "A short name for references.", "Changes are followed by it.", "acknowledge", internal="a name for references only")
    what: Line = ask("What", "What must happen.", "The other side waits for it.", "The council acknowledges the list", to="MF")
    by: Line = ask("By when", "The day, or the delay.", "A clock must be readable.", "within 2 working days", to="MF")


class DataExchangeAgreement(Agreement):
    """One exchange under a protocol."""

    kind: Literal["dea"] = ask("Kind", "The word `dea`.", "It says which template applies.", "dea", internal="names the template; no reader needs it")
    clocks: Many[Clock] | None = ask("Clocks", "What must happen by when.", "An exchange is a promise with dates.", [{"id": "acknowledge", "what": "Acknowledge", "by": "within 2 working days"}], default=None)


MODEL = DataExchangeAgreement
