"""The words in which an answer is told: the three verdicts, and why each clause matters to them, by language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ispc.decide import Why
from ispc.model.stories import Verdict


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """`verdicts` by their names in the template, `reasons` by what a clause means for an answer.

    `fields` open a line where one clause says several things: by what it means and the field that says it.
    """

    verdicts: Mapping[Verdict, str] = field(
        default_factory=lambda: MappingProxyType(
            {"permit": "You may share this.", "deny": "Do not share this.", "review": "Ask first."}
        )
    )
    telling: Mapping[Verdict, str] = field(
        default_factory=lambda: MappingProxyType(
            {"permit": "You may tell them.", "deny": "Do not tell them.", "review": "Ask first."}
        )
    )
    why: str = "Why"
    then: str = "If you share it"
    whom: str = "Ask:"
    nobody: str = "your manager"
    clauses: str = "Clauses"
    page: str = "May I share now?"
    who_are_you: str = "1. Who do you work for?"
    something_else: str = "Something else"
    this_case: str = "This case"
    none_fits: str = "None of these fits"
    outside_asks: str = "Someone else asks you for information"
    person_asks: str = "A person asks to see what you hold about them"
    went_astray: str = "Information went to the wrong place"
    not_sure: str = "Not sure? Ask:"
    share_with: str = "With:"
    share_what: str = "What:"
    no_time: str = "If there is no time"
    consents: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "given": "They say yes:",
                "refused": "They say no:",
                "withdrawn": "They change their mind:",
                "cannot be given": "They cannot decide this:",
                "not safe to ask": "It is not safe to ask:",
                "not asked": "In this case:",
            }
        )
    )
    none_covers: str = (
        "No agreement here speaks of this. Ask your manager, or your information governance lead."
    )
    several: str = "More than one agreement speaks of this."
    act: str = "Act now."
    fields: Mapping[tuple[str, str], str] = field(
        default_factory=lambda: MappingProxyType(
            {
                ("astray", "contact"): "Tell:",
                ("astray", "tell_within"): "Tell them within:",
                ("check who asks", "form"): "They fill in:",
                ("check who asks", "answered_by"): "Who answers:",
                ("record", "where"): "Where:",
                ("then record", "within"): "No later than:",
                ("request by the person", "lead"): "Pass it to:",
                ("never shared", "because"): "Why:",
                ("never shared", "instead"): "Instead:",
            }
        )
    )
    reasons: Mapping[Why, str] = field(
        default_factory=lambda: MappingProxyType(
            {
                "covered": "This is agreed:",
                "never shared": "This is never shared:",
                "not in force": "This agreement is not in force. Do not rely on it.",
                "party left": "They have left this agreement.",
                "not a party": "Someone here is not part of this agreement. It does not decide this.",
                "item not listed": "The agreement does not list this information.",
                "passed on": "Someone else gave you this. Before you pass it on:",
                "other purpose": "This is agreed for another purpose only.",
                "other items": "Between these two, this alone is agreed:",
                "other receiver": "This is agreed with others only:",
                "other person": "This is agreed for other people only.",
                "no flow": "The agreement does not say that this may be shared.",
                "purpose not said": "It depends on what it is for.",
                "person not said": "It depends on whom it is about.",
                "only on request": "This is shared only when it is asked for.",
                "way banned": "Never send it this way:",
                "way not agreed": "This way is not agreed. Use:",
                "way not stated": "The agreement names no safe way to send it.",
                "basis not stated": "The agreement does not say why this sharing is lawful.",
                "condition not stated": "The agreement leaves open on what terms such information may be shared.",
                "consent not stated": "The agreement does not say whether to ask the person.",
                "consent refused": "The person said no.",
                "consent withdrawn": "The person no longer agrees.",
                "consent not known": "Ask the person first.",
                "consent cannot be given": "The person cannot decide this now.",
                "not safe to ask": "It is not safe to ask the person.",
                "refused but at risk": "The person said no. That settles it, unless",
                "comes under": "The agreement speaks of it here:",
                "objection stops it": "The person objects, and that stops it.",
                "objection is weighed": "The person objects. Someone must weigh that.",
                "objection does not stop it": "The person objects. That does not stop it.",
                "opposed": "Never tell this person. Someone else's safety rests on it.",
                "tell": "The person may know.",
                "tell unless": "Tell the person only if it is safe.",
                "do not tell": "The person is not told.",
                "not about them": "It is not about this person.",
                "request by the person": "The person asks to see it. That is their right.",
                "astray": "It has gone to the wrong place. Act now:",
                "check who asks": "Check who asks:",
                "serves instead": "This may be the case you are in:",
                "do": "Do:",
                "do not": "Do not:",
                "send by": "Send it by:",
                "take care": "Take care:",
                "call": "Call:",
                "then record": "Then send:",
                "in haste": "In an emergency:",
                "asked": "Ask the person first?",
                "told": "Tell the person?",
                "minimum": "Only what is needed:",
                "record": "Write down:",
                "population": "This person:",
                "basis": "Basis:",
                "kept": "Keep it:",
            }
        )
    )


_BY_LANGUAGE = {"en": AnswerWords()}


def answer_words(language: str) -> AnswerWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
