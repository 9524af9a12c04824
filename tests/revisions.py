"""What a Word file says once all its tracked changes are taken, or refused: read from its XML alone, by the rules of the format.

Nothing of ispc is used here, and nothing of the library that writes the file: what is told is what a word processor would have. A paragraph
whose end is gone runs into the next one, which lends it its look. A row that is gone is gone with all in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Answer = Literal["accept", "reject"]


def parts(made: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(made)) as held:
        return {name: held.read(name) for name in held.namelist()}


def xml(made: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(parts(made)[name])


def told(made: bytes, answer: Answer | None = None) -> list[tuple[Any, ...]]:
    """Every paragraph and table of the text, then of the foot of its sides, as plain values: look, number, words with their look."""
    held = parts(made)
    links = {
        one.get("Id"): one.get("Target") for one in etree.fromstring(held["word/_rels/document.xml.rels"])
    }
    body = etree.fromstring(held["word/document.xml"]).find(f"{W}body")
    places = {one.get(f"{W}name"): number for number, one in enumerate(body.iter(f"{W}bookmarkStart"))}
    assert len(places) == len(list(body.iter(f"{W}bookmarkStart")))
    feet = [etree.fromstring(data) for name, data in sorted(held.items()) if name.startswith("word/footer")]
    for one in (body, *feet):
        if answer:
            settle(one, answer)
    numbers = _Numbers(etree.fromstring(held["word/numbering.xml"]))
    return [_item(one, links, numbers) for top in (body, *feet) for one in top if one.tag != f"{W}sectPr"]


def settle(top: Any, answer: Answer) -> None:
    """Takes or refuses every change in the tree."""
    gone, kept = ("del", "ins") if answer == "accept" else ("ins", "del")
    for row in list(top.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for table in list(top.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for change in list(top.iter(f"{W}{gone}")):
        if change.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            change.getparent().remove(change)
    for change in list(top.iter(f"{W}{kept}")):
        holder = change.getparent()
        at = holder.index(change)
        for one in reversed(list(change)):
            holder.insert(at, one)
        holder.remove(change)
    for paragraph in list(top.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:
            _run_on(paragraph)


def _run_on(paragraph: Any) -> None:
    """What is left of a paragraph without its end goes before the next one; before a table only an empty one can go."""
    following = paragraph.getnext()
    left = [one for one in paragraph if one.tag != f"{W}pPr"]
    if following is not None and following.tag == f"{W}p":
        at = 0 if following.find(f"{W}pPr") is None else 1
        for one in reversed(left):
            following.insert(at, one)
        paragraph.getparent().remove(paragraph)
    elif following is not None and following.tag == f"{W}tbl" and not _words(paragraph):
        paragraph.getparent().remove(paragraph)
    else:
        raise AssertionError("the last paragraph of a text or a cell cannot lose its end")


def _words(top: Any) -> str:
    return "".join(one.text or "" for one in top.iter(f"{W}t", f"{W}delText"))


class _Numbers:
    """The number that each item shows, as a word processor counts it."""

    def __init__(self, numbering: Any) -> None:
        self.next = {
            one.get(f"{W}numId"): int(start.get(f"{W}val"))
            for one in numbering.iter(f"{W}num")
            for start in one.iter(f"{W}startOverride")
        }

    def of(self, paragraph: Any) -> str:
        name = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if name is None:
            return ""
        number = self.next[name.get(f"{W}val")]
        self.next[name.get(f"{W}val")] += 1
        return str(number)


def _item(one: Any, links: dict[str, str], numbers: _Numbers) -> tuple[Any, ...]:
    if one.tag == f"{W}tbl":
        return ("table", *(tuple(_row(row, links, numbers)) for row in one.iter(f"{W}tr")))
    assert one.tag == f"{W}p", one.tag
    style = one.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    box = one.find(f"{W}pPr/{W}shd")
    fill = "" if box is None else box.get(f"{W}fill")
    return (style, fill, numbers.of(one), tuple(_joined(_runs(one, links))))


def _row(row: Any, links: dict[str, str], numbers: _Numbers) -> Iterator[tuple[Any, ...]]:
    yield ("head",) if row.find(f"{W}trPr/{W}tblHeader") is not None else ("row",)
    for cell in row.iter(f"{W}tc"):
        yield tuple(_item(one, links, numbers) for one in cell if one.tag != f"{W}tcPr")


def _runs(paragraph: Any, links: dict[str, str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for run in paragraph.iter(f"{W}r"):
        look = tuple(run.find(f"{W}rPr/{W}{name}") is not None for name in ("b", "i"))
        link = run.getparent()
        while link.tag not in (f"{W}hyperlink", f"{W}p"):
            link = link.getparent()
        to = links.get(link.get(f"{R}id"), link.get(f"{W}anchor") and "within")
        yield _words(run), (*look, to)


def _joined(runs: Iterator[tuple[str, tuple[Any, ...]]]) -> list[tuple[str, tuple[Any, ...]]]:
    made: list[tuple[str, tuple[Any, ...]]] = []
    for words, look in runs:
        if made and made[-1][1] == look:
            words = made.pop()[0] + words
        made.append((words, look))
    return [one for one in made if one[0]]
