"""The words of the proof copy, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProofWords:
    """Headings, labels, and what each sign stands for. `readers` are by letter: sign and words."""

    subtitle: str = "Proof copy: every passage, and who reads it"
    legend: str = "How to read this copy"
    explained: str = "Every passage of this document stands here once, with the signs of those who are shown it. What a document above says holds here too, and is marked with its name."
    readers: tuple[tuple[str, str], ...] = (("S", "Boards"), ("M", "Managers"), ("F", "Front line"))
    signs: str = "Signs:"
    nobody: tuple[str, str] = ("–", "No reader")
    passages: str = "Passages:"
    inherited: str = "From documents above:"
    gaps: str = "Not stated:"
    document: str = "The document itself"
    passage: str = "Passage"
    says: str = "What it says"
    reads: str = "Who reads it"
    numbered: str = "{title} {number}"
    within: str = "{whole}: {part}"
    under: str = "{whole}, {part}"
    internal: str = "What no reader is shown"
    internal_table: str = "Fields that are not on any page, and why"
    field: str = "Field"
    because: str = "Why"
    times: str = "Times filled in"


_BY_LANGUAGE = {"en": ProofWords()}


def proof_words(language: str) -> ProofWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
