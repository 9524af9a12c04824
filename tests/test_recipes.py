"""The recipes for build services, as text: what an auditor of workflows finds, and what each promises.

`tests/test_recipes_run.py` runs them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator

from ispc import __version__, scaffold
from ispc.commands.check import FORMATS as CHECKED
from ispc.commands.diff import FORMATS as TOLD
from ispc.corpus import Stage
from tests import recipes
from tests.recipes import ACTION, COMPONENT, HOOKS, OWN, documents, starter

WORKFLOW = starter()[".github/workflows/ispc.yml"]
GITLAB = starter()[".gitlab-ci.yml"]
PINNED = re.compile(
    r"uses: (?P<action>[\w./-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)$", re.M
)
GITLAB_SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab-ci.json").read_text())
PERMITTED = {
    "check": {"contents": "read"},
    "comment": {"pull-requests": "write"},
    "publish": {"pages": "write", "id-token": "write"},
    "test": {"contents": "read"},
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The workflows that `ispc init` writes, in the place where it writes them."""
    for path in scaffold.RECIPES:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(starter()[path])
    return tmp_path


def audited(*paths: Path, persona: str = "auditor") -> tuple[int, str]:
    """What zizmor says, at its strictest unless told, and without a network."""
    zizmor = Path(sys.executable).with_name("zizmor")
    options = (
        "--offline",
        "--no-progress",
        "--no-config",
        "--strict-collection",
        "--no-ignores",
        "--collect=all",
    )
    done = subprocess.run(
        [zizmor, *options, f"--persona={persona}", *paths], capture_output=True, text=True, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


def test_the_auditor_finds_nothing(workspace: Path) -> None:
    shipped = (ACTION, OWN, HOOKS, workspace / ".github" / "workflows" / "ispc.yml")
    status, said = audited(*shipped)
    assert (status, "No findings to report" in said) == (0, True), said
    for path in shipped:
        assert f"completed {path}" in said


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ('"origin/$GITHUB_BASE_REF..."', '"origin/${{ github.base_ref }}..."', "template-injection"),
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("          persist-credentials: false\n", "", "artipacked"),
        ("permissions: {}\n", "permissions: write-all\n", "excessive-permissions"),
        ("@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0", "@v7", "unpinned-uses"),
    ],
)
def test_the_auditor_would_find_it(workspace: Path, old: str, new: str, finding: str) -> None:
    path = workspace / ".github" / "workflows" / "ispc.yml"
    assert old in WORKFLOW
    path.write_text(WORKFLOW.replace(old, new, 1))
    status, said = audited(path)
    assert (status != 0, finding in said) == (True, True), said


def test_every_action_is_pinned_by_its_commit_and_each_by_one() -> None:
    pins: dict[str, set[tuple[str, str]]] = {}
    for text in (WORKFLOW, ACTION.read_text(), OWN.read_text()):
        found = list(PINNED.finditer(text))
        assert len(found) == len(re.findall(r"^\s*(?:- )?uses:", text, re.M)) > 0
        for one in found:
            pins.setdefault(one["action"], set()).add((one["commit"], one["version"]))
    assert {action: len(commits) for action, commits in pins.items()} == dict.fromkeys(pins, 1)


@pytest.mark.parametrize("text", [WORKFLOW, OWN.read_text()], ids=["starter", "own"])
def test_a_workflow_gives_nothing_and_a_job_what_it_needs(text: str) -> None:
    (made,) = documents(text)
    assert set(made["on"]) == {"pull_request", "push"}
    assert made["permissions"] == {}
    assert "secrets." not in text
    assert "cache" not in text
    for name, job in made["jobs"].items():
        assert job["permissions"] == PERMITTED[name]
        assert 0 < job["timeout-minutes"] <= 60
    writers = {name for name, job in made["jobs"].items() if "write" in job["permissions"].values()}
    for name in writers:
        uses = [one.get("uses", "") for one in made["jobs"][name]["steps"]]
        assert not any("checkout" in one for one in uses), "what may write never holds the proposal's files"
        assert "ispc/bin" not in json.dumps(made["jobs"][name]), "nor runs anything on them"


def test_only_a_proposal_from_here_gets_a_comment() -> None:
    here = "github.event.pull_request.head.repo.full_name == github.repository"
    assert here in recipes.workflow()["jobs"]["comment"]["if"]
    (comment,) = (one for one in recipes.action()["runs"]["steps"] if one["name"] == "Comment")
    assert here in comment["if"]
    assert "inputs.comment == 'yes'" in comment["if"]
    assert recipes.action()["inputs"]["comment"]["default"] == "no"


