"""Worked cases that are wrong: each fault is told once, at the very word, and a broken case is never counted as one that holds."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ispc import cli, drafts, scaffold, trials
from ispc.corpus import Occasion
from ispc.located import Located, locate
from ispc.location import Source
from ispc.pipeline import Compiled, compile_sources
from tests import mutants, workspaces
from tests.workspaces import TODAY

NAME = "protocols/promise.yaml"
CASE = """kind: scenario
of: protocol
title: A promise of secrecy
story: A pupil says that she is afraid to go home, and asks you to tell no one.
roles:
  - {id: assistant, who: A teaching assistant, of: schools}
  - {id: worker, who: A worker at the front door, of: northmere-council/childrens-social-care}
ask: {as: assistant, give: [concern], to: worker, for: protect, about: child, by: referral-form}
expect: permit
because: [school-worried]
learn: A promise of secrecy cannot be kept.
discuss: [What would you write down?]
"""


def compiled(case: str, *more: Source) -> Compiled:
    return compile_sources(_sources(case, *more), Occasion(TODAY))


def _sources(case: str, *more: Source) -> tuple[Source, ...]:
    return (*workspaces.sources(), Source(NAME, case.encode()), *more)


def located(case: str, *more: Source) -> tuple[Located, ...]:
    made = compiled(case, *more)
    return locate(made.findings, made.trees, {one.name: one for one in _sources(case, *more)})


def test_the_case_is_good_before_it_is_spoilt() -> None:
    made = compiled(CASE)
    assert made.findings == ()
    assert [one.passed for one in trials.trials(made.corpus)] == [True]


@pytest.mark.parametrize(
    ("said", "instead", "code", "meant"),
    [
        ("as: assistant", "as: asistant", "role-unknown", "assistant"),
        ("to: worker", "to: wroker", "role-unknown", "worker"),
        ("[concern]", "[conzern]", "item-unknown", "concern"),
        ("of: schools", "of: shcools", "party-unknown", "schools"),
        ("for: protect", "for: protekt", "purpose-unknown", "protect"),
        ("about: child", "about: chidl", "person-unknown", "child"),
        ("by: referral-form", "by: refferal-form", "channel-unknown", "referral-form"),
        ("of: protocol", "of: protokol", "document-unknown", "protocol"),
    ],
    ids=lambda one: one.strip("[]").split(": ")[-1],
)
def test_a_name_that_is_not_known_is_told_once_at_the_very_word(
    said: str, instead: str, code: str, meant: str
) -> None:
    case = CASE.replace(said, instead)
    (found,) = located(case)
    assert (found.finding.code, found.finding.severity.word) == (code, "error")
    word = instead.strip("[]").split(": ")[-1]
    lines = case.splitlines()
    line = next(number for number, text in enumerate(lines, 1) if instead in text)
    span = found.place.span
    assert (span.source, span.line, span.column) == (NAME, line, lines[line - 1].index(word) + 1)
    assert (span.end_line, span.end_column) == (line, span.column + len(word))
    assert f"`{meant}`" in found.finding.caret
    assert trials.trials(compiled(case).corpus) == ()


@pytest.mark.parametrize(
    ("said", "instead", "code"),
    [
        ("expect: permit", "expect: allow", "word-unknown"),
        ("about: child, ", "about: child, consent: maybe, ", "word-unknown"),
        ("because: [school-worried]", "because: []", "field-empty"),
        ("give: [concern]", "give: []", "field-empty"),
        ("expect: permit\n", "", "field-missing"),
    ],
)
def test_an_answer_that_the_template_does_not_know_is_told_in_the_case(
    said: str, instead: str, code: str
) -> None:
    case = CASE.replace(said, instead)
    found = located(case)
    assert len(found) == 1, [one.finding.code for one in found]
    assert found[0].place.span.source == NAME
    assert found[0].finding.code == code
    assert trials.trials(compiled(case).corpus) == ()


def test_two_cases_that_expect_different_answers_are_refused_with_both_places() -> None:
    other = Source("protocols/silence.yaml", CASE.replace("expect: permit", "expect: review").encode())
    (found,) = located(CASE, other)
    assert found.finding.code == "scenarios-contradict"
    assert {found.place.span.source, found.related[0].place.span.source} == {NAME, other.name}
    assert all(one.span.line == 9 for one in (found.place, found.related[0].place))


@pytest.mark.parametrize(
    "broken", [b"kind: isp\ntitle: [\n", b"kind: isp\n", b"\xff\xfe"], ids=["cut", "empty", "bytes"]
)
def test_a_case_of_an_agreement_that_cannot_be_read_stays_quiet(broken: bytes) -> None:
    sources = [one for one in _sources(CASE) if not one.name.endswith("/protocol.yaml")]
    spoilt = Source("protocols/protocol.yaml", broken)
    made = compile_sources((*sources, spoilt), Occasion(TODAY))
    placed = locate(made.findings, made.trees, {one.name: one for one in (*sources, spoilt)})
    assert placed
    assert NAME not in {one.place.span.source for one in placed}
    assert "promise" in made.corpus.held
    assert trials.trials(made.corpus) == ()


# --- ispc test -------------------------------------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in scaffold.workspace("Our partnership").items():
        drafts.create(tmp_path, name, text.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ispc_test() -> Result:
    return CliRunner().invoke(cli.commands, ["test", "--today", "2026-11-21"])


def test_a_case_that_holds_is_0_and_says_so(workspace: Path) -> None:
    (workspace / NAME).write_text(CASE)
    done = ispc_test()
    assert (done.exit_code, done.stderr) == (0, "")
    assert "1 case, none failed" in done.stdout


@pytest.mark.parametrize(
    ("said", "instead", "code"),
    [
        ("[concern]", "[conzern]", "item-unknown"),
        ("of: protocol", "of: protokol", "document-unknown"),
        ("expect: permit", "expect: allow", "word-unknown"),
        ("roles:\n", "roles: [\n", "yaml-"),
    ],
)
def test_a_broken_case_is_1_with_its_findings_and_is_not_counted(
    workspace: Path, said: str, instead: str, code: str
) -> None:
    (workspace / NAME).write_text(CASE.replace(said, instead))
    (workspace / "protocols/other.yaml").write_text(CASE)
    done = ispc_test()
    assert done.exit_code == 1
    assert NAME in done.stderr and code in done.stderr
    assert "1 case, none failed" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_case_that_fails_and_one_that_is_broken_are_told_apart(workspace: Path) -> None:
    (workspace / NAME).write_text(CASE.replace("expect: permit", "expect: deny"))
    (workspace / "protocols/other.yaml").write_text(CASE.replace("[concern]", "[conzern]"))
    done = ispc_test()
    assert done.exit_code == 1
    assert "1 case, 1 failed" in done.stdout
    assert "item-unknown" in done.stderr


# --- Whatever a case file holds ---------------------------------------------------------------------------------------


@cache
def _good() -> tuple[Source, ...]:
    return workspaces.sources()


def _through(data: bytes) -> Compiled:
    made = compile_sources((*_good(), Source(NAME, data)), Occasion(TODAY))
    for one in trials.trials(made.corpus):
        assert one.answer.verdict in ("permit", "deny", "review")
    return made


@pytest.mark.parametrize("chunk", range(4))
def test_no_bytes_of_a_case_file_raise_and_each_fault_is_in_a_file(chunk: int) -> None:
    for number in range(chunk * 15, chunk * 15 + 15):
        data = mutants._spoilt(CASE.encode(), random.Random(f"case {number}"))
        made = _through(data)
        files = {one.name: one for one in (*_good(), Source(NAME, data))}
        for one in locate(made.findings, made.trees, files):
            assert one.place.span.source in files, number
        lost = made.corpus.incomplete | made.corpus.held
        if "promise" in lost:
            assert [one.code for one in made.findings if one.severity.word == "error"], number
            assert trials.trials(made.corpus) == (), number


@pytest.mark.parametrize("chunk", range(4))
def test_no_data_of_a_case_file_raise(chunk: int) -> None:
    (tree,) = [one for one in _good() if one.name.endswith("/protocol.yaml")]
    stranger = workspaces.tree_data(tree)
    for number in range(chunk * 15, chunk * 15 + 15):
        chance = random.Random(f"case data {number}")
        data = workspaces.tree_data(Source(NAME, CASE.encode()))
        for _ in range(chance.choice((1, 2, 3))):
            mutants._change(data, stranger, chance)
        made = _through(mutants.written(NAME, data).data)
        if "promise" not in made.corpus.documents:
            assert made.findings, number
