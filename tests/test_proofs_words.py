"""Proof: the words are kept (ARCHITECTURE.md, text conservation). Each word of a text that is shown is on the page, in order.

Letters and digits are compared, without white space and signs: a line may break anywhere, a bullet is a dot here and a
dash there. Nothing hyphenates, so no sign is added to a word.
"""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterator
from functools import cache

import pytest

from ispc import assets, layers, registry
from ispc.corpus import Corpus, Occasion
from ispc.fields import walk
from ispc.location import Address
from ispc.markdown import lost, words
from ispc.model.prose import Words
from ispc.outputs import html
from ispc.outputs.paper import Paper
from ispc.outputs.press import Press, prepare, press
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand, Paragraphs, Section, Table, Text, View
from tests.mutants import STARTER
from tests.printed import html_text, pdf_text
from tests.workspaces import TODAY

STYLE = assets.style()
SETTING = Setting(Brand("Northmere Partnership"), TODAY)


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


@pytest.fixture(scope="module")
def ready() -> Press:
    return prepare(Paper(html.paper_sheet(STYLE), STYLE.files))


# -- prose of any shape ----------------------------------------------------------------------------------------------

_WORDS = (
    *("share", "tell", "police", "child", "ŵyr", "tŷ", "Ngŵyr", "cariad", "café", "naïve", "it’s", "“said”"),
    *("£5", "1.10", "01632", "§", "4", "2026-05-01", "Part-3", "and/or", "A&E"),
)


def prose(number: int) -> str:
    """Markdown of one to four blocks: paragraphs, lists in lists, tables, emphasis, links, escapes."""
    chance = random.Random(f"prose {number}")
    return "\n\n".join(chance.choice(_BLOCKS)(chance) for _ in range(chance.randint(1, 4))) + "\n"


def _said(chance: random.Random, most: int = 12) -> str:
    said = [chance.choice(_WORDS) for _ in range(chance.randint(2, most))]
    at = chance.randrange(len(said))
    said[at] = chance.choice(("{}", "**{}**", "*{}*", "[{}](https://example.org/a)")).format(said[at])
    return " ".join(said)


def _paragraph(chance: random.Random) -> str:
    return _said(chance, 60) + chance.choice((".", "\\\n" + _said(chance), "\n" + _said(chance)))


def _bullets(chance: random.Random) -> str:
    inner = f"\n  - {_said(chance)}\n  - {_said(chance)}" if chance.random() < 0.5 else ""
    return "\n".join(f"- {_said(chance)}{inner}" for _ in range(chance.randint(1, 4)))


def _steps(chance: random.Random) -> str:
    first = chance.choice((1, 1, 3))
    return "\n".join(f"{first + at}. {_said(chance)}" for at in range(chance.randint(1, 12)))


def _table(chance: random.Random) -> str:
    wide = chance.randint(1, 4)
    head, *rows = (_row(chance, wide) for _ in range(chance.randint(2, 6)))
    return "\n".join((head, "|---" * wide + "|", *rows))


def _row(chance: random.Random, wide: int) -> str:
    return "| " + " | ".join(_said(chance, 4) for _ in range(wide)) + " |"


_BLOCKS = (_paragraph, _bullets, _steps, _table)


@cache
def proses() -> tuple[str, ...]:
    """A hundred, each of which Markdown keeps whole; what it would lose is a finding (`ispc.markdown.lost`)."""
    return tuple([text for number in range(140) if lost(text := prose(number)) is None][:100])


def view_of(texts: tuple[str, ...]) -> View:
    sections = tuple(
        Section(f"s{at}", f"Heading{at}", (Paragraphs((Text(text, prose=True),)),))
        for at, text in enumerate(texts)
    )
    cells = tuple(((Text("Row"),), (Text(text, prose=True),)) for text in texts[:10])
    wide = Section("wide", "Table", (Table("Caption", ("Name", "Words"), cells),))
    return View(
        document="words",
        audience="managerial",
        language="en",
        title="Words",
        subtitle="",
        brand=SETTING.brand,
        control=(),
        banners=(),
        sections=(*sections, wide),
        footer="",
    )


