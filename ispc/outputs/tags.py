"""The tag tree of a PDF, made to read as the page does: what a screen reader meets.

WeasyPrint tags each printed side by itself: a table over three sides becomes three tables, each with its header row read
out again, and running heads, page numbers and the language of a part are lost. Here, before the file is written, the
parts of one element are joined again, what only repeats is made an artifact, and what PDF/UA-1 (ISO 14289-1) asks for is
said: the scope of header cells, the numbering of lists, contents as contents, links by their words. The joining is exact,
not guessed: every tag is known by the element of the page that it was made from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pydyf  # type: ignore[import-untyped]  # it has no types
from weasyprint.pdf import tags as weasyprint_tags  # type: ignore[import-untyped]  # it has no types

# Objects of WeasyPrint and pydyf, which have no types: a document, a PDF, a box, an element of HTML.
Document: TypeAlias = Any
Pdf: TypeAlias = Any
Box: TypeAlias = Any
Element: TypeAlias = Any


@dataclass(slots=True, eq=False)
class Content:
    """A stretch of a side's content stream, by the number it is marked with."""

    page: bytes
    mark: int


@dataclass(slots=True, eq=False)
class Annotation:
    """A link's place on a side: `reference` is to the object that stands for it in the tree."""

    reference: bytes


@dataclass(slots=True, eq=False)
class Tag:
    """A tag of the tree, and the HTML element that it came from, None for the tool's own."""

    entry: Any
    page: bytes
    element: Element = None
    name: str = ""
    kids: list[Tag | Content | Annotation] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return str(self.entry["S"])[1:]

    @kind.setter
    def kind(self, kind: str) -> None:
        self.entry["S"] = f"/{kind}"

    @property
    def tags(self) -> list[Tag]:
        return [kid for kid in self.kids if isinstance(kid, Tag)]


def remember_boxes() -> None:
    """Has WeasyPrint keep, with each PDF, the box that each tag was made from. Call once."""
    build = weasyprint_tags._build_box_tree

    def remembering(box: Box, parent: Any, pdf: Pdf, *rest: Any) -> Iterator[Any]:
        for entry in build(box, parent, pdf, *rest):
            pdf.__dict__.setdefault("boxes", {}).setdefault(entry.number, getattr(box, "_box", box))
            yield entry

    weasyprint_tags._build_box_tree = remembering


def repair(document: Document, pdf: Pdf) -> None:
    """Mends the tag tree of a PDF that is about to be written. For WeasyPrint's `finisher`."""
    root = _read(pdf)
    _join(root)
    _splice(root)
    _mend(root, pdf, str(document.metadata.lang))
    _write(root, pdf)


# -- the tree, from the objects of the PDF and back ------------------------------------------------------------------


def _object(pdf: Pdf, reference: bytes | str) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _read(pdf: Pdf) -> Tag:
    structure = _object(pdf, pdf.catalog["StructTreeRoot"])
    return _read_tag(pdf, _object(pdf, structure["K"][0]))


def _read_tag(pdf: Pdf, entry: Any) -> Tag:
    box = getattr(pdf, "boxes", {}).get(entry.number)
    tag = Tag(entry, entry.get("Pg", b""))
    if box is not None and box.element is not None:
        tag.element, tag.name = box.element, box.element_tag
    for kid in entry["K"]:
        if isinstance(kid, int):
            tag.kids.append(Content(tag.page, kid))
        elif _object(pdf, kid)["Type"] == "/OBJR":
            tag.kids.append(Annotation(kid))
        else:
            tag.kids.append(_read_tag(pdf, _object(pdf, kid)))
    return tag


