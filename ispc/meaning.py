"""Sides -> Effects: what each difference means. Runs every family, and gives the plainest meaning to what none has seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from ispc import effects, registry
from ispc.diff import Change, Sides
from ispc.effect import CLASSES, Effect, Rule
from ispc.effects import _rest


def meaning(sides: Sides) -> tuple[Effect, ...]:
    """Every effect: the gravest first, then in the order of the document. Each change is in at least one of them.

    What was open and still is, for another reason, is for no family: nothing came, went or got wider.
    """
    settled = replace(sides, changes=tuple(one for one in sides.changes if not _still_open(one)))
    found = [one for family in registry.modules(effects).values() for one in family.find(settled)]
    seen = {(change.kind, change.key) for one in found for change in one.changes}
    left = (change for change in sides.changes if (change.kind, change.key) not in seen)
    order = {change.key: at for at, change in enumerate(sides.changes)}
    return tuple(
        sorted(
            (*found, *_rest.rest(sides, left)),
            key=lambda one: (-CLASSES.index(one.klass), order[one.changes[0].key], one.code),
        )
    )


def _still_open(change: Change) -> bool:
    """Whether both sides give only a reason why nothing is stated."""
    both = (*change.old, *change.new)
    return bool(change.old and change.new) and all(one.sort == "gap" for one in both)


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule of meaning by its code, in the order of the codes."""

    def all_rules() -> Iterator[Rule]:
        for family in registry.modules(effects).values():
            yield from family.RULES
        yield from _rest.RULES

    return MappingProxyType({one.code: one for one in sorted(all_rules(), key=lambda rule: rule.code)})
