from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from ispc.located import Located
from ispc.report import junit
from tests.report.corpus import CONTEXT, NASTY_NAMES, nasty, ordinary

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "schemas" / "junit.xsd"))


def read(findings: tuple[Located, ...]) -> etree._Element:
    return etree.fromstring(junit.render(findings, CONTEXT).encode())


@pytest.mark.parametrize("findings", [(), ordinary(), nasty()], ids=["none", "ordinary", "nasty"])
def test_it_is_valid_by_the_published_schema(findings: tuple[Located, ...]) -> None:
    SCHEMA.assertValid(read(findings))


def test_a_suite_a_file_and_a_case_a_finding_with_true_counts() -> None:
    root = read(ordinary())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "4", "0")
    counts = [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root]
    assert counts == [
        ("ispc.yaml", "1", "1"),
        ("protocols/broken.yaml", "1", "1"),
        ("protocols/framework.yaml", "1", "0"),
        ("protocols/keeping-children-safe.yaml", "3", "2"),
    ]
    assert all(len(suite) == int(suite.get("tests", "")) for suite in root)
    assert len(read(nasty())) == len(NASTY_NAMES)


def test_errors_fail_and_the_rest_is_said_without_failing() -> None:
    cases = {case.get("name"): case[0] for case in read(ordinary()).iter("testcase")}
    failed = cases["flow-without-channel: keeping-children-safe/flows/health-visit/send_by"]
    assert (failed.tag, failed.get("type")) == ("failure", "flow-without-channel")
    warned = cases["review-missing: partnership-framework/review"]
    assert warned.tag == "system-out"
    assert (warned.text or "").splitlines() == [
        "protocols/framework.yaml:3:1: warning[review-missing]: no review date is stated",
        "write a date here",
        "see protocols/keeping-children-safe.yaml:2:8: this protocol is part of the framework",
    ]
    assert all("line" not in (name or "") for name in cases), "a case keeps its name when lines move"


def test_a_value_stays_a_value() -> None:
    root = read(nasty())
    assert {each.tag for each in root.iter()} == {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "system-out",
    }
    assert "]]><failure/>&amp;<!--" in "".join(root.itertext())
