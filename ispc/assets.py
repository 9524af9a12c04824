"""The files of `layers/`: what pages are made from, the workspace's own before those that come with ispc.

A workspace may replace any page template, stylesheet or font by a file of the same name, and adds its logo. They are
read here, once, at the edge; the stages after this see a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import MappingProxyType

from ispc.shipped import folder


@dataclass(frozen=True, eq=False, slots=True)
class Style:
    """File contents by name, with forward slashes, such as `fonts/agreement-sans-regular.ttf`."""

    files: Mapping[str, bytes]

    def text(self, name: str) -> str:
        return self.files[name].decode("utf-8")


def style(own: Mapping[str, bytes] = MappingProxyType({})) -> Style:
    """The shipped files, with the workspace's `own` in place of those of the same name."""
    return Style(MappingProxyType({**dict(_read(folder("layers"), "")), **own}))


def _read(place: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for found in sorted(place.iterdir(), key=lambda entry: entry.name):
        if found.is_dir():
            yield from _read(found, f"{prefix}{found.name}/")
        else:
            yield prefix + found.name, found.read_bytes()