def _write(root: Tag, pdf: Pdf) -> None:
    """Puts the tree back, and makes artifacts of all content that is no longer in it."""
    owners: dict[tuple[bytes, int], bytes] = {}
    numbers: dict[int, bytes] = {}
    kept: set[int] = set()

    def put(tag: Tag) -> None:
        kids = pydyf.Array()
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kid.entry["P"] = tag.entry.reference
                kids.append(kid.entry.reference)
                put(kid)
            elif isinstance(kid, Annotation):
                kids.append(kid.reference)
                annotation = _object(pdf, _object(pdf, kid.reference)["Obj"])
                numbers[annotation["StructParent"]] = tag.entry.reference
            else:
                owners[kid.page, kid.mark] = tag.entry.reference
                elsewhere = {"Type": "/MCR", "Pg": kid.page, "MCID": kid.mark}
                kids.append(kid.mark if kid.page == tag.page else pydyf.Dictionary(elsewhere))
        tag.entry["K"] = kids
        kept.add(tag.entry.number)

    put(root)
    for entry in pdf.objects:
        if (
            isinstance(entry, pydyf.Dictionary)
            and entry.get("Type") == "/StructElem"
            and entry.number not in kept
        ):
            entry.clear()
    parents = _object(pdf, _object(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    for index, page in enumerate(pdf.page_references):
        marks = range(len(parents[2 * index + 1]))
        parents[2 * index + 1] = pydyf.Array([owners.get((page, mark), b"null") for mark in marks])
        _make_artifacts(
            _object(pdf, _object(pdf, page)["Contents"]), {m for m in marks if (page, m) not in owners}
        )
    for index in range(2 * len(pdf.page_references), len(parents), 2):
        parents[index + 1] = numbers.get(parents[index], b"null")


def _make_artifacts(stream: Any, marks: set[int]) -> None:
    """Marks stretches of a content stream as belonging to the side, not to the text: running heads, repeated rows."""
    for place, operand in enumerate(stream.stream):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in marks:
            stream.stream[place - 1] = "/Artifact"
            stream.stream[place] = pydyf.Dictionary({"Type": "/Pagination"})


# -- joining ---------------------------------------------------------------------------------------------------------


def _join(tag: Tag) -> None:
    """Joins the tags below that are parts of one element on several sides; a header row that repeats is left out."""
    first: dict[tuple[int, str, str], Tag] = {}
    last_page: dict[int, bytes] = {}
    kept: list[Tag | Content | Annotation] = []
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.element is not None:
            earlier = first.setdefault((id(kid.element), kid.name, kid.kind), kid)
            if last_page.get(id(earlier), kid.page) != kid.page:
                last_page[id(earlier)] = kid.page
                if kid.kind != "THead":
                    earlier.kids += kid.kids
                continue
            last_page[id(earlier)] = kid.page
        kept.append(kid)
    tag.kids = kept
    for kid in tag.tags:
        _join(kid)


def _splice(tag: Tag) -> None:
    """Takes out the tags of boxes that WeasyPrint adds inside an element, and the space between the items of a list."""
    kids: list[Tag | Content | Annotation] = []
    for kid in tag.kids:
        if not isinstance(kid, Tag):
            kids.append(kid)
            continue
        _splice(kid)
        same = kid.element is not None and kid.element is tag.element
        if same and (kid.kind == "NonStruct" or kid.kind == tag.kind in ("L", "Link")):
            kids += kid.kids
        elif not (tag.kind == "L" and kid.element is None and kid.kind == "Span"):
            kids.append(kid)
    tag.kids = kids


# -- mending ---------------------------------------------------------------------------------------------------------


def _mend(tag: Tag, pdf: Pdf, language: str, in_contents: bool = False) -> None:
    element = tag.element
    if element is not None and tag.name == element.tag:
        in_contents = in_contents or tag.name == "nav"
        own = element.get("lang", language)
        if own != language:
            tag.entry["Lang"] = pydyf.String(own)
            language = own
    if tag.name in ("input", "textarea"):
        _mend_input(tag)
    elif tag.name in _PARTS:
        tag.kind = _PARTS[tag.name]
    elif tag.kind in ("TH", "TD"):
        _mend_cell(tag)
    elif tag.kind == "Link":
        _mend_link(tag, pdf)
    elif tag.kind == "L" and tag.name == "dl":
        _mend_facts(tag)
    elif tag.kind == "L" and in_contents and tag.name == "ol":
        _mend_contents(tag)
    elif tag.kind == "L" and element is not None:
        numbering = "/Decimal" if element.tag == "ol" else "/Disc"
        tag.entry["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})
    for kid in tag.tags:
        _mend(kid, pdf, language, in_contents)


_PARTS = {"fieldset": "Div", "legend": "P"}


def _mend_input(tag: Tag) -> None:
    """An input is its field and nothing else: the words that were laid out to size it are drawn by the field."""
    for field_tag in tag.tags:
        if field_tag.kind == "Form":
            tag.kind, tag.kids = "Form", list(field_tag.kids)


def _mend_cell(tag: Tag) -> None:
    """Scope in place of lists of header cells, which would name those of each side (ISO 32000-1, table 349)."""
    about = tag.entry.pop("A")
    tag.entry.pop("ID", None)
    about.pop("Headers", None)
    if tag.kind == "TH":
        about["Scope"] = "/Row" if tag.element.get("scope") == "row" else "/Column"
    if len(about) > 1:
        tag.entry["A"] = about


def _mend_link(tag: Tag, pdf: Pdf) -> None:
    """A link is read by its words, not by its address."""
    words = " ".join("".join(tag.element.itertext()).split())
    for kid in tag.kids:
        if isinstance(kid, Annotation) and words:
            _object(pdf, _object(pdf, kid.reference)["Obj"])["Contents"] = pydyf.String(words)


def _mend_facts(tag: Tag) -> None:
    """`dl` of `div`s of `dt` and `dd`: a list whose every item is a label and a body."""
    for row in tag.tags:
        if row.name == "div":
            row.kind = "LI"
            row.kids = [kid for item in row.tags for kid in (item.kids if item.kind == "LI" else [item])]
            for part in row.tags:
                part.kind = "Lbl" if part.name == "dt" else "LBody"


def _mend_contents(tag: Tag) -> None:
    """A list of links in a `nav`: a table of contents, in which an item refers and may hold a list of its own."""
    tag.kind = "TOC"
    for item in tag.tags:
        item.kind = "TOCI"
        below: list[Tag | Content | Annotation] = []
        for body in item.tags:
            body.kind = "Reference"
            nested = [kid for kid in body.tags if kid.kind == "L"]
            body.kids = [kid for kid in body.kids if kid not in nested]
            below += nested
        item.kids += below
