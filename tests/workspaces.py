"""The good workspace that tests start from, and how a few lines of YAML are laid over it.

`compiled()` compiles `ispc/starter`. `compiled(snippet)` first lays a snippet over it, as the manual page of a rule
shows it: a mapping is merged key by key, a list whose items can be told apart is merged item by item, anything else
takes the old one's place, `key: (remove)` takes a key away, and `remove: (remove)` the list item it stands in. A snippet changes `protocol` unless a line `# in NAME`
says which document the lines below it change; a document that is not there yet is made.
"""

from __future__ import annotations

import datetime
import io
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from ispc.corpus import Corpus, Occasion
from ispc.decode import decode
from ispc.inherit import inherit
from ispc.law import catalogue
from ispc.location import Source
from ispc.parse import parse
from ispc.pipeline import Compiled, compile_sources
from ispc.resolve import resolve

BASE = Path(__file__).parent.parent / "ispc" / "starter"
BESIDE = Path(__file__).parent / "cases" / "beside"
"""Documents that the good workspace does without. One is there, good as well, once a snippet names it."""
TODAY = datetime.date(2026, 11, 21)
KEYS = ("id", "organisation", "class", "population", "term", "party", "who", "clause", "gate")
REMOVE = "(remove)"


def documents(root: Path) -> list[Path]:
    """The documents of a workspace on the disk, in the order of their names. Records of approval are none."""
    return [path for path in sorted((root / "protocols").rglob("*.yaml")) if "approvals" not in path.parts]


def compiled(snippet: str = "", *, today: datetime.date = TODAY, stage: Any = "review") -> Compiled:
    return compile_sources(sources(snippet), Occasion(today, stage))


@cache
def corpus(snippet: str = "") -> Corpus:
    """The same corpus without the rules' findings, which take most of the time. Only for a workspace that can be read whole."""
    documents = [decode(tree).value for one in sources(snippet) if (tree := parse(one).value) is not None]
    resolved = resolve([one for one in documents if one is not None], catalogue(), []).value
    assert resolved is not None
    settled = inherit(resolved).value
    assert settled is not None
    return settled


def sources(snippet: str = "") -> tuple[Source, ...]:
    documents, laid_over = dict(_base()), set[str]()
    for name, lines in _parts(snippet):
        laid_over.add(name)
        laid = _lay(documents.get(name) or _beside(name), _plain(lines))
        documents[name] = laid
    return tuple(
        Source(
            f"protocols/{name}.yaml", (_untouched(name) if name not in laid_over else _written(data)).encode()
        )
        for name, data in sorted(documents.items())
        if data
    )


@cache
def _untouched(name: str) -> str:
    """A document of the good workspace as no snippet has changed it: written once, since writing takes most of the time."""
    return _written(dict(_base())[name])


def _beside(name: str) -> Any:
    path = BESIDE / f"{name}.yaml"
    return _plain(path.read_text()) if path.is_file() else {}


@cache
def _base() -> tuple[tuple[str, Any], ...]:
    return tuple(
        (path.stem, _plain(path.read_text())) for path in sorted((BASE / "protocols").glob("*.yaml"))
    )


def _parts(snippet: str) -> Iterator[tuple[str, str]]:
    name, lines = "protocol", list[str]()
    for line in snippet.splitlines():
        found = re.fullmatch(r"\s*# in ([a-z0-9-]+)\s*", line)
        if found:
            if "".join(lines).strip():
                yield name, "\n".join(lines)
            name, lines = found[1], []
        else:
            lines.append(line)
    if "".join(lines).strip():
        yield name, "\n".join(lines)


def _plain(text: str) -> Any:
    return _texts(YAML(typ="safe", pure=True).compose(textwrap.dedent(text)))


def _texts(node: Any) -> Any:
    """The data of a YAML node with every scalar as text, as the compiler reads it."""
    if node is None:
        return {}
    if isinstance(node.value, str):
        return node.value
    if node.id == "mapping":
        return {key.value: _texts(value) for key, value in node.value}
    return [_texts(item) for item in node.value]


def _lay(under: Any, over: Any) -> Any:
    if isinstance(over, dict) and "not_stated" in over:
        return over
    if isinstance(under, dict) and isinstance(over, dict):
        merged = {key: _lay(under.get(key), value) if key in under else value for key, value in over.items()}
        return {key: value for key, value in {**under, **merged}.items() if value != REMOVE}
    if isinstance(under, list) and isinstance(over, list) and all(isinstance(one, dict) for one in over):
        return _lay_items(under, over)
    return over


def _lay_items(under: list[Any], over: list[Any]) -> list[Any]:
    result = list(under)
    for item in over:
        at = next(
            (place for place, old in enumerate(result) if isinstance(old, dict) and _same(old, item)), None
        )
        if at is None:
            result.append(item)
        elif item.get("remove") == REMOVE:
            result[at] = None
        else:
            result[at] = _lay(result[at], item)
    return [item for item in result if item is not None]


def _same(old: dict[str, Any], new: dict[str, Any]) -> bool:
    named = [key for key in KEYS if key in new]
    return bool(named) and all(
        old.get(key) == new.get(key) for key in named[:1] + [k for k in ("service",) if k in new]
    )


def _written(data: Any) -> str:
    out = io.StringIO()
    yaml = YAML()
    yaml.default_flow_style = False
    yaml.width = 4096
    yaml.dump(_quoted(data), out)
    return out.getvalue()


def _quoted(data: Any) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(data, dict):
        return {key: _quoted(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_quoted(item) for item in data]
    return DoubleQuotedScalarString(data)


def tree_data(source: Source) -> Any:
    """What the loader reads in a source: plain data, every scalar as text."""
    parsed = parse(source)
    assert parsed.value is not None
    return parsed.value.data
