"""The spaces of a form in a PDF, made to be filled in on a computer, and still PDF/UA-1 and PDF/A-3a.

WeasyPrint sees where each input stands and makes a field of it, but one that only a validator for neither standard would
take: no appearance, so that nothing is shown before a viewer draws it; a call to viewers to draw them all, which PDF/A
forbids; a font by glyph numbers, in which nobody can type; radio buttons listed twice. Here, before the file is written,
each field is mended: what it already holds is drawn line by line as the page was laid out, what is typed is set in the
same font with the letters of Western Europe and Wales, and each says by its words what it asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any, TypeAlias

import pydyf  # type: ignore[import-untyped]  # it has no types
import weasyprint.pdf as weasyprint_pdf  # type: ignore[import-untyped]  # it has no types
from fontTools.agl import UV2AGL  # type: ignore[import-untyped]  # it has no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types

# Objects of WeasyPrint and pydyf, which have no types: a document, a PDF, a box, a page.
Document: TypeAlias = Any
Pdf: TypeAlias = Any
Box: TypeAlias = Any
Page: TypeAlias = Any

FONT = "Typed"
POINTS = 0.75
"""A CSS pixel in points."""

WELSH = "ŴŵŶŷẀẁẂẃẄẅỲỳ"
_FREE = (*range(1, 9), *range(14, 32), 0x81, 0x8D, 0x8F, 0x90, 0x9D)
"""The codes that the Western European encoding (cp1252) leaves free and no viewer takes for a key."""


class LetterError(Exception):
    """A form holds a letter that its font has not, or more rare letters than a font can be given."""


@dataclass(frozen=True, slots=True)
class Face:
    """The font of a PDF's fields, in which a letter is one byte. `rare` are the codes of letters beyond cp1252."""

    font: bytes
    rare: Mapping[str, int]

    def written(self, text: str) -> bytes:
        return bytes(self.rare.get(letter) or letter.encode("cp1252")[0] for letter in text)


def take_over_font() -> None:
    """Has WeasyPrint leave the font of inputs to us. It would embed all of it and lose the letters of its ligatures. Call once."""
    add = weasyprint_pdf.add_forms

    def adding(forms: Any, matrix: Any, pdf: Pdf, *rest: Any) -> None:
        add(forms, matrix, pdf, *rest)
        _, _, stream, _ = rest
        for font in stream._fonts.values():
            if font.used_in_forms:
                font.used_in_forms = False
                pdf.__dict__["typed"] = (font, font.file_content)

    weasyprint_pdf.add_forms = adding


def mend(document: Document, pdf: Pdf) -> None:
    """Mends the fields of a PDF that is about to be written; nothing where the page has none. For WeasyPrint's `finisher`.

    Raises LetterError where what a field holds cannot be set in its font.
    """
    inputs = tuple(_inputs(document))
    if not inputs:
        return
    text = "".join(words for _, box in inputs for words, _, _ in _lines(box))
    face = _face(pdf, text) if hasattr(pdf, "typed") else None
    fields: dict[str, Any] = {}
    for page, box in inputs:
        field, name = box.widget_annotation, box.element.get("name")
        match box.element.get("type"):
            case "radio":
                fields[name] = _button(pdf, field, box, fields.get(name))
            case "checkbox":
                fields[name] = _tick(pdf, field, box)
            case _ if face is not None:
                fields[name] = _text(pdf, field, page, box, face)
    pdf.catalog["AcroForm"] = pydyf.Dictionary(
        {"Fields": pydyf.Array([field.reference for field in fields.values()])}
    )
    if face is not None:
        pdf.catalog["AcroForm"]["DR"] = pydyf.Dictionary({"Font": pydyf.Dictionary({FONT: face.font})})
        pdf.catalog["AcroForm"]["DA"] = pydyf.String(f"/{FONT} 10 Tf 0 g")


