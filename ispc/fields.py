"""Walk over what an author wrote, field by field, with the address and the declaration of each.

References, gaps, audiences and lost words are all questions put to every field of a document. They are asked
through one walk, so that a new field is covered the day it is declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from ispc.location import Address, Path
from ispc.model.prose import Words
from ispc.model.scalars import Model, NotStated, Reference
from ispc.tree import Node


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a document: where it stands, what declares it, what it holds, and the model that it is a field of."""

    address: Address
    info: FieldInfo
    value: object
    owner: Model

    @property
    def audiences(self) -> str:
        """The letters S, M and F of the audiences that are shown it."""
        return str(_extra(self.info).get("to", ""))


def _extra(info: FieldInfo) -> Mapping[str, Any]:
    return info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}


def spelling(name: str, info: FieldInfo) -> str:
    """The key as it stands in the YAML."""
    return info.alias or name


def walk(model: Model, address: Address) -> Iterator[Field]:
    """Every field that the author filled in, containers before their parts, in the order of the template."""
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if value is None:
            continue
        here = address / spelling(name, info)
        yield Field(here, info, value, model)
        for part, place in parts(value, here):
            yield from walk(part, place)


def parts(value: object, address: Address) -> Iterator[tuple[Model, Address]]:
    """The models directly inside a field's value, with their addresses; words and gaps count as values."""
    if isinstance(value, Words | NotStated):
        return
    if isinstance(value, Model):
        yield value, address
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from parts(item, address / position)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from parts(item, address / key)


def texts(value: object, address: Address) -> Iterator[tuple[str, Address]]:
    """The plain texts directly inside a value: one, those of a list, or the keys of a mapping."""
    if isinstance(value, str):
        yield value, address
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from texts(item, address / position)
    elif isinstance(value, Mapping):
        for key in value:
            yield key, address / key


@cache
def reference(owner: type[Model], name: str) -> Reference | None:
    """The mark on a field that names something defined elsewhere; None on any other."""
    return _reference_in(owner.model_fields[name].annotation) or next(
        (mark for mark in owner.model_fields[name].metadata if isinstance(mark, Reference)), None
    )


def _reference_in(annotation: object) -> Reference | None:
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Reference):
            return mark
    for part in get_args(annotation):
        if (found := _reference_in(part)) is not None:
            return found
    return None


def references(model: Model, address: Address) -> Iterator[tuple[Reference, str, Address, Model]]:
    """Every text that names something defined elsewhere: what kind of thing, the name, where, and in which model."""
    for field in walk(model, address):
        name = next(name for name, info in type(field.owner).model_fields.items() if info is field.info)
        mark = reference(type(field.owner), name)
        if mark is not None:
            for text, place in texts(field.value, field.address):
                yield mark, text, place, field.owner


def declared(model: type[Model], path: Path, data: Node) -> Mapping[str, FieldInfo]:
    """The fields that the template knows at `path`, by their spelling; empty where it knows of no mapping there."""
    here: type[Model] | None = model
    node: Node = data
    for step in path:
        node = node[step] if isinstance(node, dict | list) else node  # type: ignore[index]  # the path was found in this tree
        if isinstance(step, int) or here is None:
            continue
        info = {spelling(name, info): info for name, info in here.model_fields.items()}.get(step)
        inside = _models_in(info.annotation) if info is not None else (here,)
        gap = isinstance(node, dict) and "not_stated" in node
        here = next((one for one in inside if (one is NotStated) == gap), None)
    return {spelling(name, info): info for name, info in here.model_fields.items()} if here else {}


def _models_in(annotation: object) -> tuple[type[Model], ...]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return (annotation,)
    return tuple(found for part in get_args(annotation) for found in _models_in(part))
