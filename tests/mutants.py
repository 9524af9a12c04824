"""Files that are wrong in every way: bytes flipped, cut and spliced; fields removed, doubled, swapped, emptied, unstated.

Each mutant follows from a number alone, so that a test which fails names the number, and the number makes the file
again. Two workspaces are spoilt: the starter, whose parts fit together, and the full one, in which every field is filled
in.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import ValidationError

from ispc import kinds, registry
from ispc.location import Source
from tests import full_workspace, workspaces

GAP = {"not_stated": "the agreement of 2009 is silent"}

_SPLICES = (
    *("\n", "  ", "\t", ": ", "- ", "#", "'", '"', "|", ">", "[", "]", "{", "}", ",", "&a", "*a", "!!x", "---\n", "...\n"),
    *("\ufeff", "\u0000", "\u0085", "\u2028", "\u202e", "é", "ŵ", "😀", "\\", "%", "@", "`", "<<: ", "? ", "\r", "\x1b"),
)  # fmt: skip

_ODD = (
    "",
    " ",
    "x",
    "0",
    "-1",
    "1.10",
    "No",
    "2026-02-30",
    "2026-01-01",
    "at once",
    "9999 years",
    "https://e.org",
    "ŵ" * 400,
)
_ODD_SHAPES: tuple[Any, ...] = (
    [],
    {},
    [[]],
    {"": ""},
    ["x"],
    {"en": "x"},
    {"en": ""},
    {"cy": "x"},
    GAP,
    {"not_stated": ""},
    [GAP],
)


STARTER = workspaces.sources()
FULL = full_workspace.sources()
"""The workspaces that are spoilt."""


@cache
def _data(source: Source) -> str:
    return json.dumps(workspaces.tree_data(source))


def by_bytes(number: int) -> tuple[Source, ...]:
    """A workspace with every file spoilt at one to four places."""
    chance = random.Random(f"bytes {number}")
    return tuple(Source(one.name, _spoilt(one.data, chance)) for one in STARTER)


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((1, 2, 8, 80, 2000)))
        here = data[at:to]
        match chance.randrange(6):
            case 0:
                data = (
                    data[:at]
                    + bytes(byte ^ 1 << chance.randrange(8) for byte in here[:3])
                    + data[at + len(here[:3]) :]
                )
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:at]
            case 3:
                data = data[:at] + chance.choice(_SPLICES).encode() + data[at:]
            case 4:
                spot = chance.randrange(len(data) + 1)
                data = data[:spot] + here + data[spot:]
            case _:
                lines = data.splitlines(keepends=True)
                chance.shuffle(some := lines[: chance.randrange(len(lines) + 1)])
                data = b"".join((*some, *lines[len(some) :]))
    return data


def by_structure(number: int) -> tuple[Source, ...]:
    """A workspace with every file's data changed in one to three ways. Well-formed: written as JSON, which YAML holds.

    Most changes are such that the document can still be read, or the stages behind `decode` would see little of them.
    """
    chance = random.Random(f"structure {number}")
    workspace = STARTER if number % 4 else FULL
    return tuple(
        written(one.name, _changed(one, chance.choice(workspace), chance, readable=chance.random() < 0.9))
        for one in workspace
    )


def _changed(source: Source, stranger: Source, chance: random.Random, *, readable: bool) -> Any:
    text, other = _data(source), json.loads(_data(stranger))
    for _ in range(chance.choice((1, 2, 3))):
        for _ in range(8):
            data = json.loads(text)
            _change(data, other, chance)
            if not readable or _can_be_read(data):
                text = json.dumps(data)
                break
    return json.loads(text)


def _can_be_read(data: Any) -> bool:
    model = registry.modules(kinds).get(str(data.get("kind", "")))
    try:
        return model is not None and model.MODEL.model_validate(data) is not None
    except ValidationError:
        return False


def written(name: str, data: Any) -> Source:
    return Source(name, json.dumps(data, indent=1, ensure_ascii=False).encode())


def _change(data: Any, other: Any, chance: random.Random) -> None:
    """One change at one place of the data, wherever that is."""
    holder, key = chance.choice(tuple(places(data)))
    value = holder[key]
    match chance.randrange(8):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, list):
            holder.insert(chance.randrange(len(holder) + 1), json.loads(json.dumps(value)))
        case 2:
            there, name = chance.choice(tuple(places(other)))
            holder[key] = json.loads(json.dumps(there[name]))
        case 3 if isinstance(value, str):
            holder[key] = value + "-x" if chance.random() < 0.5 else chance.choice(_ODD)
        case 4 if isinstance(value, list | dict):
            holder[key] = type(value)()
        case 5:
            holder[key] = json.loads(json.dumps(chance.choice(_ODD_SHAPES)))
        case 6 if isinstance(holder, dict):
            holder[key + "x"] = holder.pop(key)
        case _:
            holder[key] = dict(GAP)


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of some data: the list or mapping that holds it, and its position or key."""
    for key in range(len(data)) if isinstance(data, list) else tuple(data) if isinstance(data, dict) else ():
        yield data, key
        yield from places(data[key])
