"""What a person reads in an output, and what a machine finds in it.

`html_text` and `pdf_text` give the words that are shown, in order: numbers of lists included, running heads and page
numbers left out. `everything` gives all that a file holds: every byte, and every stream and text of a PDF unpacked.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO

import pikepdf
from pypdf import PdfReader

from tests.test_tags import marked_texts

UNSEEN = frozenset({"style", "script", "title", "desc"})
INLINE = frozenset({"strong", "em", "a", "span", "b"})


def html_text(page: str) -> str:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.lists: list[int | None] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        self.text.append("" if tag in INLINE else " ")
        if tag in ("ol", "ul"):
            self.lists.append(int(dict(attrs).get("start") or 1) if tag == "ol" else None)
        elif tag == "li" and self.lists and (number := self.lists[-1]) is not None:
            self.text.append(f"{number} ")
            self.lists[-1] = number + 1

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN
        self.text.append("" if tag in INLINE else " ")
        if tag in ("ol", "ul"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        self.text.append("" if self.unseen else data)


def pdf_text(data: bytes) -> str:
    """The text in the order of the tags, which is that in which it is read out."""
    texts = marked_texts(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        sides: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}

        def read(entry: pikepdf.Object) -> Iterator[str]:
            for kid in entry.K if isinstance(entry.K, pikepdf.Array) else [entry.K]:
                if isinstance(kid, int):
                    yield texts[sides[entry.Pg.objgen], kid]
                elif kid.get("/Type") == "/MCR":
                    yield texts[sides[kid.Pg.objgen], int(kid.MCID)]
                elif kid.get("/Type") != "/OBJR":
                    yield from read(kid)

        return " ".join(read(pdf.Root.StructTreeRoot.K[0]))


def everything(name: str, data: bytes) -> str:
    if not name.endswith(".pdf"):
        text = data.decode("utf-8").replace("\r\n ", "")  # as a calendar folds its lines
        return text + html.unescape(text)
    shown = "\n".join(side.extract_text() for side in PdfReader(BytesIO(data)).pages)
    # A word too long for its column goes on in the next line, so the text is read without its spaces as well.
    parts = [data.decode("latin-1"), shown, "".join(shown.split())]
    with pikepdf.open(BytesIO(data)) as pdf:
        for one in pdf.objects:
            parts += _texts(one)
    return "\n".join(parts)


def _texts(value: object) -> Iterator[str]:
    """Every text in an object of a PDF: names, strings in either of their encodings, and streams unpacked."""
    if isinstance(value, pikepdf.Stream):
        try:
            yield value.read_bytes().decode("latin-1")
        except pikepdf.PdfError:
            yield value.read_raw_bytes().decode("latin-1")
    if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
        for key, one in value.items():
            yield str(key)
            if not getattr(one, "is_indirect", False):
                yield from _texts(one)
    elif isinstance(value, pikepdf.Array):
        for one in value:
            if not getattr(one, "is_indirect", False):
                yield from _texts(one)
    elif isinstance(value, pikepdf.String):
        yield str(value)
        yield bytes(value).decode("latin-1")
    elif isinstance(value, pikepdf.Name):
        yield str(value)
