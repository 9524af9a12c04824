"""The review pack in a browser: one file on a telephone or a desk, its changes told apart without colour and said to a voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from ispc import assets, review_pack
from ispc.outputs import html
from ispc.redline import redline
from tests.browser.conftest import Screen
from tests.browser.sites import Site
from tests.browser.test_axe import AXE, RUN, TAGS
from tests.browser.test_screen import AS_MADE, FITS, WORN, troubles, visited
from tests.test_redline import pages
from tests.test_review_pack import starter

SIGNED = """() => [...document.querySelectorAll("ins, del")].filter(one => {
  const line = getComputedStyle(one).textDecorationLine, sign = one.querySelector(".turn")
  return !line.includes(one.tagName === "INS" ? "underline" : "line-through") || !sign || !sign.getClientRects().length
    && one.getClientRects().length || !one.querySelector(".unseen")
}).map(one => one.outerHTML)"""


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A whole pack of a small workspace, and a page of a large one with its changes."""
    folder, style = tmp_path_factory.mktemp("packs"), assets.style()
    guide = next(
        (old, new)
        for old, new in pages()
        if old != new and new.audience == "front-line" and "young" in new.document
    )
    views = {
        "pack.html": review_pack.view(starter(), whole=True),
        "guide.html": redline(*guide),
    }
    for name, view in views.items():
        Path(folder / name).write_text(html.page(view, style), encoding="utf-8")
    return Site(folder, tuple(views), frozenset())


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(packs: Site, screen: Screen, width: int) -> None:
    script, found = AXE.read_text(encoding="utf-8"), []
    with screen(width, java_script_enabled=True) as context:
        for name, page in visited(packs, context):
            page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
            page.evaluate(script)
            found += [f"{name}: {each}" for each in page.evaluate(RUN, [TAGS, []])]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_fits_however_large_its_letters_and_asks_for_nothing(
    packs: Site, screen: Screen, width: int
) -> None:
    found: list[str] = []
    wanted: list[str] = []
    with screen(width) as context:
        context.on("request", lambda request: wanted.append(request.url))
        for name, page in visited(packs, context):
            found += [f"{name}: {each}" for each in troubles(page, *AS_MADE)]
            for how, css in WORN.items():
                page.evaluate("css => look.wear(css)", css)
                found += [f"{name} with {how}: {each}" for each in troubles(page, *FITS)]
    assert found == [], "\n".join(found)
    assert [url for url in wanted if not url.startswith("data:")] == [
        packs.address(one) for one in packs.pages
    ]


def test_each_change_has_a_line_a_sign_and_words_for_a_voice(packs: Site, screen: Screen) -> None:
    with screen(1280) as context:
        for name, page in visited(packs, context):
            assert page.evaluate("document.querySelectorAll('ins, del').length") > 3, name
            assert page.evaluate(SIGNED) == [], name


def test_a_party_finds_its_page_from_the_first_table(packs: Site, screen: Screen) -> None:
    with screen(320) as context:
        page = context.new_page()
        page.goto(packs.address("pack.html"))
        page.locator(".opening table a").first.click()
        heading = page.locator("section:target > h2")
        assert (
            heading.is_visible()
            and heading.inner_text() == page.locator(".opening table a").first.inner_text()
        )
