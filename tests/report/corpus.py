"""Findings to report: ordinary ones, and ones whose every word tries to break out of the format it is put in."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.located import Located, locate
from ispc.location import Address, Source, Span
from ispc.parse import parse
from ispc.report import ReportContext
from ispc.tree import Tree

GOLDEN = Path(__file__).parent.parent / "golden" / "report"
CONTEXT = ReportContext(version="1.2.3", stage="review", documents=3)

PROTOCOL = """\
kind: isp
title: Keeping children and young people safe
# Who sends what to whom.
flows:
  - id: school-worried
    from: schools
    lawful:
      northmere-council:
        basis: public task

      schools:
        basis: public task
        special: {condition: substantial public interest}
    why: |
      No one organisation sees the whole picture.
      Each held a part of it.
  - id: health-visit
    from: northmere-community-health
    to: northmere-council
    name: "Iechyd 健康 e\u0301lan 💛 and a value that goes on for longer than a line of any terminal has room for, and on"
"""
FRAMEWORK = "kind: framework\r\nboard: children-board\r\nreview:\r\n"

NASTY = (
    "\x1b[2J\x1b]0;owned\x07",
    "two\nlines\r\nand\rmore\u2028end\u2029",
    "\n::error file=a.yaml,line=1::fooled",
    "::set-output name=a::b and ##[error]x and ##vso[task.setvariable variable=a]b",
    "]]><failure/>&amp;<!-- \"'--",
    "\u202eright to left\u202c שלום مرحبا \u2066x\u2069",
    "👩‍👩‍👧‍👦 👍🏽 e\u0301 ﷽ 中文",
    "100% %0A %25 , : ; = {0} [link](https://example.org) `code` \\ \" ' \t|",
    "\ud800 lone \x00 null \ufffe \uffff \x7f \x85 \x9b31m \ufeff \xad",
    "x" * 400,
)
NASTY_NAMES = (
    "protocols/plain.yaml",
    "protocols/with space, comma: colon 100%.yaml",
    "protocols/iechyd-健康-👩‍👧.yaml",
    "protocols/new\nline\x1b[2J.yaml",
    "a:b#c?d.yaml",
)


def source(name: str, text: str) -> Source:
    return Source(name, text.encode("utf-8", errors="surrogatepass"))


def tree(name: str, text: str) -> Tree:
    outcome = parse(source(name, text))
    assert outcome.value is not None, outcome.findings
    return outcome.value


TREES = {
    "keeping-children-safe": tree("protocols/keeping-children-safe.yaml", PROTOCOL),
    "partnership-framework": tree("protocols/framework.yaml", FRAMEWORK),
}
SOURCES = {
    "protocols/keeping-children-safe.yaml": source("protocols/keeping-children-safe.yaml", PROTOCOL),
    "protocols/framework.yaml": source("protocols/framework.yaml", FRAMEWORK),
    "protocols/broken.yaml": source("protocols/broken.yaml", "kind: dea\nitems: [a, b\n"),
}
FLOW = Address("keeping-children-safe", ("flows", 0))

ORDINARY = (
    Diagnostic(
        code="substantial-public-interest-without-schedule-1",
        severity=Severity.ERROR,
        message="`schools` rely on substantial public interest but name no Schedule 1 condition",
        where=FLOW / "lawful" / "schools" / "special",
        caret="needs one of Schedule 1, paragraphs 6 to 28",
        law=("UK GDPR art. 9(2)(g)", "Data Protection Act 2018 s.10(3)"),
        help="for safeguarding, write `schedule_1: 18` and name the policy document",
    ),
    Diagnostic(
        code="flow-without-channel",
        severity=Severity.ERROR,
        message="flow `health-visit` does not say how the information is sent",
        where=Address("keeping-children-safe", ("flows", 1, "send_by")),
        help="add `send_by` with one of the channels of this protocol",
    ),
    Diagnostic(
        code="review-missing",
        severity=Severity.WARNING,
        message="no review date is stated",
        where=Address("partnership-framework", ("review",)),
        caret="write a date here",
        related=(
            Label(Address("keeping-children-safe", ("title",)), "this protocol is part of the framework"),
        ),
    ),
    Diagnostic(
        code="name-too-long",
        severity=Severity.INFO,
        message="the name of `health-visit` is longer than a heading can be",
        where=Address("keeping-children-safe", ("flows", 1, "name")),
        caret="use ten words at most",
        related=(
            Label(Address("keeping-children-safe", ("flows", 0, "why")), "the reasons may be long"),
            Label(Span("protocols/gone.yaml", 3, 1, 3, 4), "its short name was here"),
        ),
    ),
    Diagnostic(
        code="yaml-syntax",
        severity=Severity.ERROR,
        message="the list that begins here has no `]`",
        where=Span("protocols/broken.yaml", 2, 8, 2, 9),
        caret="opened here",
    ),
    Diagnostic(
        code="workspace-without-name",
        severity=Severity.ERROR,
        message="the partnership has no name",
        where=Address("nowhere", ("name",)),
    ),
)


def nasty() -> tuple[Located, ...]:
    """One finding for each nasty value in each nastily named file, every word of it nasty."""
    sources = {name: source(name, "\n".join(NASTY)) for name in NASTY_NAMES}
    findings = [
        Diagnostic(
            code=f"nasty-{number}",
            severity=Severity(number % 3 + 1),
            message=f"`{value}` is not known",
            where=Span(name, number + 1, 2, number + 1, 9),
            caret=value,
            related=(Label(Span(name, 1, 1, 2, 1), value),),
            law=(value,),
            help=value,
        )
        for name in NASTY_NAMES
        for number, value in enumerate(NASTY)
    ]
    return locate(findings, {}, sources)


def ordinary() -> tuple[Located, ...]:
    return locate(ORDINARY, TREES, SOURCES)


def wide(width: int) -> ReportContext:
    return replace(CONTEXT, width=width)


def golden(name: str, text: str) -> None:
    """`text` is the golden file of that name; ISPC_UPDATE_GOLDEN=1 writes it, to be read in review."""
    path = GOLDEN / name
    if os.environ.get("ISPC_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
