"""The pages as a browser and a reader meet them: complete, closed, well formed, and without a word gained or lost."""

import gzip
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped]  # has no types

from ispc import assets, markdown
from ispc.assets import Style
from ispc.location import Address
from ispc.outputs import html
from ispc.phrases import phrases
from ispc.view import AUDIENCES, Banner, Box, Brand, Fact, Paragraphs, Section, Table, Text, View
from tests.sample_guide import GUIDE
from tests.sample_view import SAMPLE

STYLE = assets.style()
VIEWS = [
    GUIDE,
    *(replace(SAMPLE, audience=audience) for audience in AUDIENCES),
    replace(SAMPLE, audience="partnership"),
]
PAGES = [*(html.page(view, STYLE) for view in VIEWS), *(html.paper(view, STYLE) for view in VIEWS)]
every_view = pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.audience}-{len(view.sections)}")
every_page = pytest.mark.parametrize("page", PAGES, ids=range(len(PAGES)))


def tree(page: str) -> Element:
    parser = HTMLParser(namespace_html_elements=False)
    root: Element = parser.parse(page)
    assert parser.errors == []
    return root


def said(value: object) -> Iterator[Text]:
    """Every text of a view, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from said(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name))


def flat(words: str) -> str:
    return " ".join(words.split())


@every_page
def test_a_page_is_well_formed_and_its_parts_refer_to_each_other(page: str) -> None:
    root = tree(page)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        href = element.get("href", "")
        assert not href.startswith("#") or href[1:] in ids
        assert element.get("aria-labelledby") in (None, *ids)


@every_page
def test_headings_come_in_order_and_each_page_has_one_title(page: str) -> None:
    levels = [
        int(element.tag[1]) for element in tree(page).iter() if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_every_table_has_a_caption_and_header_cells_with_a_scope(page: str) -> None:
    tables = list(tree(page).iter("table"))
    assert tables
    for table in tables:
        assert "".join(table.find("caption").itertext()).strip()  # type: ignore[union-attr]  # fails where there is none
        assert {cell.get("scope") for cell in table.iter("th")} == {"col", "row"}
        assert all(row.find("th") is not None for row in table.iter("tr"))


@every_page
def test_a_page_has_a_language_no_script_and_no_style_in_its_elements(page: str) -> None:
    root = tree(page)
    assert root.get("lang") == "en-GB"
    for element in root.iter():
        assert element.tag not in ("script", "link", "iframe", "object", "embed", "form", "base", "svg")
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src")]


@every_view
def test_a_screen_page_asks_for_nothing_outside_itself(view: View) -> None:
    page = html.page(view, STYLE)
    assert set(re.findall(r"url\(\"?([a-z]+):", page)) == {"data"}
    assert page.count("url(") == len(re.findall(r"url\(\"?data:", page))
    assert "@import" not in page
    assert not re.search(r"\ssrc=", page)


@every_view
def test_the_policy_comes_first_and_names_the_style_by_its_digest(view: View) -> None:
    page = html.page(view, STYLE)
    head = page[page.index("<head>") :]
    assert head.startswith(
        '<head>\n<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;'
    )
    (sheet,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert f"style-src &#39;sha256-{b64encode(sha256(sheet.encode()).digest()).decode()}&#39;" in head


@every_view
def test_paper_names_only_files_that_it_has(view: View) -> None:
    sheets = html.paper(view, STYLE) + html.paper_sheet(STYLE)
    names = re.findall(r"url\(\"?([^\")]*)", sheets)
    assert names
    assert all(name.removeprefix("asset:") in STYLE.files and name.startswith("asset:") for name in names)


@pytest.mark.parametrize("word", ["DRAFT", "ENDED", "SUPERSEDED"])
def test_each_watermark_has_its_shape(word: str) -> None:
    page = html.paper(replace(SAMPLE, watermark=word), STYLE)
    (name,) = re.findall(r"asset:(watermark/[a-z]+\.svg)", page)
    assert b"<text" not in STYLE.files[name]
    assert "asset:watermark" not in html.paper(replace(SAMPLE, watermark=""), STYLE)


@every_view
@pytest.mark.parametrize("make", [html.page, html.paper])
def test_every_word_of_the_view_is_on_the_page_under_its_address(view: View, make: object) -> None:
    root = tree(html.page(view, STYLE) if make is html.page else html.paper(view, STYLE))
    body = root.find("body")
    assert body is not None
    shown = flat("".join(body.itertext()))
    addresses = {element.get("data-source") for element in root.iter()}
    for text in said((view.control, view.banners, view.sections, view.emergency)):
        words = markdown.plain(text.words) if text.prose else text.words
        assert re.sub(r"(?<!\S)\d\. ", "", words) in shown
        assert text.source is None or str(text.source) in addresses
    for words in (view.title, view.subtitle, view.footer, view.watermark, view.brand.name):
        assert words in shown


def test_words_are_shown_and_never_obeyed() -> None:
    bad = '"><script>alert(1)</script><img src=x onerror=y>{{ page.title }}{% if x %}</style>'
    text = Text(bad, Address(bad, (bad,)), lead=bad)
    prose = replace(text, prose=True)
    blocks = (Paragraphs((text, prose)), Table(bad, (bad, bad), (((text,), (prose,)),)), Box("stop", bad, ()))
    view = View(
        document="x",
        audience="strategic",
        language="en",
        title=bad,
        subtitle=bad,
        brand=Brand(bad),
        control=(Fact(bad, (text,), Address(bad)),),
        banners=(Banner("note", text, every_side=True),),
        sections=(Section("one", bad, blocks),),
        footer=bad,
        emergency=text,
        others=((bad, "a.html"),),
    )
    for page in (html.page(view, STYLE), html.paper(view, STYLE)):
        tags = {element.tag for element in tree(page).iter()}
        assert not tags & {"script", "img"}
        assert page.count("</style>") == 1


WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=30)


@given(WORDS, WORDS, st.booleans())
@settings(max_examples=40, deadline=None)
def test_whatever_is_written_the_page_is_well_formed_and_shows_it(
    words: str, label: str, prose: bool
) -> None:
    text = Text(words, Address("a", (words,)), prose=prose, lead=label)
    blocks = (
        Paragraphs((text,)),
        Table(label, (label, label), (((text,), (text, text)),)),
        Box("go", label, ()),
    )
    view = replace(SAMPLE, title=words, sections=(Section("one", label, blocks),))
    body = tree(html.page(view, STYLE)).find("body")
    assert body is not None
    shown = flat("".join(body.itertext()))
    assert prose or flat(words) in shown
    assert flat(label) in shown


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://example.org", "//example.org", "/a.html", "a.exe", ""]
)
def test_a_page_links_only_where_it_may(link: str) -> None:
    view = replace(SAMPLE, sections=(Section("one", "One", (Paragraphs((Text("x", link=link),)),)),))
    if link:
        with pytest.raises(ValueError, match="may not link"):
            html.page(view, STYLE)
    else:
        assert "<p>x</p>" in html.page(view, STYLE)


@pytest.mark.parametrize("colour", ["red", "#fff", "#1d4f6e}body{display:none"])
def test_a_brand_colour_is_a_colour(colour: str) -> None:
    for brand in (Brand("B", colour=colour), Brand("B", accent=colour)):
        with pytest.raises(ValueError, match="is not a colour"):
            html.page(replace(SAMPLE, brand=brand), STYLE)


def test_a_light_brand_gets_dark_text_and_a_darker_shade_for_links() -> None:
    page = html.page(replace(SAMPLE, brand=Brand("B", colour="#ffdd00")), STYLE)
    assert "--brand:#ffdd00;--on-brand:#000000;" in page
    assert "--brand-text:#ffdd00" not in page


def test_a_logo_is_inside_the_page_and_a_missing_one_is_an_error() -> None:
    logo = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    style = assets.style({"logo.svg": logo})
    view = replace(SAMPLE, brand=Brand("B", logo="logo.svg"))
    assert f"data:image/svg+xml;base64,{b64encode(logo).decode()}" in html.page(view, style)
    assert '.logo{background-image:url("asset:logo.svg")}' in html.paper(view, style)
    for make in (html.page, html.paper):
        with pytest.raises(KeyError):
            make(view, STYLE)


def test_siblings_are_linked_on_a_screen_and_named_on_paper() -> None:
    register = '<a href="../register.html">Register</a>'
    assert register in html.page(SAMPLE, STYLE)
    paper = html.paper(SAMPLE, STYLE)
    assert "register.html" not in paper and ">Register<" in paper
    assert 'href="tel:01632960001"' in paper


def test_the_emergency_line_and_the_notice_reach_every_printed_side() -> None:
    body = tree(html.paper(GUIDE, STYLE)).find("body")
    assert body is not None and GUIDE.emergency is not None
    assert body.get("data-emergency") == GUIDE.emergency.words
    assert body.get("data-notice") == "Northmere is an illustration; no such partnership exists."
    assert body.get("data-footer") == GUIDE.footer
    assert "content:string(emergency)" in html.paper_sheet(STYLE)


def test_the_guide_is_small_enough_for_a_telephone() -> None:
    assert len(gzip.compress(html.page(GUIDE, STYLE).encode())) <= 60_000


def test_pages_of_one_document_have_different_titles() -> None:
    titles = {re.findall("<title>(.*?)</title>", html.page(view, STYLE))[0] for view in VIEWS[1:]}
    assert len(titles) == len(VIEWS[1:])


def test_the_same_view_gives_the_same_bytes() -> None:
    assert html.page(SAMPLE, Style(STYLE.files)) == html.page(SAMPLE, STYLE)
    assert html.paper(SAMPLE, Style(STYLE.files)) == html.paper(SAMPLE, STYLE)


def test_a_page_says_its_own_few_words_in_english_where_it_has_no_others() -> None:
    assert phrases("en-GB") == phrases("en") == phrases("cy")
    assert 'lang="cy"' in html.page(replace(SAMPLE, language="cy"), STYLE)
