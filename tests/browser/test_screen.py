"""Each page at the width of a telephone, a tablet and a desk: nothing is wider than the screen, cut off or on top of other text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import HEIGHTS, Screen
from tests.browser.sites import Site

LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
FITS = ("wide", "clipped", "overlapping")
AS_MADE = (*FITS, "small", "headings", "scripts", "fonts")
WORN = {
    "200% text": "html{font-size:200%!important}",
    "text spacing": (
        "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
        "p{margin-bottom:2em!important}"
    ),
}
"""WCAG 1.4.4 and 1.4.12: what a reader may ask of a page without losing any of it."""

every_width = pytest.mark.parametrize("width", HEIGHTS)


def visited(
    site: Site, context: BrowserContext, pages: tuple[str, ...] | None = None
) -> Iterator[tuple[str, Page]]:
    """Each page in turn, opened from the disk, with the eyes of the tests put into it."""
    page = context.new_page()
    for name in site.pages if pages is None else pages:
        page.goto(site.address(name))
        _set_in_its_own_type(page)
        page.evaluate(LOOK)
        yield name, page


def _set_in_its_own_type(page: Page) -> None:
    """Wait until the page's fonts are in place: on a busy machine it is laid out once before, with other letters."""
    for _ in range(500):
        if page.evaluate(
            "[...document.fonts].some(f => f.status === 'loaded') && [...document.fonts].every(f => f.status !== 'loading')"
        ):
            break
        page.wait_for_timeout(20)
    page.wait_for_timeout(20)


def troubles(page: Page, *looks: str) -> list[str]:
    found: list[str] = []
    for look in looks:
        found += page.evaluate(f"look.{look}()")
    return found


@every_width
def test_every_page_fits_and_asks_for_nothing(site: Site, screen: Screen, width: int) -> None:
    found: list[str] = []
    asked: list[str] = []
    with screen(width) as context:
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: found.append(f"the browser says: {message.text}"))
        for name, page in visited(site, context):
            found += [f"{name}: {each}" for each in troubles(page, *AS_MADE)]
            for how, css in WORN.items():
                page.evaluate("css => look.wear(css)", css)
                found += [f"{name} with {how}: {each}" for each in troubles(page, *FITS)]
    assert found == []
    assert [url for url in asked if not url.startswith("data:")] == [
        site.address(page) for page in site.pages
    ]


@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced-colours"]
)
def test_text_can_be_read_whatever_colours_the_reader_prefers(
    site: Site, screen: Screen, options: dict[str, str]
) -> None:
    found: list[str] = []
    with screen(320, **options) as context:
        for name, page in visited(site, context):
            found += [f"{name}: {each}" for each in troubles(page, "faint")]
    assert found == []


def test_print_shows_no_navigation(site: Site, screen: Screen) -> None:
    with screen(768) as context:
        for name, page in visited(site, context):
            page.emulate_media(media="print")
            assert page.evaluate("look.shown('nav, .up, .govuk-skip-link')") == [], name
            assert page.evaluate("look.shown('h1')") != [], name
            assert troubles(page, *FITS, "faint") == [], name


def test_links_lead_somewhere_and_from_the_index_to_every_page(site: Site, screen: Screen) -> None:
    links: dict[str, list[str]] = {}
    ids: dict[str, list[str]] = {}
    with screen(1280) as context:
        for name, page in visited(site, context):
            links[name], ids[name] = page.evaluate("look.links()"), page.evaluate("look.ids()")
    lost, reached, waiting = [], {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for target in links.get(name, ()):
            path, _, part = target.partition("#")
            if path.startswith(("https:", "mailto:", "tel:")):
                continue
            where = site.beside(name, path) if path else name
            if where not in site.planned or (part and part not in ids[where]):
                lost.append(f"{name}: {target}")
            elif where not in reached:
                reached.add(where)
                waiting.append(where)
    assert lost == []
    assert reached == site.planned


def test_a_guide_is_light_enough_for_a_telephone(site: Site) -> None:
    for name in site.of("front-line"):
        assert len(gzip.compress((site.folder / name).read_bytes())) <= 60_000, name
