"""Proof on the outputs: what is not for a reader is in no byte of what that reader gets, and nothing written is lost.

(ARCHITECTURE.md, invariants 10 and 11.) A workspace in which every text holds a token of its own is built, HTML and PDF,
and the tokens are looked for in all that the files hold: text, attributes, comments, metadata, outlines, the text behind
a picture, and every stream of a PDF unpacked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ispc import assets, build, site
from ispc.build import Plan
from ispc.corpus import Corpus, Occasion
from ispc.enact import enact
from ispc.fields import Field, walk
from ispc.location import Address
from ispc.model.prose import Words
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand
from tests.full_workspace import sources
from tests.printed import everything
from tests.workspaces import TODAY

SETTING = Setting(Brand("Northmere Partnership"), TODAY)
AUDIENCES = {"strategic": "S", "managerial": "M", "front-line": "F", "partnership": "S", "proof": "SMF"}
"""The letters of those whom a page is for. The index and the register are for the strategic audience."""

TOKEN = re.compile(r"Token\d{5}")
SECRET = "Token90001"
"""What a comment says is for nobody."""

Outputs = Mapping[str, frozenset[str]]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    written = [replace(one, data=one.data + f"\n# {SECRET}\n".encode()) for one in sources()]
    made = compile_sources(written, Occasion(TODAY)).corpus
    assert made.incomplete == frozenset()
    return replace(made, held=frozenset())


@pytest.fixture(scope="module")
def plan(corpus: Corpus) -> Plan:
    wanted = site.Wanted(frozenset(), site.layer_names(), site.FORMATS)
    return site.plan(enact(corpus, SETTING.today), SETTING, assets.style(), wanted)


@pytest.fixture(scope="module")
def outputs(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """The tokens that each output holds, by its name."""
    place = tmp_path_factory.mktemp("audiences")
    done = build.run(plan, place / "build", build.Options(place, workers=2))
    assert done.value is not None and done.value.failed == ()
    return {page.path: _tokens(page.path, place / "build" / page.path) for page in plan.pages}


def _tokens(name: str, path: Path) -> frozenset[str]:
    return frozenset(TOKEN.findall(everything(name, path.read_bytes())))


def fields(corpus: Corpus) -> dict[str, Field]:
    """The field of each token: the first in a text is its own, another is a term of the glossary that it uses."""
    return {
        found[0]: field
        for identity, document in corpus.documents.items()
        for field in walk(document.content, Address(identity))
        for text in (field.value if isinstance(field.value, tuple) else (field.value,))
        if isinstance(text, str | Words) and (found := TOKEN.search(str(text)))
    }


def test_no_byte_of_an_output_holds_what_is_not_for_its_reader(
    corpus: Corpus, plan: Plan, outputs: Outputs
) -> None:
    said = fields(corpus)
    letters = {page.path: set(AUDIENCES[page.view.audience]) for page in plan.pages}
    leaks = [
        f"{name}: {said[token].address} is for {said[token].audiences or 'nobody'}"
        for name, held in outputs.items()
        for token in held - {SECRET}
        if not letters[name] & set(said[token].audiences)
    ]
    assert leaks == []


def test_a_comment_reaches_nobody(outputs: Outputs) -> None:
    assert [name for name, held in outputs.items() if SECRET in held] == []


def test_every_text_of_a_view_is_in_its_output_and_no_other(plan: Plan, outputs: Outputs) -> None:
    """That every text is in the views of its readers is proved on the views."""
    for page in plan.pages:
        view = page.view
        if isinstance(view, build.Export):
            said = everything(page.path, view.text.encode())
        else:  # what a page claims of itself to programs is in its PDF alone
            said = repr(view if page.path.endswith(".pdf") else replace(view, claim=""))
        assert outputs[page.path] == frozenset(TOKEN.findall(said)), page.path


def test_the_outputs_are_searched_to_the_ground(corpus: Corpus, outputs: Outputs) -> None:
    """Else the proof would be empty: there are many tokens, and each output holds some."""
    assert len(fields(corpus)) > 500
    assert {name.rpartition("/")[2] for name in outputs} >= {
        "strategic.pdf",
        "managerial.pdf",
        "front-line.pdf",
    }
    assert all(outputs[name] for name in outputs if "/" in name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.html", b"<!-- Token00001 -->"),
        ("x.html", b'<p title="&#84;oken00001">'),
        ("x.ics", b"SUMMARY:Review: Tok\r\n en00001"),
    ],
)
def test_a_token_is_found_wherever_it_hides(name: str, data: bytes) -> None:
    assert TOKEN.findall(everything(name, data)) != []
