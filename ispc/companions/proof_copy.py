"""The proof copy, for those who approve: every passage of a document once, with the signs of the audiences that read it.

Whoever signs answers for three texts, and has time for one. Here each passage stands with its readers by letter, shape, colour
and word; what a document above says is marked with its name; a gap is a gap; and a field that no reader is shown is named with
the reason, but not told. It is made by one walk over the template, so that a new field is here the day it is declared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from ispc.corpus import Corpus, Effective, Placed
from ispc.fields import parts, spelling
from ispc.layers._blocks import facts, paragraphs, run_on, section
from ispc.layers._blocks import table as laid
from ispc.layers._saying import EVERYONE, Voice, audiences
from ispc.layers._standing import frame, identity
from ispc.layers._words_proof import ProofWords, proof_words
from ispc.location import Address
from ispc.model.governance import Baseline
from ispc.model.scalars import Model, NotStated
from ispc.setting import Setting
from ispc.view import Block, Cell, Fact, Label, Mark, Section, Text, View

FORMATS = ("html", "pdf")

LABELS: dict[str, Label] = {"S": "strategic", "M": "managerial", "F": "front-line"}
_CLAUSES = frozenset(Baseline.model_fields)


@dataclass(frozen=True, slots=True)
class Passage:
    """One field that is filled in: the part that it stands in, its name, its words, and the letters of its readers.

    `source` is the field that says it. `internal` is why no reader is shown it; its words are then empty.
    """

    part: str
    title: str
    words: Cell
    letters: str
    source: Address
    internal: str = ""
    gap: bool = False


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View:
    """The proof copy of an agreement, a framework or a policy."""
    voice, words = Voice(EVERYONE, effective, corpus, setting), proof_words(setting.language)
    told = tuple(_sections(voice, words))
    made = frame(
        voice,
        "managerial",
        words.subtitle,
        control=identity(voice),
        sections=(
            *section("legend", words.legend, _legend(words, tuple(passages(voice)), effective)),
            *told,
            *section("internal", words.internal, _internal(words, passages(voice))),
        ),
    )
    own = voice.words
    ways = (
        (own.page_strategic, "strategic.html"),
        (own.page_managerial, "managerial.html"),
        (own.page_front_line, "front-line.html"),
        (own.page_pdf, "proof-copy.pdf"),
        (own.page_index, "../index.html"),
    )
    return replace(made, audience="proof", others=ways)


# --- The walk --------------------------------------------------------------------------------------------------------


def passages(voice: Voice) -> Iterator[Passage]:
    """Every field of the document that is filled in, with the clauses that it inherits: its own fields, then the clauses."""
    for name in _fields(voice):
        yield from _field(voice, voice.clauses if name in _CLAUSES else voice.document, name, "")


def _fields(voice: Voice) -> list[str]:
    """The template's own order, but for the clauses, which stand behind what the document says of itself."""
    return sorted(type(voice.document.value).model_fields, key=lambda name: name in _CLAUSES)


def _field(voice: Voice, of: Placed[Any], name: str, part: str, before: str = "") -> Iterator[Passage]:
    """The passages of one field. `part` is what the row is of, and `before` the name of the part of that it stands in."""
    value, info = getattr(of.value, name), type(of.value).model_fields[name]
    if value is None:
        return
    address, letters = of.address / spelling(name, info), audiences(type(of.value), name)
    source, title = voice.where(address), _titled(voice, before, voice.words.title(str(info.title)))
    inside = tuple(parts(value, address))
    if isinstance(value, NotStated):
        readers = audiences(NotStated, "not_stated")
        yield Passage(part, title, (voice.gap(address, value),), readers, source / "not_stated", gap=True)
    elif inside:
        for at, (model, place) in enumerate(inside):
            row, within = _called(voice, (part, title), value, at, place)
            yield from _model(voice, Placed(model, place), row, within)
    elif letters:
        said = run_on(tuple(replace(text, source=source) for text in voice.say(of, name)))
        yield Passage(part, title, said, letters, source)
    else:
        yield Passage(part, title, (), "", source, internal=_why_internal(type(of.value), name))


def _model(voice: Voice, of: Placed[Model], part: str, before: str) -> Iterator[Passage]:
    for name in type(of.value).model_fields:
        # What the template takes for granted nobody said.
        if name in of.value.model_fields_set:
            yield from _field(voice, of, name, part, before)


def _called(voice: Voice, where: tuple[str, str], value: object, at: int, place: Address) -> tuple[str, str]:
    """The row of one part of a field, and its name within that row.

    A part of the document has rows of its own, and so has each party that answers; a part of those stands in their row.
    """
    words, (row, title) = proof_words(voice.setting.language), where
    if isinstance(value, Mapping):
        party = voice.named("party", str(place.path[-1]), place)
        whole = _joined(voice, row, title)
        return _joined(voice, whole, "; ".join(text.words for text in party)), ""
    name = title if isinstance(value, Model) else words.numbered.format(title=title, number=at + 1)
    return (row, name) if row else (name, "")


