"""A browser for these tests, from the machine and not from a package: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.sites import Site, starter, worked

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
"""The pages are our own, and in a container the one user is often root, for whom Chromium has no sandbox."""

HEIGHTS = {320: 640, 768: 1024, 1280: 800}

Screen = Callable[..., AbstractContextManager[BrowserContext]]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(f"no browser: none of {', '.join(NAMES)} is on the path; `make test` installs one", False)
    with sync_playwright() as driver:
        found = driver.chromium.launch(
            executable_path=path, headless=True, args=ARGUMENTS, env=_surroundings()
        )
        yield found
        found.close()


def _surroundings() -> dict[str, str | float | bool]:
    """This process's, without what hides the machine's fonts: the PDF engine sets it where a test has loaded it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("FONTCONFIG")}


@pytest.fixture
def screen(browser: Browser) -> Screen:
    """A window of a given width. JavaScript is off unless a tool of the tests needs it."""

    @contextmanager
    def opened(width: int, **options: Any) -> Iterator[BrowserContext]:
        size = {"width": width, "height": HEIGHTS[width]}
        settings = {"java_script_enabled": False, **options}
        context = browser.new_context(viewport=size, offline=True, **settings)  # type: ignore[arg-type]  # a TypedDict
        yield context
        context.close()

    return opened


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    built: dict[str, Site] = {}
    makers = {"worked": worked, "starter": starter}

    def site(name: str) -> Site:
        if name not in built:
            built[name] = makers[name](tmp_path_factory.mktemp(name))
        return built[name]

    return site


@pytest.fixture(params=["worked", "starter"])
def site(request: pytest.FixtureRequest, sites: Callable[[str], Site]) -> Site:
    return sites(request.param)
