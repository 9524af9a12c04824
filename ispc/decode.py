"""Tree -> Document: pick the kind, type every field, and say in plain words what does not fit the template.

pydantic finds the faults; the words are ours. Each finding stands at the value or key that the author wrote, and one
slip gives one finding: a misspelt field is not also reported as missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from ispc import kinds, registry
from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.document import Document
from ispc.fields import declared
from ispc.location import Path
from ispc.model.scalars import ID, Model
from ispc.suggest import nearest
from ispc.tree import Node, Tree


def models() -> Mapping[str, type[Model]]:
    """The kinds of document: public name -> model."""
    return {name: module.MODEL for name, module in registry.modules(kinds).items()}


def document_id(source: str) -> str:
    return PurePosixPath(source).stem


def decode(tree: Tree) -> Outcome[Document]:
    """Type one tree as the kind of document that it says it is."""
    root = tree.data
    assert isinstance(root, dict)  # noqa: S101  # parse gives a mapping or nothing
    problem = _identity(tree, root)
    if problem is not None:
        return Outcome(None, (problem,))
    kind = str(root["kind"])
    identity = document_id(tree.source)
    try:
        content = models()[kind].model_validate(root)
    except ValidationError as error:
        return Outcome(None, faults(error, tree, models()[kind]))
    return Outcome(Document(identity, kind, content, tree))


def _identity(tree: Tree, root: dict[str, Node]) -> Diagnostic | None:
    if not re.fullmatch(ID[1:-1], document_id(tree.source)):
        return Diagnostic(
            "document-id",
            Severity.ERROR,
            f"`{document_id(tree.source)}` cannot be a document's id",
            tree.span(()),
            help="rename the file: small letters, digits and hyphens, starting with a letter",
        )
    kind = root.get("kind")
    known = sorted(models())
    if kind is None:
        return Diagnostic(
            "kind-missing",
            Severity.ERROR,
            "the file does not say what kind of document it is",
            tree.span(()),
            help=f"start the file with `kind:` and one of {_choice(known)}",
        )
    if kind not in known:
        near = nearest(str(kind), known)
        return Diagnostic(
            "kind-unknown",
            Severity.ERROR,
            f"there is no kind of document called `{_shown(kind)}`",
            tree.span(("kind",)),
            caret=_did_you_mean(near),
            help=f"write one of {_choice(known)}",
        )
    return None


def faults(error: ValidationError, tree: Tree, model: type[Model]) -> tuple[Diagnostic, ...]:
    """What pydantic found in a tree, as findings in our words."""
    return tuple(_findings(error.errors(include_url=False), tree, model))


def _findings(errors: Sequence[Any], tree: Tree, model: type[Model]) -> Iterator[Diagnostic]:
    placed = _without_echoes([(_place(error["loc"], tree.data), error) for error in errors])
    missing = {path for path, error in placed if error["type"] == "missing"}
    corrected: set[Path] = set()
    found: list[Diagnostic] = []
    for path, error in placed:
        if error["type"] == "extra_forbidden":
            siblings = list(declared(model, path[:-1], tree.data))
            near = nearest(str(path[-1]), siblings)
            corrected |= {(*path[:-1], name) for name in near[:1]} & missing
            found.append(_unknown(path, near, siblings, tree))
    for path, error in placed:
        if error["type"] == "extra_forbidden" or path in corrected:
            continue
        found.append(_explain(path, error, tree))
    yield from found


def _without_echoes(placed: list[tuple[Path, Any]]) -> list[tuple[Path, Any]]:
    """A list whose items are at fault is not also too short."""
    inside = {path[:length] for path, _ in placed for length in range(len(path))}
    return [(path, error) for path, error in placed if error["type"] != "too_short" or path not in inside]


def _place(loc: Sequence[str | int], root: Node) -> Path:
    """The path of an error in the tree: pydantic's own steps (union tags, readings) are left out."""
    node: Node | None = root
    path: list[str | int] = []
    for position, step in enumerate(loc):
        if isinstance(node, dict) and isinstance(step, str):
            if step in node:
                node = node[step]
                path.append(step)
            elif position == len(loc) - 1 and step not in ("stated", "gap"):
                path.append(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
            path.append(step)
    return tuple(path)


def _unknown(path: Path, near: tuple[str, ...], siblings: list[str], tree: Tree) -> Diagnostic:
    if " " in str(path[-1]) and _at(path, tree.data) == "":
        return Diagnostic(
            "comma-in-braces",
            Severity.ERROR,
            f"a comma cut the text short before `{_shown(path[-1])}`",
            tree.key_span(path),
            help="inside { } a comma starts a new field: put quotation marks round the whole text",
        )
    return Diagnostic(
        "field-unknown",
        Severity.ERROR,
        f"the template has no field `{_shown(path[-1])}` here",
        tree.key_span(path),
        caret=_did_you_mean(near),
        help=f"write `{near[0]}`" if near else f"the fields here are {_choice(sorted(siblings)[:12])}",
    )


def _at(path: Path, node: Node) -> Node:
    for step in path:
        node = node[step]  # type: ignore[index]  # the path was found in this tree
    return node


def _explain(path: Path, error: Any, tree: Tree) -> Diagnostic:
    name = _shown(
        path[-1] if path and isinstance(path[-1], str) else (path[-2] if len(path) > 1 else "the document")
    )
    kind, context = error["type"], error.get("ctx", {})
    where = tree.span(path)
    if kind == "missing":
        return Diagnostic(
            "field-missing",
            Severity.ERROR,
            f"`{path[-1]}` is missing",
            tree.key_span(path[:-1]) if len(path) > 1 else where,
            help=f"add `{path[-1]}:`, or write `{path[-1]}: {{not_stated: why}}` if the agreement does not say",
        )
    if kind == "literal_error":
        return Diagnostic(
            "word-unknown",
            Severity.ERROR,
            f"`{_shown(error['input'])}` is not one of the words for `{name}`",
            where,
            caret=_did_you_mean(nearest(str(error["input"]), _expected(context))),
            help=f"write one of {_choice(_expected(context))}",
        )
    if kind in ("dict_type", "model_type", "model_attributes_type", "mapping_type"):
        return _shape(name, where, "a set of fields, each on a line of its own")
    if kind in ("tuple_type", "list_type"):
        return _shape(name, where, "a list, each item on a line that starts with a hyphen")
    if kind in ("string_type", "is_instance_of", "date_type", "int_type", "bool_type", "dataclass_type"):
        return _shape(name, where, "plain text")
    if kind == "too_short":
        return Diagnostic(
            "field-empty",
            Severity.ERROR,
            f"`{name}` is an empty list",
            where,
            help="add an item, or remove the field",
        )
    if kind == "empty":
        return Diagnostic(
            "field-empty",
            Severity.ERROR,
            f"`{name}` is empty",
            where,
            help="write it, write `{not_stated: why}`, or remove the field",
        )
    return Diagnostic(kind.replace("_", "-"), Severity.ERROR, f"`{name}`: {_lower(error['msg'])}", where)


def _shape(name: str, where: Any, wanted: str) -> Diagnostic:
    return Diagnostic("wrong-shape", Severity.ERROR, f"`{name}` must be {wanted}", where)


def _expected(context: Mapping[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(context.get("expected", "")))


def _choice(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _did_you_mean(near: Sequence[str]) -> str:
    return f"did you mean `{near[0]}`?" if near else ""


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _lower(text: str) -> str:
    return text.removeprefix("Value error, ").removesuffix(".")
