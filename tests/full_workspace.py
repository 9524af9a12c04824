"""A workspace in which every field of every kind is filled in, made from the models, so that none can be forgotten.

Whatever can be told apart is unique: each text holds a token of its own, each date, length, number, telephone and
address occurs once. What names something else names one of two, so that a test can change it.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from itertools import count
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import WithJsonSchema
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ispc import kinds
from ispc.fields import spelling
from ispc.location import Source
from ispc.model.parties import Party
from ispc.model.prose import Words
from ispc.model.scalars import Duration, Model, NotStated, Reference
from ispc.registry import modules

DOCUMENTS = {
    "framework": "framework",
    "protocol": "isp",
    "exchange": "dea",
    "council-policy": "policy",
    "case": "scenario",
    "plan": "plan",
}
PARENTS = {
    "protocol": "framework",
    "exchange": "protocol",
    "council-policy": "framework",
    "case": "protocol",
    "plan": "framework",
}
BESIDE = ("case", "plan")
"""Documents that belong to another and speak in its names; their words are on its pages."""
TWICE = {"Purpose", "Person", "Item", "Channel", "Organisation", "PartyClass", "Board", "Contact", "Unit"}
"""Models that others refer to: two of each, so that a reference can be changed."""

_DIRECTORY = {
    "contact": "directory-organisation-1-contact-1",
    "organisation": "directory-organisation-1",
    "class": "directory-partyclass-1",
    "board": "directory-board-1",
    "unit": "directory-organisation-1-unit-1",
    "provision": "children-act-1989-s47",
    "body": "nhs-trust",
    "guidance": "dfe-2024",
}


def sources(without: tuple[str, ...] = ()) -> tuple[Source, ...]:
    """The files; `without` leaves fields of that name out at the top of each document."""
    made = _Maker()
    documents = {"directory": made.fill(modules(kinds)["directory"].MODEL, "directory")}
    # The guide uses the everyday name of a body where it has one, and the full name of the other.
    del documents["directory"]["organisations"][1]["known_as"]
    for name, kind in DOCUMENTS.items():
        filled = made.fill(modules(kinds)[kind].MODEL, name)
        if name in BESIDE:
            documents[name] = filled
            continue
        # A term is opened where the guide uses it, so the guide uses it.
        check = filled["guide"]["check_first"]
        check[0] += f" by {filled['glossary'][0]['term']}"
        documents[name] = {key: value for key, value in filled.items() if key not in without}
    return tuple(Source(f"protocols/{name}.yaml", _written(data)) for name, data in sorted(documents.items()))


def _written(data: Any) -> bytes:
    out = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 4096
    yaml.dump(_quoted(data), out)
    return out.getvalue().encode()


def _quoted(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _quoted(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_quoted(item) for item in data]
    return DoubleQuotedScalarString(data)


class _Maker:
    """Makes values, each once. It counts, so that every token differs."""

    def __init__(self) -> None:
        self.number = count(1)

    def fill(self, model: type[Model], where: str) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            if name in ("class_", "service") and model is Party:
                continue
            value = self._value(Annotated[info.annotation, *info.metadata, None], name, model, where)
            if value:
                data[spelling(name, info)] = value
        return data

    def _value(self, annotation: Any, name: str, model: type[Model], where: str) -> Any:
        origin, inside = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            base, *marks = inside
            reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
            if reference is not None and get_origin(base) is not Mapping and "Mapping" not in str(base):
                return self._named(reference.to, where)
            schema = next((mark.json_schema for mark in marks if isinstance(mark, WithJsonSchema)), None)
            if base is str and schema and "pattern" in schema:
                return self._patterned(schema["pattern"], model, where)
            return self._value(base, name, model, where)
        if origin in (Union, UnionType):
            stated = next(one for one in inside if not _is_gap(one))
            return self._value(stated, name, model, where)
        if origin is tuple:
            return self._list(inside[0], name, model, where)
        if origin is Literal:
            return str(inside[0])
        if origin is not None and issubclass(origin, Mapping):
            return {self._named("party", where): self._value(inside[1], name, model, where)}
        return self._plain(annotation, where)

    def _list(self, of: Any, name: str, model: type[Model], where: str) -> list[Any]:
        item = next(
            (one for one in (of, *get_args(of)) if isinstance(one, type) and issubclass(one, Model)), None
        )
        if item is Party:
            return self._parties(where)
        if item is None or issubclass(item, Words):
            one = self._value(of, name, model, where)
            return [one, f"{one[:-1]}2"] if name == "items" else [one]
        twice = item.__name__ in TWICE
        return [
            self.fill(item, f"{where}-{item.__name__.lower()}-{at}") for at in ((1, 2) if twice else (1,))
        ]

    def _parties(self, where: str) -> list[Any]:
        """A service of an organisation, a class, and two organisations by themselves."""
        whole = [self.fill(Party, where) for _ in range(4)]
        whole[0] |= {"organisation": "directory-organisation-1", "service": "directory-organisation-1-unit-1"}
        whole[1].pop("organisation")
        whole[1] |= {"class": "directory-partyclass-1"}
        whole[2] |= {"organisation": "directory-organisation-2"}
        return whole

    def _named(self, kind: str, where: str) -> str:
        document = next((one for one in DOCUMENTS if where.startswith(one)), "directory")
        parent = PARENTS.get(document, "")
        speaks = parent if document in BESIDE else document
        local = {
            "item": f"{speaks}-item-1",
            "item or exclusion": f"{speaks}-item-1",
            "role": "directory-organisation-2",
            "purpose": f"{speaks}-purpose-1",
            "person": f"{speaks}-person-1",
            "channel": f"{speaks}-channel-1",
            "measure": f"{speaks}-measure-1",
            "parent item": f"{parent}-item-1",
            "parent purpose": f"{parent}-purpose-1",
            "party": "directory-organisation-2",
            "document": parent,
        }
        return local.get(kind) or _DIRECTORY.get(kind, "")

    def _patterned(self, pattern: str, model: type[Model], where: str) -> str:
        number = next(self.number)
        if pattern.startswith("^[a-z]["):
            return where if where.split("-")[-1].isdigit() else f"{where}-{model.__name__.lower()}-{number}"
        if pattern.startswith("^https"):
            return f"https://example.org/link{number:05d}"
        if "@" in pattern:
            return f"mail{number:05d}@example.org"
        return f"01632 960{number % 1000:03d}"

    def _plain(self, kind: Any, where: str) -> str:
        number = next(self.number)
        if kind is bool:
            return "yes"
        if kind is datetime.date:
            month = number // 18
            return datetime.date(2031 + month // 12, 1 + month % 12, 11 + number % 18).isoformat()
        if kind is Duration:
            return f"{1000 + number} days"
        if kind is int:
            return str(900000 + number)
        if isinstance(kind, type) and issubclass(kind, Model) and not issubclass(kind, Words):
            return self.fill(kind, where)  # type: ignore[return-value]  # a mapping in the place of a text
        return f"Token{number:05d} is said"


def _is_gap(annotation: Any) -> bool:
    return annotation is type(None) or annotation is NotStated or NotStated in get_args(annotation)
