"""Spaces to fill in: on a screen with real controls, in a PDF as fields that can be filled and read back."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pikepdf
import pypdf
import pytest

from ispc import assets
from ispc.formats import formats
from ispc.outputs.blanks import WELSH
from ispc.outputs.pdf import Limits, PdfJob, PdfResult, render_all
from ispc.page import page
from ispc.view import Blank, Blanks, Section, Text, View
from tests.sample_form import FORM, WHY
from tests.test_tags import Tag, tree

FORMATS = formats(assets.style())


def result(view: View) -> PdfResult:
    paper = FORMATS["pdf"].paper
    assert paper is not None
    (made,) = render_all([PdfJob("form.pdf", FORMATS["pdf"].text(view), paper)], Limits(), 1)
    return made


def printed(view: View) -> bytes:
    made = result(view)
    assert made.data is not None, made.failure
    assert made.warnings == ()
    return made.data


def holding(*blanks: Blank) -> View:
    return replace(FORM, sections=(Section("form", "The form", (Blanks(blanks),)),))


@pytest.fixture(scope="module")
def form() -> bytes:
    return printed(FORM)


def fields(data: bytes) -> dict[str, Any]:
    return dict(pypdf.PdfReader(BytesIO(data)).get_fields() or {})


# -- in a PDF --------------------------------------------------------------------------------------------------------


def test_every_space_is_a_field_with_a_name_that_says_what_it_asks(form: bytes) -> None:
    assert {name: (field["/FT"], field["/TU"]) for name, field in fields(form).items()} == {
        "who": ("/Tx", "Name and post. Write your own."),
        "why": ("/Tx", "Why? In a few words."),
        "which": ("/Btn", "Which one"),
        "what-1": ("/Btn", "What: This"),
        "what-2": ("/Btn", "What: That"),
        "reference": ("/Tx", "Reference"),
        "on": ("/Tx", "Date. For example, 27 3 2027."),
    }


def test_what_is_known_already_stands_in_its_field(form: bytes) -> None:
    values = {name: field.get("/V") for name, field in fields(form).items()}
    assert values["why"] == WHY
    assert (values["who"], values["reference"]) == ("", "DPIA-1")
    assert (values["which"], values["what-1"], values["what-2"]) == ("/1", "/on", "/Off")
    assert fields(form)["which"]["/Opt"] == ["First", "Second", "Third"]


def test_a_form_is_filled_in_and_read_back(form: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(form))
    answers = {
        "who": f"Head of Service, {WELSH}",
        "why": "Two\nlines",
        "which": "/2",
        "what-2": "/on",
        "on": "1 2 2027",
    }
    writer.update_page_form_field_values(None, answers, auto_regenerate=False)
    out = BytesIO()
    writer.write(out)
    read = fields(out.getvalue())
    assert {name: read[name]["/V"] for name in answers} == answers
    assert read["what-1"]["/V"] == "/on"


def test_every_field_is_drawn_in_the_file_with_a_font_in_which_one_can_type(form: bytes) -> None:
    with pikepdf.open(BytesIO(form)) as pdf:
        acro = pdf.Root.AcroForm
        assert "/NeedAppearances" not in acro
        font = acro.DR.Font.Typed
        assert font.Subtype == "/TrueType" and font.Encoding.BaseEncoding == "/WinAnsiEncoding"
        assert "/FontFile2" in font.FontDescriptor and len(font.Widths) == 255
        widgets = [one for side in pdf.pages for one in side.Annots if one.Subtype == "/Widget"]
        assert len(widgets) == 9
        for widget in widgets:
            field = widget.get("/Parent", widget)
            looks = widget.AP.N
            if field.FT == "/Tx":
                assert looks.Resources.Font.Typed == font and b"/Tx BMC" in looks.read_bytes()
                assert str(widget.DA) == "/Typed 10 Tf 0 g"
            else:
                assert len(looks) == 2 and "/Off" in looks and str(widget.AS) in looks
            assert int(widget.F) == 4 and str(widget.Contents)


def test_a_field_draws_its_words_where_they_were_laid_out_and_the_page_does_not(form: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(form))
    assert "One line of words" not in reader.pages[0].extract_text()
    with pikepdf.open(BytesIO(form)) as pdf:
        (why,) = (one for one in pdf.pages[0].Annots if one.get("/T") == "why")
        drawn = why.AP.N.read_bytes().decode("latin-1")
        _, _, width, height = map(float, why.AP.N.BBox)
    lines = re.findall(r"1 0 0 1 ([\d.]+) ([\d.]+) Tm <([0-9a-f]+)> Tj", drawn)
    assert len(lines) == 2
    assert all(0 < float(x) < width and 0 < float(y) < height for x, y, _ in lines)
    assert float(lines[0][1]) > float(lines[1][1])
    written = b" ".join(bytes.fromhex(shown) for *_, shown in lines).decode("cp1252", "replace")
    assert written.startswith("One line of words") and written.endswith("é and (brackets) stand in it")


def test_each_field_is_read_out_at_its_place_and_only_there(form: bytes) -> None:
    found = tree(form).all("Form")
    assert len(found) == 9
    assert all(not tag.kids and not tag.text for tag in found)
    option = next(tag for tag in tree(form).all("P") if tag.read() == "First")
    assert [kid.kind for kid in option.kids if kid.kind != "Span"] == ["Form", "NonStruct"]


def test_a_question_with_its_options_is_one_part(form: bytes) -> None:
    def asks(tag: Tag) -> bool:
        return bool(tag.kids) and tag.kids[0].kind == "P" and tag.kids[0].read() == "Which one"

    (question,) = (tag for tag in tree(form).all("Div") if asks(tag))
    assert len(question.all("Form")) == 3


def test_the_same_form_has_the_same_bytes(form: bytes) -> None:
    assert printed(FORM) == form


def test_a_page_without_spaces_has_no_form() -> None:
    with pikepdf.open(BytesIO(printed(replace(FORM, sections=())))) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_many_options_that_take_several_sides_stay_one_question() -> None:
    options = tuple(Text(f"Answer {number} " + "of many words " * 12) for number in range(60))
    data = printed(
        holding(Blank("which", "Which one", "one of", options=options, ticked=(59,)), Blank("a", "A"))
    )
    found = fields(data)
    assert len(pypdf.PdfReader(BytesIO(data)).pages) > 1
    assert (len(found["which"]["/Opt"]), found["which"]["/V"]) == (60, "/59")


@pytest.mark.parametrize("words", ["Σ", "ɐ", "".join(map(chr, range(0x100, 0x17F)))])
def test_a_letter_that_no_field_can_hold_is_named(words: str) -> None:
    made = result(holding(Blank("who", "Who", filled=(Text(f"Here: {words}"),))))
    assert made.data is None
    assert "letter" in made.failure


def test_rare_letters_are_drawn_as_well() -> None:
    data = printed(holding(Blank("who", "Who", filled=(Text("Māori, Dvořák, Ŵyn"),))))
    assert fields(data)["who"]["/V"] == "Māori, Dvořák, Ŵyn"
    with pikepdf.open(BytesIO(data)) as pdf:
        names = [str(one) for one in pdf.Root.AcroForm.DR.Font.Typed.Encoding.Differences]
    assert {"/amacron", "/rcaron", "/Wcircumflex"} <= set(names)


# -- on a screen -----------------------------------------------------------------------------------------------------


class Controls(HTMLParser):
    """The controls of a page, what labels them, and what is said to describe them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.controls: list[dict[str, str | None]] = []
        self.labels: list[str | None] = []
        self.ids: list[str | None] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids += [given["id"]] if "id" in given else []
        if tag in ("input", "textarea"):
            self.controls.append(given)
        elif tag == "label":
            self.labels.append(given["for"])


