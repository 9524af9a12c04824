"""Models -> JSON Schemas, for the editor and for partners: what the template asks, and why, at the author's cursor.

They are made from the models that the compiler itself reads with, so an editor and `ispc check` say the same. They are
of the draft 2020-12, stand alone, and name no address that anyone would fetch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from ispc.decode import models
from ispc.language.lists import WordList
from ispc.model.scalars import Model
from ispc.workspace import Workspace

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schemas() -> Mapping[str, str]:
    """Every schema by its file name, as text with a line feed at its end."""
    made = {f"{kind}.schema.json": schema(model) for kind, model in models().items()}
    made["workspace.schema.json"] = schema(Workspace)
    made["words.schema.json"] = schema(WordList)
    return {name: json.dumps(one, indent=1, ensure_ascii=False) + "\n" for name, one in made.items()}


def schema(model: type[Model]) -> Schema:
    """The schema of one kind of document."""
    raw = model.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": DIALECT, **cast(Schema, _tidy(raw))}


def _tidy(node: object) -> object:
    """Take away what is only pydantic's: nulls, which YAML's empty values never are, and defaults of nothing."""
    if isinstance(node, list):
        return [_tidy(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept: Schema = {
        key: _tidy(value) for key, value in node.items() if not (key == "default" and value is None)
    }
    if isinstance(kept.get("properties"), dict):
        kept["properties"] = {name: _described(field) for name, field in kept["properties"].items()}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    choices = [one for one in kept.get("anyOf", []) if one != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return {**choices[0], **kept}
    return {**kept, "anyOf": choices} if choices else kept


def _described(field: Schema) -> Schema:
    """What an editor shows at the cursor: what to write, and why we ask."""
    if "why" not in field:
        return field
    shown = f"{field['description']}\n\n**Why we ask.** {field['why']}"
    readers = [
        name
        for letter, name in (("S", "boards"), ("M", "managers"), ("F", "the front line"))
        if letter in field["to"]
    ]
    if readers:
        shown += f"\n\nShown to {' and '.join(', '.join(readers).rsplit(', ', 1))}."
    hidden = {key: value for key, value in field.items() if key not in ("to", "internal")}
    return {**hidden, "markdownDescription": shown}
