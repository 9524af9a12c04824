"""The page in Markdown: it is CommonMark, its front matter is YAML, and rendering it gives every text of the view in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from ispc import assets, build, markdown, site
from ispc.build import Page, Plan
from ispc.companions import cases
from ispc.enact import enact
from ispc.formats import formats
from ispc.layers import front_line, managerial
from ispc.outputs.commonmark import page
from ispc.view import (
    Blanks,
    Block,
    Box,
    Bullets,
    Fact,
    Facts,
    Figure,
    Fold,
    Paragraphs,
    Section,
    Steps,
    Subsection,
    Table,
    Text,
    View,
)
from tests.printed import html_text
from tests.sample_form import FORM
from tests.sample_guide import GUIDE
from tests.sample_view import SAMPLE
from tests.sites import options
from tests.test_companions_guide import DOCUMENTS, SETTING, corpora

READER = MarkdownIt("commonmark").enable("table")


def parts(made: str) -> tuple[dict[str, str], str]:
    """The front matter, and the page as HTML."""
    _, front, body = made.split("---\n", 2)
    return YAML(typ="safe", pure=True).load(front), READER.render(body)


def flat(words: str) -> str:
    return " ".join(words.split())


def shown(text: Text) -> Iterator[str]:
    yield from (f"{one.sign} {one.words}" for one in text.marks)
    yield text.lead
    yield html_text(markdown.render(text.words)) if text.prose else text.words


def told(blocks: tuple[Block, ...]) -> Iterator[str]:
    """What the blocks say, in order; of a table each cell alone, since its headings may be told once or with each row."""
    for block in blocks:
        match block:
            case Paragraphs() | Bullets() | Steps():
                for text in block.texts:
                    yield from shown(text)
            case Facts():
                for fact in block.facts:
                    yield fact.label
                    for text in fact.value:
                        yield from shown(text)
            case Table():
                yield block.caption
                for text in (text for row in block.rows for cell in row for text in cell):
                    yield from shown(text)
            case Box():
                yield block.label
                yield from told(block.blocks)
            case Subsection():
                yield block.heading
                yield from told(block.blocks)
            case Fold():
                yield from shown(block.label)
                yield from told(block.blocks)
            case Figure():
                yield from (block.title, block.description)
            case Blanks():
                for blank in block.blanks:
                    yield from (blank.label, blank.hint)
                    for text in (*blank.said, *blank.filled, *blank.options):
                        yield from shown(text)


def said(view: View) -> Iterator[str]:
    yield from (view.title, view.subtitle, view.watermark)
    for text in (*((view.emergency,) if view.emergency else ()), *(one.text for one in view.banners)):
        yield from shown(text)
    for section in view.sections:
        yield section.heading
        yield from told(section.blocks)
    yield from told((Facts(view.control),))
    yield view.footer


def assert_all_is_there(view: View) -> None:
    words, at = flat(html_text(parts(page(view))[1])), 0
    for one in map(flat, said(view)):
        found = words.find(one, at)
        assert found >= 0, f"{one!r} is not in {words[at : at + 200]!r}"
        at = found + len(one)


@pytest.mark.parametrize("view", [SAMPLE, GUIDE, FORM], ids=["sample", "guide", "form"])
def test_every_text_of_a_full_view_is_there_in_order(view: View) -> None:
    assert_all_is_there(view)


@pytest.mark.parametrize(("at", "name"), DOCUMENTS)
def test_every_text_of_a_guide_and_its_cases_is_there_in_order(at: int, name: str) -> None:
    corpus = corpora()[at]
    for module in (front_line, cases, managerial):
        view = module.view(corpus.effective[name], corpus, SETTING)
        if view is not None:
            assert_all_is_there(view)


@pytest.mark.parametrize(("at", "name"), DOCUMENTS)
def test_the_front_matter_says_which_document_and_edition_it_is(at: int, name: str) -> None:
    corpus = corpora()[at]
    effective = corpus.effective[name]
    front, _ = parts(page(front_line.view(effective, corpus, SETTING)))
    assert front["document"] == name and front["title"] == effective.control.title.said("en")
    assert front["edition"] == str(effective.control.edition)
    assert effective.control.review_due is not None
    assert front["next_review"].endswith(str(effective.control.review_due.year))


# --- Hostile texts ---------------------------------------------------------------------------------------------------

SIGNS = "".join(map(chr, range(33, 127))) + "  aé1é\u00a0\u2019\u2013"
LINE = st.text(st.sampled_from(SIGNS), min_size=1, max_size=24).filter(lambda words: words.strip() != "")
TEXT = st.builds(
    Text,
    LINE,
    lead=st.one_of(st.just(""), LINE),
    link=st.sampled_from(("", "tel:999", "https://a.example/(b)|<c")),
)
TEXTS = st.lists(TEXT, min_size=1, max_size=3).map(tuple)
LABEL = LINE
ROWS = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3).map(tuple)
SIMPLE: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraphs, TEXTS),
    st.builds(Bullets, TEXTS),
    st.builds(Steps, TEXTS),
    st.builds(Facts, st.lists(st.builds(Fact, LABEL, TEXTS), min_size=1, max_size=3).map(tuple)),
    st.builds(Table, LABEL, st.tuples(LABEL, LABEL), ROWS),
    st.builds(
        Table,
        LABEL,
        st.tuples(LABEL),
        st.lists(st.tuples(st.tuples(TEXT)), min_size=1, max_size=2).map(tuple),
    ),
)
BLOCKS = st.lists(SIMPLE, min_size=1, max_size=3).map(tuple)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    SIMPLE,
    st.builds(Box, st.just("note"), LABEL, BLOCKS),
    st.builds(Fold, st.just("fold"), TEXT, BLOCKS),
    st.builds(Subsection, st.just("part"), LABEL, BLOCKS),
)


@settings(max_examples=400, deadline=None)
@given(LINE, st.lists(BLOCK, min_size=1, max_size=4).map(tuple))
def test_whatever_is_written_is_shown_and_never_obeyed(heading: str, blocks: tuple[Block, ...]) -> None:
    view = replace(SAMPLE, title=heading, sections=(Section("one", heading, blocks),))
    assert_all_is_there(view)
    tags = set(re.findall(r"<([a-z0-9]+)", parts(page(view))[1]))
    known = {"h1", "h2", "h3", "p", "strong", "a", "ul", "ol", "li", "blockquote"}
    assert tags <= known | {"table", "thead", "tbody", "tr", "th", "td"}


PROSE = st.text(st.sampled_from("ab *_1.)-+>#|[](!`<&\\\n~$={:é"), min_size=1, max_size=40).filter(
    lambda words: words.strip() != ""
)


@settings(max_examples=400, deadline=None)
@given(PROSE)
def test_prose_is_written_anew_with_its_words_and_its_emphasis(prose: str) -> None:
    view = replace(SAMPLE, sections=(Section("one", "One", (Paragraphs((Text(prose, prose=True),)),)),))
    assert_all_is_there(view)
    _, made = parts(page(view))
    section = made[made.index("<h2>One</h2>") + 12 : made.index("<h2>About")]
    assert flat(html_text(section)) == flat(html_text(markdown.render(prose)))
    for tag in ("<strong>", "<em>", "<a ", "<table>"):
        assert section.count(tag) == markdown.render(prose).count(tag)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("2026. A year", r"2026\. A year"),
        ("- not a list", r"\- not a list"),
        ("# not a heading", r"\# not a heading"),
        ("{{ site.secret }}", r"\{\{ site.secret }}"),
        ("a | b * c _ d", r"a \| b \* c \_ d"),
        ("Fish & chips, R&amp;D", r"Fish & chips, R\&amp;D"),
        ("Ask, tell and write: 5 - 3 = 2!", "Ask, tell and write: 5 - 3 = 2!"),
    ],
)
def test_a_sign_is_escaped_where_it_would_be_obeyed_and_nowhere_else(words: str, written: str) -> None:
    made = page(replace(SAMPLE, sections=(Section("one", "One", (Paragraphs((Text(words),)),)),)))
    assert f"\n\n{written}\n\n" in made


def test_a_table_of_short_cells_stays_a_table_and_another_becomes_a_list() -> None:
    short = Table("Who", ("Party", "Number"), (((Text("Police"),), (Text("101", link="tel:101"),)),))
    long = replace(
        short, rows=(((Text("Police"),), (Text("101 " * 40),)), ((Text("Fire"),), (Text("1"), Text("2"))))
    )
    made = page(replace(SAMPLE, sections=(Section("one", "One", (short, long)),)))
    assert "| Party | Number |\n| --- | --- |\n| Police | [101](tel:101) |" in made
    assert "- **Party:** Police\n  - **Number:** 101 101" in made
    assert "- **Party:** Fire\n  - **Number:**\n    - 1\n    - 2" in made


def test_a_link_that_leads_to_another_page_of_the_folder_is_left_as_words() -> None:
    texts = (
        Text("the register", link="../register.html"),
        Text("above", link="#one"),
        Text("a site", link="https://example.org/"),
    )
    made = page(replace(SAMPLE, sections=(Section("one", "One", (Paragraphs(texts),)),)))
    assert "\n\nthe register\n\nabove\n\n[a site](https://example.org/)\n" in made


def test_a_link_after_a_cry_is_no_picture() -> None:
    prose = Text("Look! Here!\\![it](https://example.org/) and !\\[x](https://example.org/)", prose=True)
    view = replace(SAMPLE, sections=(Section("one", "One", (Paragraphs((prose,)),)),))
    assert "<img" not in parts(page(view))[1]
    assert_all_is_there(view)


def test_the_same_view_gives_the_same_text() -> None:
    assert page(GUIDE) == page(replace(GUIDE))


def test_the_guide_and_its_cases_are_made_as_markdown_and_the_guide_leads_to_its_own() -> None:
    corpus = corpora()[0]
    wanted = site.Wanted(frozenset(), site.layer_names(), site.FORMATS)
    plan = site.plan(enact(corpus, SETTING.today), SETTING, assets.style(), wanted)
    made = {one.path: one.view for one in plan.pages if one.path.endswith(".md")}
    assert {path.partition("/")[2] for path in made} == {"front-line.md", "cases.md"}
    assert {path.partition("/")[0] for path in made if "front-line" in path} == set(corpus.effective)
    for path, view in made.items():
        assert isinstance(view, View) and path.partition("/")[2] in {to for _, to in view.others}


def test_markdown_alone_is_made_where_it_alone_is_asked_for() -> None:
    wanted = site.Wanted(frozenset(), ("front-line", "may-i-share"), ("md",))
    plan = site.plan(enact(corpora()[0], SETTING.today), SETTING, assets.style(), wanted)
    assert {one.path.rpartition("/")[2] for one in plan.pages} == {"front-line.md"}
    assert set(plan.formats) == {"md"}


def test_a_build_writes_the_page_with_its_letters_as_they_are(tmp_path: Path) -> None:
    view = replace(GUIDE, title="Cadw plant yn ddiogel yng Ngŵyr")
    plan = Plan((Page("gwyr/front-line.md", view),), formats(assets.style()))
    outcome = build.run(plan, tmp_path / "build", options(tmp_path))
    assert outcome.findings == ()
    assert (tmp_path / "build" / "gwyr" / "front-line.md").read_text(encoding="utf-8") == page(view)
    assert "# Cadw plant yn ddiogel yng Ngŵyr\n" in page(view)
