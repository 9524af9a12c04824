"""`ispc diff` and `ispc impact` as a person runs them: on revisions, ranges and folders; what they refuse, and with which status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests import repositories, workspaces

ROOT = Path(__file__).parents[1]
AFTER = """
# in framework
rights: {within: 2 months}
# in protocol
minimum: Share no more than helps.
"""
Done = subprocess.CompletedProcess[str]


def texts(snippet: str) -> dict[str, str | bytes]:
    return {one.name: one.data for one in workspaces.sources(snippet)} | {"ispc.yaml": repositories.ABOUT}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the good workspace on `main`, a change of it on `next`, and both as folders beside it."""
    top = tmp_path_factory.mktemp("compared")
    folder = repositories.repository(top / "repository")
    repositories.commit(folder, texts(""))
    repositories.git(folder, "branch", "base")
    repositories.git(folder, "checkout", "-q", "-b", "next")
    repositories.commit(folder, texts(AFTER))
    repositories.git(folder, "checkout", "-q", "main")
    repositories.write(top / "old", texts(""))
    repositories.write(top / "new", texts(AFTER))
    return folder


def run(folder: Path, *words: str, **env: str) -> Done:
    known = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        [Path(sys.executable).parent / "ispc", words[0], "--today", workspaces.TODAY.isoformat(), *words[1:]],
        cwd=folder, env=known | {"COLUMNS": "300", "PYTHONPATH": str(ROOT)} | env, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_revisions_a_range_and_folders_tell_the_same(place: Path) -> None:
    told = [
        json.loads(run(place, "diff", *words, "--format", "json").stdout)
        for words in (("main", "next"), ("main..next",), ("base...next",), ("../old", "../new"))
    ]
    facts = [
        [(one["document"], [it["fingerprint"] for it in one["effects"]]) for one in it["documents"]]
        for it in told
    ]
    assert facts[0] and all(one == facts[0] for one in facts)
    schema = json.loads((ROOT / "schemas/changes.schema.json").read_text())
    for one in told:
        Draft202012Validator(schema).validate(one)


def test_a_person_reads_it_and_no_colour_reaches_a_file(place: Path) -> None:
    plain = run(place, "diff", "main", "next")
    assert plain.returncode == 0 and plain.stderr == ""
    assert "answered within 2 months, was within 1 month" in plain.stdout and "\x1b" not in plain.stdout
    painted = run(place, "diff", "main", "next", FORCE_COLOR="1")
    assert "\x1b[1;33m" in painted.stdout
    assert "\x1b" not in run(place, "diff", "main", "next", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_a_file_holds_just_what_would_be_printed(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "review.md"
    done = run(
        place,
        "diff",
        "main",
        "next",
        "--format",
        "markdown",
        "--link",
        "https://example.org/r",
        "--out",
        str(out),
        FORCE_COLOR="1",
    )
    assert done.returncode == 0 and done.stdout == ""
    assert (
        out.read_text()
        == run(
            place, "diff", "main", "next", "--format", "markdown", "--link", "https://example.org/r"
        ).stdout
    )


def test_a_party_sees_what_concerns_it_and_a_stranger_is_asked_who_they_are(place: Path) -> None:
    found = run(place, "diff", "main", "next", "--party", "schools")
    assert found.returncode == 0 and "Schools" in found.stdout
    unknown = run(place, "diff", "main", "next", "--party", "school")
    assert unknown.returncode == 2 and "did you mean `schools`?" in unknown.stderr and unknown.stdout == ""


def test_a_script_can_ask_whether_anything_changed(place: Path) -> None:
    assert run(place, "diff", "main", "next", "--exit-code").returncode == 1
    same = run(place, "diff", "main", "base", "--exit-code")
    assert same.returncode == 0 and "Nothing changed" in same.stdout


@pytest.mark.parametrize("command", ["diff", "impact"])
@pytest.mark.parametrize("revision", ["nowhere", "--upload-pack=x", "a..b..c"])
def test_a_revision_that_is_not_there_writes_nothing(
    place: Path, tmp_path: Path, command: str, revision: str
) -> None:
    out = tmp_path / "review.json"
    kept = ("--out", str(out)) if command == "diff" else ()
    done = run(place, command, "--format", "json", *kept, "--", revision, "next")
    assert done.returncode == 2 and done.stdout == "" and done.stderr
    assert "Traceback" not in done.stderr and not out.exists()


@pytest.mark.parametrize("command", ["diff", "impact"])
def test_without_git_the_machine_is_named(place: Path, tmp_path: Path, command: str) -> None:
    done = run(place, command, "main", "next", PATH=str(tmp_path))
    assert done.returncode == 3 and "git" in done.stderr and done.stdout == ""


@pytest.mark.parametrize("command", ["diff", "impact"])
def test_a_state_that_was_read_in_part_is_not_compared(tmp_path: Path, command: str) -> None:
    folder = repositories.repository(tmp_path / "linked")
    repositories.write(folder, texts(""))
    (folder / "protocols" / "extra.yaml").symlink_to("framework.yaml")
    repositories.commit(folder, {})
    (folder / "protocols" / "extra.yaml").unlink()
    done = run(folder, command, "HEAD")
    assert done.returncode == 2 and done.stdout == "" and "extra.yaml" in done.stderr


@pytest.mark.parametrize("command", ["diff", "impact"])
def test_what_cannot_be_read_is_named_and_the_status_says_so(
    place: Path, tmp_path: Path, command: str
) -> None:
    spoilt = texts(AFTER) | {"protocols/exchange.yaml": b"kind: [dea"}
    repositories.write(tmp_path / "spoilt", spoilt)
    done = run(place, command, "../old", str(tmp_path / "spoilt"))
    assert done.returncode == 1 and "exchange" in done.stdout
    told = json.loads(run(place, command, "../old", str(tmp_path / "spoilt"), "--format", "json").stdout)
    assert told["unread"] == ["exchange"]


def test_impact_is_told_to_people_and_to_programs(place: Path) -> None:
    done = run(place, "impact", "main", "next")
    assert done.returncode == 0 and "must agree again" in done.stdout and "\x1b" not in done.stdout
    told = json.loads(run(place, "impact", "main..next", "--format", "json").stdout)
    Draft202012Validator(json.loads((ROOT / "schemas/impact.schema.json").read_text())).validate(told)
    assert told["documents"][0]["document"] == "framework"
    nothing = run(place, "impact", "main", "base")
    assert nothing.returncode == 0 and nothing.stdout == "Nobody has to agree again, and no page changes.\n"
