"""The files of `layers/`: templates that only choose and repeat, sheets that keep the house style, vendored parts as locked."""

import hashlib
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
import tinycss2  # type: ignore[import-untyped]  # has no types
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # has no types
from jinja2 import Environment, nodes

from ispc import assets
from ispc.outputs import html
from ispc.view import AUDIENCES

ROOT = Path(__file__).resolve().parent.parent
STYLE = assets.style()
TEMPLATES = sorted(name for name in STYLE.files if name.endswith(".html"))

PLAIN: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Include,
    nodes.Extends,
    nodes.Block,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Tuple,
)
COMPARED = {"kind"}


def computed(node: nodes.Node) -> list[str]:
    """What a template does besides choosing and repeating. A block's kind may be compared with a word."""
    found = []
    for each in node.iter_child_nodes():
        if isinstance(each, nodes.Compare):
            plain = isinstance(each.expr, nodes.Getattr) and each.expr.attr in COMPARED
            operands = [(operand.op, type(operand.expr)) for operand in each.ops]
            if not plain or operands != [("eq", nodes.Const)]:
                found.append(f"line {each.lineno}: a comparison")
            continue
        if not isinstance(each, PLAIN):
            found.append(f"line {each.lineno}: {type(each).__name__}")
        found += computed(each)
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_choose_and_repeat_and_do_not_compute(name: str) -> None:
    assert computed(Environment(autoescape=True).parse(STYLE.text(name))) == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ a|safe }}",
        "{{ a + b }}",
        "{{ a() }}",
        "{% set a = 1 %}",
        "{% if a > 1 %}{% endif %}",
        "{{ a[0] }}",
        "{{ a ~ b }}",
    ],
)
def test_a_template_that_computes_is_seen(source: str) -> None:
    assert computed(Environment(autoescape=True).parse(source)) != []


@pytest.mark.parametrize("name", TEMPLATES)
def test_attributes_are_quoted(name: str) -> None:
    assert not re.search(r"=\{\{", STYLE.text(name))


def test_each_audience_has_its_page() -> None:
    assert {f"{audience}.html" for audience in (*AUDIENCES, "partnership")} <= set(TEMPLATES)


def test_no_template_is_made_from_text() -> None:
    made = [
        path.name
        for path in (ROOT / "ispc").rglob("*.py")
        if "from_string" in path.read_text(encoding="utf-8")
    ]
    assert made == []


def rules(sheet: str) -> list[tinycss2.ast.Node]:
    parsed = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    assert [rule for rule in parsed if rule.type == "error"] == []
    return list(parsed)


def test_the_paper_sheet_is_small_and_lays_out_by_block_flow() -> None:
    sheet = html.paper_sheet(STYLE)
    assert (
        len(rules(sheet)) <= 220
    )  # parsed once a process; the guide's two sides and the boards' plan need the last half
    assert not re.search(
        r"display:(inline-)?(flex|grid)|columns?:|hyphens|overflow-wrap:anywhere|float:footnote", sheet
    )
    assert "table-layout:fixed" in sheet


def test_the_screen_sheets_parse_and_close_no_element() -> None:
    for name in html.SCREEN_SHEETS:
        rules(STYLE.text(name))
        assert "</" not in STYLE.text(name)


def test_every_vendored_class_that_a_template_uses_is_in_the_vendored_sheet() -> None:
    used = {found for name in TEMPLATES for found in re.findall(r"govuk-[\w-]+", STYLE.text(name))}
    known = set(re.findall(r"\.(govuk-[\w-]+)", "".join(STYLE.text(name) for name in html.SCREEN_SHEETS)))
    assert used - known - {"govuk-generic-header__container"} == set()


def test_vendored_files_are_those_of_the_lock() -> None:
    lock = json.loads(STYLE.text("vendor.lock.json"))
    found = {name: hashlib.sha256(STYLE.files[name]).hexdigest() for name in lock["files"]}
    assert found == lock["files"]
    held = {name for name in STYLE.files if name.split("/")[0] in ("vendor", "fonts", "watermark")}
    assert held == set(lock["files"])


def test_the_lock_is_what_the_tool_would_fetch() -> None:
    lock = json.loads(STYLE.text("vendor.lock.json"))
    tool = (ROOT / "tools" / "vendor.py").read_text(encoding="utf-8")
    for name, package in lock["packages"].items():
        assert f'"{name}": "{package["version"]}"' in tool
        assert package["licence"] in ("MIT", "OFL-1.1")
        assert package["integrity"].startswith("sha512-")
        assert f"{name} {package['version']}" in STYLE.text("LICENCES.md")


def test_nothing_of_the_government_brand_is_shipped() -> None:
    mark = re.compile(
        r"crown|crest|royal|transport|frutiger|#1d70b8|#1a65a6|#0b0c0c;?--govuk-brand", re.IGNORECASE
    )
    for name in (*html.SCREEN_SHEETS, "paged.css", *TEMPLATES):
        assert mark.findall(STYLE.text(name)) == []
    assert not [name for name in STYLE.files if mark.search(name)]


@pytest.mark.parametrize("name", sorted(name for name in STYLE.files if name.endswith((".ttf", ".woff2"))))
def test_the_faces_have_the_letters_of_these_islands_and_a_name_of_their_own(name: str) -> None:
    font = TTFont(BytesIO(STYLE.files[name]))
    letters = font.getBestCmap()
    missing = "ÂÊÎÔÛŴŶâêîôûŵŷẁẃẅỳÁÉÍÓÚáéíóúàèìòùğłńśżçñøåß£€§–—‘’“”…•→✓✗½×°0123456789"
    assert [letter for letter in missing if ord(letter) not in letters] == []
    names = {str(font["name"].getDebugName(number)) for number in (1, 3, 4, 6)}
    assert not [each for each in names if "Source" in each]
    assert "Open Font License" in str(font["name"].getDebugName(13))
    assert len(STYLE.files[name]) < 45_000
