"""A local template: a JSON Schema that asks for more than the base template, checked and located like all else.

A region or a board may require what the nation does not. A profile is one JSON file: under `$defs` it has a schema for each
kind that it has something to say of. It only adds: what the base template refuses stays refused. It may not hold patterns,
which could be made to run for ever, nor references out of itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.document import Document
from ispc.location import Path, Source, Span
from ispc.show import show as shown

REFUSED = ("pattern", "patternProperties", "$dynamicRef", "$id")


@dataclass(frozen=True, slots=True)
class Profile:
    """A local template: its title, and a schema for each kind it speaks of."""

    name: str
    title: str
    kinds: Mapping[str, Any]


def read_profile(source: Source) -> Outcome[Profile]:
    """A profile's file -> profile."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    try:
        data = json.loads(source.data)
        kinds = data["$defs"]
        Draft202012Validator.check_schema(data)
        if (word := next(_refused(data), None)) is not None:
            raise ValueError(f"{_quoted(word)} may not be used in a profile")
        return Outcome(Profile(source.name, str(data.get("title", source.name)), kinds))
    except SchemaError as error:
        return Outcome(None, (_unfit(source, f"the profile is no JSON Schema: {error.message[:120]}"),))
    except json.JSONDecodeError as error:
        return Outcome(
            None, (_unfit(source, f"the profile is not JSON: {error.msg}", error.lineno, error.colno),)
        )
    except (KeyError, TypeError, AttributeError, RecursionError):
        return Outcome(None, (_unfit(source, "the profile has no `$defs` with a schema for each kind"),))
    except ValueError as error:
        return Outcome(None, (_unfit(source, str(error)),))


def _refused(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in REFUSED or (key == "$ref" and not str(value).startswith("#")):
                yield key
            yield from _refused(value)
    elif isinstance(node, list):
        for one in node:
            yield from _refused(one)


def _unfit(source: Source, message: str, line: int = 1, column: int = 1) -> Diagnostic:
    return Diagnostic(
        "profile-unfit",
        Severity.ERROR,
        message,
        Span(source.name, line, column, line, column),
        help="mend the profile, or take it out of `profiles` in ispc.yaml",
    )


def against(profile: Profile, document: Document) -> Iterator[Diagnostic]:
    """What the local template asks of a document and does not find."""
    from jsonschema import Draft202012Validator

    asked = profile.kinds.get(document.kind)
    if asked is None:
        return
    whole = {"$defs": profile.kinds, **asked}
    for error in Draft202012Validator(whole).iter_errors(document.tree.data):
        path: Path = tuple(error.absolute_path)
        where = (
            document.tree.key_span(path)
            if path and error.validator == "required"
            else document.tree.span(path)
        )
        yield Diagnostic(
            "profile",
            Severity.ERROR,
            f"{_quoted(profile.title)} {_asks(error)}",
            where,
            help="answer it, or say `{not_stated: why}` if the agreement does not",
        )


def _asks(error: Any) -> str:
    name = _quoted(error.absolute_path[-1]) if error.absolute_path else "the document"
    match error.validator:
        case "required":
            lacking = [field for field in error.validator_value if field not in error.instance]
            return f"asks for {', '.join(map(_quoted, lacking))}"
        case "enum":
            return f"allows only {', '.join(map(_quoted, error.validator_value))} for {name}"
        case "const":
            return f"asks for {_quoted(error.validator_value)} in {name}"
        case "minItems":
            return f"asks for at least {error.validator_value} items in {name}"
        case _:
            return f"is not met by {name} ({error.validator})"


def _quoted(value: object) -> str:
    return f"`{shown(str(value))}`"
