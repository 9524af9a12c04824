"""Views -> a Word file: one view as it is, or two as one text with real tracked changes.

Lawyers and partners answer in Word: they read what is struck out and what is underlined, take or refuse each change, and send the file back.
So the changes are Word's own. **To accept all of them gives the file of the new view, to reject all the file of the old one**: the same
paragraphs, cells and letters, in the same look. Only words of the views are in it, and nothing of the machine: no macros, no
pictures, no clock. Links lead to https, mailto and tel addresses, and within the file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import chain, count, cycle, groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from ispc.collation import Kind, Line, Row, Rows, collated, lines
from ispc.manuscript import Look, Paragraph, Piece, manuscript
from ispc.outputs.word_styles import MARGIN, WIDTH, element, empty, seen
from ispc.phrases import Phrases, phrases
from ispc.view import Tone, View
from ispc.wordwise import runs

AUTHOR = "ispc"
EARLIEST = (1980, 1, 1, 0, 0, 0)
TIMES = ("00:00:00", "00:02:00")
"""When the changes were made, by turns. LibreOffice makes one of two that touch, with the end of a paragraph between them, unless
they lie apart by some time: to refuse both would then join the paragraphs.
"""

ACROSS = round((WIDTH - 2 * MARGIN) / 25.4 * 1440)
"""How wide a table is, in twentieths of a point."""

TONES: Mapping[Tone, tuple[str, str, str]] = {
    "children": ("0b5c8a", "e6f1f7", "single"),
    "adults": ("5b3a8c", "f1ecf8", "double"),
    "lacks-capacity": ("7d4504", "fbf1e2", "dashed"),
    "deceased": ("4a5560", "eff1f3", "dotted"),
    "emergency": ("9b1c1c", "fdecea", "single"),
    "warning": ("7a4d00", "fff5d9", "single"),
    "stop": ("9b1c1c", "fdecea", "single"),
    "go": ("17643b", "e8f4ec", "single"),
    "note": ("3f4d57", "f0f3f5", "single"),
}
"""Of each box: the colour of its bar, the tint behind its words, and how the bar is drawn. `layers/tones.css` says the same."""

_STYLES: Mapping[Look, str] = {
    "partnership": "Partnership",
    "title": "Title",
    "subtitle": "Subtitle",
    "heading": "Heading{level}",
    "paragraph": "BodyText",
    "label": "Label",
    "bullet": "ListBullet{item}",
    "number": "ListNumber{item}",
    "continued": "ListContinue{item}",
    "caption": "Caption",
    "column": "TableHeading",
    "row": "TableHeading",
    "cell": "TableText",
    "last": "Footer",
}
_NUMBERING = (7, 3, 2)
"""The lists of the template that the styles List Number, List Number 2 and List Number 3 count by."""


def document(view: View, day: datetime.date) -> bytes:
    """The view as a file that says it was made on `day`; nothing in it is marked as changed."""
    return _file(view, view, AUTHOR, day)


def redline(old: View | None, new: View | None, label: str, day: datetime.date) -> bytes:
    """Both as one file with tracked changes by `label`, such as an edition, on `day`. None is a document that was not, or is no more.

    Raises ValueError where both are None.
    """
    if not (old or new):
        raise ValueError("there is nothing to compare")
    return _file(old, new, label or AUTHOR, day)


# --- The file --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Press:
    """What the writing of one file needs to know.

    `part` is the file's main part; `signed` is the author and the date of a change, and `times` the dates by turns; `numbers` gives
    each change and each place a number of its own; `targets` names the places that links of the file lead to; `ids` are those of
    the new view; `lists` gives a view's list its number in the file.
    """

    part: Any
    signed: Mapping[str, str]
    times: Iterator[str]
    numbers: Iterator[int]
    targets: Mapping[str, str]
    ids: frozenset[str]
    lists: Mapping[str, str]


def _file(old: View | None, new: View | None, label: str, day: datetime.date) -> bytes:
    shown = new or old
    assert shown is not None  # noqa: S101  # as the callers see to
    made = empty(shown.title, shown.language, shown.brand.colour, day)
    was, became = (manuscript(view) if view else () for view in (old, new))
    told = tuple(collated(was[:-1], became[:-1]))
    press = _Press(
        made.part,
        {"author": seen(label)},
        cycle(f"{day.isoformat()}T{time}Z" for time in TIMES),
        count(1),
        _targets(lines(told)),
        frozenset(line.new.id for line in lines(told) if line.new),
        _lists(made, lines(told)),
    )
    body = made.element.body
    for one in (*_body(told, press), _spacer("same", press)):
        body.insert(len(body) - 1, one)  # the last element says what the page is
    _foot(made, lines(collated(was[-1:], became[-1:])), press, phrases(shown.language))
    if old != new:
        made.settings.element.find(qn("w:defaultTabStop")).addprevious(element("w:trackRevisions"))
    return _bytes(made)


def _targets(told: Iterable[Line]) -> dict[str, str]:
    """The ids that something links to, each with a name that Word allows, in the order of the text."""
    paragraphs = [one for line in told for one in (line.old, line.new) if one]
    linked = {
        piece.link.removeprefix("#") for one in paragraphs for piece in one.pieces if piece.link[:1] == "#"
    }
    ids = dict.fromkeys(one.id for one in paragraphs if one.id in linked)
    return {identity: f"place{number}" for number, identity in enumerate(ids, 1)}


def _lists(made: Document, told: Iterable[Line]) -> dict[str, str]:
    """Each numbered list with a count of its own. A list that stays is one, though another before it went or came."""
    numbering = made.part.numbering_part.numbering_definitions._numbering
    counts: dict[str, str] = {}
    for line in told:
        names = [_list(line.old, "out"), _list(line.new, "in")]
        known = next((counts[name] for name in names if name in counts), "")
        one = line.new or line.old
        if any(names) and one and not known:
            counted = numbering.add_num(_NUMBERING[one.level - 1])
            counted.add_lvlOverride(0).add_startOverride(one.start)
            known = str(counted.numId)
        counts |= {name: known for name in names if name}
    return counts


def _list(one: Paragraph | None, kind: Kind) -> str:
    """The name of the list that a paragraph is numbered in, which is not that of a list of the other view."""
    return f"{kind} {one.list}" if one and one.list else ""


def _foot(made: Document, told: Iterable[Line], press: _Press, own: Phrases) -> None:
    """At the foot of every side: the last line of the page, and which side it is."""
    foot = made.sections[0].footer
    foot.is_linked_to_previous = False
    for one in list(foot._element):
        foot._element.remove(one)
    for line in told:
        foot._element.append(_paragraph(replace(line, end="same"), press))
    fields = (element("w:fldSimple", _run("same", Piece("1")), instr=name) for name in ("PAGE", "NUMPAGES"))
    words = (_run("same", Piece(f"{word} ")) for word in (own.page, f" {own.of}"))
    foot._element.append(
        element(
            "w:p",
            element("w:pPr", element("w:pStyle", val="Footer")),
            *chain(*zip(words, fields, strict=True)),
        )
    )


def _bytes(made: Document) -> bytes:
    """The file with no day in its archive but one that is always the same."""
    first, second = BytesIO(), BytesIO()
    made.save(first)
    with ZipFile(first) as parts, ZipFile(second, "w") as again:
        for name in parts.namelist():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            again.writestr(entry, parts.read(name))
    return second.getvalue()


# --- Paragraphs and tables -------------------------------------------------------------------------------------------


def _body(told: Iterable[Line | Rows], press: _Press) -> Iterator[Any]:
    for one in told:
        if isinstance(one, Line):
            yield _paragraph(one, press)
        else:
            yield _table(one, press)
            yield _spacer(one.kind, press)


def _spacer(kind: Kind, press: _Press) -> Any:
    """An empty paragraph, which keeps a table from the next one and stands at the end of every file."""
    end = _end(kind, _signed(press))
    return element("w:p", element("w:pPr", element("w:pStyle", val="TableText"), *end))


def _signed(press: _Press) -> _Press:
    """For one paragraph: what signs its changes."""
    return replace(press, signed={**press.signed, "date": next(press.times)})


def _paragraph(line: Line, everywhere: _Press) -> Any:
    press = _signed(everywhere)
    one = line.new or line.old
    assert one is not None  # noqa: S101  # a line is of one text at least
    item = f"{one.level}" if one.level > 1 else ""
    style = _STYLES[one.look].format(level=one.level, item=item)
    form = element(
        "w:pPr",
        element("w:pStyle", val=style),
        *_numbered(line, press),
        *_box(one.tone),
        *_end(line.end, press),
    )
    made = element("w:p", form, *_place(line, press))
    for kind, piece in _changes(line):
        made.append(_linked(_marked(kind, _run(kind, piece), press), piece, press))
    return made


def _numbered(line: Line, press: _Press) -> Iterator[Any]:
    name = _list(line.new, "in") or _list(line.old, "out")
    if name:
        yield element("w:numPr", element("w:ilvl", val="0"), element("w:numId", val=press.lists[name]))


def _box(tone: Tone | None) -> Iterator[Any]:
    if tone:
        colour, tint, bar = TONES[tone]
        yield element("w:pBdr", element("w:left", val=bar, sz="36", space="8", color=colour))
        yield element("w:shd", val="clear", color="auto", fill=tint)


def _end(kind: Kind, press: _Press) -> Iterator[Any]:
    """The mark of a paragraph whose end goes or comes."""
    if kind != "same":
        yield element("w:rPr", _change(kind, press))


def _place(line: Line, press: _Press) -> Iterator[Any]:
    """The place that links lead to. Where a paragraph goes and another of its id comes, the latter is the place."""
    one = line.new or line.old
    name = press.targets.get(one.id) if one else None
    if name and one and (line.new or one.id not in press.ids):
        number = str(next(press.numbers))
        yield element("w:bookmarkStart", id=number, name=name)
        yield element("w:bookmarkEnd", id=number)


def _table(told: Rows, press: _Press) -> Any:
    grid = told.grid
    widths = grid.widths or [100 // len(grid.columns)] * len(grid.columns)
    form = [
        element("w:tblStyle", val="TableGrid"),
        element("w:tblW", w="5000", type="pct"),
        element("w:tblLayout", type="fixed"),
        element(
            "w:tblLook",
            val="0620",
            firstRow="1",
            lastRow="0",
            firstColumn="0",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        ),
        *((element("w:tblCaption", val=seen(grid.caption)),) if grid.caption else ()),
    ]
    columns = [element("w:gridCol", w=str(ACROSS * width // 100)) for width in widths]
    made = element("w:tbl", element("w:tblPr", *form), element("w:tblGrid", *columns))
    for number, row in enumerate(told.rows):
        made.append(_row(row, widths, not number, press))
    return made


def _row(row: Row, widths: Sequence[int], heads: bool, press: _Press) -> Any:
    form = [element("w:cantSplit")]
    if heads:
        form.append(element("w:tblHeader"))
    if row.kind != "same":
        form.append(_change(row.kind, _signed(press)))
    made = element("w:tr", element("w:trPr", *form))
    for width, cell in zip(widths, row.cells, strict=True):
        of = element("w:tcPr", element("w:tcW", w=str(50 * width), type="pct"))
        if heads:
            of.append(element("w:shd", val="clear", color="auto", fill="eff1f3"))
        made.append(element("w:tc", of, *(_paragraph(line, press) for line in cell)))
    return made


# --- Words -----------------------------------------------------------------------------------------------------------


def _changes(line: Line) -> Iterator[tuple[Kind, Piece]]:
    """The words with their look, each stretch as what stays, goes or comes. Words that stay and change their look go and come."""
    old, new = (_letters(one) if one else [] for one in (line.old, line.new))
    at = its = 0
    for run in runs(_words(line.old), _words(line.new)):
        size = len(run.words)
        was, became = old[at : at + size], new[its : its + size]
        if run.kind == "same":
            yield from _same(run.words, was, became)
        else:
            yield from (
                (run.kind, piece) for piece in _pieces(run.words, was if run.kind == "out" else became)
            )
        at += size if run.kind != "in" else 0
        its += size if run.kind != "out" else 0


def _words(one: Paragraph | None) -> str:
    return one.words if one else ""


def _letters(one: Paragraph) -> list[Piece]:
    """How each letter looks."""
    return [look for piece in one.pieces for look in [replace(piece, words="")] * len(piece.words)]


def _same(words: str, was: Sequence[Piece], became: Sequence[Piece]) -> Iterator[tuple[Kind, Piece]]:
    at = 0
    for alike, group in groupby(zip(was, became, strict=True), lambda pair: pair[0] == pair[1]):
        size = len(list(group))
        here = words[at : at + size]
        if alike:
            yield from (("same", piece) for piece in _pieces(here, was[at : at + size]))
        else:
            yield from (("out", piece) for piece in _pieces(here, was[at : at + size]))
            yield from (("in", piece) for piece in _pieces(here, became[at : at + size]))
        at += size


def _pieces(words: str, looks: Sequence[Piece]) -> Iterator[Piece]:
    at = 0
    for look, group in groupby(looks):
        size = len(list(group))
        yield replace(look, words=words[at : at + size])
        at += size


def _run(kind: Kind, piece: Piece) -> Any:
    form = element("w:rPr")
    for name in ["w:b"] * piece.bold + ["w:i"] * piece.italic:
        form.append(element(name))
    if piece.link:
        form.append(element("w:color", val="1d4f91"))
        form.append(element("w:u", val="single"))
    text = element("w:delText" if kind == "out" else "w:t")
    text.text = seen(piece.words)
    text.set(qn("xml:space"), "preserve")
    return element("w:r", *((form,) if len(form) else ()), text)


def _marked(kind: Kind, run: Any, press: _Press) -> Any:
    return run if kind == "same" else _change(kind, press, run)


def _change(kind: Kind, press: _Press, *inside: Any) -> Any:
    """`w:ins` or `w:del`: round words, in the mark of a paragraph's end, or in a row."""
    return element(
        "w:del" if kind == "out" else "w:ins", *inside, id=str(next(press.numbers)), **press.signed
    )


def _linked(made: Any, piece: Piece, press: _Press) -> Any:
    if piece.link.removeprefix("#") in press.targets:
        return element("w:hyperlink", made, anchor=press.targets[piece.link.removeprefix("#")])
    if not piece.link or piece.link.startswith("#"):
        return made
    link = element("w:hyperlink", made)
    link.set(qn("r:id"), press.part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link
