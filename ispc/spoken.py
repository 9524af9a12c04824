"""Answers as text and as JSON: what `ispc ask` prints. Pure.

The text is what the guide would say, so that an answer at a desk and one on paper are the same. The JSON names the verdict, each
clause with its words and its line, and whom to ask; `schemas/answer.schema.json` describes it.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ispc.corpus import Corpus
from ispc.decide import Answer, Reason, together
from ispc.layers._answers import said
from ispc.layers._saying import Letter, Voice
from ispc.layers._words_answers import answer_words
from ispc.location import Address
from ispc.questions import Question
from ispc.setting import Setting
from ispc.show import show
from ispc.suggest import nearest
from ispc.tree import Tree
from ispc.view import Text

FORM = "ispc-answer/1"
WIDTH = 92


@dataclass(frozen=True, slots=True)
class Room:
    """What is needed to tell answers: the corpus, the trees to show places from, the setting, and for whom."""

    corpus: Corpus
    trees: Mapping[str, Tree]
    setting: Setting
    letter: Letter = "F"

    def voice(self, document: str) -> Voice:
        return Voice(self.letter, self.corpus.effective[document], self.corpus, self.setting)

    def place(self, address: Address) -> str:
        """A place as an editor opens it: `protocols/x.yaml:44:19`; empty where it has none."""
        tree = self.trees.get(address.document)
        if tree is None:
            return ""
        span = tree.span(address.path)
        return f"{span.source}:{span.line}:{span.column}"


def text(answers: tuple[Answer, ...], room: Room) -> str:
    """The answers for a person at a terminal: one verdict, then what each document says."""
    words = answer_words(room.setting.language)
    if not answers:
        return f"{words.verdicts['review']}\n{words.none_covers}\n"
    lines = [] if len(answers) == 1 else [words.verdicts[together(answers)], words.several, ""]
    for answer in answers:
        lines += [*_answer(answer, room), ""]
    return "\n".join(lines)


def _answer(answer: Answer, room: Room) -> Iterable[str]:
    words, voice = answer_words(room.setting.language), room.voice(answer.document)
    told = said(voice, answer)
    yield f"{told.verdict.words}  ({show(voice.plain(voice.document, 'title'))})"
    yield from _part(words.why, told.why)
    if told.then:
        yield from _part(words.then, told.then)
    yield from _wrapped(f"{words.whom} {'; '.join(_plain(one) for one in told.ask)}", "")
    if room.letter != "F":
        yield words.clauses
        for reason in answer.reasons:
            yield f"  {reason.clause}  {room.place(reason.address)}"


def _part(heading: str, lines: Iterable[Text]) -> Iterable[str]:
    yield heading
    for line in lines:
        yield from _wrapped(_plain(line), "  - ")


def _wrapped(line: str, bullet: str) -> list[str]:
    return textwrap.wrap(show(line), WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet))


def _plain(text: Text) -> str:
    return " ".join(filter(None, (text.lead, " ".join(text.words.split()))))


def as_json(answers: tuple[Answer, ...], room: Room) -> str:
    """The answers for programs, one object."""
    data = {
        "form": FORM,
        "verdict": together(answers),
        "answers": [_data(one, room) for one in answers],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(answer: Answer, room: Room) -> dict[str, Any]:
    told = said(room.voice(answer.document), answer)
    return {
        "document": answer.document,
        "verdict": answer.verdict,
        "flows": list(answer.flows),
        "says": told.verdict.words,
        "why": [_plain(one) for one in told.why],
        "then": [_plain(one) for one in told.then],
        "ask": [_plain(one) for one in told.ask],
        "reasons": [_reason(one, room) for one in answer.reasons],
        "conditions": [_reason(one, room) for one in answer.conditions],
    }


def _reason(reason: Reason, room: Room) -> dict[str, str]:
    return {"why": reason.why, "clause": reason.clause, "place": room.place(reason.address)}


def unknown(question: Question, corpus: Corpus) -> tuple[str, ...]:
    """A note for each name in a question that no agreement knows, with the nearest that one does."""
    agreements = tuple(corpus.agreements())
    parties = [name for one in agreements for it in one.members for name in (it.ref, it.ref.split("/")[0])]
    people = [it.value.id for one in agreements for it in one.people]
    never = [it.id for one in agreements for it in getattr(one.control, "never_share", None) or ()]
    asked = (
        ("party", question.giver, parties),
        ("party or person", question.receiver, [*parties, *people]),
        *(
            ("item", item, [*(it.value.id for one in agreements for it in one.items), *never])
            for item in question.items
        ),
        ("purpose", question.purpose, [it.value.id for one in agreements for it in one.purposes]),
        ("person", question.about, people),
        ("channel", question.channel, [it.value.id for one in agreements for it in one.channels]),
    )
    return tuple(_note(what, name, known) for what, name, known in asked if name and name not in known)


def _note(what: str, name: str, known: list[str]) -> str:
    near = nearest(name, known)
    return f"no agreement knows the {what} `{show(name)}`" + (f"; did you mean `{near[0]}`?" if near else "")