def test_publishing_is_a_decision_and_only_of_the_branch_that_is_agreed() -> None:
    jobs = recipes.workflow()["jobs"]
    publishing = [jobs["publish"], *(one for one in jobs["check"]["steps"] if "Pages" in one["name"])]
    assert len(publishing) == 2
    for one in publishing:
        assert one["if"] == "${{ github.event_name == 'push' && vars.ISPC_PUBLISH == 'yes' }}"
    (rule,) = documents(GITLAB)[0]["pages"]["rules"]
    assert rule == {"if": '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $ISPC_PUBLISH == "yes"'}


def test_azure_keeps_no_credentials_and_pastes_no_value_into_a_shell() -> None:
    (job,) = documents(recipes.AZURE.read_text())[0]["jobs"]
    fetch, *others = job["steps"]
    assert (fetch["checkout"], fetch["persistCredentials"], fetch["fetchDepth"]) == ("self", "false", "0")
    assert [one for one in others if re.search(r"\$\(\w+\.|\$\{\{|\$\[", one.get("bash", ""))] == []


def steps() -> Iterator[tuple[str, str]]:
    for job in recipes.workflow()["jobs"].values():
        yield from ((one["name"], one["run"]) for one in job["steps"] if "run" in one)
    yield from ((one["name"], one["run"]) for one in recipes.action()["runs"]["steps"] if "run" in one)


def test_no_value_of_github_is_pasted_into_a_shell() -> None:
    assert [name for name, run in steps() if "${{" in run] == []


def test_the_action_and_the_workflow_do_the_same_in_the_same_words() -> None:
    jobs, shared = recipes.workflow()["jobs"], recipes.action()["runs"]
    for job, name in (("check", "Say what changed"), ("comment", "Comment"), ("check", "Build")):
        ours = recipes.step(shared, name).replace('"$ISPC"', '"$RUNNER_TEMP/ispc/bin/ispc"')
        theirs = recipes.step(jobs[job], name)
        ours = ours.replace('cd "$RUNNER_TEMP"\n', "").replace(' --out "$OUT"', "")
        assert ours.removesuffix('echo "folder=$told" >> "$GITHUB_OUTPUT"\n') == theirs


def test_a_new_workspace_keeps_the_ispc_that_made_it() -> None:
    for path in scaffold.RECIPES:
        assert re.findall(r"isp-compiler\S*", starter()[path]) == [f"isp-compiler=={__version__}"]
    header, _ = documents(COMPONENT.read_text())
    assert header["spec"]["inputs"]["version"]["default"] == __version__
    assert f"isp-compiler=={__version__}\n" in recipes.AZURE.read_text()


def test_no_python_of_the_proposal_is_run() -> None:
    assert recipes.workflow()["env"]["PYTHONSAFEPATH"] == "1"
    assert documents(GITLAB)[0][".ispc"]["variables"]["PYTHONSAFEPATH"] == "1"
    assert documents(recipes.AZURE.read_text())[0]["variables"]["PYTHONSAFEPATH"] == "1"
    for one in recipes.action()["runs"]["steps"]:
        assert "ISPC" not in one.get("env", {}) or one["env"]["PYTHONSAFEPATH"] == "1"


def test_each_format_that_a_recipe_asks_for_is_one_that_there_is() -> None:
    known = {"check": set(CHECKED), "diff": set(TOLD)}
    for text in (WORKFLOW, GITLAB, ACTION.read_text(), COMPONENT.read_text(), recipes.AZURE.read_text()):
        asked = re.findall(
            r'ispc"? (check|diff)\b[^|\n]*? --format (\w+)|ISPC" (check|diff)\b[^|\n]*? --format (\w+)', text
        )
        found = {(one[0] or one[2], one[1] or one[3]) for one in asked}
        assert {command for command, _ in found} == {"check", "diff"}
        assert [(command, form) for command, form in found if form not in known[command]] == []


# -- GitLab ------------------------------------------------------------------------------------------------------------


def component(**given: str) -> Any:
    """The component's jobs, as GitLab makes them from its inputs."""
    header, _ = documents(text := COMPONENT.read_text())
    values = {name: given.get(name, about["default"]) for name, about in header["spec"]["inputs"].items()}
    body = text.partition("\n---\n")[2]
    return documents(re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda found: values[found[1]], body))[0]


@pytest.mark.parametrize("made", [documents(GITLAB)[0], documents(COMPONENT.read_text())[0], component()])
def test_it_fits_the_schema_of_gitlab(made: Any) -> None:
    assert [
        f"{one.json_path} {one.message[:200]}" for one in Draft7Validator(GITLAB_SCHEMA).iter_errors(made)
    ] == []


