"""The pages and schemas that come with ispc.

In a checkout `layers/` and `schemas/` stand at the top of the repository, where people see and change them. A wheel
carries the same folders inside the package (pyproject.toml says how), so that an installed ispc works in any folder.
This is the only module that knows which of the two it is running from.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

_PACKAGE = files("ispc")
_REPOSITORY = Path(__file__).resolve().parent.parent


def folder(name: Literal["layers", "schemas"]) -> Traversable:
    """The folder of that name: the wheel's where there is one, else the repository's."""
    carried = _PACKAGE / "shipped" / name
    return carried if carried.is_dir() else _REPOSITORY / name
