"""A mark: a stretch of a field's text that makes it harder to read, and what to write in its place."""

from __future__ import annotations

from dataclasses import dataclass

from ispc.language.reading import Sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """`said` as it stands in the text; `stretch` its first and last offset there (exclusive); `use` what to write instead."""

    said: str
    stretch: tuple[int, int]
    use: str = ""


def mark(sentence: Sentence, start: int, end: int, use: str = "") -> Mark:
    """Mark a stretch of a sentence."""
    return Mark(sentence.text[start:end], sentence.stretch(start, end), use)