def test_there_are_a_hundred_of_every_shape() -> None:
    assert len(proses()) == 100
    whole = "\n".join(proses())
    assert all(mark in whole for mark in ("| ", "**", "  - ", "12. ", "ŵ", "](https", "\\\n"))


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_any_prose_is_on_the_page_whole_and_in_order(form: str, ready: Press) -> None:
    view = view_of(proses())
    shown = squeezed(_output(view, form, ready))
    at = 0
    for number, text in enumerate(proses()):
        wanted = squeezed(f"Heading{number} {' '.join(words(text))}")
        found = shown.find(wanted, at)
        assert found >= 0, f"{form} loses words of prose {number}: {text}"
        at = found + len(wanted)
    for text in proses()[:10]:
        wanted = squeezed(f"Row {' '.join(words(text))}")
        at = shown.find(wanted, at) + len(wanted)
        assert at >= len(wanted), f"{form} loses words of a cell: {text}"


def _output(view: View, form: str, ready: Press) -> str:
    if form == "html":
        return html_text(html.page(view, STYLE))
    data, warnings = press(html.paper(view, STYLE), ready)
    assert warnings == ()
    return pdf_text(data)


# -- the layers of a workspace ---------------------------------------------------------------------------------------


@cache
def corpus() -> Corpus:
    return compile_sources(STARTER, Occasion(TODAY)).corpus


@cache
def views() -> tuple[View, ...]:
    modules = registry.modules(layers).values()
    return tuple(one.view(it, corpus(), SETTING) for it in corpus().effective.values() for one in modules)


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)


@pytest.mark.parametrize("form", ["html", "pdf"])
@pytest.mark.parametrize("at", range(len(views())))
def test_every_text_of_a_layer_is_on_its_page(at: int, form: str, ready: Press) -> None:
    view = views()[at]
    shown = squeezed(_output(view, form, ready))
    on_every_side = {view.emergency, *(one.text for one in view.banners if one.every_side)}
    missing = []
    for text in texts(view):
        said = " ".join(words(text.words)) if text.prose else text.words
        if squeezed(said) not in shown and not (form == "pdf" and text in on_every_side):
            missing.append((str(text.source), text.words))
    assert missing == []


@pytest.mark.parametrize(("letter", "layer"), [("S", "strategic"), ("M", "managerial"), ("F", "front-line")])
def test_every_word_of_a_field_is_in_the_layers_it_is_for(letter: str, layer: str) -> None:
    """From the field to the view; the test above goes on from there. A glossary may open a term: it adds, in brackets."""
    pages = (view for view in views() if view.audience == layer)
    shown = {_plain(text) for view in pages for text in _strings(view)}
    asked = 0
    for identity in corpus().effective:  # of a directory, the pages show what they refer to
        document = corpus().documents[identity]
        for field in walk(document.content, Address(identity)):
            if field.address.path[0] == "glossary":  # a term is opened where it is used
                continue
            for said in field.value if isinstance(field.value, tuple) else (field.value,):
                if isinstance(said, Words) and letter in field.audiences:
                    asked += 1
                    assert any(_in_order(_plain(said.said()), one) for one in shown), field.address
    assert asked > 15


def _strings(value: object) -> Iterator[str]:
    """Everything that a view says: its texts, their openings, and the headings."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, Address):
        for one in dataclasses.fields(value):
            yield from _strings(getattr(value, one.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _strings(each)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(map(squeezed, words(text)))


def _in_order(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


def test_nothing_hyphenates() -> None:
    sheets = [STYLE.text(name) for name in STYLE.files if name.endswith(".css")]
    assert not any(re.search(r"hyphens\s*:\s*auto", sheet) for sheet in sheets)
