"""The words of the managers' tables on the regulator's questions, the flows side by side and the clocks, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ispc.coverage import Standing


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """Headings, labels, and the words of each standing, which say by themselves what the colour says."""

    questions: str = "How this agreement answers the regulator's questions"
    explained: str = "These are the questions of the data sharing code of 2021, in our own words. The answers are found by the tool: it shows where each stands, and no one writes this table."
    counted: str = "Questions:"
    question: str = "Question"
    stands: str = "How it stands"
    where: str = "Where it is answered"
    standings: Mapping[Standing, tuple[str, str, str]] = field(
        default_factory=lambda: MappingProxyType(
            {
                "answered": ("✓", "Answered", "{count} answered"),
                "gap": ("?", "Gap, with a reason", "{count} with a gap and its reason"),
                "unanswered": ("✗", "Not answered", "{count} not answered"),
                "not asked": ("–", "Does not arise", "{count} that do not arise"),
            }
        )
    )
    kinds: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "framework": "the framework",
                "isp": "the protocol",
                "dea": "the agreement",
                "policy": "the policy",
                "directory": "the directory",
            }
        )
    )
    several: str = "{title} ({count})"
    left_out: str = "Not stated: {title}"
    left_out_of: str = "Not stated: {title} ({count} of {of})"
    suggested: str = "The code offers it; it need not be."
    because: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "joint controllers": "No organisations decide together.",
                "public bodies": "No party is a public body.",
                "public bodies in a flow": "No public body gives or receives.",
                "consent is relied on": "Nothing rests on consent.",
                "special category data": "No special category data is shared.",
                "criminal offence data": "No criminal offence data is shared that needs a condition.",
                "sensitive law enforcement": "No sensitive data is handled for law enforcement.",
                "periods differ": "All keep the same items for the same time.",
            }
        )
    )

    side_by_side: str = (
        "All flows at a glance: on what basis and condition, and by what power, each party shares"
    )
    flow_and_parties: str = "Flow and parties"
    condition: str = "Further condition"
    power: str = "Power or duty"
    confidence: str = "Confidence"
    whys_table: str = "Why it may be shared, party by party"
    why: str = "Why the basis applies"
    papers: str = "Policy document"

    clocks: str = "Clocks"
    clocks_table: str = "What must happen by when: what is agreed here, and what the law allows"
    clock: str = "What"
    agreed: str = "Agreed here"
    law: str = "The law allows"
    example: str = "For example"
    nothing_agreed: str = "No time agreed"
    begins: str = "It runs from:"
    until: str = "If it begins on {start}: until {end}"
    sure: str = "How sure:"
    rights: str = "A person's request is answered"
    rights_law_enforcement: str = "A person's request is answered, under the law on law enforcement"
    complaint: str = "A complaint is acknowledged"
    breach: str = "Staff tell the contact of a breach; the regulator is told after that"
    information: str = "A request for public information is answered"
    notice: str = "People are told that information on them was received"
    request: str = "One organisation's request to another is answered"
    emergency: str = "After an emergency, the record follows"
    first_review: str = "The first review"
    later_reviews: str = "Reviews after that"
    next_review: str = "The next review"
    in_flow: str = "In the flow:"


_BY_LANGUAGE = {"en": MatrixWords()}


def matrix_words(language: str) -> MatrixWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
