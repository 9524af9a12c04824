"""The real formats: every file of `layers/` counts where it is read, and a page sets without a word of complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from ispc import assets, build
from ispc.assets import Style
from ispc.build import Page, Plan
from ispc.formats import formats
from tests.sample_view import SAMPLE
from tests.sites import options

STYLE = assets.style()
EVERYTHING = formats(STYLE)


def inputs(kind: str, own: dict[str, bytes]) -> dict[str, str]:
    return dict(formats(Style({**STYLE.files, **own}))[kind].inputs)


@pytest.mark.parametrize("name", sorted(STYLE.files))
def test_every_file_of_layers_is_an_input_of_some_format(name: str) -> None:
    own = {name: STYLE.files[name] + b"\n"}
    changed = [kind for kind in ("html", "pdf") if inputs(kind, own) != dict(EVERYTHING[kind].inputs)]
    if name.startswith("screen") or name == "vendor/govuk.css" or name.endswith(".woff2"):
        assert changed == ["html"]
    elif name.startswith("paged") or name.endswith(".ttf"):
        assert changed == ["pdf"]
    else:
        assert changed == ["html", "pdf"]


def test_libraries_and_the_compiler_itself_are_inputs() -> None:
    both = {"ispc", "jinja2", "markdown-it-py"}
    html, pdf = (dict(EVERYTHING[kind].inputs) for kind in ("html", "pdf"))
    assert both <= html.keys() and both | {"weasyprint", "pydyf", "pango", "harfbuzz"} <= pdf.keys()
    assert "weasyprint" not in html


def test_the_same_inputs_each_time() -> None:
    again = formats(Style(dict(sorted(STYLE.files.items(), reverse=True))))
    assert {kind: form.inputs for kind, form in again.items()} == {
        kind: form.inputs for kind, form in EVERYTHING.items()
    }


def test_the_sample_is_built_in_both_formats_without_a_finding(tmp_path: Path) -> None:
    view = SAMPLE
    pages = (Page("keeping-safe/managerial.html", view), Page("keeping-safe/managerial.pdf", view))
    outcome = build.run(Plan(pages, EVERYTHING), tmp_path / "build", options(tmp_path))
    assert outcome.findings == ()
    assert outcome.value is not None and len(outcome.value.written) == 2
