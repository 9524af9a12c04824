"""Findings as JUnit XML, the test report that every build service shows: a suite a file, a case a finding.

There is no one standard; this is the part that the schema published for Jenkins allows and that GitLab and Azure
read too. An error is a failed case. Warnings and information are passed cases that say what was found in their
output, so that they are seen and fail nothing. A case is named by its address, not its line, so that a service's
history of it goes on when lines move.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree as Xml

from ispc.diagnostic import Severity
from ispc.located import Located
from ispc.report import ReportContext, said
from ispc.show import visible


def render(findings: Sequence[Located], context: ReportContext) -> str:
    root = Xml.Element("testsuites", {"name": f"ispc check, {context.stage} stage", **_counts(findings)})
    for name, items in groupby(findings, key=lambda item: item.place.span.source):
        cases = list(items)
        suite = Xml.SubElement(root, "testsuite", {"name": visible(name), **_counts(cases)})
        suite.extend([_case(item) for item in cases])
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _counts(findings: Sequence[Located]) -> dict[str, str]:
    failed = sum(item.finding.severity is Severity.ERROR for item in findings)
    return {"tests": str(len(findings)), "failures": str(failed), "errors": "0"}


def _case(item: Located) -> Xml.Element:
    finding, span = item.finding, item.place.span
    name = f"{finding.code}: {item.address}" if item.address else finding.code
    case = Xml.Element("testcase", classname=visible(span.source), name=name, time="0")
    weight = f"{finding.severity.word}[{finding.code}]"
    see = [f"see {visible(str(related.place.span))}: {related.message}" for related in item.related]
    lines = [f"{visible(str(span))}: {weight}: {finding.message}", *said(finding)[1:], *see]
    if finding.severity is Severity.ERROR:
        words = Xml.SubElement(case, "failure", message=finding.message, type=finding.code)
    else:
        words = Xml.SubElement(case, "system-out")
    words.text = "\n".join(lines)
    return case
