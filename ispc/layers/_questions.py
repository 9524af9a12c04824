"""The managers' table of the regulator's questions: how each stands, by sign, word and colour, and where the answer is.

Nobody writes this table. A manager sees at once what is open, a reviewer follows each answer to its clause, and a clause that
is taken out turns its questions red (`ispc.coverage`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from ispc.coverage import Answer, Row, Standing, rows
from ispc.layers._blocks import facts, paragraphs
from ispc.layers._blocks import table as laid
from ispc.layers._saying import Voice
from ispc.layers._words_matrix import MatrixWords, matrix_words
from ispc.view import Block, Cell, Fact, Label, Mark, Text

K = TypeVar("K")

LABELS: dict[Standing, Label] = {
    "answered": "answered",
    "gap": "gap",
    "unanswered": "unanswered",
    "not asked": "not-asked",
}

SECTIONS = {
    **dict.fromkeys(("purposes", "people", "background"), "purpose"),
    **dict.fromkeys(("parties", "bodies"), "organisations"),
    **dict.fromkeys(("items", "never_share", "minimum"), "items"),
    "joint_control": "control",
    "flows": "flows",
    "impact_assessment": "impact",
    "retention_conflicts": "retention",
    "consent_rules": "consent",
    "publication": "about",
}
"""Where on the page a field stands, by the first step of its path; a clause stands in the section of its own name."""


def blocks(voice: Voice) -> tuple[Block, ...]:
    """A count, then a table for each heading of the code; nothing for a document that is no agreement."""
    words, asked = matrix_words(voice.setting.language), rows(voice.effective, voice.corpus)
    if not asked:
        return ()
    counts = Counter(row.standing for row in asked)
    counted = tuple(_mark(words, one, counts[one]) for one in words.standings if counts[one])
    return (
        *paragraphs((Text(words.explained),)),
        *facts((Fact(words.counted, counted),)),
        *laid(
            words.questions,
            (words.question, words.stands, words.where),
            _rows(voice, words, asked),
            (46, 17, 37),
        ),
    )


def _rows(voice: Voice, words: MatrixWords, asked: Iterable[Row]) -> Iterator[tuple[Cell, ...]]:
    """A row for each of the code's headings, and under it one for each of its questions."""
    for number, (heading, some) in enumerate(groupby(asked, key=lambda row: row.question.heading), 1):
        yield (Text(f"{number}. {heading}"),), (), ()
        for row in some:
            yield (Text(row.question.asks),), (_mark(words, row.standing),), tuple(_where(voice, words, row))


def _mark(words: MatrixWords, standing: Standing, count: int | None = None) -> Text:
    sign, said, counted = words.standings[standing]
    return Text(
        "", marks=(Mark(LABELS[standing], sign, said if count is None else counted.format(count=count)),)
    )


def _where(voice: Voice, words: MatrixWords, row: Row) -> Iterator[Text]:
    if row.standing == "not asked":
        when = row.question.when
        yield Text(words.because.get(when or "", words.suggested))
    yield from _missing(words, row)
    for one in row.gaps:
        yield Text(one.reason, one.address / "not_stated", gap=True, lead=f"{one.title}:")
    yield from _said(voice, words, (*row.said, *row.also))


def _missing(words: MatrixWords, row: Row) -> Iterator[Text]:
    for title, some in _by(row.missing, lambda one: one.title).items():
        of = len(some) + sum(1 for one in row.said if one.title == title)
        pattern = words.left_out if of == 1 else words.left_out_of
        yield Text(pattern.format(title=title, count=len(some), of=of), gap=True)


def _said(voice: Voice, words: MatrixWords, said: tuple[Answer, ...]) -> Cell:
    """What answers it, one line for each section of this page and each kind of document that says it."""
    return tuple(
        Text(_titles(words, some), some[0].address, link=f"#{section}", lead=whose)
        for (whose, section), some in _by(
            said, lambda one: (_whose(voice, words, one), _section(voice, one))
        ).items()
    )


def _titles(words: MatrixWords, said: list[Answer]) -> str:
    counts = Counter(one.title for one in said)
    return "; ".join(
        words.several.format(title=title, count=count) if count > 1 else title
        for title, count in counts.items()
    )


def _section(voice: Voice, one: Answer) -> str:
    if voice.corpus.documents[one.address.document].kind == "directory":
        return SECTIONS["bodies"]
    root = str(one.address.path[0])
    return SECTIONS.get(root, root)


def _whose(voice: Voice, words: MatrixWords, one: Answer) -> str:
    """Who said it, where that is not this document: `From the framework:`."""
    if one.address.document == voice.effective.id:
        return ""
    return f"{voice.words.from_document} {words.kinds[voice.corpus.documents[one.address.document].kind]}:"


def _by(answers: Iterable[Answer], key: Callable[[Answer], K]) -> dict[K, list[Answer]]:
    found: dict[K, list[Answer]] = {}
    for one in answers:
        found.setdefault(key(one), []).append(one)
    return found
