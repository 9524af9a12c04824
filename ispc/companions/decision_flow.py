"""May I share? The steps of the guide drawn as one path, for the wall and for those who read a picture faster than a list.

The guide has no room for it on its two sides. The same steps stand below in words, as the guide has them.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Corpus, Effective
from ispc.decision_path import Question, Way, path
from ispc.law.provisions import Step
from ispc.layers import _guide_before
from ispc.layers._blocks import section
from ispc.layers._glossary import opened
from ispc.layers._saying import Voice
from ispc.layers._standing import frame, state
from ispc.layers._words_pictures import PictureWords, picture_words
from ispc.setting import Setting
from ispc.view import Figure, View

FORMATS = ("html", "pdf")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """The page for the front line; None for what is no agreement, and for one that is over, which nobody may rely on."""
    if effective.agreement is None or state(effective, setting.today) in ("ended", "superseded"):
        return None
    voice = Voice("F", effective, corpus, setting)
    words, own = voice.words, picture_words(setting.language)
    asked = _questions(voice)
    figure = Figure(
        "decision-picture",
        own.decision_figure,
        "\n".join(_said(question, at, own) for at, question in enumerate(asked)),
        path(asked),
        voice.where(voice.clauses.address / "golden_rules"),
    )
    sections = (
        *section("decide", words.guide_decide, (figure,)),
        *section("words", own.in_words, _guide_before.decide(voice)),
    )
    page = frame(voice, "front-line", own.decision, control=(), sections=sections)
    ways = (
        (words.page_front_line, "front-line.html"),
        (words.page_pdf, "decision-flow.pdf"),
        (words.page_index, "../index.html"),
    )
    line = voice.say(voice.clause("emergency"), "line")
    return replace(opened(page, voice, emergency=line[0] if line else None), others=ways, paper="sheet")


def _questions(voice: Voice) -> tuple[Question, ...]:
    """The steps of the edition of guidance that the document names, or our own where it has none."""
    own, rules = picture_words(voice.setting.language), voice.effective.baseline.golden_rules
    edition = voice.corpus.law.editions.get(rules) if isinstance(rules, str) else None
    if edition is None or not edition.steps:
        steps = voice.words.own_steps
        return tuple(
            Question(own.step.format(number=at + 1, question=question), _own(voice, at, answer))
            for at, (question, answer) in enumerate(steps)
        )
    places = {str(step.number): at for at, step in enumerate(edition.steps)}
    return tuple(_question(own, step, places) for step in edition.steps)


def _question(own: PictureWords, step: Step, places: dict[str, int]) -> Question:
    ways = (
        Way(answer, to=places[then]) if then in places else Way(answer, then)
        for answer, then in ((own.yes, step.yes), (own.no, step.no))
    )
    return Question(own.step.format(number=step.number, question=step.question), tuple(ways))


def _own(voice: Voice, at: int, answer: str) -> tuple[Way, ...]:
    """Our own steps say one answer, `If no: ask.`; the other leads on. After the last there is nothing more to ask."""
    own, words = picture_words(voice.setting.language), voice.words
    if at + 1 == len(words.own_steps):
        return (Way("", answer),)
    for lead, this, other in ((words.step_yes, own.yes, own.no), (words.step_no, own.no, own.yes)):
        if answer.startswith(lead):
            then = answer.removeprefix(lead).strip()
            return (Way(this, then[:1].upper() + then[1:]), Way(other, to=at + 1))
    return (Way("", answer), Way("", to=at + 1))


def _said(question: Question, at: int, own: PictureWords) -> str:
    """A question with what follows from each answer, in one line."""
    said = [question.words]
    for way in question.ways:
        then = way.words if way.to is None else own.on.format(number=way.to + 1)
        said.append(own.answer.format(answer=way.answer, words=then) if way.answer else then)
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in said)
