"""A person's word on what a change weighs -> the record of it, or the reason why there can be none. Pure.

The tool proposes a class, in doubt the graver. A second person may say that a change of words is editorial, and gives the reason; anyone
may say that a change weighs more. A society that let authors tick the class themselves found a changed clause ticked as spelling,
so whoever wrote the change never lowers it, and nothing operative can be lowered by anybody.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ispc import __version__, records
from ispc.corpus import Corpus
from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.effect import CLASSES, Class, Effect
from ispc.location import Address, Source
from ispc.model.recorded import RULING, By, Ruling
from ispc.signoff import standing


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants recorded: of which document, which change by its fingerprint, what it weighs, why, who says so, who wrote it."""

    document: str
    fingerprint: str
    klass: Class
    because: str
    by: By
    author: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling to be written, and the change that it is about."""

    effect: Effect
    name: str
    data: bytes

    @property
    def files(self) -> tuple[Source, ...]:
        return (Source(self.name, self.data),)


def make(asked: Asked, corpus: Corpus, workspace: str, today: datetime.date) -> Outcome[Ruled]:
    """The record of a ruling, or a finding `ruling-refused` that says why there is none."""
    effective = corpus.effective.get(asked.document)
    if effective is None or asked.document in corpus.held:
        return _refused(
            asked, f"there is no document `{asked.document}` that can be read", "name it by its id"
        )
    now = standing(effective, corpus, today)
    found = {one.fingerprint: one for text in now.texts for one in now.between(text, now.text)}
    effect = found.get(asked.fingerprint)
    if effect is None:
        advice = "take a fingerprint that `ispc status` or `ispc diff` shows for this document"
        return _refused(asked, "no change since a text that was approved has that fingerprint", advice)
    if (why := _forbidden(asked, effect)) is not None:
        return _refused(asked, *why)
    lowers = CLASSES.index(asked.klass) < CLASSES.index(effect.rule.klass)
    record = Ruling.model_validate(
        {
            "form": RULING,
            "workspace": workspace,
            "document": asked.document,
            "edition": now.text.edition,
            "by": asked.by,
            "on": today.isoformat(),
            "recorded": today.isoformat(),
            "tool": f"ispc {__version__}",
            "after": list(corpus.approvals.heads(asked.document)),
            "effect": asked.fingerprint,
            "ruling": "lowered" if lowers else "raised",
            "class": asked.klass,
            "because": asked.because,
            "author_of_change": asked.author,
        }
    )
    data = records.written(record)
    return Outcome(Ruled(effect, records.record_name(record, data), data))


def _forbidden(asked: Asked, effect: Effect) -> tuple[str, str] | None:
    """Why a ruling may not be made, and what to do instead."""
    if asked.klass == effect.klass:
        return f"the change is already told as {effect.klass}", "nothing has to be recorded"
    if CLASSES.index(asked.klass) > CLASSES.index(effect.klass):
        return None
    if not effect.lowerable:
        said = "more than wording is different, so the change cannot weigh less than ispc says"
        return said, "ask the parties to agree to it"
    if asked.author.casefold() in (asked.by.post.casefold(), asked.by.name.casefold()):
        return (
            "whoever wrote a change does not rule that it is a light one",
            "ask somebody else to read both texts",
        )
    return None


def _refused(asked: Asked, message: str, advice: str) -> Outcome[Ruled]:
    where = Address(asked.document)
    return Outcome(None, (Diagnostic("ruling-refused", Severity.ERROR, message, where, help=advice),))


def told(made: Ruled, klass: Class) -> str:
    """What was ruled, for the person who ruled."""
    asks = CLASSES.index(klass) >= CLASSES.index("substantive")
    now = "asks those whom it touches to agree again" if asks else "asks nobody to agree again"
    return f"{made.effect.says}\nIt was told as {made.effect.klass}. From now on it is told as {klass}, and {now}.\n"
