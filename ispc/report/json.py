"""Findings as one JSON object, for programs; `schemas/report.schema.json` describes it field by field.

Only ASCII is written, so the bytes are the same whatever the terminal's encoding, and no character in a file name
or a message can act on the screen or the log that shows them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ispc.diagnostic import Severity
from ispc.located import Located
from ispc.location import Span
from ispc.report import ReportContext

FORMAT = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""


def render(findings: Sequence[Located], context: ReportContext) -> str:
    report = {
        "format": FORMAT,
        "tool": {"name": "ispc", "version": context.version},
        "stage": context.stage,
        "documents": context.documents,
        "counts": {
            severity.word: sum(item.finding.severity is severity for item in findings)
            for severity in Severity
        },
        "findings": [_finding(item) for item in findings],
    }
    return json.dumps(report, indent=2) + "\n"


def _finding(item: Located) -> dict[str, object]:
    finding = item.finding
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "message": finding.message,
        "place": _place(item.place.span),
        "document": item.document,
        "address": item.address,
        "label": finding.caret,
        "related": [
            {"message": related.message, "place": _place(related.place.span)} for related in item.related
        ],
        "law": list(finding.law),
        "help": finding.help,
        "fingerprint": item.fingerprint,
    }


def _place(span: Span) -> dict[str, object]:
    return {
        "file": span.source,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
