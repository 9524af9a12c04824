from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ispc.located import Located
from ispc.report import gitlab
from tests.report.corpus import CONTEXT, nasty, ordinary

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("findings", [(), ordinary(), nasty()], ids=["none", "ordinary", "nasty"])
def test_it_has_the_documented_shape_and_unique_fingerprints(findings: tuple[Located, ...]) -> None:
    report = json.loads(gitlab.render(findings, CONTEXT))
    Draft202012Validator(SCHEMA).validate(report)
    assert len({issue["fingerprint"] for issue in report}) == len(report) == len(findings)


def test_the_one_thing_to_do_is_in_the_description() -> None:
    report = json.loads(gitlab.render(ordinary(), CONTEXT))
    (issue,) = [each for each in report if each["check_name"] == "flow-without-channel"]
    assert issue["description"] == (
        "flow `health-visit` does not say how the information is sent"
        " (add `send_by` with one of the channels of this protocol)"
    )
    assert issue["location"] == {
        "path": "protocols/keeping-children-safe.yaml",
        "lines": {"begin": 17, "end": 17},
    }
