"""The forms in a browser: filled in by keyboard alone, on a telephone and on paper, sending nothing."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ispc import assets
from ispc.companions import consent_form, decision_form, request_form, review_form
from ispc.corpus import Occasion
from ispc.formats import formats
from ispc.location import Source
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand
from tests.browser.conftest import Screen
from tests.browser.sites import ROOT, Site
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.browser.test_screen import AS_MADE, FITS, WORN, troubles, visited
from tests.sample_form import FORM
from tests.workspaces import documents

DAY = datetime.date(2026, 11, 21)
DOCUMENTS = ("children-and-young-people", "childrens-centres-exchange")
MODULES = {
    "request-form": request_form,
    "decision-form": decision_form,
    "consent-form": consent_form,
    "review-form": review_form,
}


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Each form of two documents of the worked partnership, and one with every sort of space."""
    folder = tmp_path_factory.mktemp("forms")
    listed = documents(ROOT)
    sources = [Source(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in listed]
    held, html = compile_sources(sources, Occasion(DAY)).corpus, formats(assets.style())["html"]
    setting = Setting(Brand("Northmere Partnership"), DAY, "An illustrative example.")
    views = {
        f"{document}-{name}.html": module.view(held.effective[document], held, setting)
        for document in DOCUMENTS
        for name, module in MODULES.items()
    }
    for name, view in (*views.items(), ("every.html", FORM)):
        assert view is not None
        Path(folder / name).write_text(html.text(view), encoding="utf-8")
    return Site(folder, (*views, "every.html"), frozenset())


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(forms: Site, screen: Screen, width: int) -> None:
    script, found = AXE.read_text(encoding="utf-8"), []
    with screen(width, java_script_enabled=True) as context:
        for name, page in visited(forms, context):
            page.evaluate(script)
            found += [f"{name}: {each}" for each in page.evaluate(RUN, [TAGS, []])]
    assert found == []


@pytest.mark.parametrize("width", [320, 768])
def test_a_form_fits_a_telephone_however_large_its_letters(forms: Site, screen: Screen, width: int) -> None:
    found: list[str] = []
    with screen(width) as context:
        for name, page in visited(forms, context):
            found += [f"{name}: {each}" for each in troubles(page, *AS_MADE, "faint")]
            for how, css in WORN.items():
                page.evaluate("css => look.wear(css)", css)
                found += [f"{name} with {how}: {each}" for each in troubles(page, *FITS)]
    assert found == []


def test_a_form_is_printed_without_its_navigation_and_with_all_its_words(forms: Site, screen: Screen) -> None:
    with screen(768) as context:
        for name, page in visited(forms, context):
            page.emulate_media(media="print")
            assert page.evaluate("look.shown('nav, .up, .govuk-skip-link')") == [], name
            assert troubles(page, *FITS, "faint") == [], name


SMALL = """[...document.querySelectorAll("input, textarea")].filter(one => {
  const {width, height} = one.getBoundingClientRect(); return width < 24 || height < 24; }).map(one => one.id)"""
CUT = """[...document.querySelectorAll("textarea")].filter(one => one.scrollHeight > one.clientHeight + 1
  || one.scrollWidth > one.clientWidth + 1).map(one => one.id)"""


def test_every_control_is_large_enough_to_touch_and_shows_all_that_it_holds(
    forms: Site, screen: Screen
) -> None:
    with screen(320) as context:
        for name, page in visited(forms, context):
            assert page.evaluate(SMALL) == [], name
            assert page.evaluate(CUT) == [], name
            page.emulate_media(media="print")
            assert page.evaluate(CUT) == [], name


FOCUSED = """() => { const one = document.activeElement, style = () => { const {outlineStyle, outlineColor, boxShadow} = getComputedStyle(one);
  return [outlineStyle, outlineColor, boxShadow].join(); };
  const marked = style(); one.blur(); const plain = style(); one.focus({preventScroll: true}); return [one.id, marked !== plain]; }"""


def test_a_form_is_filled_in_by_keyboard_alone(forms: Site, screen: Screen) -> None:
    with screen(768) as context:
        page = opened(forms, context.new_page())
        page.locator("#who").focus()
        met = [page.evaluate(FOCUSED)]
        page.keyboard.type("Duty officer")
        for _ in range(6):
            page.keyboard.press("Tab")
            met.append(page.evaluate(FOCUSED))
            if met[-1][0] == "which-2":
                page.keyboard.press("ArrowDown")
            if met[-1][0] == "what-2":
                page.keyboard.press("Space")
    assert met == [[name, True] for name in ("who", "why", "which-2", "what-1", "what-2", "reference", "on")]
    # The answers are asked of a page that is still open.
    with screen(768) as context:
        page = opened(forms, context.new_page())
        page.locator("#who").fill("Duty officer")
        page.get_by_label("Third").check()
        page.get_by_label("That").check()
        assert page.locator("#who").input_value() == "Duty officer"
        assert [page.locator(f"#which-{at}").is_checked() for at in (1, 2, 3)] == [False, False, True]
        assert page.get_by_role("group", name="What").get_by_role("checkbox").count() == 2
        assert page.get_by_role("textbox", name="Why?").input_value().startswith("One line of words")


def test_what_is_typed_is_sent_nowhere_and_forgotten(forms: Site, screen: Screen) -> None:
    asked: list[str] = []
    with screen(768) as context:
        page = opened(forms, context.new_page())
        context.on("request", lambda request: asked.append(request.url))
        page.locator("#who").fill("Duty officer")
        page.keyboard.press("Enter")
        page.wait_for_timeout(50)
        assert asked == [] and page.url == forms.address("every.html")
        page.goto("about:blank")
        page = opened(forms, page)
        assert page.locator("#who").input_value() == ""


def test_a_control_can_be_seen_in_forced_colours(forms: Site, screen: Screen) -> None:
    with screen(320, forced_colors="active") as context:
        page = opened(forms, context.new_page())
        assert page.locator("#who").evaluate("one => getComputedStyle(one).borderStyle") == "solid"


def opened(forms: Site, page: Page) -> Page:
    page.goto(forms.address("every.html"))
    return page


@pytest.mark.parametrize("width", [320, 700, 1019, 1020, 1100, 1152, 1280])
def test_a_page_keeps_its_margins_at_every_width(forms: Site, screen: Screen, width: int) -> None:
    with screen(320) as context:
        page = opened(forms, context.new_page())
        page.set_viewport_size({"width": width, "height": 700})
        left = page.locator("main").evaluate("one => one.getBoundingClientRect().left")
        assert left >= 15
