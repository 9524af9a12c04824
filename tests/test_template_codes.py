"""Each page of the manual about the template shows what it says: Wrong gives the finding, Right does not."""

import pytest

from ispc import manual, template_codes
from tests.workspaces import compiled

SHOWN = [code for code in template_codes.PAGES if manual.pages()[code].wrong]


@pytest.mark.parametrize("code", SHOWN)
def test_wrong_gives_the_finding_and_right_does_not(code: str) -> None:
    page = manual.pages()[code]
    wrong = [finding for finding in compiled(page.wrong).findings if finding.code == code]
    assert len(wrong) == 1
    assert code not in {finding.code for finding in compiled(page.right).findings}


def test_every_page_says_why() -> None:
    assert all(page.title and page.why for page in manual.pages().values())
    assert len(SHOWN) > 15


def test_the_good_workspace_has_no_findings() -> None:
    assert compiled().findings == ()
