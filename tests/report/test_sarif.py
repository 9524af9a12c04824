from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, ValidationError

from ispc.located import Located
from ispc.report import sarif
from tests.report.corpus import CONTEXT, NASTY_NAMES, nasty, ordinary

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
# RFC 3986: a relative reference whose first segment has no colon; path characters only.
RELATIVE = re.compile(
    r"(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-F]{2})+(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})*)*"
)


def run(findings: tuple[Located, ...]) -> Any:
    (only,) = json.loads(sarif.render(findings, CONTEXT))["runs"]
    return only


@pytest.mark.parametrize("findings", [(), ordinary(), nasty()], ids=["none", "ordinary", "nasty"])
def test_it_is_valid_by_the_published_schema(findings: tuple[Located, ...]) -> None:
    VALIDATOR.validate(json.loads(sarif.render(findings, CONTEXT)))


def test_the_published_schema_would_notice() -> None:
    report = json.loads(sarif.render(ordinary(), CONTEXT))
    report["runs"][0]["results"][0]["level"] = "severe"
    with pytest.raises(ValidationError, match="severe"):
        VALIDATOR.validate(report)


def test_columns_count_code_points() -> None:
    assert run(ordinary())["columnKind"] == "unicodeCodePoints"


def test_every_rule_is_described_once_and_every_result_points_to_its_rule() -> None:
    report = run(ordinary())
    rules = report["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert ids == sorted(set(ids))
    assert [ids[result["ruleIndex"]] for result in report["results"]] == [
        result["ruleId"] for result in report["results"]
    ]
    assert rules[0] == {
        "id": "flow-without-channel",
        "shortDescription": {"text": "Flow without channel"},
        "help": {
            "text": "Run `ispc explain flow-without-channel` for the reason, the law and an example put right."
        },
    }


def test_a_rule_has_the_summary_of_its_manual_page() -> None:
    context = replace(
        CONTEXT, summaries={"flow-without-channel": "A flow must say how the information is sent."}
    )
    report = json.loads(sarif.render(ordinary(), context))
    rule = report["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "A flow must say how the information is sent."


def test_every_address_is_a_relative_uri() -> None:
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in run(nasty())["results"]
    }
    assert len(uris) == len(NASTY_NAMES)
    assert all(RELATIVE.fullmatch(uri) for uri in uris)
    assert "protocols/with%20space%2C%20comma%3A%20colon%20100%25.yaml" in uris
    assert "a%3Ab%23c%3Fd.yaml" in uris


def test_related_places_and_the_law_are_carried() -> None:
    results = {result["ruleId"]: result for result in run(ordinary())["results"]}
    related = results["name-too-long"]["relatedLocations"]
    assert [each["id"] for each in related] == [1, 2]
    assert related[0]["message"]["text"] == "the reasons may be long"
    assert related[0]["physicalLocation"]["region"]["startLine"] == 14
    assert "relatedLocations" not in results["yaml-syntax"]
    assert results["substantial-public-interest-without-schedule-1"]["message"]["text"].splitlines()[1:] == [
        "needs one of Schedule 1, paragraphs 6 to 28",
        "law: UK GDPR art. 9(2)(g); Data Protection Act 2018 s.10(3)",
        "help: for safeguarding, write `schedule_1: 18` and name the policy document",
    ]


def test_fingerprints_are_ours_and_unique() -> None:
    prints = [result["partialFingerprints"]["codeAndAddress/v1"] for result in run(nasty())["results"]]
    assert len(set(prints)) == len(prints) == 50


def test_no_value_makes_a_link() -> None:
    assert "](" not in sarif.render(nasty(), CONTEXT)
