"""The tag tree: one element is one tag however many sides it takes, and everything shown is read or said to be decoration."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pikepdf
import pypdf
import pytest

from ispc import assets
from ispc.formats import formats
from ispc.outputs.paper import Paper
from ispc.outputs.pdf import Limits, PdfJob, render_all
from ispc.view import View
from tests import sample_guide, sample_view
from tests.sites import PAPER

HEAD = "@page{size:A5;@top-center{content:'Running head'}@bottom-center{content:counter(page)}}"
PRINTED = Paper(PAPER.style + HEAD + "ol.plain{list-style:none}", PAPER.assets)


@dataclass
class Tag:
    kind: str
    text: str
    kids: list[Tag]
    entry: pikepdf.Object

    def all(self, kind: str) -> list[Tag]:
        found = [self] if self.kind == kind else []
        return found + [tag for kid in self.kids for tag in kid.all(kind)]

    def read(self) -> str:
        return " ".join(" ".join([self.text, *(kid.read() for kid in self.kids)]).split())


def outline(tag: Tag, *hidden: str) -> Any:
    """A tag as nested lists of kinds, without the tags of the kinds hidden, whose kids stand in their place."""
    kids = [line for kid in tag.kids for line in _shown(kid, hidden)]
    return [tag.kind, *kids] if kids else tag.kind


def _shown(tag: Tag, hidden: tuple[str, ...]) -> Iterator[Any]:
    if tag.kind in hidden:
        for kid in tag.kids:
            yield from _shown(kid, hidden)
    else:
        yield outline(tag, *hidden)


def made(html: str, paper: Paper) -> bytes:
    (result,) = render_all([PdfJob("x.pdf", html, paper)], Limits(), 1)
    assert result.data is not None, result.failure
    assert result.warnings == ()
    return result.data


@cache
def pdf(body: str) -> bytes:
    return made(f'<!doctype html><html lang="en"><title>A</title><body>{body}</body></html>', PRINTED)


@cache
def printed(view: View) -> bytes:
    form = formats(assets.style())["pdf"]
    assert form.paper is not None
    return made(form.text(view), form.paper)


@cache
def opened(data: bytes) -> pikepdf.Pdf:
    """Kept open: its objects die with it."""
    return pikepdf.open(io.BytesIO(data))


def tree(data: bytes) -> Tag:
    texts = marked_texts(data)
    found = opened(data)
    pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(found.pages)}

    def read(entry: pikepdf.Object) -> Tag:
        kids, text = [], ""
        own = entry.get("/Pg")
        for kid in entry.K if isinstance(entry.K, pikepdf.Array) else [entry.K]:
            if isinstance(kid, int):
                assert own is not None
                text += texts[pages[own.objgen], kid]
            elif kid.get("/Type") == "/MCR":
                text += texts[pages[kid.Pg.objgen], int(kid.MCID)]
            elif kid.get("/Type") != "/OBJR":
                assert kid.P.objgen == entry.objgen
                kids.append(read(kid))
        return Tag(str(entry.S)[1:], text, kids, entry)

    return read(found.Root.StructTreeRoot.K[0])


def marked_texts(data: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked stretch, by side and mark. Fails where text stands outside all marks and artifacts."""
    texts: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages):
        open_marks: list[int | None] = []

        def before(
            operator: bytes, operands: Any, *_: Any, number: int = number, marks: Any = open_marks
        ) -> None:
            if operator == b"BDC":
                mark = operands[1].get("/MCID")
                marks.append(mark)
                if mark is not None:
                    texts[number, int(mark)] = ""
            elif operator == b"BMC":
                marks.append(None)

        def after(operator: bytes, *_: Any, marks: Any = open_marks) -> None:
            if operator == b"EMC":
                marks.pop()

        def heard(text: str, *_: Any, number: int = number, marks: Any = open_marks) -> None:
            if text.strip():
                assert marks, f"{text!r} is outside every mark"
                if marks[-1] is not None:
                    texts[number, int(marks[-1])] += text

        page.extract_text(visitor_operand_before=before, visitor_operand_after=after, visitor_text=heard)
    return texts


