"""The words of case examples, of the sheet for those who lead an exercise, and of the hand-outs, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ispc.model.stories import Consent, Harm, Urgency


@dataclass(frozen=True, slots=True)
class CaseWords:
    cases: str = "Case examples"
    exercise: str = "Exercise: for the person who leads it"
    handouts: str = "Exercise: hand-outs"
    question: str = "May it be shared?"
    what_happens: str = "What happens"
    you_are: str = "Who wants to share"
    give: str = "What"
    to: str = "With whom"
    for_: str = "What for"
    about: str = "About whom"
    consent: str = "Does the person agree?"
    urgency: str = "How soon?"
    harm: str = "What is feared?"
    asked_for: str = "Has it been asked for?"
    by: str = "How it would be sent"
    astray: str = "Did it go to the wrong place?"
    outside: str = "not part of this agreement"
    learn: str = "Learn:"
    discuss: str = "Talk about it"
    expected: str = "Expected answer:"
    differs: str = "This case and the agreement differ. Ask before you rely on either."
    consents: Mapping[Consent, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "given": "Yes",
                "refused": "No",
                "withdrawn": "They have changed their mind",
                "cannot be given": "They cannot decide this",
                "not asked": "Nobody has asked",
                "not safe to ask": "It is not safe to ask",
            }
        )
    )
    urgencies: Mapping[Urgency, str] = field(
        default_factory=lambda: MappingProxyType(
            {"emergency": "Now, there is no time", "today": "Today", "routine": "There is time"}
        )
    )
    harms: Mapping[Harm, str] = field(
        default_factory=lambda: MappingProxyType(
            {"none": "No harm", "some": "Some harm", "serious": "Serious harm"}
        )
    )

    # The exercise
    how: str = "How to run it"
    steps: tuple[str, ...] = (
        "Invite people from every organisation that takes part. Groups of four to six work best.",
        "Give each person the hand-out of another organisation than their own.",
        "Let each group read one case and decide, from the guide alone. Give them ten minutes.",
        "Ask each person to say what they would share, with whom, and what they would write down.",
        "Read out the answer and why. Talk about what was hard. Write down what the guide left unclear.",
        "Send what was unclear to the owner of this agreement.",
    )
    swap: str = "Who plays whom"
    swap_table: str = "Each plays for another organisation than their own"
    works_for: str = "If you work for"
    plays: str = "In this exercise you are from"
    answer: str = "The answer"
    roles: str = "Who is in it"
    roles_table: str = "The people in the case"
    role: str = "Person"
    acts_for: str = "Acts for"
    you_play: str = "You are"
    decide: str = "Decide from the guide. Would you share it? With whom, and how? What do you write down? Whom do you ask?"
    notes: str = "My answer, and why"


_BY_LANGUAGE = {"en": CaseWords()}


def case_words(language: str) -> CaseWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
