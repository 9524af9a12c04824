"""`ispc.yaml`: what a workspace says of itself, its partnership's name, notice and looks, and the profiles it asks for.

It is data, never code. A page that stands in a file share must still say whose it is, so the name is required.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import ValidationError, WithJsonSchema

from ispc.decode import faults
from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.location import Source, Span
from ispc.model.prose import Line
from ispc.model.scalars import Many, Model, ask, fits
from ispc.parse import parse
from ispc.tree import Tree

NAME = "ispc.yaml"

_COLOUR = r"^#[0-9a-fA-F]{6}$"
_FILE = r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\.[a-z0-9]{1,5}$"


Colour = Annotated[
    str,
    fits(_COLOUR, "not-a-colour", "`{text}` is not a colour such as #1d4f6e"),
    WithJsonSchema({"type": "string", "pattern": _COLOUR}),
]
FileName = Annotated[
    str,
    fits(
        _FILE, "not-a-file-name", "`{text}` is not a file of this workspace: small letters, digits, hyphens"
    ),
    WithJsonSchema({"type": "string", "pattern": _FILE}),
]


class Workspace(Model):
    """The settings of one partnership's workspace."""

    name: Line = ask(
        "Name",
        "The partnership's name.",
        "It stands at the head of every page.",
        "Northmere Partnership",
        to="SMF",
    )
    notice: Line | None = ask(
        "Notice",
        "A line for every page.",
        "For example that the documents are an illustration.",
        "An illustrative example.",
        to="SMF",
        default=None,
    )
    colour: Colour = ask(
        "Colour",
        "The partnership's colour.",
        "Readers know their own partnership's pages.",
        "#1d4f6e",
        internal="a setting of the page, not words on it",
        default="#1d4f6e",
    )
    accent: Colour = ask(
        "Second colour",
        "A second colour.",
        "For rules and marks.",
        "#b8860b",
        internal="a setting of the page, not words on it",
        default="#b8860b",
    )
    logo: FileName | None = ask(
        "Logo",
        "A PNG file in the workspace.",
        "It stands at the head of every page.",
        "layers/logo.png",
        internal="a setting of the page, not words on it",
        default=None,
    )
    profiles: Many[FileName] | None = ask(
        "Profiles",
        "Local templates: JSON Schemas that ask for more than the base template.",
        "A region may require what the nation does not.",
        ["schemas/profiles/northmere.json"],
        internal="names files that add checks; no reader needs it",
        default=None,
    )
    words: FileName | None = ask(
        "Words",
        "The partnership's own word list.",
        "Every partnership has words that its own readers do not know, and some that it has settled on.",
        "words.yaml",
        internal="names a file that adds checks; no reader needs it",
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """A decoded `ispc.yaml` and its tree."""

    workspace: Workspace
    tree: Tree


def read_settings(source: Source) -> Outcome[Settings]:
    """`ispc.yaml` -> settings."""
    parsed = parse(source)
    if parsed.value is None:
        return Outcome(None, parsed.findings)
    try:
        return Outcome(Settings(Workspace.model_validate(parsed.value.data), parsed.value), parsed.findings)
    except ValidationError as error:
        return Outcome(None, (*parsed.findings, *faults(error, parsed.value, Workspace)))


def missing(name: str = NAME) -> Diagnostic:
    """The finding for a folder that is no workspace."""
    return Diagnostic(
        "no-workspace",
        Severity.ERROR,
        f"there is no `{name}` here or in a folder above",
        Span(name, 1, 1, 1, 1),
        help="go to your workspace, or make one with `ispc init DIR`",
    )
