"""The recipes for build services, run: each step's own text in the service's shell, on a workspace with a proposal.

A proposal is other people's words. So what a step prints, writes and sends is looked at for what a service would obey.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests import recipes
from tests.recipes import AZURE, HOOKS, ISPC, Runner, documents, git, starter

BROKEN = ("    from: schools\n", "    from: nobody\n")
SPOOF = "##vso[task.complete]::error file=x::spoofed %0A::add-mask::a"
EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
CODE_QUALITY = Path(__file__).parent / "schemas" / "gitlab-code-quality.json"
RECORD = '#!/bin/sh\necho "$(basename "$0") $*" >>"$LOG"\n'
CHECK, COMMENT = (recipes.workflow()["jobs"][name] for name in ("check", "comment"))
ACTION = recipes.action()["runs"]
GITLAB = documents(starter()[".gitlab-ci.yml"])[0]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return recipes.runner(tmp_path)


def commands(printed: str) -> list[str]:
    """The lines that GitHub takes for commands: it trims a line before it looks."""
    return [line for line in printed.splitlines() if line.strip().startswith(("::", "##["))]


# -- GitHub: check -----------------------------------------------------------------------------------------------------


def test_a_good_proposal_passes(runner: Runner) -> None:
    assert runner.run(recipes.step(CHECK, "Check")).returncode == 0


def test_a_mistake_is_an_annotation_at_its_line_and_fails_the_run(runner: Runner) -> None:
    runner.change(*BROKEN)
    done = runner.run(recipes.step(CHECK, "Check"))
    line = next(
        number
        for number, text in enumerate((runner.clone / "protocols/protocol.yaml").read_text().splitlines(), 1)
        if text == BROKEN[1].rstrip()
    )
    errors = [one for one in commands(done.stdout) if one.startswith("::error ")]
    assert (done.returncode, done.stderr) == (1, "")
    assert [f"file=protocols/protocol.yaml,line={line}," in one for one in errors] == [True]
    assert len(commands(done.stdout)) == len(done.stdout.splitlines())


def test_words_of_a_proposal_are_never_commands_to_github(runner: Runner) -> None:
    runner.change(BROKEN[0], f'    from: "{SPOOF}\\n{SPOOF}"\n')
    checked = runner.run(recipes.step(CHECK, "Check"))
    assert checked.returncode == 1
    assert all(re.match(r"::(error|warning|notice) file=[^:]+::", one) for one in checked.stdout.splitlines())
    built = runner.run(recipes.step(CHECK, "Build"))
    assert built.returncode == 1
    assert "spoofed" in built.stdout
    assert commands(built.stdout + built.stderr) == []


def test_the_action_is_as_strict_as_it_is_told(runner: Runner) -> None:
    runner.change(
        "keep: {for: 25 years, from: date of birth, then: destroy, rule: school records schedule}",
        "keep: {not_stated: no period is agreed}",
    )
    run = recipes.step(ACTION, "Check")
    statuses = [
        runner.run(run, ISPC=str(ISPC), STAGE=stage).returncode for stage in ("review", "sign-off", "; false")
    ]
    assert statuses == [0, 1, 2], "a gap blocks at sign-off"


# -- GitHub: build -----------------------------------------------------------------------------------------------------


def test_the_guides_are_built_where_the_next_step_takes_them(runner: Runner) -> None:
    done = runner.run(recipes.step(CHECK, "Build"))
    (kept,) = (one["with"]["path"] for one in CHECK["steps"] if one["name"] == "Keep the guides")
    assert (done.returncode, done.stderr) == (0, "")
    assert "<html" in (runner.clone / kept / "index.html").read_text("utf-8")
    done = runner.run(recipes.step(ACTION, "Build"), ISPC=str(runner.stands / "ispc"), OUT="made here")
    assert done.returncode == 0
    assert (runner.clone / "made here" / "index.html").is_file()


def test_a_build_that_fails_fails_the_step(runner: Runner) -> None:
    runner.add("ispc", "#!/bin/sh\necho '::error::no'\nexit 3\n")
    done = runner.run(recipes.step(CHECK, "Build"))
    assert (done.returncode, done.stdout) == (3, "| ::error::no\n")


# -- GitHub: what changed ----------------------------------------------------------------------------------------------

TELLS = """#!/bin/sh
echo "$*" >>"$LOG"
while [ $# -gt 1 ]; do
  case "$1" in --format) form=$2 ;; --out) out=$2 ;; esac
  shift
