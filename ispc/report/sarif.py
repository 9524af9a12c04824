"""Findings as SARIF 2.1.0, the OASIS format that code scanning services and editors read.

Columns count code points, as ours do, and say so. Addresses are relative to the workspace, which is the root of
the repository, so that a service can lay them over its own copy. The fingerprint is our own, since services that
compute one from the text of a line take a moved line for a new finding.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from ispc.diagnostic import Severity
from ispc.located import Located
from ispc.location import Span
from ispc.report import ReportContext, said

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: Sequence[Located], context: ReportContext) -> str:
    codes = sorted({item.finding.code for item in findings})
    driver = {"name": "ispc", "version": context.version, "rules": [_rule(code, context) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"ispc/{context.stage}/"},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, codes.index(item.finding.code)) for item in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, context: ReportContext) -> dict[str, object]:
    return {
        "id": code,
        "shortDescription": _message(context.summary(code)),
        "help": {"text": f"Run `ispc explain {code}` for the reason, the law and an example put right."},
    }


def _result(item: Located, rule: int) -> dict[str, object]:
    finding = item.finding
    location: dict[str, object] = {"physicalLocation": _physical(item.place.span)}
    if finding.caret:
        location["message"] = _message(finding.caret)
    if item.address:
        location["logicalLocations"] = [{"fullyQualifiedName": item.address, "kind": "member"}]
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": _message("\n".join(said(finding))),
        "locations": [location],
        "partialFingerprints": {"codeAndAddress/v1": item.fingerprint},
    }
    if item.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(related.place.span),
                "message": _message(related.message),
            }
            for number, related in enumerate(item.related, start=1)
        ]
    return result


def _physical(span: Span) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": _uri(span.source)},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _uri(name: str) -> str:
    """A relative URI reference (RFC 3986). A colon is encoded too, or `a:b` would be read as a scheme."""
    return quote(name, safe="/", errors="surrogatepass")


def _message(text: str) -> dict[str, object]:
    # `[words](target)` in a message is a link (SARIF 2.1.0, 3.11.6), and no value may make one.
    return {"text": text.replace("](", "] (")}
