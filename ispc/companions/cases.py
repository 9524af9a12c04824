"""Case examples: each worked case of a document with its story, its question, and the answer that the agreement gives.

Practitioners asked for case examples first, and HM Government published a set beside its guidance of 2008. The answer in each is
worked out from the agreement, so it cannot fall behind it.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Corpus, Effective
from ispc.layers import _cases_told as told
from ispc.layers._glossary import opened
from ispc.layers._saying import Voice
from ispc.layers._standing import frame
from ispc.layers._words_cases import case_words
from ispc.layers._words_copies import copy_words
from ispc.setting import Setting
from ispc.view import Section, View

FORMATS = ("html", "pdf", "md")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """A section for each case; None where there is none."""
    voice = Voice("F", effective, corpus, setting)
    words = case_words(setting.language)
    sections = tuple(
        Section(
            trial.document.id,
            told.title(voice, trial),
            (
                *told.story(voice, trial),
                *told.question(voice, trial),
                *told.answer(voice, trial),
                *told.learn(voice, trial),
            ),
        )
        for trial in told.cases(voice)
    )
    if not sections:
        return None
    page = frame(voice, "front-line", words.cases, control=(), sections=sections)
    line = voice.say(voice.clause("emergency"), "line")
    ways = (
        (voice.words.page_front_line, "front-line.html"),
        (voice.words.page_pdf, "cases.pdf"),
        (copy_words(setting.language).markdown, "cases.md"),
        (voice.words.page_index, "../index.html"),
    )
    return replace(opened(page, voice, emergency=line[0] if line else None), others=ways, paper="sheet")
