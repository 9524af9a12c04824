from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from ispc.located import Located
from ispc.report import json as json_report
from tests.report.corpus import CONTEXT, nasty, ordinary

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("findings", [(), ordinary(), nasty()], ids=["none", "ordinary", "nasty"])
def test_it_is_what_the_schema_says(findings: tuple[Located, ...]) -> None:
    VALIDATOR.validate(json.loads(json_report.render(findings, CONTEXT)))


def test_the_schema_would_notice_a_missing_and_an_unknown_field() -> None:
    report = json.loads(json_report.render(ordinary(), CONTEXT))
    report["findings"][0].pop("fingerprint")
    with pytest.raises(ValidationError, match="fingerprint"):
        VALIDATOR.validate(report)
    report = json.loads(json_report.render(ordinary(), CONTEXT)) | {"extra": 1}
    with pytest.raises(ValidationError, match="extra"):
        VALIDATOR.validate(report)


def test_it_carries_everything_that_is_known() -> None:
    report = json.loads(json_report.render(ordinary(), CONTEXT))
    assert report["tool"] == {"name": "ispc", "version": "1.2.3"}
    assert (report["stage"], report["documents"]) == ("review", 3)
    assert report["counts"] == {"error": 4, "warning": 1, "info": 1}
    (finding,) = [each for each in report["findings"] if each["law"]]
    fingerprint = finding.pop("fingerprint")
    assert len(fingerprint) == 16
    assert finding == {
        "code": "substantial-public-interest-without-schedule-1",
        "severity": "error",
        "message": "`schools` rely on substantial public interest but name no Schedule 1 condition",
        "place": {
            "file": "protocols/keeping-children-safe.yaml",
            "line": 13,
            "column": 18,
            "end_line": 13,
            "end_column": 58,
        },
        "document": "keeping-children-safe",
        "address": "keeping-children-safe/flows/school-worried/lawful/schools/special",
        "label": "needs one of Schedule 1, paragraphs 6 to 28",
        "related": [],
        "law": ["UK GDPR art. 9(2)(g)", "Data Protection Act 2018 s.10(3)"],
        "help": "for safeguarding, write `schedule_1: 18` and name the policy document",
    }


def test_it_is_plain_ascii() -> None:
    assert json_report.render(nasty(), CONTEXT).isascii()
