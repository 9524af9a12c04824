"""The schemas: fresh, complete in what they say of each field, and of one mind with the models."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ispc.decode import models
from ispc.schema import schema, schemas
from ispc.tree import Node
from tests.workspaces import sources
from tests.workspaces import tree_data as data_of

HERE = Path(__file__).parent.parent / "schemas"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schemas_in_the_repository_are_fresh(name: str) -> None:
    assert (HERE / name).read_text() == schemas()[name], "run `make schema`"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schemas_are_schemas(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas()[name]))


def _properties(node: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        for name, field in node.get("properties", {}).items():
            if isinstance(field, dict) and name not in ("en",):
                yield name, field
        for value in node.values():
            yield from _properties(value)
    elif isinstance(node, list):
        for one in node:
            yield from _properties(one)


@pytest.mark.parametrize("kind", sorted(models()))
def test_every_field_has_a_title_what_to_write_an_example_and_why_we_ask(kind: str) -> None:
    fields = list(_properties(schema(models()[kind])))
    assert len(fields) > 10
    for name, field in fields:
        for key in ("title", "description", "examples", "why", "markdownDescription"):
            assert field.get(key), f"{kind}: {name} has no {key}"


def _accepts(kind: str, data: Node) -> bool:
    try:
        models()[kind].model_validate(copy.deepcopy(data))
    except ValidationError:
        return False
    return True


_VALIDATORS = {
    kind: jsonschema.Draft202012Validator(
        schema(model), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for kind, model in models().items()
}


def _agree(kind: str, data: Node) -> None:
    said = next(iter(_VALIDATORS[kind].iter_errors(data)), None)
    assert (said is None) == _accepts(kind, data), (
        f"{kind}: {said and said.message} at {said and list(said.path)}"
    )


BASE = tuple((str(data["kind"]), data) for data in map(data_of, sources()) if isinstance(data, dict))


@pytest.mark.parametrize(("kind", "data"), BASE)
def test_both_accept_the_good_documents(kind: str, data: Node) -> None:
    assert _accepts(kind, data)
    _agree(kind, data)


WORDS = ("", " ", "yes", "no", "2026-11-21", "2026-02-30", "6 months", "at once", "18", "0", "x\n", "a\nb", "north\n", "A b", "é", "not stated", "01632 960000", "x" * 301, "https://a.example", "a@b")  # fmt: skip


def _paths(node: Node, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _paths(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _paths(value, (*path, place))


def _mutated(data: Node, chance: random.Random) -> Node:
    """The data with one small change anywhere: a text, a key or an item changed, moved, doubled or taken away."""
    data = copy.deepcopy(data)
    *way, last = chance.choice([path for path in _paths(data) if path])
    node: Any = data
    for step in way:
        node = node[step]
    match chance.randrange(6):
        case 0:
            del node[last]
        case 1:
            node[last] = [node[last]]
        case 2:
            node[last] = {"not_stated": chance.choice(WORDS)}
        case 3:
            node[last] = chance.choice(WORDS)
        case 4 if isinstance(node, dict):
            node[chance.choice(("unknown", "id", "who", "class", "service", "en"))] = chance.choice(WORDS)
        case _:
            node[last] = [] if chance.random() < 0.5 else {}
    return data


def test_both_agree_on_mutated_documents() -> None:
    chance = random.Random(0)
    verdicts = []
    for _ in range(3000):
        kind, data = chance.choice(BASE)
        mutated = _mutated(data, chance)
        _agree(kind, mutated)
        verdicts.append(_accepts(kind, mutated))
    assert 300 < sum(verdicts) < 2700


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_both_agree_on_any_text_in_any_field(data: st.DataObject) -> None:
    kind, document = data.draw(st.sampled_from(BASE))
    *way, last = data.draw(st.sampled_from([path for path in _paths(document) if path]))
    changed = copy.deepcopy(document)
    node: Any = changed
    for step in way:
        node = node[step]
    node[last] = data.draw(st.text(max_size=40).filter(lambda text: "\0" not in text))
    _agree(kind, changed)
