"""Every document is measured for each audience, and every offence stands at its line and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ispc import located, word_report, wording
from ispc.corpus import Occasion
from ispc.diagnostic import Severity
from ispc.language.lists import WordList, read_list
from ispc.location import Source
from ispc.opening import Opened, compiled, locate, open_workspace
from ispc.pipeline import Compiled, compile_sources
from ispc.wording import Sheet
from tests.test_cli import ispc, workspace
from tests.workspaces import TODAY, sources

__all__ = ["workspace"]

BAD = """
flows:
  - id: school-worried
    guide:
      do: "Ask the ZQX prior to it. It is not unlikely that it was seen. {long}"
      do_not: |
        Do not wait.

        - the form **may be lost** by then
"""
LONG = "We " + "and we " * 15 + "go."


def own(text: str) -> tuple[WordList, ...]:
    read = read_list(Source("words.yaml", f"title: Ours\nwhy: so\n{text}\n".encode()))
    assert read.value is not None, read.findings
    return (read.value,)


def measured(snippet: str, words: tuple[WordList, ...] = ()) -> tuple[Compiled, tuple[Sheet, ...]]:
    made = compile_sources(sources(snippet), Occasion(TODAY, words=words))
    return made, tuple(wording.sheets(made.corpus, words))


def sheet(found: tuple[Sheet, ...], reader: str) -> Sheet:
    return next(one for one in found if one.document == "protocol" and one.reader == reader)


def test_each_audience_that_reads_something_has_its_sheet() -> None:
    _, found = measured("")
    assert {one.reader for one in found if one.document == "protocol"} == {"front line", "managers", "boards"}
    assert all(one.over == () for one in found)
    assert {
        kind for one in found for kind in wording.KINDS if kind != "passive" and one.number(kind)
    } == set()


def test_every_kind_of_offence_is_found_and_stands_at_its_words() -> None:
    made, found = measured(BAD.replace("{long}", LONG))
    one = sheet(found, "front line")
    told = {(offence.kind, offence.said) for offence in one.offences} - {
        ("passive", "being harmed"),
        ("passive", "are kept"),
    }
    assert told == {
        ("acronym", "ZQX"), ("word", "prior to"), ("double negative", "not unlikely"), ("passive", "was seen"),
        ("passive", "be lost"), ("long sentence", "We and we and we and..."),
    }  # fmt: skip
    assert one.over == ("longest",)
    files = {source.name: source for source in sources(BAD.replace("{long}", LONG))}
    place = word_report.placing(located.locate([each.finding for each in one.offences], made.trees, files))
    for offence in one.offences:
        span = place(offence).span
        line = files[span.source].data.decode().split("\n")[span.line - 1]
        assert line[span.column - 1 :].startswith(offence.said.removesuffix("..."))


def test_a_glossary_and_the_partnerships_own_list_open_acronyms() -> None:
    snippet = "flows: [{id: school-worried, guide: {do: Ask the ZQX and the QXZ.}}]\nglossary: [{term: ZQX, meaning: a desk}]"
    assert [
        one.said for one in sheet(measured(snippet)[1], "front line").offences if one.kind == "acronym"
    ] == ["QXZ"]
    made, found = measured(snippet, own("known: [QXZ]"))
    assert sheet(found, "front line").number("acronym") == 0
    assert made.findings == ()


def test_the_partnerships_own_words_are_found_by_check() -> None:
    words = own("avoid: [{word: desk, use: team}]\nreaders: [front line]")
    made, _ = measured("flows: [{id: school-worried, guide: {do: Ask the desk.}}]", words)
    assert [(one.code, one.severity, one.help) for one in made.findings] == [
        ("word-to-avoid", Severity.WARNING, "write `team`")
    ]


def test_a_word_of_law_that_the_partnership_keeps_is_not_told() -> None:
    snippet = "flows: [{id: school-worried, guide: {do: You shall ask the data subjects.}}]"
    assert {one.code for one in measured(snippet)[0].findings} == {"legal-words-for-the-front-line"}
    made, found = measured(snippet, own("keep: [Shall, data subject]\navoid: [{word: ask, use: put it to}]"))
    assert [(one.code, one.help) for one in made.findings if one.severity is Severity.WARNING][:1] == [
        ("word-to-avoid", "write `put it to`")
    ]
    assert {one.code for one in made.findings} == {"word-to-avoid"}
    assert "shall" not in {one.said for one in sheet(found, "front line").offences}


def test_a_word_may_be_written_by_language() -> None:
    made, found = measured('flows: [{id: school-worried, guide: {do: {en: "Go prior to it."}}}]')
    (word,) = (one for one in sheet(found, "front line").offences if one.kind == "word")
    assert word.where.path[-1] == "en"
    assert [one.code for one in made.findings] == ["word-to-avoid"]


def test_few_words_have_no_grade() -> None:
    made, found = measured("")
    few = next(one for one in found if not one.grades_hold)
    assert few.reading.words < 100 and "grade" not in few.over
    places = word_report.placing(located.locate([one.finding for one in few.offences], made.trees, {}))
    (shown,) = json.loads(word_report.as_json([few], places))["sheets"]
    assert (shown["grade"], shown["smog"], shown["words"]) == (None, None, few.reading.words)


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_shows_a_table_and_for_a_path_every_offence(workspace: Path) -> None:
    path = workspace / "protocols" / "protocol.yaml"
    path.write_text(path.read_text().replace("Do not wait for proof.", "Do not wait prior to calling."))
    done = ispc("words", at=workspace)
    assert done.returncode == 0 and done.stderr == ""
    assert "prior to" not in done.stdout
    done = ispc("words", "protocols/protocol.yaml", at=workspace)
    line = next(number for number, text in enumerate(path.read_text().splitlines(), 1) if "prior to" in text)
    column = path.read_text().splitlines()[line - 1].index("prior to") + 1
    assert f"protocols/protocol.yaml:{line}:{column}: word: prior to: before (front line)\n" in done.stdout
    assert "framework" not in done.stdout


def test_json_says_the_same(workspace: Path) -> None:
    done = ispc("words", "--format", "json", "protocols/protocol.yaml", at=workspace)
    report = json.loads(done.stdout)
    assert report["format"] == word_report.FORMAT
    assert {one["document"] for one in report["sheets"]} == {"protocol"}
    passive = report["sheets"][0]["offences"][0]
    assert (passive["kind"], passive["said"], passive["file"]) == (
        "passive",
        "being harmed",
        "protocols/protocol.yaml",
    )


def opened(workspace: Path) -> Opened:
    read = open_workspace((workspace,))
    assert read.value is not None, read.findings
    return read.value


def test_a_workspace_names_its_own_list(workspace: Path) -> None:
    about = workspace / "ispc.yaml"
    about.write_text(about.read_text() + "\nwords: words.yaml\n")
    (workspace / "words.yaml").write_text("title: Ours\nwhy: so\navoid: [{word: proof, use: certainty}]\n")
    read = opened(workspace)
    found = compiled(read, TODAY, "review").findings
    assert [(one.code, one.help) for one in found] == [("word-to-avoid", "write `certainty`")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [(None, "words-unread", 1), ("title: Ours\nwhy: so\nwords: []\n", "field-unknown", 3)],
)
def test_a_list_that_cannot_be_used_is_told_where_it_is(
    workspace: Path, text: str | None, code: str, line: int
) -> None:
    about = workspace / "ispc.yaml"
    about.write_text(about.read_text() + "\nwords: words.yaml\n")
    if text is not None:
        (workspace / "words.yaml").write_text(text)
    read = opened(workspace)
    assert read.words == ()
    (one,) = locate(read, None, read.findings)
    assert (one.finding.code, one.place.span.source, one.place.span.line) == (code, "words.yaml", line)
    assert bool(one.place.lines) == (text is not None)
