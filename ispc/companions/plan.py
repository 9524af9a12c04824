"""The embedding plan on one page, for the papers of a board.

A board that meets for two hours reads one side on each item. This is that side: who answers for the plan, how far it has come,
what is late and why, and whether the signs are better.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Corpus, Effective
from ispc.layers._blocks import facts, section
from ispc.layers._plan import blocks, plans, standing
from ispc.layers._saying import Voice
from ispc.layers._standing import frame
from ispc.layers._words_plan import plan_words
from ispc.setting import Setting
from ispc.view import View

FORMATS = ("html", "pdf")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The plans of the document; None where it has none."""
    voice, listed = Voice("S", effective, corpus, setting), plans(effective, corpus)
    if not listed:
        return None
    alone = len(listed) == 1
    sections = tuple(
        one
        for plan in listed
        for one in section(
            f"plan-{plan.address.document}",
            voice.plain(plan, "title"),
            () if alone else facts(standing(voice, plan)),
            blocks(voice, plan),
        )
    )
    control = standing(voice, listed[0]) if alone else ()
    subtitle = plan_words(setting.language).heading
    words = voice.words
    ways = (
        (words.page_strategic, "strategic.html"),
        (words.page_managerial, "managerial.html"),
        (words.page_pdf, "plan.pdf"),
        (words.page_index, "../index.html"),
    )
    return replace(frame(voice, "strategic", subtitle, control=control, sections=sections), others=ways)
