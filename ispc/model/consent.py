"""Asking and telling: when consent is used, what happens when it is refused, and when a person is not told.

Consent is seldom the basis for protecting someone, and an agreement that muddles the two leaves staff afraid to
share. So the answers are words of closed lists, with a reason wherever the answer is no.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from ispc.model.prose import Line, Prose
from ispc.model.scalars import Model, Stated, ask


class Answer(Model):
    """An answer that an author may write in one line, with its reason: `yes, unless telling puts someone at risk`."""

    KEY: ClassVar[str]
    ANSWERS: ClassVar[str]

    @classmethod
    def pattern(cls) -> str:
        return rf"^({cls.ANSWERS})(, (unless|because) ([^ \n][^\n]{{0,299}}))?$"

    @model_validator(mode="before")
    @classmethod
    def _one_line(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        found = re.search(cls.pattern(), value)
        if found is None:
            return {cls.KEY: value}
        return {cls.KEY: found[1], **({found[3]: found[4]} if found[3] else {})}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": cls.pattern()}, handler.resolve_ref_schema(handler(schema))]}


class Telling(Answer):
    """Whether the person is told. An author may write `yes`, `yes, unless ...` or `no, because ...`."""

    KEY: ClassVar[str] = "answer"
    ANSWERS: ClassVar[str] = "yes|no"

    answer: Literal["yes", "no"] = ask("Tell the person", "Yes or no.", "Openness is the rule; silence needs a reason.", "yes", to="MF")
    unless: Line | None = ask("Unless", "When not to tell.", "Telling can put someone in danger.", "telling puts someone at risk", to="MF", default=None)
    because: Line | None = ask("Because", "Why not.", "A person who is not told must be able to learn why later.", "a suspect would be warned", to="MF", default=None)
    who: Line | None = ask("Who tells", "Who tells them.", "Otherwise each thinks the other did.", "the worker who knows the family", to="MF", default=None)


class ConsentUse(Answer):
    """How one flow uses consent. An author may write `not used` or `asked, unless ...`."""

    KEY: ClassVar[str] = "use"
    ANSWERS: ClassVar[str] = "not used|asked|explicit|agreement"

    use: Literal["not used", "asked", "explicit", "agreement"] = ask("Consent", "Not used, asked, explicit, or the person's agreement to a referral.", "Staff must know whether to ask.", "not used", to="MF")
    unless: Line | None = ask("Unless", "When not to ask.", "Asking can put someone in danger.", "asking puts someone at risk", to="MF", default=None)
    because: Line | None = ask("Because", "Why.", "The reason is recorded.", "the law requires the sharing", to="M", default=None)
    if_refused: Line | None = ask("If refused", "What to do when the person says no.", "Staff meet refusals every day.", "Do not share. Offer support and ask again later.", to="MF", default=None)


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