done
cat "$RUNNER_TEMP/told.$form" >"$out"
exit "${TOLD:-0}"
"""
"""An ispc that tells of a change what the test wrote."""


def tells(runner: Runner, markdown: str) -> None:
    runner.add("ispc", TELLS)
    (runner.temp / "told.markdown").write_text(markdown)
    (runner.temp / "told.html").write_text("<html>")


WHERE = {"GITHUB_SERVER_URL": "https://github.example.org", "GITHUB_RUN_ID": "7"}


def test_a_proposal_is_told_with_its_meaning_and_who_must_agree(runner: Runner) -> None:
    runner.change("for: 25 years", "for: 30 years")
    done = runner.run(recipes.step(CHECK, "Say what changed"), **WHERE)
    assert (done.returncode, commands(done.stdout + done.stderr)) == (0, [])
    summary = (runner.temp / "summary").read_text()
    assert "30 years" in summary and "25 years" in summary
    assert "Must agree again" in summary
    assert "](https://github.example.org/example/northmere/actions/runs/7)" in summary
    page = (runner.temp / "what-changed" / "change.html").read_text("utf-8")
    assert "<html" in page and "30 years" in page


def test_a_document_with_errors_is_named_and_the_rest_is_told(runner: Runner) -> None:
    runner.change(*BROKEN)
    runner.change("title: ", "title: More on ", "protocols/policy.yaml")
    done = runner.run(recipes.step(CHECK, "Say what changed"), **WHERE)
    summary = (runner.temp / "summary").read_text()
    assert done.returncode == 0
    assert "Not compared" in summary and "protocol" in summary and "More on" in summary


def test_words_of_a_proposal_are_only_words_in_a_comment(runner: Runner) -> None:
    spoof = "<!-- ispc: --> <b>b</b> ![p](https://example.org/p.png) [l](https://example.org) @everyone #1"
    runner.change("title: ", f"title: '{spoof} ' # ", "protocols/policy.yaml")
    assert runner.run(recipes.step(CHECK, "Say what changed"), **WHERE).returncode == 0
    summary = (runner.temp / "summary").read_text()
    assert "everyone" in summary
    for mark in ("<!--", "<b>", "![", "[l]", "@everyone", "#1"):
        assert mark not in summary.replace(f"\\{mark}", ""), mark


@pytest.mark.parametrize("status", ["0", "1"], ids=["compared", "with documents that have errors"])
def test_what_changed_is_told_since_the_branches_parted(runner: Runner, status: str) -> None:
    tells(runner, "What changed\n")
    done = runner.run(recipes.step(CHECK, "Say what changed"), TOLD=status, **WHERE)
    folder = runner.temp / "what-changed"
    link = "https://github.example.org/example/northmere/actions/runs/7"
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert runner.log() == [
        f"diff origin/main... --format markdown --link {link} --out {folder}/change.md",
        f"diff origin/main... --format html --out {folder}/change.html",
    ]
    assert (runner.temp / "summary").read_text() == (folder / "change.md").read_text() == "What changed\n"


def test_a_comparison_that_fails_fails_the_step_and_tells_nothing(runner: Runner) -> None:
    tells(runner, "half")
    assert runner.run(recipes.step(CHECK, "Say what changed"), TOLD="70", **WHERE).returncode != 0
    assert not (runner.temp / "summary").exists()


def test_the_proposal_that_makes_the_workspace_is_no_fault(tmp_path: Path) -> None:
    runner = recipes.runner(tmp_path)
    git(
        runner.clone,
        "update-ref",
        "refs/remotes/origin/main",
        git(runner.clone, "commit-tree", "-m", "Empty", EMPTY_TREE).strip(),
    )
    runner.add("ispc", "#!/bin/sh\nexit 2\n")
    assert runner.run(recipes.step(CHECK, "Say what changed")).returncode == 0
    assert (runner.temp / "summary").read_text().startswith("This proposal makes the workspace.")


# -- GitHub: comment ---------------------------------------------------------------------------------------------------

GH = """#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case "$*" in *--paginate*) cat "$RUNNER_TEMP/found" ;; *) cp comment.md "$RUNNER_TEMP/sent" ;; esac
"""


def commented(
    runner: Runner, text: str, found: str = "", script: str = ""
) -> subprocess.CompletedProcess[str]:
    folder = runner.clone / "what-changed"
    folder.mkdir()
    (folder / "change.md").write_text(text)
    (runner.temp / "found").write_text(found)
    runner.add("gh", GH)
    return runner.run(script or recipes.step(COMMENT, "Comment"), NUMBER="7", GH_TOKEN="token")


def test_a_first_comment_is_made(runner: Runner) -> None:
    assert commented(runner, "What changed `$(touch spoofed)`\n").returncode == 0
    looked, sent = runner.log()
    assert looked.startswith("api --paginate repos/example/northmere/issues/7/comments --jq .[]")
    assert (
        sent
        == "api --silent --method POST repos/example/northmere/issues/7/comments --field body=@comment.md"
    )
    assert (
        runner.temp / "sent"
    ).read_text() == "<!-- ispc: what changed -->\nWhat changed `$(touch spoofed)`\n"
    assert not (runner.clone / "spoofed").exists()


def test_the_same_comment_is_changed_at_the_next_push(runner: Runner) -> None:
    assert commented(runner, "What changed\n", "4711\n4712\n").returncode == 0
    assert runner.log()[-1] == (
        "api --silent --method PATCH repos/example/northmere/issues/comments/4711 --field body=@comment.md"
    )


def test_a_text_is_measured_in_characters(runner: Runner) -> None:
    assert commented(runner, "ŵ" * 60_000).returncode == 0


def test_a_text_that_is_too_long_for_a_comment_is_not_sent(runner: Runner) -> None:
    done = commented(runner, "ŵ" * 60_001)
    assert (done.returncode, commands(done.stdout)) == (
        1,
        ["::error::change.md is longer than a comment may be"],
    )
    assert not (runner.temp / "log").exists()


# -- GitHub: install ---------------------------------------------------------------------------------------------------


def test_a_workflow_installs_what_a_pdf_needs_and_the_ispc_that_made_it(runner: Runner) -> None:
    runner.add("sudo", RECORD)
    runner.add("python3", RECORD)
    pip = runner.temp / "ispc" / "bin" / "pip"
    pip.write_text(RECORD)
    pip.chmod(0o755)
    done = runner.run(recipes.step(CHECK, "Install"))
    assert (done.returncode, done.stderr) == (0, "")
    assert runner.log() == [
        "sudo apt-get update -qq",
        "sudo apt-get install -y -qq --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        f"python3 -m venv {runner.temp}/ispc",
        "pip install -q --only-binary :all: isp-compiler==0.1.0",
    ]


@pytest.mark.parametrize(
    ("version", "calls"),
    [
        ("", ["setup.sh build"]),
        ("0.2", ["setup.sh build", "python -m pip install -q --only-binary :all: isp-compiler==0.2"]),
    ],
)
def test_the_action_sets_up_the_ispc_that_comes_with_it(
    runner: Runner, version: str, calls: list[str]
) -> None:
    action = runner.stands / "action"
    runner.add("action/tools/setup.sh", RECORD)
    runner.add("action/.venv/bin/python", RECORD)
    run = recipes.step(ACTION, "Install")
    assert runner.run(run, GITHUB_ACTION_PATH=str(action), VERSION=version).returncode == 0
    assert runner.log() == calls
    assert (runner.temp / "output").read_text() == f"ispc={action}/.venv/bin/ispc\n"


# -- GitLab ------------------------------------------------------------------------------------------------------------

CURL = """#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case "$*" in
  *per_page*) cat "$RUNNER_TEMP/found" ;;
  *PUT*) exit "${PUT:-0}" ;;
  *) cp note.md "$RUNNER_TEMP/sent" ;;
