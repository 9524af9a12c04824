"""The words of the page on sign-off and history, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class SignOffWords:
    """Headings, labels, and the sentences in which an edition's history is told."""

    subtitle: str = "Sign-off and history"
    # Where it stands
    stands: str = "Where it stands"
    here: str = "The text here"
    since: str = "{state} since {date}"
    edition: str = "Edition {edition}"
    edition_of: str = "Edition {edition} of {date}"
    no_edition: str = "An edition without a number"
    in_force: str = "In force"
    in_force_since: str = "Edition {edition}, since {date}"
    nothing_in_force: str = "Nothing"
    agreed_when: str = "To be agreed it needs that"
    still_asked: str = "Still asked for"
    outstanding: str = "Not yet agreed"
    nobody: str = "Nobody"
    next: str = "Next thing to do"
    # Who said what
    said: str = "Who has agreed, and how we know"
    said_here: str = "What each has said of {text}"
    said_in_force: str = "What each has said of {text}, which is in force"
    who: str = "Who"
    word: str = "What it said"
    by: str = "By whom, and where it is on record"
    key: str = "Key"
    of_edition: str = "{word}, edition {edition}, {date}"
    no_more: str = "It no longer counts."
    on_paper: str = "On paper"
    no_key: str = "Not signed with a key"
    evidence: str = "On record:"
    conditions: str = "Conditions:"
    # What lapsed
    lapsed: str = "What no longer counts, and why"
    # Changes
    changed: str = "What changed between the texts"
    from_to: str = "From {old} to {new}"
    more: str = "And {count} changes of less weight."
    unchanged: str = "No term is different."
    classes: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "formatting": "Layout:",
                "editorial": "Wording:",
                "correction": "Correction:",
                "substantive": "Asks to agree again:",
                "new sharing": "New sharing, asks to agree again:",
            }
        )
    )
    ruled: str = "Weighed by a person: {why}."
    # History
    history: str = "History"
    history_table: str = "What happened to each edition"
    day: str = "Day"
    what: str = "What"
    took_place: str = "Superseded by edition {edition}"
    # Proof
    proof: str = "How to check it"
    check: str = "Run this where the workspace is, with no network: it makes every digest again and tries every signature."
    command: str = "ispc verify {document}"
    digests: str = "The texts and their digests"
    text: str = "Text"
    short: str = "First twelve"
    whole: str = "The whole digest"
    clauses: str = "Clauses"
    about_digests: str = "A digest is a number made from every clause. If one word of one clause were different, so would the digest be. Compare the first twelve signs by eye, and the whole with a program."
    not_law: str = "A record shows what was decided. What it is worth in law is for people to say."


_BY_LANGUAGE = {"en": SignOffWords()}


def sign_off_words(language: str) -> SignOffWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
