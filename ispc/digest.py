"""A value -> canonical JSON (RFC 8785) -> SHA-256, tagged with what it is.

Two values have one digest exactly when they say the same thing, so layout, key order and the order of files never
matter. RFC 8785 (the JSON Canonicalization Scheme) is hard only for floating-point numbers and for keys outside
ASCII. Our values hold neither and are refused if they do, which leaves what the standard library's `json` writes with
sorted keys and no spaces; so no further dependency is taken. JSON delimits every part: ("ab", "c") and ("a", "bc")
cannot meet. A field that is None is left out, for a record always has all its fields. A type is not part of a value:
where a field may hold one of several records, these tell themselves apart by a field such as `kind`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

Plain = str | int | bool | list["Plain"] | dict[str, "Plain"]
"""What canonical JSON is written from: no floats, no nulls, keys in ASCII."""

LARGEST = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8785, section 3.2.2.3; RFC 7493)."""


def digest(form: str, value: object) -> str:
    """`sha256:` and 64 hexadecimal digits over the canonical JSON of `{"form": form, "value": value}`.

    `form` says what the value is, such as `view/1`, so that equal contents of different meaning never share a digest.
    Raises TypeError or ValueError where the value holds what canonical JSON cannot: see `plain`.
    """
    return digest_of_bytes(canonical({"form": form, "value": value}))


def digest_of_bytes(data: bytes) -> str:
    """`sha256:` and the 64 hexadecimal digits of some bytes as they are: a file, a font, a template."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """The one JSON text of a value, in UTF-8 (RFC 8785). Raises as `plain` does."""
    text = json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"text with a lone surrogate has no digest: {error.object[error.start]!r}") from None


def plain(value: object) -> Plain:
    """A value as data that JSON can hold.

    Takes text, whole numbers, yes and no, dates, enumerations, sequences, mappings with ASCII text as keys, sets
    (in the order of their canonical JSON), frozen dataclasses and pydantic models. Raises TypeError for any other type
    (a float, None in a list, a mutable dataclass) and ValueError for a number past 2**53 - 1 or a key outside ASCII.
    """
    kind: type = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: type) -> Callable[[Any], Plain]:
    """How values of this type are written. Found once a type, since a view holds thousands of values of few types."""
    if issubclass(kind, Enum):
        return lambda value: plain(value.value)
    if issubclass(kind, str | bool):
        return lambda value: value
    if issubclass(kind, int):
        return _number
    if issubclass(kind, list | tuple):
        return lambda value: [item if type(item) is str else plain(item) for item in value]
    if issubclass(kind, Mapping):
        return lambda value: {_key(key): plain(item) for key, item in value.items()}
    if issubclass(kind, frozenset | set):
        return lambda value: [plain(item) for item in sorted(value, key=canonical)]
    if issubclass(kind, date) and not issubclass(kind, datetime):
        return date.isoformat
    return _record_writer(_field_names(kind))


def _number(value: int) -> int:
    if abs(value) > LARGEST:
        raise ValueError(f"a number past 2**53 - 1 has no digest: {value}")
    return value


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a mapping with a key of type {type(key).__name__} has no digest")
    if not key.isascii():
        raise ValueError(f"a key outside ASCII has no digest: {key!r}")
    return key


def _record_writer(names: tuple[str, ...]) -> Callable[[Any], Plain]:
    def write(value: Any) -> Plain:
        parts = [(name, getattr(value, name)) for name in names]
        return {name: part if type(part) is str else plain(part) for name, part in parts if part is not None}

    return write


def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a frozen dataclass or of a pydantic model, known by its mark so that pydantic need not be imported."""
    if is_dataclass(kind):
        if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]  # typeshed leaves this attribute out
            raise TypeError(f"a dataclass that can change has no digest: {kind.__name__}")
        return tuple(field.name for field in fields(kind))
    declared = getattr(kind, "__pydantic_fields__", None)
    if declared is None:
        raise TypeError(f"a value of type {kind.__name__} has no digest")
    return tuple(declared)
