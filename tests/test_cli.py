"""The command line is a contract: its commands, formats and exit statuses are called by other programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ispc import cli, drafts, scaffold
from ispc.commands._shared import OURS
from ispc.commands.check import FORMATS
from ispc.report import ReportContext

HEAVY = ("weasyprint", "icalendar", "pikepdf", "fontTools", "jsonschema")


def ispc(*arguments: str, at: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", "from ispc.cli import main; main()", *arguments],
        cwd=at,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in scaffold.workspace("Our partnership").items():
        drafts.create(tmp_path, name, text.encode())
    return tmp_path


def spoil(workspace: Path) -> Path:
    path = workspace / "protocols" / "protocol.yaml"
    path.write_text(path.read_text().replace("send_by: referral-form\n", "send_by: refferal-form\n", 1))
    return path


def test_check_of_a_good_workspace_is_0_and_says_so(workspace: Path) -> None:
    done = ispc("check", at=workspace)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "No findings in 5 documents at the review stage.\n"


def test_check_finds_places_and_names_what_to_do(workspace: Path) -> None:
    spoil(workspace)
    done = ispc("check", at=workspace)
    assert done.returncode == 1
    assert "error[channel-unknown]" in done.stdout
    assert "--> protocols/protocol.yaml:" in done.stdout
    assert "did you mean `referral-form`?" in done.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_carries_the_finding(workspace: Path, form: str) -> None:
    spoil(workspace)
    done = ispc("check", "--format", form, at=workspace)
    assert done.returncode == 1
    assert "channel-unknown" in done.stdout
    assert done.stderr == ""


def test_check_of_one_file_tells_of_that_file_only(workspace: Path) -> None:
    spoil(workspace)
    assert ispc("check", "protocols/policy.yaml", at=workspace).returncode == 0
    assert ispc("check", "protocols/protocol.yaml", at=workspace).returncode == 1
    assert ispc("check", "protocols", at=workspace / "schemas" / "..").returncode == 1


def test_fail_on_decides_what_fails(workspace: Path) -> None:
    path = workspace / "protocols" / "policy.yaml"
    path.write_text(path.read_text().replace('edition: "4"', "edition: {not_stated: the old copy has none}"))
    told = json.loads(ispc("check", "--format", "json", at=workspace).stdout)
    assert told["counts"]["warning"] >= 1
    assert ispc("check", at=workspace).returncode == 0
    assert ispc("check", "--fail-on", "warning", at=workspace).returncode == 1
    assert ispc("check", "--stage", "sign-off", at=workspace).returncode == 1


def test_the_day_may_be_told(workspace: Path) -> None:
    late = ispc("check", "--today", "2031-01-01", at=workspace)
    assert "[review-overdue]" in late.stdout
    assert ispc("check", "--today", "soon", at=workspace).returncode == 2


def test_misuse_is_2_and_a_folder_without_a_workspace_is_told(tmp_path: Path, workspace: Path) -> None:
    assert ispc("chekc", at=workspace).returncode == 2
    assert ispc("check", "--format", "word", at=workspace).returncode == 2
    assert ispc("check", "protocols/none.yaml", at=workspace).returncode == 2
    assert ispc("build", "--layer", "tactical", at=workspace).returncode == 2
    empty = tmp_path.parent / f"{tmp_path.name}-empty"
    empty.mkdir()
    lost = ispc("check", at=empty)
    assert lost.returncode == 1
    assert "ispc init DIR" in lost.stderr


def test_reading_commands_write_nothing(workspace: Path) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    for command in (
        ["check"],
        ["check", "--format", "sarif"],
        ["explain"],
        ["explain", "kind-unknown"],
        ["doctor"],
    ):
        ispc(*command, at=workspace)
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_init_makes_a_workspace_and_never_writes_over_one(tmp_path: Path) -> None:
    done = ispc("init", "here", "--name", "Ours: all of us", at=tmp_path)
    assert done.returncode == 0
    assert done.stdout == ""
    assert ispc("check", at=tmp_path / "here").returncode == 0
    again = ispc("init", "here", at=tmp_path)
    assert again.returncode == 1
    assert "nothing was written" in again.stderr


@pytest.mark.parametrize("kind", ["directory", "framework", "isp", "dea", "policy"])
def test_a_new_document_has_the_template_s_questions_and_can_be_read(workspace: Path, kind: str) -> None:
    assert ispc("new", kind, "my-first", at=workspace).returncode == 0
    text = (workspace / "protocols" / "my-first.yaml").read_text()
    assert text.startswith(f"# yaml-language-server: $schema=../schemas/{kind}.schema.json\n")
    assert text.count("# Why we ask:") >= 3
    codes = {
        one["code"] for one in json.loads(ispc("check", "--format", "json", at=workspace).stdout)["findings"]
    }
    assert not codes & {"field-missing", "field-unknown", "wrong-shape", "word-unknown", "yaml-syntax"}


def test_a_document_from_a_sibling_keeps_its_words_and_drops_its_history(workspace: Path) -> None:
    assert ispc("new", "isp", "twin", "--from", "protocol", at=workspace).returncode == 0
    text = (workspace / "protocols" / "twin.yaml").read_text()
    assert "school-worried" in text
    assert 'edition: "1"' in text
    assert "\nagreed:" not in text
    assert "\nsignatures:" not in text
    assert ispc("new", "isp", "twin", at=workspace).returncode == 1
    assert ispc("new", "dea", "third", "--from", "protocol", at=workspace).returncode == 2
    assert ispc("new", "isp", "Bad Id", at=workspace).returncode == 2


def test_explain_shows_a_page_and_offers_a_near_code(workspace: Path) -> None:
    assert ispc("explain", "kind-unknown", at=workspace).stdout.startswith("kind-unknown: ")
    wrong = ispc("explain", "kind-unknow", at=workspace)
    assert wrong.returncode == 2
    assert "did you mean `kind-unknown`?" in wrong.stderr


def test_colour_is_for_terminals_and_may_be_refused_or_forced(workspace: Path) -> None:
    spoil(workspace)
    assert "\x1b[" not in ispc("check", at=workspace).stdout
    assert "\x1b[" in ispc("check", at=workspace, FORCE_COLOR="1", NO_COLOR="").stdout
    assert "\x1b[" not in ispc("check", at=workspace, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_check_imports_nothing_heavy(workspace: Path) -> None:
    code = (
        "import sys; sys.argv = ['ispc', 'check']\nfrom ispc.cli import main\n"
        f"try:\n    main()\nfinally:\n    print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_fault_of_our_own_is_70_and_one_line(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object) -> ReportContext:
        raise RuntimeError("a fault")

    monkeypatch.chdir(workspace)
    monkeypatch.setattr("ispc.opening.compiled", broken)
    monkeypatch.setattr(sys, "argv", ["ispc", "check"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == OURS


# -- ask and test ------------------------------------------------------------------------------------------------------

ASK = (
    *("ask", "--from", "schools", "--to", "northmere-council/childrens-social-care"),
    *("--data", "concern", "--about", "child", "--today", "2026-11-21"),
)


def test_ask_answers_in_words_and_names_whom_to_ask(workspace: Path) -> None:
    done = ispc(*ASK, "--purpose", "protect", at=workspace)
    assert done.returncode == 0
    assert done.stdout.startswith("You may share this.")
    assert "Ask: Children's front door: 01632" in done.stdout
    assert done.stderr == ""


def test_ask_is_review_for_what_is_unknown_and_says_what_it_took_for_a_slip(workspace: Path) -> None:
    done = ispc(*ASK, "--purpose", "protekt", at=workspace)
    assert done.returncode == 0
    assert done.stdout.startswith("Ask first.")
    assert "no agreement knows the purpose `protekt`; did you mean `protect`?" in done.stderr


def test_ask_gives_json_with_each_clause_and_its_line(workspace: Path) -> None:
    done = ispc(*ASK, "--purpose", "protect", "--format", "json", at=workspace)
    data = json.loads(done.stdout)
    assert data["verdict"] == "permit"
    reason = data["answers"][0]["reasons"][0]
    assert reason["clause"] == "school-worried"
    path, line, column = reason["place"].rsplit(":", 2)
    assert (workspace / path).read_text().splitlines()[int(line) - 1][int(column) - 1 :].startswith("id:")


def test_ask_tells_managers_the_basis_and_the_clause(workspace: Path) -> None:
    done = ispc(*ASK, "--purpose", "protect", "--layer", "managerial", at=workspace)
    assert "Basis: " in done.stdout and "Public task" in done.stdout
    assert "school-worried  protocols/protocol.yaml:" in done.stdout
    assert "Basis:" not in ispc(*ASK, "--purpose", "protect", at=workspace).stdout


CASE = """kind: scenario
of: protocol
title: A promise of secrecy
story: A pupil says that she is afraid to go home.
ask: {as: schools, give: [concern], to: northmere-council/childrens-social-care, for: protect, about: child}
expect: EXPECT
because: [school-worried]
learn: A promise of secrecy cannot be kept.
"""


@pytest.mark.parametrize(("expect", "status", "said"), [("permit", 0, "holds"), ("deny", 1, "FAILS")])
def test_test_puts_the_cases_to_the_agreement(workspace: Path, expect: str, status: int, said: str) -> None:
    (workspace / "protocols/promise.yaml").write_text(CASE.replace("EXPECT", expect))
    done = ispc("test", "--today", "2026-11-21", at=workspace)
    assert done.returncode == status
    assert said in done.stdout and "A promise of secrecy" in done.stdout


def test_a_case_that_cannot_be_put_is_never_counted_as_passed(workspace: Path) -> None:
    (workspace / "protocols/promise.yaml").write_text(
        CASE.replace("EXPECT", "permit").replace("concern", "conzern")
    )
    done = ispc("test", at=workspace)
    assert done.returncode == 1
    assert "0 cases" in done.stdout
    assert "item-unknown" in done.stderr and "protocols/promise.yaml:5:27" in done.stderr
