"""An Information Sharing Protocol: the terms and practical steps of one area of sharing between organisations.

"A signed agreement between two or more organisations relating to a specified information sharing activity"
(Haringey, 2009), on the questions of the ICO's data sharing code of 2021.
"""

from __future__ import annotations

from typing import Literal

from ispc.model.agreement import Agreement
from ispc.model.scalars import ask


class InformationSharingProtocol(Agreement):
    """A purpose-specific agreement between two or more organisations."""

    kind: Literal["isp"] = ask("Kind", "The word `isp`.", "It says which template applies.", "isp", internal="names the template; no reader needs it")


MODEL = InformationSharingProtocol
