"""Each page before axe-core: no violation of WCAG 2.2 AA, and none of its best practices.

A machine finds perhaps half of what can be wrong; the other tests here, and people, look for the rest.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.browser.conftest import Screen
from tests.browser.sites import Site
from tests.browser.test_screen import visited

VENDOR = Path(__file__).parents[1] / "vendor"
AXE = VENDOR / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
BY_WIDTH = {320: [], 768: ["color-contrast", "target-size"], 1280: []}
"""What is left out: a tablet shows the colours and the targets of a desk, and these two take most of the time."""

RUN = """([tags, off]) => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"],
  rules: Object.fromEntries(off.map(one => [one, {enabled: false}]))}).then(found => found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.target} ${node.failureSummary}`)))"""


def test_axe_is_the_file_that_its_readme_names() -> None:
    readme = (VENDOR / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in readme
    assert AXE.read_text(encoding="utf-8").split()[2] in readme.replace("axe-core ", "v")


@pytest.mark.parametrize("width", BY_WIDTH)
def test_axe_finds_nothing(site: Site, screen: Screen, width: int) -> None:
    script = AXE.read_text(encoding="utf-8")
    found = []
    with screen(width, java_script_enabled=True) as context:
        for name, page in visited(site, context):
            page.evaluate(script)
            found += [f"{name}: {each}" for each in page.evaluate(RUN, [TAGS, BY_WIDTH[width]])]
    assert found == []
