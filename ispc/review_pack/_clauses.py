"""Every change, in the order of the document: where it stands, what it said and says, and who says it. Nothing is left out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from ispc.compare import Compared
from ispc.diff import Change
from ispc.effects._rest import place
from ispc.layers._blocks import bullets, paragraphs, subsection
from ispc.layers._saying import Voice
from ispc.layers._words_pack import counted
from ispc.review_pack._asked import Asked, name_of
from ispc.terms import Clause
from ispc.view import Block, Cell, Section, Subsection, Text
from ispc.wordwise import Run, runs


def section(asked: Asked) -> Section:
    words = asked.words
    made = (
        part
        for one in asked.documents
        for part in subsection(f"clauses-{one.document}", one.title, tuple(_document(asked, one)))
    )
    return Section("clauses", words.clauses, (*paragraphs((Text(words.how_to_read),)), *made))


def _document(asked: Asked, compared: Compared) -> Iterator[Block]:
    for number, change in asked.listed[compared.document]:
        heading = f"{number}. {place(change, compared.sides)}"
        told = tuple(_change(asked, change, compared))
        yield Subsection(f"change-{number}", heading, paragraphs((*told, *_said_by(asked, change, compared))))
    for document, count in asked.inherited(compared).items():
        said = counted(asked.words.from_above, count, title=asked.title(document))
        yield from paragraphs((Text(said, link=f"#clauses-{document}"),))


def _change(asked: Asked, change: Change, compared: Compared) -> Iterator[Text]:
    words, voice = asked.words, asked.voice(compared)
    if not change.key:
        whole = words.new_whole if change.new else words.gone_whole
        yield Text(counted(whole, len(change.new or change.old)))
    elif change.kind == "rehomed":
        yield Text(words.rehomed)
    elif change.kind == "renamed":
        yield Text(words.renamed)
    elif change.kind == "moved":
        order = "; ".join(name_of(one, compared) for one in change.after)
        yield Text(words.moved)
        yield Text(words.moved_order.format(order=order))
    elif change.is_field:
        yield from _field(voice, change, compared)
    else:
        for clauses, side in ((change.old, "out"), (change.new, "in")):
            for one in (it for it in clauses if it.to):
                yield _whole(_value(voice, one, compared), voice.words.title(one.title), side)


def _field(voice: Voice, change: Change, compared: Compared) -> Iterator[Text]:
    was, now = (_value(voice, some[0], compared) if some else None for some in (change.old, change.new))
    if was is not None and now is not None and was.prose == now.prose:
        yield replace(now, runs=runs(was.words, now.words))
        return
    if was is not None:
        yield _whole(was, "", "out")
    if now is not None:
        yield _whole(now, "", "in")


def _whole(text: Text, title: str, side: str) -> Text:
    lead = f"{title}:" if title else ""
    words = text.words or "–"
    return replace(text, words=words, lead=lead, runs=(Run("out" if side == "out" else "in", words),))


def _value(voice: Voice, clause: Clause, compared: Compared) -> Text:
    """What a clause says, in the words that pages have for it."""
    if clause.sort == "prose":
        return Text("\n\n".join(clause.value), clause.said, prose=True)
    return Text("; ".join(_shown(voice, clause, one, compared) for one in clause.value), clause.said)


def _shown(voice: Voice, clause: Clause, value: str, compared: Compared) -> str:
    if clause.sort == "choice":
        return voice.words.choice(value)
    if clause.sort == "date":
        return voice.words.date(datetime.date.fromisoformat(value))
    return name_of(value, compared) if clause.sort == "reference" else value


def _said_by(asked: Asked, change: Change, compared: Compared) -> Cell:
    """The document that says it, where that is another one."""
    said = change.one.said.document
    if said == compared.document:
        return ()
    for corpus in (asked.comparison.new, asked.comparison.old):
        if said in corpus.documents:
            title = getattr(corpus.documents[said].content, "title", None)
            return (
                Text(title.said(asked.setting.language) if title else said, lead=f"{asked.words.said_by}:"),
            )
    return ()


def beside(asked: Asked) -> tuple[Section, ...]:
    """What differs in other documents: directories, worked cases, plans."""
    words, comparison = asked.words, asked.comparison
    if asked.party or not comparison.beside:
        return ()
    kinds, lines = dict(words.kinds), list[Text]()
    for name, changes in comparison.beside.items():
        document = comparison.new.documents.get(name) or comparison.old.documents[name]
        title = getattr(document.content, "title", None)
        said = title.said(asked.setting.language) if title else name
        kind = kinds.get(document.kind, document.kind)
        lines.append(Text(counted(words.beside_line, len(changes), title=said, kind=kind)))
    return (Section("beside", words.beside, bullets(tuple(lines))),)