esac
"""


def job(name: str) -> str:
    """A job's lines as GitLab runs them: one after the other in one shell, until one fails."""
    return "\n".join(GITLAB[name]["script"])


def test_gitlab_gets_the_findings_in_both_formats_and_the_status(runner: Runner) -> None:
    runner.change(*BROKEN)
    done = runner.run(job("ispc:check"))
    reports = GITLAB["ispc:check"]["artifacts"]["reports"]
    found = json.loads((runner.clone / reports["codequality"]).read_text())
    Draft202012Validator(json.loads(CODE_QUALITY.read_text())).validate(found)
    assert (done.returncode, "protocols/protocol.yaml:" in done.stdout) == (1, True)
    assert [one["location"]["path"] for one in found if one["severity"] == "major"] == [
        "protocols/protocol.yaml"
    ]
    assert (runner.clone / reports["junit"]).read_text().startswith("<?xml")


def test_gitlab_keeps_the_guides_and_publishes_them(runner: Runner) -> None:
    assert runner.run(job("ispc:guides")).returncode == 0
    assert runner.run(job("pages")).returncode == 0
    assert (runner.clone / GITLAB["pages"]["artifacts"]["paths"][0] / "index.html").is_file()


def noted(runner: Runner, found: object = (), **environment: str) -> list[str]:
    """The calls to GitLab of a job that tells of a change."""
    tells(runner, "What changed\n")
    runner.add("curl", CURL)
    base = git(runner.clone, "rev-parse", "HEAD").strip()
    (runner.temp / "found").write_text(json.dumps(found))
    (runner.clone / "json.py").write_text("raise SystemExit('code of a proposal was run')\n")
    known = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_JOB_URL": "https://gitlab.example.org/job/5",
        "CI_API_V4_URL": "https://gitlab.example.org/api/v4",
        "CI_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_IID": "7",
    }
    done = runner.run(job("ispc:changes"), **{**known, **environment})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (runner.clone / "change.md").read_text() == "What changed\n"
    assert runner.log()[:2] == [
        f"diff {base} --format html --out change.html",
        f"diff {base} --format markdown --link https://gitlab.example.org/job/5 --out change.md",
    ]
    return runner.log()[2:]


