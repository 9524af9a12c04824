"""YAML events as plain data with positions, refusing every part of YAML that a partner's file should not use.

The events come from the C parser where it is installed and from the pure one elsewhere; what is built from them, and
what is refused, is decided here, once for both. Depth and size are counted on the events, so a bomb is refused before
anything grows. Positions are kept as four numbers and become a `Span` only when somebody asks: most never are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, cast

from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ispc import characters
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.location import Path, Span
from ispc.parse.scalars import (
    ODD_SIGNS,
    bracket_findings,
    plain_findings,
    quoted_findings,
    word_findings,
)
from ispc.parse.spans import Place, block_text_place, collection_place, empty_place, place_of
from ispc.parse.syntax import no_fields
from ispc.parse.text import Text
from ispc.tree import Node

DEEPEST = 32
MOST_NODES = 100_000
LONGEST_TEXT = 100_000
LONGEST_KEY = 200
MOST_ERRORS = 1000


class Events(Protocol):
    """What both parsers offer: the next event, whose kind is its class."""

    def get_event(self) -> Any: ...


class TooMuchError(Exception):
    """The file passes a limit. The finding that says so has been recorded; nothing after it is read."""


class Composer:
    """Builds the tree of one text from its events. `findings` grow as it goes; `last` is where the reading stands."""

    def __init__(self, text: Text, events: Events) -> None:
        self.text = text
        self.findings: list[Diagnostic] = []
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.last: Any = None
        self._next = events.get_event
        self._before: Any = None
        self._nodes = 0
        self._errors = 0
        self._brackets = 0
        self._quiet = False
        self._odd_signs = any(sign.search(text.content) for sign in ODD_SIGNS)

    def document(self) -> dict[str, Node]:
        """The fields of the one document of the stream.

        Raises `TooMuchError` where no more can be read, and whatever the parser raises.
        """
        event = self._next()
        while not isinstance(event, (DocumentStartEvent, StreamEndEvent)):
            event = self._next()
        root = event if isinstance(event, StreamEndEvent) else self._next()
        if not isinstance(root, MappingStartEvent):
            self._no_fields(root)
            raise TooMuchError
        data = cast(dict[str, Node], self._value(root, (), 1))
        self._one_document()
        if not data and not self._errors:
            self._no_fields(root)
        return data

    def _no_fields(self, root: Any) -> None:
        self.last = root
        if isinstance(root, AliasEvent):
            self._anchor(root, f"`*{root.anchor}` repeats another part of the file by reference")
        elif isinstance(root, SequenceStartEvent):
            self._add(no_fields(self.text, root, "a list where it should be fields"))
        elif isinstance(root, ScalarEvent) and root.value:
            self._next()
            self._add(no_fields(self.text, root, "a text without fields"))
        else:
            advice = "write the document's fields, the first of which is `kind:`, or delete the file"
            self._refuse("yaml-empty", "the file has no fields", (1, 1, 1, 1), advice)

    def _one_document(self) -> None:
        event = self._next()
        while isinstance(event, DocumentEndEvent):
            if event.explicit and not self._blank_after(event.start_mark.line + 1):
                return
            event = self._next()
        if isinstance(event, DocumentStartEvent):
            self._second_document(event.start_mark.line)

    def _blank_after(self, line: int) -> bool:
        for number in range(line, len(self.text.lines)):
            rest = self.text.lines[number].strip(" \t")
            if rest and not rest.startswith("#") and rest != "...":
                self._second_document(number)
                return False
        return True

    def _second_document(self, line: int) -> None:
        width = len(self.text.lines[line])
        self._refuse(
            "yaml-second-document",
            "a second document starts here, and a file holds one",
            (line + 1, 1, line + 1, width + 1),
            "move what follows to a file of its own, or delete the line of dashes or dots",
        )

    def _value(self, event: Any, path: Path, depth: int) -> Node:
        self._count(event)
        kind = type(event)
        if kind is AliasEvent:
            self._anchor(event, f"`*{event.anchor}` repeats another part of the file by reference")
            self.values[path] = place_of(event)
            return ""
        if event.anchor is not None:
            self._anchor(event, f"`&{event.anchor}` names a part of the file so that it can be repeated")
        if event.tag is not None:
            self._tag(event)
        if kind is ScalarEvent:
            self.values[path] = self._scalar_place(event)
            return self._scalar(event)
        if depth > DEEPEST:
            self._quiet = False
            self._refuse(
                "yaml-too-deep",
                f"this is nested more than {DEEPEST} levels deep",
                place_of(event),
                "close the brackets that were left open, or write the parts one below another",
            )
            raise TooMuchError
        if kind is MappingStartEvent:
            return self._mapping(event, path, depth)
        return self._sequence(event, path, depth)

    def _mapping(self, start: Any, path: Path, depth: int) -> dict[str, Node]:
        data: dict[str, Node] = {}
        self._brackets += bool(start.flow_style)
        inside = path
        while type(event := self._next()) is not MappingEndEvent:
            key, place = self._key(event, depth)
            inside = (*path, key)
            if key in data:
                self._duplicate(key, place, self.keys[inside])
                self._value(self._next(), (*inside, "again"), depth + 1)
                continue
            self.keys[inside] = place
            data[key] = ""
            data[key] = self._value(self._next(), inside, depth + 1)
        if start.flow_style:
            self._leave_brackets(start, event, path)
        self.values[path] = collection_place(start, event, self.values[inside] if data else None)
        return data

    def _sequence(self, start: Any, path: Path, depth: int) -> list[Node]:
        data: list[Node] = []
        self._brackets += bool(start.flow_style)
        inside = path
        while type(event := self._next()) is not SequenceEndEvent:
            inside = (*path, len(data))
            data.append(self._value(event, inside, depth + 1))
        if start.flow_style:
            self._leave_brackets(start, event, path)
        self.values[path] = collection_place(start, event, self.values[inside] if data else None)
        return data

    def _key(self, event: Any, depth: int) -> tuple[str, Place]:
        if type(event) is not ScalarEvent:
            return self._odd_key(event, depth)
        self._count(event)
        if event.anchor is not None:
            self._anchor(event, f"`&{event.anchor}` names a part of the file so that it can be repeated")
        if event.tag is not None:
            self._tag(event)
        key, where = self._scalar(event), self._scalar_place(event)
        if not key:
            self._refuse("yaml-key-not-text", "a field has no name", where, "write the name before the colon")
        elif len(key) > LONGEST_KEY:
            self._refuse(
                "yaml-key-too-long",
                f"the name of a field has {len(key):,} letters, and the most is {LONGEST_KEY}",
                where,
                "give the field a short name; put quotation marks round a value that has a colon in it",
            )
        elif key == "<<" and event.style in (None, ""):
            self._refuse(
                "yaml-merge-key",
                "`<<` copies fields from another part of the file",
                where,
                "write the fields out in full where they apply",
            )
        return key, where

    def _odd_key(self, event: Any, depth: int) -> tuple[str, Place]:
        """A list, a mapping or a reference in the place of a name: one finding, and a name that no author can write."""
        where = place_of(event)
        if type(event) is AliasEvent:
            self._anchor(event, f"`*{event.anchor}` repeats another part of the file by reference")
        else:
            self._refuse(
                "yaml-key-not-text",
                "the name of a field must be a word or a few words, and this is something else",
                where,
                "write `name: value`; put quotation marks round a value that begins with `{` or `[`",
            )
        quiet, self._quiet = self._quiet, True
        self._value(event, ("",), depth + 1)
        self._quiet = quiet
        return f"\0{self._nodes}", where

    def _scalar(self, event: Any) -> str:
        value: str = event.value
        if len(value) > LONGEST_TEXT:
            self._refuse(
                "yaml-text-too-long",
                f"this text has {len(value):,} letters, and the most is {LONGEST_TEXT:,}",
                self._scalar_place(event),
                "split the text between several fields or documents",
            )
        if event.style in ("'", '"'):
            self._add_all(quoted_findings(self.text, event, self._brackets > 0))
        elif event.style in (None, "") and (self._odd_signs or value[-1:] == ":"):
            self._add_all(plain_findings(self.text, event, self._brackets > 0))
        if value.isascii():
            return value
        self.findings.extend(word_findings(self.text, event, self._scalar_place(event)))
        return characters.normal(value)

    def _leave_brackets(self, start: Any, end: Any, path: Path) -> None:
        self.last = end
        self._brackets -= 1
        self._add_all(bracket_findings(self.text, start, end, bool(path) and not self._brackets))

    def _count(self, event: Any) -> None:
        self._before = self.last
        self.last = event
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._refuse(
                "yaml-too-large",
                f"the file has more than {MOST_NODES:,} fields and values",
                place_of(event),
                "split the document in two",
            )
            raise TooMuchError

    def _scalar_place(self, event: Any) -> Place:
        if event.style in ("|", ">"):
            return block_text_place(event, self.text)
        if not event.value and not event.style:
            return empty_place(self._before, self.text)
        return place_of(event)

    def _duplicate(self, key: str, place: Place, first: Place) -> None:
        self._add(
            Diagnostic(
                "yaml-duplicate-key",
                Severity.ERROR,
                f"the field `{key}` is written twice in the same place",
                self._span(place),
                caret="written again here",
                related=(Label(self._span(first), "first written here"),),
                help="keep one of the two, or make a list of them",
            )
        )

    def _anchor(self, event: Any, message: str) -> None:
        self._refuse(
            "yaml-anchor",
            message,
            place_of(event),
            "write the words out in full; put quotation marks round a value that begins with `&` or `*`",
        )

    def _tag(self, event: Any) -> None:
        self._refuse(
            "yaml-tag",
            "a value that begins with `!` is an instruction to a computer, not text",
            place_of(event),
            "put quotation marks round a value that begins with `!`, or delete the word with the `!`",
        )

    def _refuse(self, code: str, message: str, place: Place, advice: str) -> None:
        self._add(Diagnostic(code, Severity.ERROR, message, self._span(place), help=advice))

    def _add_all(self, errors: Iterable[Diagnostic]) -> None:
        for error in errors:
            self._add(error)

    def _add(self, error: Diagnostic) -> None:
        if self._quiet:
            return
        self.findings.append(error)
        self._errors += error.severity is Severity.ERROR
        if self._errors >= MOST_ERRORS:
            raise TooMuchError

    def _span(self, place: Place) -> Span:
        line, column, end_line, end_column = place
        if end_line > len(self.text.lines):
            end_line, end_column = len(self.text.lines), len(self.text.lines[-1]) + 1
        return Span(self.text.source, line, column, end_line, end_column)
