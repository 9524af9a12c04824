"""An empty Word file that has our styles, our lists and our page, and says nothing of who made it on which machine.

python-docx begins every file from a template of its own: some hundred and sixty styles of 2010, a picture of an empty page, a paper
that no office here has. What we do not use is taken out. What we use is set by the names that Word itself has for it, so that a council which has
a house style of its own changes the whole file by one choice.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from ispc.palette import readable

FACE = "Arial"
NOW = "15"
"""The version whose ways Word follows, 2013 and all later ones; for an older one it would say "Compatibility Mode"."""

WIDTH, HEIGHT, MARGIN = 210, 297, 20
"""The page, in millimetres."""

LONGEST_TITLE = 255
"""Letters that the properties of a file can hold; the page itself says the title whole."""

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = {
    "Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Title", "Subtitle", "Body Text", "Caption",
    "Footer", *(f"Heading {level}" for level in range(1, 7)),
    *(f"List {kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in ("", " 2", " 3")),
}  # fmt: skip
_PARTS_OUT = {"thumbnail", "customXml", "stylesWithEffects", "extended-properties"}
_SIZES = {
    "Title": 24,
    "Subtitle": 14,
    "Heading 1": 16,
    "Heading 2": 13,
    "Caption": 11,
    "Footer": 9,
    "Table Text": 9.5,
}
_BEFORE = {"Heading 1": 18, "Heading 2": 14, "Caption": 12, "Label": 8}
_AFTER = {"Subtitle": 8}
_OURS = {"Partnership": "Normal", "Label": "Body Text", "Table Text": "Normal", "Table Heading": "Table Text"}
"""Styles that Word has no name for, each with the one that it is based on."""

_BOLD = {"Title", "Caption", "Label", "Table Heading", "Partnership"}
_WITH_NEXT = {"Label", "Caption"}


def seen(words: str) -> str:
    """The words with a sign in the place of each character that no XML file can hold."""
    return _UNSEEN.sub("\ufffd", words)


def element(tag: str, /, *inside: Any, **attributes: str) -> Any:
    """One element of WordprocessingML: `element("w:shd", fill="ffffff")`. A name without a prefix is Word's own."""
    made: Any = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for one in inside:
        made.append(one)
    return made


def empty(title: str, language: str, colour: str, day: datetime.date) -> Document:
    """A file of A4 without a paragraph. `language` is a tag such as `en-GB`; `colour` is CSS hex; `day` is when it was made."""
    made = docx.Document(BytesIO(_template(language, readable(colour))))
    said = made.core_properties
    said.title, said.language, said.author, said.comments = seen(title)[:LONGEST_TITLE], language, "ispc", ""
    said.created = said.modified = datetime.datetime.combine(day, datetime.time())
    return made


@cache
def _template(language: str, colour: str) -> bytes:
    """What all files of one language and one colour begin with."""
    made = docx.Document()
    _without(made)
    _page(made)
    _styles(made, language, colour)
    settings = made.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), NOW)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _without(made: Document) -> None:
    """Takes out the parts and the styles of the template that nobody asked for, and the styles of letters that go with ours."""
    for holder in (made.part.package, made.part):
        for key, one in list(holder.rels.items()):
            if one.reltype.rpartition("/")[2] in _PARTS_OUT:
                del holder.rels[key]
    for style in list(made.styles):
        if style.name in _KEPT:
            for link in style.element.findall(qn("w:link")):
                style.element.remove(link)
        else:
            style.delete()


def _page(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(WIDTH), Mm(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)


def _styles(made: Document, language: str, colour: str) -> None:
    styles = made.styles
    default = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    default.find(qn("w:lang")).set(qn("w:val"), language)
    for name, base in _OURS.items():
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    for style in styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            name = str(style.name)
            _lettering(style, name, colour if name.startswith(("Heading", "Title", "Subtitle")) else "")
            _spacing(style, name)


def _lettering(style: Any, name: str, colour: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for part in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{part}"), FACE)
    size = _SIZES.get(name, 11 if name.startswith(("Heading", "Normal")) else 0)
    style.font.size = Pt(size) if size else None
    style.font.bold = True if name in _BOLD or name.startswith("Heading") else None
    style.font.italic = None
    style.font.color.rgb = RGBColor(*bytes.fromhex(colour.lstrip("#") or "000000"))


def _spacing(style: Any, name: str) -> None:
    form = style.paragraph_format
    form.space_before = Pt(_BEFORE.get(name, 10 if name.startswith("Heading") else 0))
    form.space_after = Pt(_AFTER.get(name, 2 if name.startswith(("Table", "List")) else 4))
    form.line_spacing = 1.15
    form.keep_with_next = True if name in _WITH_NEXT or name.startswith("Heading") else None
    for line in list(style.element.iter(qn("w:pBdr"))):
        line.getparent().remove(line)
