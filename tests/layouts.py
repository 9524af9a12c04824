"""One document in many layouts: keys in any order, comments anywhere, every way to quote and to fold.

`laid_out` writes data as YAML that reads back as the same data, in a layout that follows from a number alone.
"""

from __future__ import annotations

import json
import random
import re
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .()/-]*[A-Za-z0-9.)]")
_LONG = 60

COMMENTS = ("# a note", "#", "# key: value", "#: {", "# é ŵ — “quoted”", "# - not an item")


def laid_out(data: Any, number: int) -> bytes:
    """The data as YAML, with or without a byte order mark and with one of the three line ends."""
    chance = random.Random(f"layout {number}")
    lines = [*_comment(chance, 0), *_block(data, 0, chance), *_comment(chance, 0)]
    opening = chance.choice(("", "", "---\n"))
    text = opening + "\n".join(lines) + chance.choice(("", "\n", "\n\n"))
    mark = chance.choice(("", "", "\ufeff"))
    return (mark + text.replace("\n", chance.choice(("\n", "\n", "\r\n")))).encode()


def _block(data: Any, indent: int, chance: random.Random) -> Iterator[str]:
    if isinstance(data, dict):
        entries = list(data.items())
        chance.shuffle(entries)
        for key, value in entries:
            yield from _comment(chance, indent)
            yield from _entry(f"{' ' * indent}{_key(key, chance)}:", value, indent, chance)
    else:
        for value in data:
            yield from _comment(chance, indent)
            yield from _item(value, indent, chance)


def _entry(start: str, value: Any, indent: int, chance: random.Random) -> Iterator[str]:
    if isinstance(value, str):
        yield from _scalar(start, value, indent, chance)
    elif not value or chance.random() < 0.15:
        yield f"{start} {_flow(value, chance)}"
    else:
        yield start + chance.choice(("", "", "  # a note"))
        yield from _block(value, indent + chance.choice((1, 2, 4)), chance)


def _item(value: Any, indent: int, chance: random.Random) -> Iterator[str]:
    start = f"{' ' * indent}-"
    if isinstance(value, str):
        yield from _scalar(start, value, indent, chance)
    elif chance.random() < 0.15:
        yield f"{start} {_flow(value, chance)}"
    else:
        yield start
        yield from _block(value, indent + 2, chance)


def _key(key: str, chance: random.Random) -> str:
    return chance.choice((key, key, f"'{key}'", f'"{key}"'))


def _scalar(start: str, text: str, indent: int, chance: random.Random) -> Iterator[str]:
    way = chance.choice([one for one in _WAYS if one(text, indent) is not None])
    said = way(text, indent)
    assert said is not None
    tail = "  # a note" if "\n" not in said and chance.random() < 0.2 else ""
    yield from f"{start} {said}{tail}".split("\n")


def _double(text: str, indent: int) -> str | None:
    return json.dumps(text, ensure_ascii=False)


def _escaped(text: str, indent: int) -> str | None:
    return json.dumps(text) if all(ord(letter) < 0x10000 for letter in text) else None


def _single(text: str, indent: int) -> str | None:
    return None if "\n" in text else "'" + text.replace("'", "''") + "'"


def _unquoted(text: str, indent: int) -> str | None:
    return text if _PLAIN.fullmatch(text) else None


def _literal(text: str, indent: int) -> str | None:
    """A block as it stands. Long prose may end its last line or not; that is layout and no more."""
    body = text.removesuffix("\n")
    if not body.strip() or body != body.strip("\n") or any(line[:1] in " \t" for line in body.split("\n")):
        return None
    chomp = "" if text.endswith("\n") or len(text) > _LONG else "-"
    return f"|{chomp}\n" + textwrap.indent(body, " " * (indent + 2))


def _folded(text: str, indent: int) -> str | None:
    body = text.removesuffix("\n")
    if len(body) < _LONG or "\n" in body or body != " ".join(body.split()):
        return None
    lines = textwrap.wrap(body, 40, break_long_words=False, break_on_hyphens=False)
    return ">\n" + textwrap.indent("\n".join(lines), " " * (indent + 2))


_WAYS: tuple[Callable[[str, int], str | None], ...] = (
    _double,
    _escaped,
    _single,
    _unquoted,
    _literal,
    _folded,
)


def _flow(value: Any, chance: random.Random) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return f"[{', '.join(_flow(one, chance) for one in value)}]"
    entries = [f'"{key}": {_flow(one, chance)}' for key, one in value.items()]
    chance.shuffle(entries)
    return f"{{{', '.join(entries)}}}"


def _comment(chance: random.Random, indent: int) -> Iterator[str]:
    for _ in range(chance.choice((0, 0, 0, 0, 1, 2))):
        yield chance.choice(("", " " * indent, " " * chance.choice((0, indent)) + chance.choice(COMMENTS)))
