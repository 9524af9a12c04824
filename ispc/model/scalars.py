"""The small words of the template: how a text in the YAML becomes a date, a yes or no, a length of time.

YAML itself is never trusted to guess: `1.10` is an edition, `01632 960000` is a telephone number and `No` is an
answer, because the field says so. Each type reads the author's text, refuses it in plain words where it cannot be
read, and describes itself to the JSON Schema, so that the editor and the compiler agree.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, LiteralString, TypeVar, Union, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    Tag,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticUndefined

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
#
# One pattern serves the reading here and the JSON Schema, by the same search, so that the two cannot disagree. A line
# feed at the very end, which a block scalar leaves, is let through by both and taken off.

ID = r"^[a-z][a-z0-9-]{0,62}$"
PARTY = r"^[a-z][a-z0-9-]{0,62}(/[a-z][a-z0-9-]{0,62})?$"
NUMBER = {"type": "number"}
"""What an editor takes an unquoted `1.10` for. The compiler sees the text."""


def fits(pattern: str, code: str, complaint: LiteralString) -> BeforeValidator:
    """Refuse a text that the pattern is not found in. `{text}` in the complaint is the text."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        if value == "":
            raise PydanticCustomError("empty", "is empty")
        if not re.search(pattern, value):
            raise PydanticCustomError(code, complaint, {"text": value[:80]})
        return value.removesuffix("\n")

    return BeforeValidator(read)


def as_text(value: object) -> object:
    """A number as the text that stands for it; our own loader gives text in the first place."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


_NOT_EMPTY = fits(r"[^\n]", "empty", "is empty")

Plain = Annotated[str, _NOT_EMPTY, BeforeValidator(as_text), WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"[^\n]"}, NUMBER]})]
"""Text that is the same in every language: a reference number, a form number."""

Edition = Plain
"""An edition or version, kept as it is written: `1.10` is not `1.1`."""

Id = Annotated[
    str,
    fits(ID, "not-an-id", "`{text}` cannot be an id: use small letters, digits and hyphens"),
    WithJsonSchema({"type": "string", "pattern": ID}),
]

PartyName = Annotated[
    str,
    fits(PARTY, "not-an-id", "`{text}` cannot name a party: use small letters, digits and hyphens"),
    WithJsonSchema({"type": "string", "pattern": PARTY}),
]

_TELEPHONE = r"^[+0-9][0-9 ]{1,20}( ext [0-9]{1,6})?$"
_EMAIL = r"^[^@ \n]{1,64}@[^@ \n]{1,190}$"
_LINK = r"^https://[^ \n]{3,400}$"

Telephone = Annotated[
    str,
    fits(_TELEPHONE, "not-a-telephone-number", "`{text}` is not a telephone number"),
    WithJsonSchema({"type": "string", "pattern": _TELEPHONE}),
]
Email = Annotated[
    str,
    fits(_EMAIL, "not-an-e-mail-address", "`{text}` is not an e-mail address"),
    WithJsonSchema({"type": "string", "pattern": _EMAIL}),
]
Link = Annotated[
    str,
    fits(_LINK, "not-a-link", "`{text}` is not a web address that starts with https://"),
    WithJsonSchema({"type": "string", "pattern": _LINK}),
]

# --- Numbers, dates, answers ----------------------------------------------------------------------------------

_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _as_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("not-a-date", "there is no such day as `{text}`", {"text": value}) from None


Date = Annotated[
    datetime.date,
    BeforeValidator(_as_date),
    fits(_DATE, "not-a-date", "`{text}` is not a date written as year-month-day, such as 2027-05-01"),
    WithJsonSchema({"type": "string", "pattern": _DATE, "format": "date"}),
]

_WHOLE = r"^[0-9]{1,9}$"

Whole = Annotated[
    int,
    Field(ge=0, le=999_999_999),
    BeforeValidator(lambda value: int(value) if isinstance(value, str) else value),
    fits(_WHOLE, "not-a-whole-number", "`{text}` is not a whole number"),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": _WHOLE}, {"type": "integer", "minimum": 0, "maximum": 999_999_999}]}
    ),
]

_ANSWERS = {"yes": True, "no": False, "Yes": True, "No": False, "true": True, "false": False}


def _as_answer(value: object) -> object:
    if not isinstance(value, str):
        return value
    if value not in _ANSWERS:
        raise PydanticCustomError("not-yes-or-no", "`{text}` is neither yes nor no", {"text": value[:80]})
    return _ANSWERS[value]


YesNo = Annotated[bool, BeforeValidator(_as_answer), WithJsonSchema({"enum": [*_ANSWERS, True, False]})]

Unit = Literal["hour", "day", "working day", "school day", "week", "month", "year"]
_LENGTH = r"^(at once|([1-9][0-9]{0,3}) (hour|day|working day|school day|week|month|year)s?)$"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time. `count` 0 means at once. Units are calendar units, but for working and school days."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        if not self.count:
            return "at once"
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


def _as_length(value: object) -> object:
    found = re.search(_LENGTH, value) if isinstance(value, str) else None
    if found is None:
        return value
    return Duration(int(found[2]), cast(Unit, found[3])) if found[2] else Duration(0, "hour")


Length = Annotated[
    Duration,
    BeforeValidator(_as_length),
    fits(_LENGTH, "not-a-length-of-time", "`{text}` is not a length of time, such as 6 months, 1 working day or at once"),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": _LENGTH}),
]

# --- Lists, mappings, and what an agreement does not state ------------------------------------------------------


def _read_many(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _read_one_or_many(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,)


def _freeze(value: dict[str, V]) -> Mapping[str, V]:
    return MappingProxyType(dict(sorted(value.items())))


Many = Annotated[tuple[T, ...], Field(min_length=1), BeforeValidator(_read_many)]
"""A list with at least one item; frozen."""

class _Alone:
    """Tells the JSON Schema that one item may be written by itself."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


OneOrMany = Annotated[tuple[T, ...], Field(min_length=1), BeforeValidator(_read_one_or_many), _Alone()]
"""One thing, written by itself, or a list of them."""

Named = Annotated[Mapping[PartyName, T], AfterValidator(_freeze), PlainSerializer(dict)]
"""A mapping whose keys name parties; frozen, and in the order of its keys, since that of a file is layout."""


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
