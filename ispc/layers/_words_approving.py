"""The words of the rule of approval on the pages, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApprovingWords:
    """Labels of what a document needs before it counts as agreed, and of who may say so."""

    board: str = "To be agreed it needs the board"
    every_party: str = "To be agreed it needs every party"
    parties: str = "To be agreed it needs each of"
    gates: str = "To be agreed it needs the checks"
    quorums: str = "To be agreed it needs so many of these"
    alternatives: str = "To be agreed it needs one of these as well"
    notice: str = "Time to object"
    clause: str = "Given by the clause"
    who: str = "Who may approve for each party"
    party: str = "Party"
    posts: str = "Posts"


_BY_LANGUAGE = {"en": ApprovingWords()}


def approving_words(language: str) -> ApprovingWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