def _object(pdf: Pdf, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _inputs(document: Document) -> Iterator[tuple[Page, Box]]:
    for page in document.pages:
        for inputs in page.forms.values():
            for box, _ in inputs:
                yield page, box


# -- choices ---------------------------------------------------------------------------------------------------------


def _tick(pdf: Pdf, field: Any, box: Box) -> Any:
    said = f"{box.element.get('data-group')}: {box.element.get('title')}"
    field["TU"] = field["Contents"] = pydyf.String(said)
    field["V"] = _states(pdf, field, "on")
    return field


def _button(pdf: Pdf, field: Any, box: Box, group: Any) -> Any:
    """The one field of all radio buttons of a name, with this button, which says its own answer, added to it."""
    element = box.element
    if group is None:
        group = pydyf.Dictionary({"FT": "/Btn", "Ff": 1 << 15, "V": "/Off"})
        group["T"] = pydyf.String(element.get("name"))
        group["TU"] = pydyf.String(element.get("data-group"))
        group["Kids"], group["Opt"] = pydyf.Array(), pydyf.Array()
        pdf.add_object(group)
    _object(pdf, field["Parent"]).clear()
    for name in ("T", "FT"):
        del field[name]
    field["Parent"] = group.reference
    field["TU"] = field["Contents"] = pydyf.String(element.get("title"))
    chosen = _states(pdf, field, str(len(group["Kids"])))
    if chosen != "/Off":
        group["V"] = chosen
    group["Kids"].append(field.reference)
    group["Opt"].append(pydyf.String(element.get("value")))
    return group


def _states(pdf: Pdf, field: Any, name: str) -> str:
    """Gives a control its two looks: the mark that WeasyPrint draws, under that name, and nothing. Says which it has now."""
    (mark,) = field["AP"]["N"].values()
    empty = pydyf.Stream([b""], dict(_object(pdf, mark).extra))
    pdf.add_object(empty)
    field["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary({name: mark, "Off": empty.reference})})
    field["MK"] = pydyf.Dictionary()
    field["AS"] = "/Off" if field["AS"] == "/Off" else f"/{name}"
    return str(field["AS"])


# -- text ------------------------------------------------------------------------------------------------------------


def _lines(box: Box) -> Iterator[tuple[str, float, float]]:
    """The lines that a space holds, as they were laid out: words, and where they begin, in pixels of the side."""
    for line in box.children:
        for text in getattr(line, "children", ()):
            if getattr(text, "text", "").strip():
                yield text.text.rstrip(), text.position_x, text.position_y + text.baseline


def _text(pdf: Pdf, field: Any, page: Page, box: Box, face: Face) -> Any:
    field["TU"] = field["Contents"] = pydyf.String(box.element.get("title"))
    field["MK"] = pydyf.Dictionary()
    left, top = box.padding_box_x(), box.padding_box_y()
    width, height = box.padding_width() * POINTS, box.padding_height() * POINTS
    bottom = (page.height - top) * POINTS - height
    size = round(box.style["font_size"] * POINTS, 2)
    style = f"/{FONT} {size:g} Tf 0 g"
    field["Rect"] = pydyf.Array([left * POINTS, bottom, left * POINTS + width, bottom + height])
    field["DA"] = pydyf.String(style)
    drawn: list[bytes] = [b"/Tx BMC q", f"0 0 {width:.2f} {height:.2f} re W n BT {style}".encode()]
    for words, x, y in _lines(box):
        across, up = (x - left) * POINTS, height - (y - top) * POINTS
        shown = face.written(words).hex().encode()
        drawn.append(f"1 0 0 1 {across:.2f} {up:.2f} Tm <".encode() + shown + b"> Tj")
    drawn.append(b"ET Q EMC")
    extra = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": pydyf.Array([0, 0, width, height]),
        "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary({FONT: face.font})}),
    }
    appearance = pydyf.Stream(drawn, extra, compress=True)
    pdf.add_object(appearance)
    field["AP"] = pydyf.Dictionary({"N": appearance.reference})
    return field


# -- the font --------------------------------------------------------------------------------------------------------


def _face(pdf: Pdf, text: str) -> Face:
    """The font of the page's inputs, whole and with letters for codes, so that a person can type in it.

    PDF/A wants the Western European encoding, with what differs by the names of Adobe's list of glyphs (ISO 19005-3, 6.2.11.6).
    """
    used, data = pdf.typed
    opened = TTFont(BytesIO(data))
    file = pydyf.Stream([data], pydyf.Dictionary({"Length1": len(data)}), compress=True)
    pdf.add_object(file)
    rare = _rare(text)
    names = {code: UV2AGL.get(ord(letter), "") for letter, code in rare.items()}
    glyphs = opened.getBestCmap()
    for letter in (*rare, *text):
        if ord(letter) not in glyphs or (letter in rare and not names[rare[letter]]):
            raise LetterError(f"no field can hold the letter {letter} (U+{ord(letter):04X})")
    letters = {code: letter for letter, code in rare.items()}
    letters |= {code: letter for code in range(32, 256) if (letter := _western(code)) and code not in letters}
    share = 1000 / opened["head"].unitsPerEm
    widths = [
        round(opened["hmtx"][glyphs[ord(letters[code])]][0] * share)
        if code in letters and ord(letters[code]) in glyphs
        else 0
        for code in range(1, 256)
    ]
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/{FONT}",
            "Flags": 1 << 5,
            "FontBBox": pydyf.Array(
                [round(getattr(opened["head"], side) * share) for side in ("xMin", "yMin", "xMax", "yMax")]
            ),
            "ItalicAngle": 0,
            "Ascent": used.ascent,
            "Descent": used.descent,
            "CapHeight": used.ascent,
            "StemV": used.stemv,
            "FontFile2": file.reference,
        }
    )
    pdf.add_object(descriptor)
    differences = pydyf.Array([part for code, name in names.items() for part in (code, f"/{name}")])
    encoding = {"Type": "/Encoding", "BaseEncoding": "/WinAnsiEncoding", "Differences": differences}
    font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "BaseFont": f"/{FONT}",
            "Encoding": pydyf.Dictionary(encoding),
            "FirstChar": 1,
            "LastChar": 255,
            "Widths": pydyf.Array(widths),
            "FontDescriptor": descriptor.reference,
        }
    )
    pdf.add_object(font)
    return Face(font.reference, MappingProxyType(rare))


def _rare(text: str) -> dict[str, int]:
    """A free code for each letter beyond cp1252: those of Welsh, and what others the text has."""
    beyond = dict.fromkeys((*WELSH, *(letter for letter in text if not _is_western(letter))))
    if len(beyond) > len(_FREE):
        raise LetterError(
            f"the spaces of a form hold more than {len(_FREE)} different letters beyond Western Europe's"
        )
    return dict(zip(beyond, _FREE, strict=False))


def _is_western(letter: str) -> bool:
    try:
        return bool(letter.encode("cp1252"))
    except UnicodeEncodeError:
        return False


def _western(code: int) -> str:
    return bytes((code,)).decode("cp1252", "ignore")
