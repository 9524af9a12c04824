"""The words that are the pages' own, by language.

Everything else on a page is the View's. A second language is one more entry here; mypy sees to it that no phrase is
missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from ispc.view import Audience


@dataclass(frozen=True, slots=True)
class Phrases:
    skip: str
    contents: str
    about: str
    notices: str
    others: str
    page: str
    of: str
    in_words: str
    added: str
    added_end: str
    removed: str
    removed_end: str
    text_mark: str
    layers: tuple[tuple[Audience | str, str], ...]

    def layer(self, audience: str) -> str:
        return dict(self.layers)[audience]


ENGLISH = Phrases(
    skip="Skip to main content",
    contents="Contents",
    about="About this document",
    notices="Notices",
    others="Other pages",
    page="Page",
    of="of",
    in_words="The picture in words",
    added="Added:",
    added_end="(end of what is added)",
    removed="Removed:",
    removed_end="(end of what is removed)",
    text_mark=" Text {mark}.",
    layers=(
        ("strategic", "for boards and chief executives"),
        ("managerial", "for managers and governance leads"),
        ("front-line", "for front-line staff"),
        ("partnership", "for the partnership"),
        ("proof", "for those who approve"),
        ("review", "for those who decide"),
    ),
)

_BY_LANGUAGE = {"en": ENGLISH}


def phrases(language: str) -> Phrases:
    """The phrases in `language`, a tag such as `en-GB`; English where the pages do not speak it yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), ENGLISH)
