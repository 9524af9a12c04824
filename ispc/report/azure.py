"""Findings as Azure Pipelines logging commands: one line each, which Azure shows as an issue of the run, with its place.

A value must not be able to end its command or begin another, so the percent sign and line ends are encoded in the
message, and the bracket and semicolon in the properties as well. Azure knows errors and warnings only: what is for information
is a warning that says so. The agent looks for a command anywhere in a line, and takes the first, which is ours.
"""

from __future__ import annotations

from collections.abc import Sequence

from ispc.diagnostic import Severity
from ispc.located import Located
from ispc.report import ReportContext, said
from ispc.show import visible

INFORMATION = "For information: "


def render(findings: Sequence[Located], context: ReportContext) -> str:
    return "".join(f"{_command(item)}\n" for item in findings)


def _command(item: Located) -> str:
    finding, span = item.finding, item.place.span
    properties: dict[str, str | int] = {
        "type": "error" if finding.severity is Severity.ERROR else "warning",
        "sourcepath": visible(span.source),
        "linenumber": span.line,
        "columnnumber": span.column,
        "code": finding.code,
    }
    listed = "".join(f"{name}={_property(str(value))};" for name, value in properties.items())
    lead = INFORMATION if finding.severity is Severity.INFO else ""
    return f"##vso[task.logissue {listed}]{_data(lead + chr(10).join(said(finding)))}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