def test_every_control_has_a_label_of_its_own_and_remembers_nothing() -> None:
    text = FORMATS["html"].text(FORM)
    found = Controls(text)
    assert len(found.controls) == 9
    assert found.labels == [one["id"] for one in found.controls]
    assert len(found.ids) == len(set(found.ids))
    assert {one["autocomplete"] for one in found.controls} == {"off"}
    assert {one["aria-describedby"] for one in found.controls if "aria-describedby" in one} <= set(found.ids)
    assert not {"form", "button", "script"} & set(found.tags)
    assert "form-action &#39;none&#39;" in text


def test_what_is_known_already_stands_on_the_screen() -> None:
    text = FORMATS["html"].text(FORM)
    assert f">\n{WHY}</textarea>" in text
    assert re.findall(r'id="([\w-]+)"[^>]* checked', text) == ["which-2", "what-1"]
    assert "To keep <em>one</em> child safe" not in text  # a line is shown as it is written
    assert "To keep *one* child safe" in text


def test_only_a_form_brings_the_sheet_of_forms() -> None:
    for kind in ("html", "pdf"):
        assert ".option.abreast" in FORMATS[kind].text(FORM)
        assert ".option.abreast" not in FORMATS[kind].text(replace(FORM, sections=()))


def test_a_line_that_is_filled_has_room_to_grow() -> None:
    made = page(FORM, screen=True)
    blanks = made.sections[0].blocks[0].blocks[0].blanks
    kinds = {one.id: (one.kind, one.rows) for one in blanks}
    assert (kinds["who"], kinds["reference"]) == (("line", 1), ("area", 1))
    assert kinds["why"][0] == "area" and kinds["why"][1] >= 3
    assert made.look == "form"


def test_a_form_of_choices_alone_needs_no_font() -> None:
    data = printed(holding(Blank("which", "Which one", "one of", options=(Text("This"), Text("That")))))
    assert fields(data)["which"]["/V"] == "/Off"
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/DR" not in pdf.Root.AcroForm


def test_the_words_around_the_spaces_can_be_read_whole() -> None:
    """Ligatures included: an engine that embeds the font of inputs its own way gives no letters for them."""
    data = printed(holding(Blank("who", "Office staff, first flight", hint="Affix the file.")))
    text = pypdf.PdfReader(BytesIO(data)).pages[0].extract_text()
    assert "Office staff, first flight" in text and "Affix the file." in text
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        ]
        assert {str(one.Subtype) for one in fonts} == {"/Type0", "/CIDFontType2", "/TrueType"}
        assert all("/ToUnicode" in one for one in fonts if one.Subtype == "/Type0")
