"""May I share now? The answer within three taps: open this page, choose who you work for, choose what has happened.

No script and no network: a question opens to its answer by itself, on a telephone and from a file share. Each answer is the one
that `ispc ask` gives. What fits no situation ends in whom to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ispc.corpus import Corpus, Effective, Member
from ispc.decide import Answer, decide
from ispc.decision_table import Row, rows
from ispc.layers._answers import Said, lines, said
from ispc.layers._blocks import bullets, capital, led, paragraphs, run_on
from ispc.layers._glossary import opened
from ispc.layers._saying import Voice
from ispc.layers._standing import frame, state
from ispc.layers._words_answers import AnswerWords, answer_words
from ispc.model.stories import Consent, Verdict
from ispc.questions import Question
from ispc.setting import Setting
from ispc.view import Block, Box, Cell, Fold, Section, Text, Tone, View

FORMATS = ("html",)
FIRST = True
"""The page of the guide leads here before all else."""

TONES: dict[Verdict, Tone] = {"permit": "go", "deny": "stop", "review": "warning"}


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The page of an agreement that has flows; none for one that is over, which nobody may rely on."""
    table = rows(effective, corpus)
    if not table or state(effective, setting.today) in ("ended", "superseded"):
        return None
    voice = Voice("F", effective, corpus, setting)
    words = answer_words(setting.language)
    sections = (
        Section("you", words.who_are_you, tuple(_for_each_giver(voice, table, words))),
        Section("other", words.something_else, tuple(_other(voice, table[0], words))),
    )
    page = frame(voice, "front-line", words.page, control=(), sections=sections)
    line = voice.say(voice.clause("emergency"), "line")
    ways = ((voice.words.page_front_line, "front-line.html"), (voice.words.page_index, "../index.html"))
    return replace(opened(page, voice, emergency=line[0] if line else None), others=ways)


def _for_each_giver(voice: Voice, table: tuple[Row, ...], words: AnswerWords) -> Iterator[Fold]:
    for at, giver in enumerate(dict.fromkeys(row.giver for row in table)):
        own = tuple(row for row in table if row.giver == giver)
        situations = tuple(
            _situation(
                voice, tuple(row for row in own if row.exchange.id == flow), words, f"you-{at}-{place}"
            )
            for place, flow in enumerate(dict.fromkeys(row.exchange.id for row in own))
        )
        yield Fold(
            f"you-{at}", capital((voice.name(giver),))[0], (*situations, _no_fit(voice, giver, words, at))
        )


def _situation(voice: Voice, own: tuple[Row, ...], words: AnswerWords, identity: str) -> Fold:
    """One situation: the answer, or, where it turns on what the person says, one for each thing they may say."""
    exchange = own[0].exchange
    when = voice.say(exchange.flow, "when") or (Text(words.this_case, exchange.flow.address),)
    blocks: list[Block] = []
    for said_to, same in _alike(own):
        label = words.consents.get(same[0].consent or "not asked", "") if len(_consents(own)) > 1 else ""
        facts = (*_names(voice, said_to), *_items(voice, same[0]))
        blocks += _answer(said(voice, same[0].answer), same[0].answer, words, label, facts)
    blocks += _no_time(voice, own[0], words)
    return Fold(identity, replace(when[0], words=" ".join(text.words for text in when)), tuple(blocks))


def _no_time(voice: Voice, row: Row, words: AnswerWords) -> Iterator[Block]:
    """Whom to call when there is no time, where the flow names somebody."""
    if row.exchange.flow.value.in_an_emergency is None:
        return
    answer = decide(voice.effective, voice.corpus, replace(row.question, urgency="emergency"))
    hurry = [one for one in answer.conditions if one.why in ("call", "then record", "in haste")]
    yield Box("emergency", words.no_time, bullets(lines(voice, hurry)))


def _consents(own: Iterable[Row]) -> set[Consent | None]:
    return {row.consent for row in own}


def _alike(own: tuple[Row, ...]) -> Iterator[tuple[tuple[Member, ...], tuple[Row, ...]]]:
    """Rows that have one answer, whoever receives: receivers with their rows, in order."""
    groups: dict[object, list[Row]] = {}
    for row in own:
        key = (
            row.consent,
            row.items,
            row.answer.verdict,
            *((one.why, one.clause) for one in row.answer.reasons),
        )
        groups.setdefault(key, []).append(row)
    for rows_alike in groups.values():
        yield tuple(dict.fromkeys(row.receiver for row in rows_alike)), tuple(rows_alike)


def _names(voice: Voice, members: tuple[Member, ...]) -> Cell:
    names = capital(run_on(tuple(voice.name(one) for one in members)))
    return led(answer_words(voice.setting.language).share_with, names)


def _items(voice: Voice, row: Row) -> Cell:
    known = {one.value.id: one for one in row.exchange.items}
    return led(
        answer_words(voice.setting.language).share_what,
        run_on(tuple(text for one in row.items for text in voice.say(known[one], "name"))),
    )


def _answer(told: Said, answer: Answer, words: AnswerWords, label: str, facts: Cell = ()) -> Iterator[Block]:
    """One answer in a box whose label says what its colour says."""
    verdict = f"{label} {told.verdict.words}".strip()
    ask = led(words.whom, told.ask)
    blocks: tuple[Block, ...]
    if answer.verdict == "permit":
        blocks = (*paragraphs(facts), *bullets(told.then), *paragraphs(led(words.not_sure, told.ask)))
    else:
        blocks = (*paragraphs(facts), *bullets((*told.why, *told.mind)), *paragraphs(ask))
    yield Box(TONES[answer.verdict], verdict, blocks)


def _no_fit(voice: Voice, giver: Member, words: AnswerWords, at: int) -> Fold:
    """None of these: nobody has agreed it, so ask."""
    answer = decide(voice.effective, voice.corpus, Question(giver.ref, giver.ref, ()))
    blocks = tuple(_answer(said(voice, answer), answer, words, ""))
    return Fold(f"you-{at}-none", Text(words.none_fits), blocks)


def _other(voice: Voice, row: Row, words: AnswerWords) -> Iterator[Fold]:
    """What may happen to anyone: somebody outside asks, the person asks, it went to the wrong place."""
    giver, items = row.giver.ref, row.items
    person = next((one.value.id for one in voice.effective.people if not one.value.opposed_to), "")
    asked = (
        ("outside", words.outside_asks, Question(giver, "", items, asked_for=True)),
        ("person", words.person_asks, Question(giver, person, items, asked_for=True)),
        ("astray", words.went_astray, Question(giver, giver, items, astray=True)),
    )
    for identity, label, question in asked:
        if identity == "person" and not person:
            continue
        answer = decide(voice.effective, voice.corpus, question)
        yield Fold(f"other-{identity}", Text(label), tuple(_answer(said(voice, answer), answer, words, "")))