ROWS = "".join(f'<tr><th scope="row">Row {n}</th><td>a {n}</td><td>b {n}</td></tr>' for n in range(60))
TABLE = (
    "<h1>Flows</h1><section><table><caption>All flows</caption><thead><tr><th>Name</th><th>From</th><th>To</th></tr>"
    f"</thead><tbody>{ROWS}</tbody></table><p>After the table.</p></section>"
)


def test_a_table_over_many_sides_is_one_table_with_one_header_row() -> None:
    assert len(opened(pdf(TABLE)).pages) >= 3
    found = tree(pdf(TABLE))
    (table,) = found.all("Table")
    assert [kid.kind for kid in table.kids] == ["Caption", "THead", "TBody"]
    assert len(table.all("TR")) == 61
    assert [cell.read() for cell in table.kids[1].all("TH")] == ["Name", "From", "To"]
    assert [row.read() for row in table.kids[2].kids] == [f"Row {n} a {n} b {n}" for n in range(60)]


def test_header_cells_say_what_they_head() -> None:
    (table,) = tree(pdf(TABLE)).all("Table")
    scopes = [[str(cell.entry.A.Scope) for cell in part.all("TH")] for part in table.kids[1:]]
    assert scopes == [["/Column"] * 3, ["/Row"] * 60]
    assert not any("/Headers" in cell.entry.get("/A", {}) for cell in table.all("TD"))


def test_running_heads_and_page_numbers_are_not_read_out() -> None:
    found = tree(pdf(TABLE))
    assert "Running head" not in found.read()
    assert found.read().startswith("Flows All flows Name From To Row 0")
    assert found.read().endswith("b 59 After the table.")


def test_one_element_is_one_tag_over_a_break() -> None:
    long = "One sentence after the other. " * 200
    found = tree(pdf(f"<section><p>{long}</p><ul>{'<li>' + long + '</li>' * 3}</ul></section>"))
    assert outline(found, "Span") == ["Document", ["Sect", "P", ["L", ["LI", "Lbl", "LBody"]]]]
    assert found.all("P")[0].read() == long.strip()


def test_a_part_in_another_language_says_so() -> None:
    found = tree(
        pdf('<p>English</p><section lang="cy"><p>Cymraeg <span lang="en">English</span></p></section>')
    )
    (part,) = found.all("Sect")
    assert part.entry.Lang == "cy"
    assert [str(tag.entry.Lang) for tag in part.all("Span") if "/Lang" in tag.entry] == ["en"]
    assert "/Lang" not in found.all("P")[0].entry


def test_facts_are_labels_with_bodies() -> None:
    facts = "<dl><div><dt>Status</dt><dd><p>Draft</p></dd></div> <div><dt>Owner</dt><dd>Head</dd><dd>Deputy</dd></div></dl>"
    found = tree(pdf(facts))
    assert outline(found, "Span") == [
        "Document",
        ["L", ["LI", "Lbl", ["LBody", "P"]], ["LI", "Lbl", "LBody", "LBody"]],
    ]
    assert found.read() == "Status Draft Owner Head Deputy"


@pytest.mark.parametrize("display", ["table", "inline-block", "block"])
def test_facts_are_so_however_they_are_set(display: str) -> None:
    rows = "".join(f"<div><dt>Label {n}</dt><dd>Value {n}</dd></div>\n" for n in range(60))
    style = {"table": "dl{display:table}dl div{display:table-row}dt,dd{display:table-cell}"}.get(
        display, f"dl div{{display:{display}}}"
    )
    found = tree(pdf(f"<style>{style}</style><dl>{rows}</dl>"))
    assert outline(found, "Span") == ["Document", ["L", *[["LI", "Lbl", "LBody"]] * 60]]


