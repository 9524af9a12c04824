"""The days that the partnership has to keep: reviews, the ends of times to object, and what its embedding plans promise by a day.

They stand in many documents, and nobody reads all of them. Here they are one list, said to the strategic audience, from
which the register's table and the calendar are made. What is over needs no review and is left out.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice
from typing import Any, Literal

from ispc import status
from ispc.corpus import Corpus, Placed
from ispc.kinds.plan import EmbeddingPlan
from ispc.law.days import is_working_day
from ispc.law.provisions import Nation
from ispc.layers._blocks import led
from ispc.layers._clocks import nation
from ispc.layers._plan import plans
from ispc.layers._posts import holder, post
from ispc.layers._saying import Voice, part, parts
from ispc.layers._standing import state
from ispc.layers._words_plan import PlanWords, plan_words
from ispc.location import Address
from ispc.model.control import Controlled, Review
from ispc.model.plans import Activity, Confidence, Indicator
from ispc.model.scalars import Duration, Model
from ispc.rules._lengths import after
from ispc.setting import Setting
from ispc.view import Cell, Text

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
    sort: Literal["review", "notice", "plan"]
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
    found = (one for voice in voices for one in (*_review(voice), *_notice(voice), *_plans(voice)))
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


def _notice(voice: Voice) -> Iterator[Deadline]:
    """When the time to object to the text in the workspace runs out, with those who have not agreed. Silence is no consent.

    Once the text is agreed, the day stands as done, so that a calendar that took it in learns so.
    """
    one = voice.setting.standings.get(voice.effective.id)
    if one is None and part(part(voice.document, "approval"), "notice") is not None:
        one = status.stands(voice.effective, voice.corpus, voice.setting)
    notice = one.text.approval.notice if one is not None and one.text.approval is not None else None
    if one is None or notice is None or one.text.since is None:
        return
    ends = runs_out(one.text.since, notice.lasts, nation(voice))
    if ends is None:
        return
    waiting = [voice.name(each).words for each in voice.effective.members if each.ref in one.outstanding]
    words, agreed = _words(voice), one.agreed_on is not None
    title = words.objecting.format(what=voice.plain(voice.document, "title"), edition=one.text.edition)
    yield Deadline(
        voice.effective.id,
        f"notice-{one.text.edition}",
        "notice",
        ends,
        words.was_done.format(what=title) if agreed else title,
        voice.effective.at("approval", "notice", "lasts"),
        who=tuple(text for fact in holder(voice, "owner", "") for text in fact.value),
        notes=led(words.outstanding, (Text(", ".join(waiting)),)) if waiting and not agreed else (),
        said_on=max([one.text.since, *(each.record.on for each in one.entries)]),
        state="done" if agreed else "open",
    )


def runs_out(since: datetime.date, lasts: Duration, where: Nation) -> datetime.date | None:
    """The last day of a time to object, the day on which the text was put to the parties not counted; None for school days, which only
    a school can count."""
    if lasts.unit == "school day":
        return None
    if lasts.unit != "working day":
        return after(since, lasts)
    days = (since + datetime.timedelta(days=number) for number in count(1))
    working = (day for day in days if is_working_day(day, (where,)))
    return next(islice(working, lasts.count - 1, None)) if lasts.count else since


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
