"""Asking and telling: when consent is used, what happens when it is refused, and when a person is not told.

Consent is seldom the basis for protecting someone, and an agreement that muddles the two leaves staff afraid to
share. So the answers are words of closed lists, with a reason wherever the answer is no.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import model_validator

from ispc.model.prose import Line, Prose
from ispc.model.scalars import Model, Stated, ask


def _answer_then_reason(value: object, answers: str, key: str) -> object:
    """Read `yes, unless telling puts someone at risk` as an answer with its reason; leave a mapping as it is."""
    if isinstance(value, str) and (found := re.fullmatch(rf"({answers})(?:, (unless|because) (.+))?", value)):
        return {key: found[1], **({found[2]: found[3]} if found[2] else {})}
    return {key: value} if isinstance(value, str) else value


class Telling(Model):
    """Whether the person is told. An author may write `yes`, `yes, unless ...` or `no, because ...`."""

    answer: Literal["yes", "no"] = ask("Tell the person", "Yes or no.", "Openness is the rule; silence needs a reason.", "yes", to="MF")
    unless: Line | None = ask("Unless", "When not to tell.", "Telling can put someone in danger.", "telling puts someone at risk", to="MF", default=None)
    because: Line | None = ask("Because", "Why not.", "A person who is not told must be able to learn why later.", "a suspect would be warned", to="MF", default=None)
    who: Line | None = ask("Who tells", "Who tells them.", "Otherwise each thinks the other did.", "the worker who knows the family", to="MF", default=None)

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, value: object) -> object:
        return _answer_then_reason(value, "yes|no", "answer")


class ConsentUse(Model):
    """How one flow uses consent. An author may write `not used` or `asked, unless ...`."""

    use: Literal["not used", "asked", "explicit", "agreement"] = ask("Consent", "Not used, asked, explicit, or the person's agreement to a referral.", "Staff must know whether to ask.", "not used", to="MF")
    unless: Line | None = ask("Unless", "When not to ask.", "Asking can put someone in danger.", "asking puts someone at risk", to="MF", default=None)
    because: Line | None = ask("Because", "Why.", "The reason is recorded.", "the law requires the sharing", to="M", default=None)
    if_refused: Line | None = ask("If refused", "What to do when the person says no.", "Staff meet refusals every day.", "Do not share. Offer support and ask again later.", to="MF", default=None)

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, value: object) -> object:
        return _answer_then_reason(value, "not used|asked|explicit|agreement", "use")


class ConsentRules(Model):
    """How consent is asked, recorded, refused and withdrawn in this agreement."""

    when: Prose | None = ask("When to ask", "When consent is asked for.", "Staff must know when it is needed.", "Ask before early help is offered.", to="MF", default=None)
    wording: Prose | None = ask("What to say", "The words to use, or the form.", "Consent counts only if it is informed.", "We would like to talk to your health visitor about the help you need. Is that all right?", to="MF", default=None)
    form: Line | None = ask("Form", "The consent form.", "ICO data sharing code: attach a model form.", "consent form C1", to="MF", default=None)
    recorded: Line | None = ask("How it is recorded", "Where and how.", "A controller must be able to show consent (UK GDPR Article 7(1)).", "in the case record, on the day", to="MF", default=None)
    refused: Stated[Prose] | None = ask("If it is refused", "What happens then.", "Refusal must not end help, nor stop protection.", "Record the refusal. Share only if someone is at risk of harm.", to="MF", default=None)
    withdrawn: Stated[Prose] | None = ask("If it is withdrawn", "How a person withdraws and what then happens.", "It must be as easy to withdraw as to give (UK GDPR Article 7(3)).", "Tell any worker. We stop sharing that day and tell those who received it.", to="MF", default=None)
    lacks_capacity: Prose | None = ask("If the person lacks capacity", "Who decides, and how.", "Mental Capacity Act 2005: decide in the person's best interests.", "Decide in their best interests, and ask those who know them.", to="MF", default=None)
    unsafe_to_ask: Prose | None = ask("If asking is unsafe", "What to do.", "Asking a person in front of an abuser can cost lives.", "Do not ask. Speak to your safeguarding lead.", to="MF", default=None)
