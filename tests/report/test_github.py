from __future__ import annotations

import re

from ispc.diagnostic import Diagnostic, Severity
from ispc.located import locate
from ispc.location import Span
from ispc.report import github
from tests.report.corpus import CONTEXT, nasty, ordinary


def test_one_command_a_finding_with_place_code_law_and_help() -> None:
    lines = github.render(ordinary(), CONTEXT).splitlines()
    assert lines[3] == (
        "::error file=protocols/keeping-children-safe.yaml,line=13,endLine=13,col=18,endColumn=58,"
        "title=substantial-public-interest-without-schedule-1::"
        "`schools` rely on substantial public interest but name no Schedule 1 condition"
        "%0Aneeds one of Schedule 1, paragraphs 6 to 28"
        "%0Alaw: UK GDPR art. 9(2)(g); Data Protection Act 2018 s.10(3)"
        "%0Ahelp: for safeguarding, write `schedule_1: 18` and name the policy document"
    )


def test_no_value_ends_a_command_or_begins_one() -> None:
    lines = github.render(nasty(), CONTEXT).split("\n")
    assert lines.pop() == ""
    assert len(lines) == 50
    for line in lines:
        assert re.match(
            r"::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[\w-]+::",
            line,
        )
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)


def test_a_name_is_escaped_as_a_property() -> None:
    text = github.render(nasty(), CONTEXT)
    assert "file=protocols/with space%2C comma%3A colon 100%25.yaml,line=" in text


def test_a_place_over_several_lines_has_no_columns() -> None:
    span = Span("a.yaml", 2, 3, 4, 5)
    finding = Diagnostic("some-code", Severity.INFO, "it is long", span)
    text = github.render(locate([finding], {}, {}), CONTEXT)
    assert text == "::notice file=a.yaml,line=2,endLine=4,title=some-code::it is long\n"
