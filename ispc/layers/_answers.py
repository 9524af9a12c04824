"""Answer -> what one audience is told of it: the verdict, why, what to do, and whom to ask.

The front line is told in the words of the clause alone. Managers are told as well on what basis, and which clause says so, so that
whoever doubts the answer knows where to read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ispc.corpus import Placed
from ispc.decide import Answer, Reason
from ispc.layers._blocks import led, run_on
from ispc.layers._cases import in_one_line
from ispc.layers._guide_before import asking, telling
from ispc.layers._saying import Voice
from ispc.layers._words_answers import AnswerWords, answer_words
from ispc.model.flows import Flow
from ispc.view import Cell, Text

WHOLE: dict[str, tuple[str, ...]] = {
    "covered": ("when",),
    "comes under": ("when",),
    "serves instead": ("when",),
    "never shared": ("what", "because", "instead"),
    "way banned": ("name", "how"),
    "take care": ("name", "how"),
    "party left": ("left",),
}
"""What is said of a clause that is a whole: the fields of it that matter here."""

SILENT = frozenset(
    {
        *("not in force", "not a party", "item not listed", "other purpose", "other person", "no flow"),
        *("purpose not said", "person not said", "basis not stated", "condition not stated", "opposed"),
        *(
            "objection stops it",
            "objection is weighed",
            "objection does not stop it",
            "consent not known",
            "not about them",
        ),
        *("consent not stated", "way not stated", "only on request"),
    }
)
"""Reasons whose own words say all: what they point to is silent, or is for others to read."""

STANDS = frozenset(
    {
        "consent refused",
        "consent withdrawn",
        "consent cannot be given",
        "not safe to ask",
        "tell",
        "way not agreed",
    }
)
"""Reasons that are told in their own words where the clause has none for these readers."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in words. `why` and `then` hold a line a clause; `ask` is whom to ask, with the number to call.

    `mind` is what to know whatever the answer: of the person, and of an emergency.
    """

    verdict: Text
    why: tuple[Text, ...]
    then: tuple[Text, ...]
    mind: tuple[Text, ...]
    ask: Cell


def said(voice: Voice, answer: Answer) -> Said:
    """The answer in the words of one audience."""
    words = answer_words(voice.setting.language)
    to_person = any(one.why in ("opposed", "tell", "tell unless", "do not tell") for one in answer.reasons)
    verdict = (words.telling if to_person else words.verdicts)[answer.verdict]
    if any(one.why == "astray" for one in answer.reasons):
        verdict = words.act
    contact = in_one_line(voice, answer.ask) or (Text(words.nobody),)
    return Said(
        verdict=Text(verdict),
        why=lines(voice, answer.reasons),
        then=lines(voice, answer.conditions),
        mind=lines(voice, (one for one in answer.conditions if one.why in ("in haste", "population"))),
        ask=contact,
    )


def lines(voice: Voice, reasons: Iterable[Reason]) -> tuple[Text, ...]:
    """A line or more for each reason; nothing is said twice."""
    words = answer_words(voice.setting.language)
    told = (line for reason in reasons for line in _line(voice, reason, words))
    return tuple({(line.lead, line.words): line for line in told}.values())


def _line(voice: Voice, reason: Reason, words: AnswerWords) -> Cell:
    opening = words.fields.get((reason.why, reason.field), words.reasons[reason.why])
    if reason.why in SILENT:
        return (Text(opening, voice.where(reason.address)),)
    if reason.why in WHOLE:
        names = [(name, words.fields.get((reason.why, name), "")) for name in WHOLE[reason.why]]
        plain = tuple(text for name, lead in names if not lead for text in voice.say(reason.of, name))
        others = (led(lead, voice.say(reason.of, name)) for name, lead in names if lead)
        return (*led(opening, run_on(plain, ": ")), *(text for cell in others for text in cell))
    cell = led(opening, run_on(_cell(voice, reason), ". "))
    return cell or ((Text(opening, voice.where(reason.address)),) if reason.why in STANDS else ())


def _cell(voice: Voice, reason: Reason) -> Cell:
    """What the clause itself says to this audience."""
    if isinstance(reason.of.value, Flow) and reason.field == "consent":
        return _consent(voice, reason.of, reason)
    if isinstance(reason.of.value, Flow) and reason.field == "tell_the_person":
        return telling(voice, reason.of)
    if reason.why == "basis":
        return _basis(voice, reason)
    if reason.field in ("call", "contact", "lead"):
        return in_one_line(voice, voice.corpus.contact(getattr(reason.of.value, reason.field)))
    return voice.say(reason.of, reason.field)


def _consent(voice: Voice, flow: Placed[Flow], reason: Reason) -> Cell:
    """All that the flow says of asking, where it is a condition; where the person said no, what is done then."""
    if reason.why == "asked":
        return asking(voice, flow)
    consent = Placed(flow.value.consent, flow.address / "consent")
    if reason.why == "not safe to ask":
        return led(voice.words.not_if, voice.say(consent, "unless"))
    if reason.why == "refused but at risk":
        return voice.say(consent, "unless")
    return voice.say(consent, "if_refused") if reason.why in ("consent refused", "consent withdrawn") else ()


def _basis(voice: Voice, reason: Reason) -> Cell:
    """A party and its basis, for those who are shown it."""
    ref = reason.clause.rpartition("/lawful/")[2]
    member = next(one for one in voice.effective.members if one.ref == ref)
    return led(f"{voice.name(member).words}:", voice.say(reason.of, reason.field))
