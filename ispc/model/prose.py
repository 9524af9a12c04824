"""Prose: words that an author wrote for people to read, in each language they are written in.

`Line` is one plain line: a title, a label. `Prose` is Markdown without raw HTML. Both are types of their own, so
that a second language is a key beside `en` here and nothing changes in any kind of document.
"""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from ispc.model.scalars import Model

DEFAULT_LANGUAGE = "en"


class Words(Model):
    """Words by language. An author may write plain text, which is English, or `{en: ...}`."""

    en: str

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: object) -> object:
        spoken = {DEFAULT_LANGUAGE: value} if isinstance(value, str) else value
        if isinstance(spoken, dict):
            for text in spoken.values():
                if isinstance(text, str):
                    cls._refuse(text)
        return spoken

    @classmethod
    def _refuse(cls, text: str) -> None:
        if not text.strip():
            raise PydanticCustomError("empty", "is empty")

    def said(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The words in `language`; English where they are not written in it."""
        return str(getattr(self, language, self.en)).strip()

    def __str__(self) -> str:
        return self.said()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = cls._text_schema()
        languages = sorted(cls.model_fields)
        return {
            "anyOf": [
                text,
                {
                    "type": "object",
                    "properties": dict.fromkeys(languages, text),
                    "required": [DEFAULT_LANGUAGE],
                    "additionalProperties": False,
                },
            ]
        }

    @classmethod
    def _text_schema(cls) -> dict[str, Any]:
        return {"type": "string", "pattern": r"[^ \t\n\r]"}


class Prose(Words):
    """Markdown: paragraphs, emphasis, lists, tables and links. No headings, no HTML."""


class Line(Words):
    """One plain line of at most 300 letters."""

    @classmethod
    def _refuse(cls, text: str) -> None:
        super()._refuse(text)
        if "\n" in text.strip():
            raise PydanticCustomError("more-than-one-line", "must be one line")
        if len(text) > 300:
            raise PydanticCustomError("too-long", "is longer than 300 letters")

    @classmethod
    def _text_schema(cls) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[ \t]*[^ \t\n\r][^\n]*\n?$", "maxLength": 300}
