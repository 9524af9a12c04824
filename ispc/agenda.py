"""The days that the partnership has to keep: reviews, and what its embedding plans promise by a day.

They stand in many documents, and nobody reads all of them. Here they are one list, said to the strategic audience, from
which the register's table and the calendar are made. What is over needs no review and is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ispc.corpus import Corpus, Placed
from ispc.kinds.plan import EmbeddingPlan
from ispc.layers._blocks import led
from ispc.layers._plan import plans
from ispc.layers._posts import holder, post
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import state
from ispc.layers._words_plan import PlanWords, plan_words
from ispc.location import Address
from ispc.model.control import Controlled, Review
from ispc.model.plans import Activity, Confidence, Indicator
from ispc.model.scalars import Model
from ispc.setting import Setting
from ispc.view import Cell

NEVER = datetime.date(2000, 1, 1)
"""When a document that gives no day of its own is taken to have been written."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day to keep.

    `document` and `what` name it for ever. `who` keeps the day, `notes` say what else to know of it. `said_on` is the day on
    which the document stood so.
    """

    document: str
    what: str
    sort: Literal["review", "plan"]
    on: datetime.date
    title: str
    source: Address
    who: Cell
    notes: Cell
    said_on: datetime.date
    state: Literal["open", "done", "stopped"] = "open"


def agenda(corpus: Corpus, setting: Setting) -> tuple[Deadline, ...]:
    """Every day to keep, the first first."""
    voices = (
        Voice("S", effective, corpus, setting)
        for identity, effective in corpus.effective.items()
        if identity not in corpus.held and state(effective, setting.today) not in ("ended", "superseded")
    )
    found = (one for voice in voices for one in (*_review(voice), *_plans(voice)))
    return tuple(sorted(found, key=lambda one: (one.on, one.document, one.what)))


def _review(voice: Voice) -> Iterator[Deadline]:
    effective = voice.effective
    if effective.control.review_due is not None:
        yield Deadline(
            effective.id,
            "review",
            "review",
            effective.control.review_due,
            _words(voice).review_of.format(what=voice.plain(voice.document, "title")),
            effective.at("review", "next"),
            who=tuple(text for fact in holder(voice, "owner", "") for text in fact.value),
            notes=led(f"{voice.words.board}:", voice.say(voice.document, "board")),
            said_on=said_on(effective.control),
        )


def said_on(control: Controlled) -> datetime.date:
    """The last day on which a document says that something was done about it."""
    review = control.review
    days = (
        control.proposed,
        control.agreed_on,
        *(one.on for one in control.changes or ()),
        *(one.on for one in control.signatures or ()),
        *(one.on for one in (isinstance(review, Review) and review.log) or ()),
    )
    return max((day for day in days if day is not None), default=NEVER)


def _plans(voice: Voice) -> Iterator[Deadline]:
    for plan in plans(voice.effective, voice.corpus):
        yield from (_activity(voice, plan, one) for one in parts(plan, "activities"))
        yield from _looks(voice, plan)


def _activity(voice: Voice, plan: Placed[EmbeddingPlan], one: Placed[Activity]) -> Deadline:
    words, title = _words(voice), voice.plain(one, "what")
    owner = part(one, "owner")
    closed: Mapping[str, Literal["done", "stopped"]] = {"done": "done", "stopped": "stopped"}
    return Deadline(
        plan.address.document,
        f"activity-{one.value.id}",
        "plan",
        one.value.by,
        words.was_done.format(what=title) if one.value.status == "done" else title,
        one.address / "by",
        who=post(voice, owner) if owner else (),
        notes=(*led(words.measure, voice.say(one, "measure")), *led(words.note, voice.say(one, "note"))),
        said_on=plan.value.as_of,
        state=closed.get(one.value.status, "open"),
    )


def _looks(voice: Voice, plan: Placed[EmbeddingPlan]) -> Iterator[Deadline]:
    """When the plan looks whether anything is better: its next readings, the next round among staff, the next report."""
    words, held = _words(voice), part(plan, "lead")
    looks: list[tuple[str, Placed[Any], str, str]] = [
        *((f"reading-{one.value.id}", one, "next", words.read) for one in parts(plan, "indicators")),
        *(("round", one, "next", words.ask_staff) for one in parts(plan, "confidence")),
        ("report", plan, "next_report", words.report_on),
    ]
    for what, of, name, said in looks:
        if (on := getattr(of.value, name)) is not None:
            yield Deadline(
                plan.address.document,
                what,
                "plan",
                on,
                said.format(what=voice.plain(of, _SUBJECT[type(of.value)])),
                of.address / name,
                who=post(voice, held) if held else (),
                notes=(),
                said_on=plan.value.as_of,
            )


_SUBJECT: Mapping[type[Model], str] = {
    Indicator: "indicator",
    Confidence: "question",
    EmbeddingPlan: "title",
}
"""The field that says what is looked at."""


def _words(voice: Voice) -> PlanWords:
    return plan_words(voice.setting.language)