def test_contents_are_contents() -> None:
    links = '<li><a href="#a">Why</a><ol class="plain"><li><a href="#b">How</a></li></ol></li>'
    found = tree(pdf(f'<nav><ol class="plain">{links}</ol></nav><h1 id="a">Why</h1><h2 id="b">How</h2>'))
    inner = ["TOC", ["TOCI", ["Reference", "Link"]]]
    assert outline(found.all("TOC")[0], "Span") == ["TOC", ["TOCI", ["Reference", "Link"], inner]]


def test_lists_say_how_they_are_numbered() -> None:
    found = tree(pdf("<ol><li>One</li></ol><ul><li>Two</li></ul>"))
    assert [str(part.entry.A.ListNumbering) for part in found.all("L")] == ["/Decimal", "/Disc"]


def test_a_link_is_described_by_its_words() -> None:
    data = pdf(
        '<p><a href="https://example.org/x?y">The form\n to use</a> <a href="#there">below</a></p><p id="there">x</p>'
    )
    notes = [note for page in opened(data).pages for note in page.get("/Annots", [])]
    assert [str(note.Contents) for note in notes] == ["The form to use", "below"]
    assert all(note.F == 4 for note in notes)


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "file:///etc/passwd", "data:text/html,x", "//host/x", "../x", "http://x/", "x.html"],
)
def test_a_link_that_leads_anywhere_else_is_refused(address: str) -> None:
    html = f'<!doctype html><html lang="en"><title>A</title><p><a href="{address}">x</a></p></html>'
    (result,) = render_all([PdfJob("x.pdf", html, PRINTED)], Limits(), 1)
    assert result.data is None
    assert "which is no web, mail or telephone address" in result.failure


def test_an_empty_page_is_made() -> None:
    assert tree(pdf("")).read() == ""


REAL = {"managers": sample_view.SAMPLE, "guide": sample_view.GUIDE, "front line": sample_guide.GUIDE}


@pytest.mark.parametrize("name", REAL)
def test_the_contract_of_the_tree_on_real_pages(name: str) -> None:
    """Every mark has one owner that knows it, every link is a tag's, and no tag of ours is left empty or alone."""
    data = printed(REAL[name])
    found = opened(data)
    parents = found.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(parents[n]): parents[n + 1] for n in range(0, len(parents), 2)}
    marks = marked_texts(data)
    for number, page in enumerate(found.pages):
        entries = owners[int(page.StructParents)]
        here = {mark for side, mark in marks if side == number}
        assert here == {mark for mark, entry in enumerate(entries) if entry is not None}
        for mark in here:
            assert any(_holds(kid, mark, page) for kid in entries[mark].K)
        for note in page.get("/Annots", []):
            owner = owners[int(note.StructParent)]
            assert str(owner.S) == "/Link" and str(note.Contents)
    alone = [
        o for o in found.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"
    ]
    reached = {tag.entry.objgen for tag in _every(tree(data))}
    assert {entry.objgen for entry in alone} == reached


def _holds(kid: Any, mark: int, page: pikepdf.Page) -> bool:
    if isinstance(kid, int):
        return kid == mark
    return bool(kid.get("/MCID") == mark and kid.Pg.objgen == page.objgen)


def _every(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        yield from _every(kid)


@pytest.mark.parametrize("name", REAL)
def test_no_tag_stands_where_pdf_forbids_it(name: str) -> None:
    """ISO 14289-1, 7.2, as far as our pages use it: what the parts of tables, lists and contents may hold."""
    allowed = {
        "Table": {"Caption", "THead", "TBody"},
        "THead": {"TR"},
        "TBody": {"TR"},
        "TR": {"TH", "TD"},
        "L": {"LI", "L", "Caption"},
        "LI": {"Lbl", "LBody"},
        "TOC": {"TOCI", "TOC", "Caption"},
        "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
    }
    for tag in _every(tree(printed(REAL[name]))):
        assert {kid.kind for kid in tag.kids} <= allowed.get(tag.kind, {kid.kind for kid in tag.kids}), (
            tag.kind
        )
