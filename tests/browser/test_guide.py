"""The front-line guide at 2 a.m.: the emergency line at once, "May I share?" in a few taps, and none of it lost on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import Screen
from tests.browser.sites import Site
from tests.browser.test_screen import visited

TAPS = 3


def test_the_emergency_line_is_in_the_first_screen(site: Site, screen: Screen) -> None:
    with screen(320) as context:
        for name, page in visited(site, context, site.of("front-line")):
            assert page.evaluate("look.inView('.emergency-line')") != [], name


def test_the_emergency_line_stands_on_top_in_print(site: Site, screen: Screen) -> None:
    with screen(768) as context:
        for name, page in visited(site, context, site.of("front-line")):
            page.emulate_media(media="print")
            after = "look.shown('h1, .emergency-line, .banner, h2').map(each => each.split('>')[0])"
            order = page.evaluate(after)
            assert "emergency-line" in order[1], name


def test_the_page_that_answers_is_one_tap_from_the_first_screen(site: Site, screen: Screen) -> None:
    """The second tap says for whom you work, the third what has happened: there the answer stands."""
    led = 0
    with screen(320) as context:
        for name, page in visited(site, context, site.of("front-line")):
            if site.beside(name, "may-i-share.html") not in site.planned:
                assert page.locator(".first").count() == 0, name
                continue
            led += 1
            assert page.evaluate("look.inView('.first a')") != [], name
            page.locator(".first a").click()
            page.locator("#you > details > summary").first.click()
            page.locator("#you > details[open] .fold-body > details > summary").first.click()
            assert page.locator("#you details details[open] .box").first.is_visible(), name
    assert led


def test_may_i_share_is_a_few_taps_away_without_scrolling(site: Site, screen: Screen) -> None:
    with screen(320) as context:
        for name, page in visited(site, context, site.of("front-line")):
            taps = 0
            while "#decide" not in page.evaluate("look.inView('a[href^=\"#\"]')"):
                assert "#_contents" in page.evaluate("look.inView('a[href^=\"#\"]')"), name
                page.locator("a[href='#_contents']").click()
                taps += 1
                assert taps < TAPS, name
            page.locator("a[href='#decide']").click()
            assert page.evaluate("look.inView('#decide h2')") != [], name


@pytest.mark.parametrize("width", [320, 1280])
def test_a_draft_says_so_on_every_screen_of_it(
    sites: Callable[[str], Site], screen: Screen, width: int
) -> None:
    site = sites("worked")
    drafts = [name for name in site.pages if "crime-disorder" in name]
    assert {name.rpartition("/")[2] for name in drafts} >= {
        "front-line.html",
        "managerial.html",
        "strategic.html",
    }
    with screen(width) as context:
        for name, page in visited(site, context, tuple(drafts)):
            for part in (0, 0.5, 1):
                page.evaluate("part => scrollTo(0, part * document.body.scrollHeight)", part)
                assert page.evaluate("look.inView('.watermark')") != [], name