def _titled(voice: Voice, before: str, title: str) -> str:
    """`Special category, condition`."""
    under = proof_words(voice.setting.language).under
    return under.format(whole=before, part=title[:1].lower() + title[1:]) if before else title


def _joined(voice: Voice, whole: str, part: str) -> str:
    return proof_words(voice.setting.language).within.format(whole=whole, part=part) if whole else part


def _why_internal(model: type[Model], name: str) -> str:
    extra = model.model_fields[name].json_schema_extra
    return str(extra.get("internal", "")) if isinstance(extra, dict) else ""


# --- The page --------------------------------------------------------------------------------------------------------


def _sections(voice: Voice, words: ProofWords) -> Iterator[Section]:
    """What the document says of itself in single fields, then a section for each field that has parts, and each clause."""
    shown = [one for one in passages(voice) if not one.internal]
    own = [one for one in shown if not one.part and _root(voice, one) not in _CLAUSES]
    yield from section("document", words.document, _table(voice, words, words.document, own))
    rest = (one for one in shown if one not in own)
    for root, some in groupby(rest, key=lambda one: _root(voice, one)):
        title = voice.words.title(_title(voice, root))
        identity = f"field-{root.replace('_', '-')}"
        yield from section(identity, title, _table(voice, words, title, list(some)))


def _root(voice: Voice, one: Passage) -> str:
    return str(one.source.path[0])


def _title(voice: Voice, root: str) -> str:
    fields = type(voice.document.value).model_fields
    return next(str(info.title) for name, info in fields.items() if spelling(name, info) == root)


def _table(voice: Voice, words: ProofWords, caption: str, some: list[Passage]) -> tuple[Block, ...]:
    """One row for what stands together, has the same readers and is said by the same document."""
    runs = groupby(some, key=lambda one: (one.part, one.letters, one.source.document, one.gap))
    rows = (_row(voice, words, part, list(run)) for (part, *_), run in runs)
    singly = (_row(voice, words, "", [one]) for one in some)
    columns = (words.passage, words.says, words.reads)
    return laid(caption, columns, rows if any(one.part for one in some) else singly, (20, 50, 30))


def _row(voice: Voice, words: ProofWords, part: str, run: list[Passage]) -> tuple[Cell, ...]:
    first = run[0]
    lines = (
        replace(text, lead=f"{one.title}: {text.lead}".strip() if part and not at else text.lead)
        for one in run
        for at, text in enumerate(one.words)
    )
    marks = tuple(Mark(LABELS[sign], sign, said) for sign, said in words.readers if sign in first.letters)
    return (Text(part or first.title),), tuple(lines), (Text("", marks=marks), *_said_by(voice, first))


def _said_by(voice: Voice, one: Passage) -> Cell:
    above = voice.corpus.effective.get(one.source.document)
    if above is None or above.id == voice.effective.id:
        return ()
    title = above.control.title.said(voice.setting.language)
    return (Text(title, link=f"../{above.id}/proof-copy.html", lead=voice.words.from_document),)


def _legend(words: ProofWords, told: tuple[Passage, ...], effective: Effective) -> tuple[Block, ...]:
    shown = [one for one in told if not one.internal]
    marks = tuple(Mark(LABELS[sign], sign, said) for sign, said in words.readers)
    nobody = Mark("internal", *words.nobody)
    above = sum(one.source.document != effective.id for one in shown)
    counted = (
        (words.passages, len(shown)),
        (words.inherited, above),
        (words.gaps, sum(one.gap for one in shown)),
    )
    return (
        *paragraphs((Text(words.explained),)),
        *facts(
            (Fact(words.signs, (Text("", marks=(*marks, nobody)),)),),
            tuple(Fact(label, (Text(str(count)),)) for label, count in counted),
        ),
    )


def _internal(words: ProofWords, told: Iterable[Passage]) -> tuple[Block, ...]:
    """Each field that no reader is shown, by name and with the reason; what it says is not told."""
    kept = Counter((_unnumbered(one), one.internal) for one in told if one.internal)
    mark = (Text("", marks=(Mark("internal", *words.nobody),)),)
    rows = (
        ((Text(name),), (Text(because),), (Text(str(count)),), mark)
        for (name, because), count in kept.items()
    )
    columns = (words.field, words.because, words.times, words.reads)
    return laid(words.internal_table, columns, rows, (30, 40, 12, 18))


def _unnumbered(one: Passage) -> str:
    """`flows/2/id` as `flows, id`: the names of the steps, without the numbers of a list."""
    return ", ".join(str(step) for step in one.source.path if isinstance(step, str))
