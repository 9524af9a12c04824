"""All formats carry the same findings: as many, of the same rules, in the same files, on the same lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import unquote
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ispc import report
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.located import Located, locate
from ispc.location import Source, Span
from ispc.registry import modules
from ispc.report.azure import INFORMATION
from ispc.show import visible
from tests.report.corpus import CONTEXT, nasty, ordinary

FORMATS = modules(report)
Told = tuple[str, str, str, int]
"""Weight, code, file and line of a finding, as a format tells them."""


def from_human(text: str) -> list[Told]:
    blocks = [block for block in text.split("\n\n") if re.match(r"(error|warning|info)\[", block)]
    told = []
    for block in blocks:
        head = re.match(r"(\w+)\[(.*?)\]:", block)
        place = re.search(r"^ *--> (.*):(\d+):\d+$", block, re.MULTILINE)
        assert head and place
        told.append((head[1], head[2], place[1], int(place[2])))
    return told


def from_json(text: str) -> list[Told]:
    return [
        (each["severity"], each["code"], each["place"]["file"], each["place"]["line"])
        for each in json.loads(text)["findings"]
    ]


def from_sarif(text: str) -> list[Told]:
    (run,) = json.loads(text)["runs"]
    told = []
    for each in run["results"]:
        place = each["locations"][0]["physicalLocation"]
        code = run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"]
        assert code == each["ruleId"]
        weight = {"note": "info"}.get(each["level"], each["level"])
        name = unquote(place["artifactLocation"]["uri"], errors="surrogatepass")
        told.append((weight, code, name, place["region"]["startLine"]))
    return told


def from_junit(text: str) -> list[Told]:
    told = []
    for suite in Xml.fromstring(text.encode()):
        for case in suite:
            (words,) = case
            place = re.match(r"(?s)(.*?):(\d+):\d+: (\w+)\[(.*?)\]: ", words.text or "")
            assert place and place[1] == case.get("classname") == suite.get("name")
            assert (words.tag == "failure") == (place[3] == "error")
            told.append((place[3], place[4], place[1], int(place[2])))
    return told


def from_github(text: str) -> list[Told]:
    told = []
    for line in text.splitlines():
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*?)::(.*)", line)
        assert command
        properties = dict(each.split("=", 1) for each in command[2].split(","))
        weight = {"notice": "info"}.get(command[1], command[1])
        told.append(
            (weight, unquote(properties["title"]), unquote(properties["file"]), int(properties["line"]))
        )
    return told


def from_gitlab(text: str) -> list[Told]:
    weights = {"major": "error", "minor": "warning", "info": "info"}
    return [
        (
            weights[each["severity"]],
            each["check_name"],
            each["location"]["path"],
            each["location"]["lines"]["begin"],
        )
        for each in json.loads(text)
    ]


def from_azure(text: str) -> list[Told]:
    told = []
    for line in text.splitlines():
        command = re.fullmatch(r"##vso\[task\.logissue ([^\]]*)\](.*)", line)
        assert command
        properties = dict(each.split("=", 1) for each in command[1].rstrip(";").split(";"))
        assert properties["type"] in ("error", "warning")
        told.append(
            (
                "info" if command[2].startswith(INFORMATION) else properties["type"],
                properties["code"],
                unquote(properties["sourcepath"].replace("%AZP25", "%25")),
                int(properties["linenumber"]),
            )
        )
    return told


READERS: Mapping[str, Callable[[str], list[Told]]] = {
    "human": from_human,
    "json": from_json,
    "sarif": from_sarif,
    "junit": from_junit,
    "github": from_github,
    "gitlab": from_gitlab,
    "azure": from_azure,
}
SHOWN_NAMES = {"human", "junit", "github", "azure"}
"""The formats that are text for a log, in which a file's name is shown as `visible` shows it."""


def assert_told(name: str, findings: Sequence[Located]) -> None:
    expected = [
        (
            item.finding.severity.word,
            item.finding.code,
            visible(item.place.span.source) if name in SHOWN_NAMES else item.place.span.source,
            item.place.span.line,
        )
        for item in findings
    ]
    text = FORMATS[name].render(findings, CONTEXT)
    text.encode("utf-8")  # raises where a report could not be written
    assert READERS[name](text) == expected


def test_every_format_is_read_here() -> None:
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize("name", sorted(READERS))
def test_ordinary_findings(name: str) -> None:
    assert len(ordinary()) == 6
    assert_told(name, ordinary())


@pytest.mark.parametrize("name", sorted(READERS))
def test_nasty_findings(name: str) -> None:
    assert len(nasty()) == 50
    assert_told(name, nasty())


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "gitlab", "github", "azure"])
def test_no_findings(name: str) -> None:
    assert READERS[name](FORMATS[name].render((), CONTEXT)) == []


words = st.text(st.characters() | st.sampled_from("\n\r\x1b\ud800\u202e:]>&%#"), max_size=60)
names = st.text(st.characters() | st.sampled_from("\n\r %:,#?&"), min_size=1, max_size=12)
numbers = st.integers(1, 4)


@given(
    st.lists(
        st.tuples(st.sampled_from(Severity), words, names, numbers, numbers, st.integers(0, 90), words),
        max_size=4,
    ),
    st.binary(max_size=200),
)
@settings(max_examples=150, deadline=None)
def test_any_words_in_any_file(
    drawn: list[tuple[Severity, str, str, int, int, int, str]], data: bytes
) -> None:
    findings = [
        Diagnostic(
            "some-code",
            severity,
            message,
            Span(name, line, column, line, column + length),
            caret=other,
            related=(Label(Span(name, column, line, column + 1, 1), other),),
            law=(other,),
            help=message,
        )
        for severity, message, name, line, column, length, other in drawn
    ]
    located = locate(findings, {}, {name: Source(name, data) for _, _, name, *_ in drawn})
    for name in READERS:
        assert_told(name, located)
