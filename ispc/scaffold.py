"""New workspaces and new documents: the text that an author starts from, with the template's questions as comments.

Nobody starts from an empty page. A new workspace is a small partnership that compiles, to be written over. A new document
holds every field of its template, each with its question and the reason for it; a required field says that it is not yet
answered, and the rest wait behind a `#`. A document made from a sibling keeps the sibling's words and drops its history.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from textwrap import wrap

from pydantic.fields import FieldInfo
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ispc import __version__
from ispc.decode import models
from ispc.fields import spelling
from ispc.location import Source
from ispc.model.scalars import ID, NotStated
from ispc.parse import parse
from ispc.schema import schemas

HISTORY = frozenset(
    {
        "proposed",
        "agreed",
        "effective",
        "ends",
        "supersedes",
        "superseded_by",
        "signatures",
        "assurance",
        "changes",
    }
)
"""What belongs to one document's life and is not copied into another's."""

RECIPES = (".github/workflows/ispc.yml", ".gitlab-ci.yml")
"""The starter's files that install ispc. Each names the ispc that wrote it, so that a new one never changes pages unasked."""


def workspace(name: str) -> Mapping[str, str]:
    """The files of a new workspace: path -> text."""
    starter = dict(_texts(files("ispc") / "starter", ""))
    starter["ispc.yaml"] = starter["ispc.yaml"].replace(
        "name: Northmere Partnership", f"name: {_scalar(name)}"
    )
    for recipe in RECIPES:
        starter[recipe] = starter[recipe].replace("isp-compiler\n", f"isp-compiler=={__version__}\n")
    return starter | {f"schemas/{file}": text for file, text in schemas().items()}


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for found in sorted(folder.iterdir(), key=lambda one: one.name):
        if found.is_dir():
            name = found.name.replace("dot-", ".", 1) if found.name.startswith("dot-") else found.name
            yield from _texts(found, f"{prefix}{name}/")
        else:
            name = found.name.replace("dot-", ".", 1) if found.name.startswith("dot-") else found.name
            yield prefix + name, found.read_text("utf-8")


def unfit(identity: str) -> str | None:
    """Why a name cannot be a document's id; None where it can."""
    if re.fullmatch(ID[1:-1], identity):
        return None
    return f"`{identity}` cannot be an id: use small letters, digits and hyphens, starting with a letter"


def document(kind: str, identity: str) -> str:
    """A new document of a kind. `identity` gives it a first title."""
    model = models()[kind]
    title = identity.replace("-", " ").capitalize()
    lines = [f"# yaml-language-server: $schema=../schemas/{kind}.schema.json", f"kind: {kind}", ""]
    fields = {spelling(name, info): info for name, info in model.model_fields.items()}
    for key in sorted(fields, key=lambda key: (not fields[key].is_required(), key != "title")):
        if key != "kind":
            lines += [*_question(fields[key]), *_answer(key, fields[key], title), ""]
    return "\n".join(lines).rstrip() + "\n"


def _question(info: FieldInfo) -> Iterator[str]:
    why = info.json_schema_extra.get("why", "") if isinstance(info.json_schema_extra, dict) else ""
    for text in (f"{info.title}. {info.description}", f"Why we ask: {why}"):
        yield from (f"# {line}" for line in wrap(text, 110))


def _answer(key: str, info: FieldInfo, title: str) -> Iterator[str]:
    example = (info.examples or [""])[0]
    if key == "title":
        yield f"title: {_scalar(title)}"
    elif info.is_required() and _may_be_not_stated(info):
        yield from (f"# {line}" for line in _yaml({key: example}))
        yield f"{key}: {{not_stated: not yet answered}}"
    elif info.is_required():
        yield "# Replace this example."
        yield from _yaml({key: example})
    else:
        yield from (f"# {line}" for line in _yaml({key: example}))


def _may_be_not_stated(info: FieldInfo) -> bool:
    return NotStated.__name__ in repr(info.annotation)


def _yaml(data: object) -> list[str]:
    out = io.StringIO()
    yaml = YAML()
    yaml.width = 100
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump(data, out)
    return out.getvalue().splitlines()


def _scalar(text: str) -> str:
    out = io.StringIO()
    YAML().dump([DoubleQuotedScalarString(text)], out)
    return out.getvalue().removeprefix("- ").strip()


def copy(source: Source, kind: str) -> str:
    """A sibling's text as the start of a new document: its comments and words stay, its history and edition go.

    Raises ValueError where the sibling is of another kind or cannot be read.
    """
    tree = parse(source).value
    if tree is None or not isinstance(tree.data, dict) or tree.data.get("kind") != kind:
        raise ValueError(f"{source.name} is not a readable document of kind `{kind}`")
    lines = source.data.decode("utf-8-sig").splitlines()
    starts = sorted((span.line - 1, str(path[0])) for path, span in tree.keys.items() if len(path) == 1)
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    kept = lines[: starts[0][0]]
    for (start, key), end in zip(starts, ends, strict=True):
        if key == "edition":
            kept.append('edition: "1"')
        elif key not in HISTORY:
            kept += lines[start:end]
    return "\n".join(kept).rstrip() + "\n"
