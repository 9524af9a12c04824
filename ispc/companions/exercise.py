"""An exercise for several organisations: the sheet of the person who leads it, with the cases and their answers.

The roadshows of 2016 found that staff learn where they meet each other, and the embedding toolkit of 2010 asks for training together.
Each delegate plays for another organisation than their own.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Corpus, Effective
from ispc.layers import _cases_told as told
from ispc.layers._blocks import bullets, capital, section, table
from ispc.layers._saying import Voice
from ispc.layers._standing import frame
from ispc.layers._words_cases import CaseWords, case_words
from ispc.setting import Setting
from ispc.trials import Trial
from ispc.view import Block, Box, Section, Steps, Text, View

FORMATS = ("html", "pdf")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """How to run it, who plays whom, and each case with its answer; None where there is no case."""
    voice = Voice("F", effective, corpus, setting)
    words = case_words(setting.language)
    tried = told.cases(voice)
    if not tried:
        return None
    sections = (
        Section("how", words.how, (Steps(tuple(map(Text, words.steps))),)),
        *section("swap", words.swap, _swap(voice, words)),
        *(Section(one.document.id, told.title(voice, one), _case(voice, one, words)) for one in tried),
    )
    page = frame(voice, "front-line", words.exercise, control=(), sections=sections)
    ways = (
        (words.handouts, "handouts.html"),
        (voice.words.page_front_line, "front-line.html"),
        (voice.words.page_pdf, "exercise.pdf"),
        (voice.words.page_index, "../index.html"),
    )
    return replace(page, others=ways, paper="sheet")


def _swap(voice: Voice, words: CaseWords) -> tuple[Block, ...]:
    """Each party with the one after it, so that nobody plays for their own."""
    members = voice.effective.members
    if len(members) < 2:  # one alone cannot swap
        return ()
    pairs = zip(members, (*members[1:], members[0]), strict=True)
    rows = ((capital((voice.name(own),)), capital((voice.name(other),))) for own, other in pairs)
    return table(words.swap_table, (words.works_for, words.plays), rows)


def _case(voice: Voice, trial: Trial, words: CaseWords) -> tuple[Block, ...]:
    return (
        *told.story(voice, trial),
        *told.roles_table(voice, trial, words),
        *told.answer(voice, trial),
        *told.learn(voice, trial),
        *((Box("note", words.discuss, talk),) if (talk := bullets(told.discuss(voice, trial))) else ()),
    )