def test_the_schema_would_refuse_a_mistake() -> None:
    wrong = documents(GITLAB.replace("codequality: findings.json", "codequality: {a: b}"))[0]
    assert not Draft7Validator(GITLAB_SCHEMA).is_valid(wrong)


def test_the_component_gives_the_jobs_that_a_new_workspace_has() -> None:
    assert component() == documents(GITLAB)[0]
    assert component(stage="sign-off")["ispc:check"]["script"][-1] == "ispc check --stage sign-off"
    header, _ = documents(COMPONENT.read_text())
    assert header["spec"]["inputs"]["stage"]["options"] == list(get_args(Stage))
    assert re.fullmatch(header["spec"]["inputs"]["version"]["regex"], "0.1.0; rm -rf /") is None


# -- pre-commit --------------------------------------------------------------------------------------------------------


def test_each_hook_calls_a_command_of_ours_on_the_whole_workspace() -> None:
    (hooks,) = documents(HOOKS.read_text())
    assert [one["id"] for one in hooks] == ["ispc-check", "ispc-words", "ispc-schema"]
    for one in hooks:
        assert re.fullmatch(r"ispc [a-z]+", one["entry"])
        assert (one["language"], one["pass_filenames"]) == ("python", False)


@pytest.mark.parametrize(
    ("hook", "seen", "passed_over"),
    [
        ("ispc-check", ["protocols/a.yaml", "protocols/cases/b.yml", "ispc.yaml", "words.yaml"], ["README.md", "x/ispc.yaml"]),
        ("ispc-words", ["protocols/a.yaml", "words.yaml"], ["ispc.yaml", "schemas/isp.schema.json"]),
        ("ispc-schema", ["schemas/isp.schema.json", ".pre-commit-config.yaml"], ["protocols/a.yaml"]),
    ],
)  # fmt: skip
def test_a_hook_runs_for_the_files_that_matter_to_it(
    hook: str, seen: list[str], passed_over: list[str]
) -> None:
    ((files,),) = (
        [one["files"] for one in hooks if one["id"] == hook] for hooks in documents(HOOKS.read_text())
    )
    assert [bool(re.search(files, one)) for one in (*seen, *passed_over)] == [True] * len(seen) + [
        False
    ] * len(passed_over)


# -- The page on them --------------------------------------------------------------------------------------------------

PAGE = (recipes.ROOT / "docs" / "ci.md").read_text()
EXAMPLES = re.findall(
    r"^```yaml\n(.*?)^```", PAGE.replace("OWNER", "example").replace("COMMIT", "c" * 40), re.M | re.S
)


def test_the_examples_of_the_page_are_sound(tmp_path: Path) -> None:
    action, included, hooks = (documents(one)[0] for one in EXAMPLES)
    made = tmp_path / ".github" / "workflows" / "protocols.yml"
    made.parent.mkdir(parents=True)
    made.write_text(EXAMPLES[0])
    status, said = audited(made, persona="regular")
    assert (status, "No findings to report" in said) == (0, True), said
    ours = action["jobs"]["protocols"]["steps"][-1]
    assert set(ours["with"]) <= set(recipes.action()["inputs"])
    header, _ = documents(COMPONENT.read_text())
    assert set(included["include"][0]["inputs"]) <= set(header["spec"]["inputs"])
    assert Draft7Validator(GITLAB_SCHEMA).is_valid(included)
    assert [one["id"] for one in hooks["repos"][0]["hooks"]] == [
        one["id"] for one in documents(HOOKS.read_text())[0]
    ]


def test_the_page_speaks_of_what_there_is() -> None:
    for name in (*recipes.action()["inputs"], *documents(COMPONENT.read_text())[0]["spec"]["inputs"]):
        assert re.search(rf"\b{name}\b", PAGE), name
    named = set(re.findall(r"`(ISPC_\w+)`", PAGE))
    assert named == set(re.findall(r"ISPC_\w+", WORKFLOW + GITLAB)) == {"ISPC_PUBLISH", "ISPC_NOTE_TOKEN"}
    kept = [
        one["with"]["name"]
        for one in recipes.workflow()["jobs"]["check"]["steps"]
        if "name" in one.get("with", {})
    ]
    shown = [
        one["artifacts"]["expose_as"]
        for one in documents(GITLAB)[0].values()
        if "expose_as" in one.get("artifacts", {})
    ]
    assert [one for one in kept if f"`{one}`" not in PAGE] + [
        one for one in shown if f'"{one}"' not in PAGE
    ] == []
    pin = PINNED.search(EXAMPLES[0])
    assert pin is not None and pin[0] in WORKFLOW
    assert f"isp-compiler=={__version__}" in PAGE