NOTES = "https://gitlab.example.org/api/v4/projects/1/merge_requests/7/notes"
OURS = {"id": 12, "body": "<!-- ispc: what changed -->\nBefore"}


def test_gitlab_is_sent_nothing_without_a_token(runner: Runner) -> None:
    assert noted(runner) == []


def test_gitlab_is_sent_a_note_and_the_same_note_again(runner: Runner) -> None:
    first = noted(runner, [{"id": 11, "body": "Looks right"}], ISPC_NOTE_TOKEN="token")
    assert (len(first), first[-1].endswith(f"body@note.md {NOTES}")) == (2, True)
    assert (runner.temp / "sent").read_text() == "<!-- ispc: what changed -->\nWhat changed\n"
    (runner.temp / "log").unlink()
    again = noted(runner, [{"id": 11, "body": "Looks right"}, OURS], ISPC_NOTE_TOKEN="token")
    assert (len(again), again[-1].endswith(f"body@note.md --request PUT {NOTES}/12")) == (2, True)


def test_a_note_of_somebody_else_that_looks_like_ours_is_left_alone(runner: Runner) -> None:
    calls = noted(runner, [OURS], ISPC_NOTE_TOKEN="token", PUT="22")
    assert [one.endswith(NOTES) for one in calls] == [False, False, True]


