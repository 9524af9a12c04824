"""Names the modules behind a door.

A door is a folder of our own modules in which each file is one of a kind: a rule, a layer, a report. A new one is
a new file and nothing else, so no list of them is kept anywhere: the folder is the list. The file's stem is the
public name, with hyphens for underscores. Strangers' packages are never looked at.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType


def modules(package: ModuleType) -> Mapping[str, ModuleType]:
    """Every module of `package` by its public name, in the order of the alphabet; `_private` ones are left out."""
    stems = sorted(found.name for found in pkgutil.iter_modules(package.__path__))
    return MappingProxyType(
        {
            stem.replace("_", "-"): import_module(f"{package.__name__}.{stem}")
            for stem in stems
            if not stem.startswith("_")
        }
    )
