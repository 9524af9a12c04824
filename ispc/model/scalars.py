"""The small words of the template: how a text in the YAML becomes a date, a yes or no, a length of time.

YAML itself is never trusted to guess: `1.10` is an edition, `01632 960000` is a telephone number and `No` is an
answer, because the field says so. Each type reads the author's text, refuses it in plain words where it cannot be
read, and describes itself to the JSON Schema, so that the editor and the compiler agree.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, Union

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticUndefined

T = TypeVar("T")
V = TypeVar("V")


class Model(BaseModel):
    """The base of everything an author writes: frozen, and a key that the template does not know is an error."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


# --- What a field says of itself ------------------------------------------------------------------------------


def ask(
    title: str, what: str, why: str, example: object, *, to: str = "", default: Any = PydanticUndefined, **more: Any
) -> Any:
    """Declare a field of the template.

    `title` names it for a person, `what` says what to write, `why` says why we ask, `example` is one good answer.
    `to` names the audiences that are shown it: S strategic, M managerial, F front line. Empty means that the field
    only holds parts which name their own; `internal="reason"` means that no reader is shown it, and why.
    """
    extra = {"why": why, "to": to, **{key: more.pop(key) for key in ("internal",) if key in more}}
    return Field(default, title=title, description=what, examples=[example], json_schema_extra=extra, **more)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text that names something defined elsewhere: `to` is what kind of thing it names.

    On a mapping it speaks of the keys.
    """

    to: str


# --- Text -----------------------------------------------------------------------------------------------------

ID = r"^[a-z][a-z0-9-]{0,62}$"


def _read_text(value: object) -> object:
    if value == "":
        raise PydanticCustomError("empty", "is empty")
    return value


def _read_id(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(ID[1:-1], value):
        raise PydanticCustomError(
            "not-an-id", "`{text}` cannot be an id: use small letters, digits and hyphens", {"text": value[:80]}
        )
    return value


Plain = Annotated[str, BeforeValidator(_read_text), WithJsonSchema({"type": "string", "minLength": 1})]
"""Text that is the same in every language: a reference number, a form number."""

Edition = Annotated[
    str, BeforeValidator(_read_text), WithJsonSchema({"type": ["string", "number"], "minLength": 1})
]
"""An edition or version, kept as it is written: `1.10` is not `1.1`."""

Id = Annotated[str, BeforeValidator(_read_id), WithJsonSchema({"type": "string", "pattern": ID})]


def _reader(pattern: str, code: str, complaint: str) -> Callable[[object], object]:
    def read(value: object) -> object:
        if isinstance(value, str) and not re.fullmatch(pattern[1:-1], value):
            raise PydanticCustomError(code, complaint, {"text": value[:80]})
        return value

    return read


_TELEPHONE = r"^[+0-9][0-9 ]{1,20}( ext [0-9]{1,6})?$"
_EMAIL = r"^[^@ ]{1,64}@[^@ ]{1,190}$"
_LINK = r"^https://[^ ]{3,400}$"

Telephone = Annotated[
    str,
    BeforeValidator(_reader(_TELEPHONE, "not-a-telephone-number", "`{text}` is not a telephone number")),
    WithJsonSchema({"type": "string", "pattern": _TELEPHONE}),
]
Email = Annotated[
    str,
    BeforeValidator(_reader(_EMAIL, "not-an-e-mail-address", "`{text}` is not an e-mail address")),
    WithJsonSchema({"type": "string", "pattern": _EMAIL}),
]
Link = Annotated[
    str,
    BeforeValidator(_reader(_LINK, "not-a-link", "`{text}` is not a web address that starts with https://")),
    WithJsonSchema({"type": "string", "pattern": _LINK}),
]

# --- Numbers, dates, answers ----------------------------------------------------------------------------------


def _read_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError(
                "not-a-date", "there is no such day as `{text}`", {"text": value}
            ) from None
    raise PydanticCustomError(
        "not-a-date", "`{text}` is not a date written as year-month-day, such as 2027-05-01", {"text": value[:80]}
    )


Date = Annotated[
    datetime.date,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}),
]


def _read_whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value):
            raise PydanticCustomError("not-a-whole-number", "`{text}` is not a whole number", {"text": value[:80]})
        return int(value)
    return value


Whole = Annotated[
    int,
    BeforeValidator(_read_whole),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": r"^[0-9]{1,9}$"}, {"type": "integer", "minimum": 0, "maximum": 999999999}]}
    ),
]

_ANSWERS = {"yes": True, "no": False, "true": True, "false": False}


def _read_answer(value: object) -> object:
    if isinstance(value, str):
        if value.lower() not in _ANSWERS:
            raise PydanticCustomError("not-yes-or-no", "`{text}` is neither yes nor no", {"text": value[:80]})
        return _ANSWERS[value.lower()]
    return value


YesNo = Annotated[
    bool,
    BeforeValidator(_read_answer),
    WithJsonSchema({"enum": ["yes", "no", "Yes", "No", "true", "false", True, False]}),
]

Unit = Literal["hour", "day", "working day", "school day", "week", "month", "year"]
_LENGTH = r"^(at once|[1-9][0-9]{0,3} (hour|day|working day|school day|week|month|year)s?)$"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time. `count` 0 means at once. Units are calendar units, but for working and school days."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        if not self.count:
            return "at once"
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


def _read_length(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value == "at once":
        return Duration(0, "hour")
    found = re.fullmatch(r"([1-9][0-9]{0,3}) (hour|day|working day|school day|week|month|year)s?", value)
    if not found:
        raise PydanticCustomError(
            "not-a-length-of-time",
            "`{text}` is not a length of time, such as 6 months, 1 working day or at once",
            {"text": value[:80]},
        )
    return Duration(int(found[1]), found[2])  # type: ignore[arg-type]  # the pattern admits only units


Length = Annotated[
    Duration,
    BeforeValidator(_read_length),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": _LENGTH}),
]

# --- Lists, mappings, and what an agreement does not state ------------------------------------------------------


def _read_many(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _read_one_or_many(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,)


def _freeze(value: dict[str, V]) -> Mapping[str, V]:
    return MappingProxyType(value)


Many = Annotated[tuple[T, ...], BeforeValidator(_read_many), Field(min_length=1)]
"""A list with at least one item; frozen."""

OneOrMany = Annotated[tuple[T, ...], BeforeValidator(_read_one_or_many), Field(min_length=1)]
"""One thing, written by itself, or a list of them."""

Named = Annotated[Mapping[str, T], AfterValidator(_freeze), PlainSerializer(dict)]
"""A mapping whose keys are names of things, such as parties; frozen."""


class NotStated(Model):
    """A gap that the author has seen and explains. It is shown as a gap, reported, and blocks at sign-off."""

    not_stated: Plain = ask(
        "Not stated",
        "Say why the agreement does not state this.",
        "A gap that is explained can be judged and closed. A gap that is filled with a guess does harm.",
        "the 2009 protocol gives no period",
        to="M",
    )


def _stated(value: object) -> str:
    gap = isinstance(value, NotStated) or (isinstance(value, dict) and "not_stated" in value)
    return "gap" if gap else "stated"


Stated = Annotated[
    Union[Annotated[T, Tag("stated")], Annotated[NotStated, Tag("gap")]], Discriminator(_stated)  # noqa: UP007  # a generic alias needs Union
]
"""A value, or `{not_stated: why}`."""
