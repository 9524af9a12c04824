"""Findings as GitHub workflow commands: one line each, which GitHub lays over the changed file as an annotation.

A value must not be able to end its command and begin another, so the percent sign and line ends are encoded in
the message, and the colon and comma in the properties as well. GitHub shows ten errors, ten warnings and ten
notices of a step at most; the log has them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from ispc.diagnostic import Severity
from ispc.located import Located
from ispc.report import ReportContext, said
from ispc.show import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Sequence[Located], context: ReportContext) -> str:
    return "".join(f"{_command(item)}\n" for item in findings)


def _command(item: Located) -> str:
    finding, span = item.finding, item.place.span
    properties: dict[str, str | int] = {
        "file": visible(span.source),
        "line": span.line,
        "endLine": span.end_line,
    }
    if span.line == span.end_line:  # GitHub takes columns only where the place is on one line
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = finding.code
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(chr(10).join(said(finding)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
