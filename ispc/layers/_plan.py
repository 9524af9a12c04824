"""The embedding plan on the pages of the document that it embeds: what is done, whether it is late, and what the signs show.

Boards and managers read the same plan; a voice leaves out of it what is not for its readers. What is late says so, for a plan
that hides it is worth nothing. How many days late is for `ispc check` to say: a page would change with every day.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Effective, Placed
from ispc.kinds.plan import EmbeddingPlan
from ispc.layers._blocks import facts, led, paragraphs, run_on, subsection, table
from ispc.layers._posts import post
from ispc.layers._saying import Voice, part, parts
from ispc.layers._words_plan import PlanWords, plan_words
from ispc.location import Address
from ispc.model.plans import HEADINGS, Activity, Confidence, Indicator, Reading, Round
from ispc.view import Block, Cell, Fact, Text


def plans(effective: Effective, corpus: Corpus) -> tuple[Placed[EmbeddingPlan], ...]:
    """The plans of a document, in the order of their ids."""
    return tuple(
        Placed(one.content, Address(identity))
        for identity, one in sorted(corpus.documents.items())
        if isinstance(one.content, EmbeddingPlan) and one.content.of == effective.id
    )


def section_blocks(voice: Voice) -> tuple[Block, ...]:
    """Every plan of the voice's document, each under its title."""
    return tuple(
        block
        for plan in plans(voice.effective, voice.corpus)
        for block in subsection(
            f"plan-{plan.address.document}",
            voice.plain(plan, "title"),
            facts(standing(voice, plan)),
            blocks(voice, plan),
        )
    )


def standing(voice: Voice, plan: Placed[EmbeddingPlan]) -> tuple[Fact, ...]:
    """How far the plan has come, and when it is heard of again."""
    words = _words(voice)
    runs = run_on((*voice.say(plan, "starts"), *voice.say(plan, "ends")), words.until)
    return (
        Fact(words.progress, (progress(voice, plan),), plan.address / "activities"),
        *voice.fact(plan, "as_of"),
        *voice.fact(plan, "next_report"),
        Fact(words.period, runs, plan.address / "starts"),
        *voice.fact(plan, "board"),
    )


def progress(voice: Voice, plan: Placed[EmbeddingPlan]) -> Text:
    """`9 of 14 done, 1 late`."""
    words, listed = _words(voice), plan.value.activities
    late = sum(one.is_late(voice.setting.today) for one in listed)
    said = words.done_of.format(done=sum(one.status == "done" for one in listed), all=len(listed))
    if late:
        said = f"{said}, {words.late.format(late=late)}"
    return Text(said, plan.address / "activities")


def blocks(voice: Voice, plan: Placed[EmbeddingPlan]) -> tuple[Block, ...]:
    """What the plan is for, its activities, its signs, and what staff say."""
    words, held = _words(voice), part(plan, "lead")
    columns = (words.under, words.activity, words.owner, words.status)
    signs = (words.indicator, words.baseline, words.target, words.readings, words.next)
    return (
        *paragraphs(
            voice.say(plan, "aim"),
            led(words.lead, post(voice, held) if held else voice.say(plan, "lead")),
            led(words.reported, voice.say(plan, "reported")),
        ),
        *table(words.activities, columns, _activities(voice, plan), (11, 40, 22, 27)),
        *table(words.indicators, signs, _signs(voice, plan), (38, 10, 10, 28, 14)),
    )


def _words(voice: Voice) -> PlanWords:
    return plan_words(voice.setting.language)


def _activities(voice: Voice, plan: Placed[EmbeddingPlan]) -> Iterator[tuple[Cell, ...]]:
    """The activities heading by heading, each by its day."""
    listed: list[Placed[Activity]] = list(parts(plan, "activities"))
    for one in sorted(listed, key=lambda one: (HEADINGS.index(one.value.heading), one.value.by)):
        yield _activity(voice, one)


def _activity(voice: Voice, one: Placed[Activity]) -> tuple[Cell, ...]:
    words, owner = _words(voice), part(one, "owner")
    status = run_on((*voice.say(one, "status"), *voice.say(one, "done_on")), ", ")
    when = run_on((*voice.say(one, "starts"), *voice.say(one, "by")), words.until)
    return (
        voice.say(one, "heading"),
        (
            *voice.say(one, "what"),
            *led(words.measure, voice.say(one, "measure")),
            *led(words.note, voice.say(one, "note")),
        ),
        post(voice, owner) if owner else (voice.gap(one.address),),
        (
            *(when if one.value.starts else led(words.by, when)),
            *(led(words.is_late, status) if one.value.is_late(voice.setting.today) else status),
            *led(words.evidence, voice.say(one, "evidence")),
        ),
    )


def _signs(voice: Voice, plan: Placed[EmbeddingPlan]) -> Iterator[tuple[Cell, ...]]:
    """The indicators, and last what staff say of themselves."""
    yield from (_indicator(voice, one) for one in parts(plan, "indicators"))
    yield from (_confidence(voice, one) for one in parts(plan, "confidence"))


def _indicator(voice: Voice, one: Placed[Indicator]) -> tuple[Cell, ...]:
    words = _words(voice)
    return (
        (*voice.say(one, "indicator"), *led(words.stands_for, voice.say(one, "stands_for"))),
        voice.say(one, "baseline"),
        voice.say(one, "target"),
        tuple(text for reading in parts(one, "readings") for text in _reading(voice, reading)),
        voice.say(one, "next"),
    )


def _reading(voice: Voice, reading: Placed[Reading]) -> Cell:
    """`61 in 100, 30 September 2026`, with what to bear in mind."""
    return (
        *run_on((*voice.say(reading, "value"), *voice.say(reading, "on")), ", "),
        *led(_words(voice).note, voice.say(reading, "note")),
    )


def _confidence(voice: Voice, asked: Placed[Confidence]) -> tuple[Cell, ...]:
    """What staff are asked, and what they said round by round."""
    words = _words(voice)
    return (
        (*voice.say(asked, "question"), *led(words.whom, voice.say(asked, "whom"))),
        (),
        voice.say(asked, "target"),
        tuple(text for one in parts(asked, "rounds") for text in _round(voice, one)),
        voice.say(asked, "next"),
    )


def _round(voice: Voice, one: Placed[Round]) -> Cell:
    """`245 of 402 who answered are sure; 640 were asked, 30 September 2026`."""
    words = _words(voice)
    numbers = {name: voice.plain(one, name) for name in ("confident", "answered", "asked")}
    said = Text(words.sure.format(**numbers), one.address / "confident")
    return (
        *run_on((said, *voice.say(one, "on")), ", "),
        *led(words.learned, voice.say(one, "learned")),
    )


def last_reading(voice: Voice, measure: str) -> Cell:
    """What a measure of the document last showed, by the indicators and rounds that read it."""
    return tuple(
        text
        for plan in plans(voice.effective, voice.corpus)
        for one in (*parts(plan, "indicators"), *parts(plan, "confidence"))
        if one.value.measure == measure
        for text in (
            *(text for last in parts(one, "readings")[-1:] for text in _reading(voice, last)),
            *(text for last in parts(one, "rounds")[-1:] for text in _round(voice, last)),
        )
    )
