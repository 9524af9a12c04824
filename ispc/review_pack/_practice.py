"""What a practitioner is told of each matter, before and now, in the words of the guide. What both say stands in neither column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ispc.compare import Compared, Practice
from ispc.corpus import Corpus, Effective
from ispc.decide import Answer
from ispc.layers._answers import said
from ispc.layers._blocks import paragraphs, subsection, table
from ispc.layers._saying import Voice
from ispc.review_pack._asked import Asked, name_of, names
from ispc.view import Block, Cell, Section, Text


@dataclass(frozen=True, slots=True)
class _Matter:
    """Matters of one exchange that change in the same way, as one row."""

    flow: str
    consent: str
    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    items: tuple[str, ...]
    before: Cell
    now: Cell


def section(asked: Asked) -> Section:
    words = asked.words
    made = tuple(
        block
        for one in asked.documents
        for block in subsection(f"practice-{one.document}", one.title, _document(asked, one))
    )
    return Section("practice", words.practice, made or paragraphs((Text(words.no_practice),)))


def _document(asked: Asked, compared: Compared) -> tuple[Block, ...]:
    words = asked.words
    rows = [(tuple(_about(asked, one, compared)), one.before, one.now) for one in _matters(asked, compared)]
    return table(compared.title, (words.matter, words.was, words.now), rows, (34, 33, 33))


def _about(asked: Asked, matter: _Matter, compared: Compared) -> Iterator[Text]:
    words = asked.words
    givers, items = names(matter.givers, compared), names(matter.items, compared)
    receivers = ", ".join(name_of(one, compared) for one in matter.receivers)
    title = compared.sides.new.value("flows", matter.flow, "title") or compared.sides.old.value(
        "flows", matter.flow, "title"
    )
    if title:
        yield Text(title)
    yield Text(words.who.format(givers=givers, receivers=receivers))
    yield Text(items, lead=words.items)
    if matter.consent:
        yield Text(dict(words.consent)[matter.consent])


def _matters(asked: Asked, compared: Compared) -> Iterator[_Matter]:
    """One for each way in which an exchange changes, with all those whom it concerns."""
    found: dict[tuple[object, ...], list[Practice]] = {}
    cells: dict[tuple[object, ...], tuple[Cell, Cell]] = {}
    for one in compared.practice:
        both = _both(asked, one, compared)
        key: tuple[object, ...] = (
            one.flow,
            one.consent,
            *(tuple((it.lead, it.words) for it in cell) for cell in both),
        )
        found.setdefault(key, []).append(one)
        cells[key] = both
    for key, some in found.items():
        before, now = cells[key]
        if [it.words for it in before] != [it.words for it in now]:
            yield _Matter(
                some[0].flow,
                some[0].consent or "",
                tuple(dict.fromkeys(one.giver for one in some)),
                tuple(dict.fromkeys(one.receiver for one in some)),
                tuple(dict.fromkeys(item for one in some for item in one.items)),
                before,
                now,
            )


def _both(asked: Asked, practice: Practice, compared: Compared) -> tuple[Cell, Cell]:
    """What is told on each side. Where the other side has nothing, the verdict and why it is so are enough: the rest is in the guide."""
    words, comparison = asked.words, asked.comparison
    bare = practice.before is None or practice.after is None
    old = _lines(asked, practice.before, (compared.old, comparison.old), bare)
    new = _lines(asked, practice.after, (compared.new, comparison.new), bare)
    return (
        _apart(old, new) if old else (Text(words.not_covered),),
        _apart(new, old) if new else (Text(words.no_longer),),
    )


def _lines(asked: Asked, answer: Answer | None, side: tuple[Effective | None, Corpus], bare: bool) -> Cell:
    effective, corpus = side
    if answer is None or effective is None:
        return ()
    told = said(Voice("F", effective, corpus, asked.setting), answer)
    return (told.verdict, *told.why, *(() if bare else told.then))


def _apart(own: Cell, other: Cell) -> Cell:
    """The verdict, and the lines that the other has not."""
    verdict, *lines = own
    theirs = {(one.lead, one.words) for one in other[1:]}
    kept = (one for one in lines if (one.lead, one.words) not in theirs)
    return (
        Text(verdict.words),
        *(Text(one.words, one.source, one.prose, one.gap, "", one.lead) for one in kept),
    )
