"""What a page needs to know besides the agreement: whose it is, what it must say of itself, the day, the language.

It is made once, at the edge, from `ispc.yaml` and the clock, and handed to every layer, so that a view depends on
nothing else and the same setting gives the same page.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ispc.signoff import Standing
from ispc.view import Brand


@dataclass(frozen=True, slots=True)
class Setting:
    """`notice` is the workspace's line for every page, such as that it is an illustration; empty where it has none.

    `standings` tell where each document with records of approval stands, by its id.
    """

    brand: Brand
    today: datetime.date
    notice: str = ""
    language: str = "en"
    standings: Mapping[str, Standing] = field(default_factory=lambda: MappingProxyType({}), hash=False)
