"""Hand-outs for an exercise: one for each person in each case, without the answer.

Each delegate gets that of another organisation than their own, and decides from the guide alone.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Corpus, Effective, Placed
from ispc.layers import _cases_told as told
from ispc.layers._blocks import bullets, facts, paragraphs
from ispc.layers._saying import Voice
from ispc.layers._standing import frame
from ispc.layers._words_cases import CaseWords, case_words
from ispc.model.stories import Role
from ispc.setting import Setting
from ispc.trials import Trial
from ispc.view import Blank, Blanks, Block, Fact, Section, Text, View

FORMATS = ("html", "pdf")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """A section for each person in each case; None where no case has people in it."""
    voice = Voice("F", effective, corpus, setting)
    words = case_words(setting.language)
    sections = tuple(
        Section(
            f"{trial.document.id}-{role.value.id}",
            _heading(voice, trial, role),
            _handout(voice, trial, role, words),
        )
        for trial in told.cases(voice)
        for role in told.roles(trial)
    )
    if not sections:
        return None
    page = frame(voice, "front-line", words.handouts, control=(), sections=sections)
    ways = (
        (words.exercise, "exercise.html"),
        (voice.words.page_front_line, "front-line.html"),
        (voice.words.page_pdf, "handouts.pdf"),
        (voice.words.page_index, "../index.html"),
    )
    return replace(page, others=ways, paper="sheet")


def _heading(voice: Voice, trial: Trial, role: Placed[Role]) -> str:
    return f"{told.title(voice, trial)}: {voice.plain(role, 'who')}"


def _handout(voice: Voice, trial: Trial, role: Placed[Role], words: CaseWords) -> tuple[Block, ...]:
    you = (
        Fact(words.you_play, voice.say(role, "who"), role.address),
        Fact(words.acts_for, told.acting(voice, role), role.address),
    )
    notes = Blank(f"{trial.document.id}-{role.value.id}-answer", words.notes, "lines")
    return (
        *facts(you),
        *told.story(voice, trial),
        *told.question(voice, trial),
        *paragraphs((Text(words.decide),)),
        *bullets(told.discuss(voice, trial)),
        Blanks((notes,)),
    )
