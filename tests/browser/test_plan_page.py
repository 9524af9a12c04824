"""The embedding plan on a screen: a page without contents gives its words the whole width."""

from __future__ import annotations

from tests.browser.conftest import Screen
from tests.browser.sites import Site
from tests.browser.test_screen import visited

WIDTH = "(() => { const of = one => document.querySelector(one).getBoundingClientRect().width; return of('.sections') / of('.body') })()"


def test_a_page_without_contents_is_read_in_its_whole_width(site: Site, screen: Screen) -> None:
    plans = site.of("plan")
    with screen(1280) as context:
        shares = {name: page.evaluate(WIDTH) for name, page in visited(site, context, plans)}
    assert all(share > 0.99 for share in shares.values()), shares
    assert plans or "partnership-framework" not in {name.partition("/")[0] for name in site.pages}
