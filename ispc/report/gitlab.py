"""Findings as GitLab Code Quality JSON, which GitLab shows beside the changed lines of a merge request.

GitLab compares the fingerprints of two runs to say what a change brought and what it put right. They must be unique
in a report and must not depend on the line, and ours are and do not.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ispc.diagnostic import Severity
from ispc.located import Located
from ispc.report import ReportContext

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(findings: Sequence[Located], context: ReportContext) -> str:
    return json.dumps([_issue(item) for item in findings], indent=2) + "\n"


def _issue(item: Located) -> dict[str, object]:
    finding, span = item.finding, item.place.span
    return {
        "check_name": finding.code,
        "description": f"{finding.message} ({finding.help})" if finding.help else finding.message,
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": item.fingerprint,
        "location": {"path": span.source, "lines": {"begin": span.line, "end": span.end_line}},
    }
