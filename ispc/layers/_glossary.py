"""Open an acronym where it is first read: `DSL` becomes `DSL (designated safeguarding lead)`, once a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from ispc.layers._saying import Voice, dial, parts
from ispc.view import Text, View


@dataclass(slots=True)
class _Open:
    """The terms that are still to be opened. It changes as the page is read, from the top down."""

    meanings: dict[str, str] = field(default_factory=dict)

    def read(self, text: Text) -> Text:
        words = text.words
        for term in [one for one in self.meanings if one in words]:
            found = re.search(rf"(?<![\w/.@-]){re.escape(term)}(?![\w/@-])", words)
            if found:
                meaning = self.meanings.pop(term)
                if meaning.lower() not in words.lower():
                    words = f"{words[: found.end()]} ({meaning}){words[found.end() :]}"
        return replace(text, words=words)


def opened(view: View, voice: Voice, *, emergency: Text | None) -> View:
    """The page with its emergency line, each term of the glossary opened where it is first met."""
    reader = _Open(
        {voice.plain(one, "term"): voice.plain(one, "meaning") for one in parts(voice.clauses, "glossary")}
    )
    line = _urgent(reader.read(emergency), voice) if emergency else None
    return replace(view, emergency=line, sections=tuple(_read(one, reader) for one in view.sections))


def _urgent(line: Text, voice: Voice) -> Text:
    """The line for every side: it dials the number that it names. Where none is stated, it says what is missing."""
    if line.gap:
        return replace(line, lead=f"{voice.words.guide_emergency}:")
    number = re.search(r"(?<![\w/])(?:999|112|0[0-9][0-9 ]{7,12}[0-9])(?![\w/])", line.words)
    return replace(line, link=dial(number[0])) if number and not line.link and not line.prose else line


def _read(value: Any, reader: _Open) -> Any:
    if isinstance(value, Text):
        return reader.read(value)
    if isinstance(value, tuple):
        return tuple(_read(one, reader) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _read(getattr(value, one.name), reader) for one in fields(value)})
    return value
