"""Each page without a mouse: the skip link comes first and works, and the focus can always be seen."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Screen
from tests.browser.sites import Site
from tests.browser.test_screen import visited


def test_the_skip_link_is_first_is_seen_and_skips(site: Site, screen: Screen) -> None:
    with screen(320) as context:
        for name, page in visited(site, context):
            page.keyboard.press("Tab")
            first = page.evaluate("look.focused()")
            assert first["link"] == "#_main" and first["clear"], name
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            # A page with nothing to touch, such as a plan, has nothing to take the focus either.
            to_touch = "document.querySelector('main :is(a[href],input,textarea,summary)')"
            assert page.evaluate(f"!{to_touch} || document.activeElement.closest('main') !== null"), name


@pytest.mark.parametrize("width", [320, 1280])
def test_the_focus_is_seen_and_nothing_is_in_front_of_it(site: Site, screen: Screen, width: int) -> None:
    pages = ("index.html", "register.html", *site.of("front-line")[:2], *site.of("managerial")[:1])
    found = []
    with screen(width) as context:
        for name, page in visited(site, context, pages):
            for _ in page.evaluate("look.shown('a[href]')"):
                page.keyboard.press("Tab")
                at = page.evaluate("look.focused()")
                if not at["marked"] or not at["clear"]:
                    found.append(f"{name}: {at}")
    assert found == []
