"""The words of the drawings and of what is said beside them, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PictureWords:
    """`{...}` is filled in. A sentence says in words what an arrow says to the eye."""

    flows: str = "Who gives what to whom"
    roles: str = "Who gives and who receives"
    heading: str = "Who shares with whom"
    together: str = "The agreements, and who gives and receives under each"
    several: str = "{title}, {number} of {all}"
    gives: str = "Gives"
    receives: str = "Receives"
    shared_for: str = "What for"
    items: str = "{few} and {more} more"
    parties: str = "{count} parties"
    alike: str = "{count} parties ({body})"
    group: str = "Group {letter}: {parties}"
    one_way: str = "From {givers} to {receivers}: {what}."
    both_ways: str = "Both ways between {givers} and {receivers}: {what}."
    members: str = "{parties}: {names}."

    decision: str = "May I share? The decision as a picture"
    decision_figure: str = "The questions and where each answer leads"
    in_words: str = "The same in words"
    step: str = "{number}. {question}"
    yes: str = "Yes"
    no: str = "No"
    on: str = "go on to step {number}"
    answer: str = "{answer}: {words}"


ENGLISH = PictureWords()

_BY_LANGUAGE = {"en": ENGLISH}


def picture_words(language: str) -> PictureWords:
    """The words in a language; English where the drawings do not speak it yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), ENGLISH)
