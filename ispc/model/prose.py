"""Prose: words that an author wrote for people to read, in each language they are written in.

`Line` is one plain line: a title, a label. `Prose` is Markdown without raw HTML. Both are types of their own, so
that a second language is a key beside `en` here and nothing changes in any kind of document.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from ispc.model.scalars import Model, as_text

DEFAULT_LANGUAGE = "en"


class Words(Model):
    """Words by language. An author may write plain text, which is English, or `{en: ...}`."""

    en: str

    PATTERN: ClassVar[str] = r"[^ \t\n\r]"
    LIMIT: ClassVar[int] = 100_000

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        spoken = as_text(value)
        spoken = {DEFAULT_LANGUAGE: spoken} if isinstance(spoken, str) else spoken
        if not isinstance(spoken, dict):
            return spoken
        return {language: cls._checked(as_text(text)) for language, text in spoken.items()}

    @classmethod
    def _checked(cls, text: object) -> object:
        if isinstance(text, str):
            if not re.search(Words.PATTERN, text):
                raise PydanticCustomError("empty", "is empty")
            if not re.search(cls.PATTERN, text):
                raise PydanticCustomError("more-than-one-line", "must be one line")
            if len(text) > cls.LIMIT:
                raise PydanticCustomError("too-long", "is longer than {limit} letters", {"limit": cls.LIMIT})
            return text.rstrip()  # whether a block's last line ends is layout
        return text

    def said(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The words in `language`; English where they are not written in it."""
        return str(getattr(self, language, self.en)).strip()

    def __str__(self) -> str:
        return self.said()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {"type": ["string", "number"], "pattern": cls.PATTERN, "maxLength": cls.LIMIT}
        by_language = {
            "type": "object",
            "properties": dict.fromkeys(sorted(cls.model_fields), text),
            "required": [DEFAULT_LANGUAGE],
            "additionalProperties": False,
        }
        return {"anyOf": [text, by_language]}


class Prose(Words):
    """Markdown: paragraphs, emphasis, lists, tables and links. No headings, no HTML."""


class Line(Words):
    """One plain line of at most 300 letters."""

    PATTERN: ClassVar[str] = r"^[ \t]*[^ \t\n\r][^\n]*\n?$"
    LIMIT: ClassVar[int] = 300
