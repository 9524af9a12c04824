"""The words of the guide's other shapes: the pocket card, the large print and the copy in Markdown, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopyWords:
    """`steps` are the decision as a card tells it: a question, and what to do. `listed` stands before them where the card
    has a list of what is never shared."""

    card: str = "Pocket card"
    large: str = "Large print"
    markdown: str = "This page to edit (Markdown)"
    decide: str = "May I share?"
    listed: tuple[str, str] = ("Is it listed below?", "Do not share it. Ask.")
    steps: tuple[tuple[str, str], ...] = (
        ("Is your case in the guide?", "If not, ask before you share."),
        ("Does the guide say to ask the person?", "Then no means no, unless someone is at risk."),
        ("How much?", "Only what the other person needs. Send it a safe way."),
        ("All clear?", "Share it, and write it down."),
    )
    reminder: str = "This card is a reminder. The guide has the rest."
    never: str = "Never share"
    call: str = "Who to call"
    out_of_hours: str = "out of hours:"
    astray: str = "Gone astray? Tell:"
    record: str = "Write down"
    more: str = "There is more: see the guide."


_BY_LANGUAGE = {"en": CopyWords()}


def copy_words(language: str) -> CopyWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
