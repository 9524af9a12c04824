"""Corpus -> Corpus: framework -> protocol -> exchange. Each document gets the clauses that hold for it, and who said each.

A child adds to its parent's clauses or narrows them. Where it says something else in the place of its parent's words,
`changes_to_parent` must say why; nothing is dropped and nothing is silently replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from ispc.corpus import Corpus, Effective
from ispc.diagnostic import Diagnostic, Label, Outcome, Severity
from ispc.document import Document
from ispc.fields import spelling
from ispc.lineage import chain
from ispc.link import link
from ispc.location import Address, Path
from ispc.model.control import Controlled
from ispc.model.governance import Baseline
from ispc.model.prose import Words
from ispc.model.scalars import Model

KEYS = ("id", "population", "term", "who")
"""What tells the items of an inherited list apart, the first that an item has."""

NEVER_INHERITED = frozenset({"changes_to_parent"})


@dataclass(frozen=True, slots=True)
class _Merged:
    """A merged value, the fields that said its parts, and the parent's fields that the child replaced."""

    value: Any
    origins: Mapping[Path, Address]
    replaced: tuple[tuple[Path, Address, Address], ...] = ()


def inherit(corpus: Corpus) -> Outcome[Corpus]:
    """Give every governed document its effective clauses."""
    effective: dict[str, Effective] = {}
    findings: list[Diagnostic] = []
    for identity, document in corpus.documents.items():
        if not isinstance(document.content, Controlled):
            continue
        parents = chain(document, corpus.documents)
        merged = _baseline(document, parents)
        findings += _unexplained(document, merged)
        effective[identity] = link(document, parents, merged.value, merged.origins, corpus)
    return Outcome(replace(corpus, effective=MappingProxyType(effective)), tuple(findings))


def _baseline(document: Document, parents: tuple[Document, ...]) -> _Merged:
    lineage = [one for one in (document, *parents) if isinstance(one.content, Baseline)]
    merged = _own(lineage[-1])
    for child in reversed(lineage[:-1]):
        merged = _under(merged, _own(child), ())
    return merged


def _own(document: Document) -> _Merged:
    """A document's own clauses, cut down to those that are inherited."""
    fields = {name: getattr(document.content, name) for name in Baseline.model_fields}
    value = Baseline.model_construct(**fields)
    origins: dict[Path, Address] = {
        (spelling(name, Baseline.model_fields[name]),): document.at(name)
        for name, held in fields.items()
        if held is not None
    }
    return _Merged(value, origins)


def _under(parent: _Merged, child: _Merged, path: Path) -> _Merged:
    """The parent's value with the child's over it, at one path of the merged clauses."""
    if child.value is None or parent.value is None:
        return parent if child.value is None else child
    if _is_set(parent.value) and type(parent.value) is type(child.value):
        return _fields(parent, child, path)
    if (
        isinstance(parent.value, tuple)
        and isinstance(child.value, tuple)
        and _key(parent.value + child.value)
    ):
        return _items(parent, child, path)
    was, now = _said(parent, path), _said(child, path)
    replaced = ((path, was, now),) if parent.value != child.value else ()
    return _Merged(child.value, {path: now}, (*parent.replaced, *child.replaced, *replaced))


def _is_set(value: object) -> bool:
    return isinstance(value, Model) and not isinstance(value, Words)


def _said(merged: _Merged, path: Path) -> Address:
    for cut in range(len(path), 0, -1):
        if path[:cut] in merged.origins:
            found = merged.origins[path[:cut]]
            return Address(found.document, found.path + path[cut:])
    raise KeyError(path)


def _fields(parent: _Merged, child: _Merged, path: Path) -> _Merged:
    values: dict[str, object] = {}
    origins: dict[Path, Address] = {}
    replaced = [*parent.replaced, *child.replaced]
    for name, info in type(child.value).model_fields.items():
        if not path and name in NEVER_INHERITED:
            values[name] = getattr(child.value, name)
            continue
        here = (*path, spelling(name, info))
        one = _under(_part(parent, name, here), _part(child, name, here), here)
        values[name] = one.value
        if one.value is not None:
            origins |= one.origins
            replaced += one.replaced
    return _Merged(type(child.value).model_construct(**values), origins, tuple(replaced))


def _part(merged: _Merged, name: str, here: Path) -> _Merged:
    value = getattr(merged.value, name)
    if value is None:
        return _Merged(None, {})
    inside = {path: said for path, said in merged.origins.items() if path[: len(here)] == here}
    return _Merged(value, inside or {here: _said(merged, here)})


def _items(parent: _Merged, child: _Merged, path: Path) -> _Merged:
    key = _key(parent.value + child.value)
    said_by_child = {str(getattr(item, key)): place for place, item in enumerate(child.value)}
    values: list[object] = []
    origins: dict[Path, Address] = {}
    replaced = []
    for place, item in enumerate(parent.value):
        name = str(getattr(item, key))
        own = said_by_child.pop(name, None)
        said = _said(parent, (*path, place)) if own is None else _said(child, (*path, own))
        if own is not None and child.value[own] != item:
            replaced.append(((*path, name), _said(parent, (*path, place)), said))
        origins[(*path, len(values))] = said
        values.append(item if own is None else child.value[own])
    for place in said_by_child.values():
        origins[(*path, len(values))] = _said(child, (*path, place))
        values.append(child.value[place])
    return _Merged(tuple(values), origins, (*parent.replaced, *child.replaced, *replaced))


def _key(items: tuple[object, ...]) -> str:
    return next((key for key in KEYS if all(hasattr(item, key) for item in items)), "")


def _unexplained(document: Document, merged: _Merged) -> Iterator[Diagnostic]:
    """A clause that stands in the place of the parent's without a reason."""
    reasons = {one.clause for one in getattr(document.content, "changes_to_parent", None) or ()}
    for path, was, now in merged.replaced:
        clause = "/".join(map(str, path))
        if now.document != document.id or any(
            clause == said or clause.startswith(said + "/") for said in reasons
        ):
            continue
        yield Diagnostic(
            "override-without-reason",
            Severity.ERROR,
            f"`{clause}` says something else than `{was.document}`, and gives no reason",
            now,
            related=(Label(was, "the clause above it"),),
            help=f"remove it, or add `{{clause: {clause}, because: ...}}` to `changes_to_parent`",
        )