# -- Azure -------------------------------------------------------------------------------------------------------------

AZURE_STEPS = {
    one.get("displayName"): one.get("bash") for one in documents(AZURE.read_text())[0]["jobs"][0]["steps"]
}


def azure(runner: Runner, step: str, target: str = "refs/heads/main") -> subprocess.CompletedProcess[str]:
    """Run a step as Azure does, in a shell that goes on after a failure unless the step says otherwise."""
    staging = runner.temp / "staging"
    staging.mkdir(exist_ok=True)
    return runner.run(
        AZURE_STEPS[step],
        "+e",
        AGENT_TEMPDIRECTORY=str(runner.temp),
        BUILD_ARTIFACTSTAGINGDIRECTORY=str(staging),
        SYSTEM_PULLREQUEST_TARGETBRANCH=target,
    )


def test_azure_gets_an_issue_a_finding_and_no_command_of_a_proposal(runner: Runner) -> None:
    runner.change(BROKEN[0], f'    from: "{SPOOF}\\n{SPOOF}"\n')
    checked, built = azure(runner, "Check"), azure(runner, "Build")
    issues = [one.partition("]")[0] for one in checked.stdout.splitlines()]
    place = "sourcepath=protocols/protocol.yaml;linenumber=56;columnnumber=11;code="
    assert (checked.returncode, built.returncode) == (1, 1)
    assert [one for one in issues if not one.startswith("##vso[task.logissue type=")] == []
    assert [one for one in issues if "type=error" in one and place not in one] == []
    assert ("spoofed" in built.stdout, "##" in built.stdout + built.stderr) == (True, False)
    assert (runner.temp / "staging" / "guides" / "index.html").is_file()


@pytest.mark.parametrize("target", ["main", "refs/heads/main"])
def test_azure_is_told_what_changed(runner: Runner, target: str) -> None:
    tells(runner, "What changed\n")
    done = azure(runner, "Say what changed", target)
    folder = runner.temp / "staging"
    assert (done.returncode, done.stdout) == (0, f"##vso[task.uploadsummary]{folder}/change.md\n")
    assert runner.log() == [
        f"diff origin/main... --format {form} --out {folder}/change.{end}"
        for form, end in (("html", "html"), ("markdown", "md"))
    ]


@pytest.mark.parametrize("step", ["Say what changed", "Build"])
def test_an_azure_step_fails_where_ispc_fails(runner: Runner, step: str) -> None:
    runner.add("ispc", "#!/bin/sh\nexit 70\n")
    assert azure(runner, step).returncode != 0


# -- pre-commit --------------------------------------------------------------------------------------------------------


def test_each_hook_passes_a_good_workspace_and_only_the_check_stops_a_mistake(runner: Runner) -> None:
    (hooks,) = documents(HOOKS.read_text())

    def statuses() -> dict[str, int]:
        return {one["id"]: runner.run(shlex.join(shlex.split(one["entry"]))).returncode for one in hooks}

    assert statuses() == {"ispc-check": 0, "ispc-words": 0, "ispc-schema": 0}
    assert git(runner.clone, "status", "--porcelain") == "", "the schemas of a new workspace are fresh"
    runner.change(*BROKEN)
    assert statuses() == {"ispc-check": 1, "ispc-words": 0, "ispc-schema": 0}


def test_the_hook_for_schemas_writes_what_is_stale_so_that_the_commit_stops(runner: Runner) -> None:
    stale = "schemas/isp.schema.json"
    runner.change('"title"', '"tilte"', stale)
    (entry,) = (one["entry"] for one in documents(HOOKS.read_text())[0] if one["id"] == "ispc-schema")
    assert runner.run(entry).returncode == 0
    assert git(runner.clone, "status", "--porcelain") == f" M {stale}\n"
