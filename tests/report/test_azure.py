from __future__ import annotations

import re

from ispc.diagnostic import Diagnostic, Severity
from ispc.located import locate
from ispc.location import Span
from ispc.report import azure
from tests.report.corpus import CONTEXT, nasty, ordinary


def test_one_command_a_finding_with_place_code_law_and_help() -> None:
    lines = azure.render(ordinary(), CONTEXT).splitlines()
    assert lines[3] == (
        "##vso[task.logissue type=error;sourcepath=protocols/keeping-children-safe.yaml;linenumber=13;"
        "columnnumber=18;code=substantial-public-interest-without-schedule-1;]"
        "`schools` rely on substantial public interest but name no Schedule 1 condition"
        "%0Aneeds one of Schedule 1, paragraphs 6 to 28"
        "%0Alaw: UK GDPR art. 9(2)(g); Data Protection Act 2018 s.10(3)"
        "%0Ahelp: for safeguarding, write `schedule_1: 18` and name the policy document"
    )


def test_no_value_ends_a_command_or_begins_one() -> None:
    lines = azure.render(nasty(), CONTEXT).split("\n")
    assert lines.pop() == ""
    assert len(lines) == 50
    for line in lines:
        assert re.match(
            r"##vso\[task\.logissue type=(error|warning);sourcepath=[^\];]*;linenumber=\d+;columnnumber=\d+;code=[\w-]+;\]",
            line,
        )
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", line)
        assert not re.search(r"%(?!AZP25|0A|0D|3B|5D)", line)


def test_a_name_is_escaped_as_a_property() -> None:
    place = Span("a];type=x%;.yaml", 1, 1, 1, 2)
    text = azure.render(locate([Diagnostic("some-code", Severity.ERROR, "no", place)], {}, {}), CONTEXT)
    assert "sourcepath=a%5D%3Btype=x%AZP25%3B.yaml;" in text


def test_what_is_for_information_is_a_warning_that_says_so() -> None:
    finding = Diagnostic("some-code", Severity.INFO, "it is long", Span("a.yaml", 2, 3, 4, 5))
    text = azure.render(locate([finding], {}, {}), CONTEXT)
    assert text == (
        "##vso[task.logissue type=warning;sourcepath=a.yaml;linenumber=2;columnnumber=3;code=some-code;]"
        "For information: it is long\n"
    )
