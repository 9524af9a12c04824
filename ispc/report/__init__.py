"""The door of report formats: each module turns the same located findings into one text.

A report module has `render(findings, context) -> str`. It decides how a finding is painted and nothing else: what
was found, where, in what order and how often was settled in `located`, so every format carries the same findings.
The text ends with a line break and is for standard output.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ispc.diagnostic import Diagnostic

Stage = Literal["draft", "review", "sign-off"]


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What a report says of the run as a whole, and how wide and bright a terminal it is for.

    `documents` is how many were checked. `width` is in cells. `summaries` gives the one-line summary of each
    rule by its code; a code without one is put in words as it stands.
    """

    version: str
    stage: Stage
    documents: int
    colour: bool = False
    width: int = 80
    summaries: Mapping[str, str] = field(default_factory=dict)

    def summary(self, code: str) -> str:
        return self.summaries.get(code) or code.replace("-", " ").capitalize()


def said(finding: Diagnostic) -> list[str]:
    """All that a finding says, a line each, for the formats that have one text for it: the message comes first."""
    label = [finding.caret] if finding.caret else []
    law = [f"law: {'; '.join(finding.law)}"] if finding.law else []
    advice = [f"help: {finding.help}"] if finding.help else []
    return [finding.message, *label, *law, *advice]
