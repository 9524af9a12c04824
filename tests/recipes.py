"""The recipes for build services, as the tests read and run them: those that ship here, and those that `ispc init` writes.

A step is run as the service runs it: the very text, in the same shell with the same options, in a clone of a new workspace
to which a proposal was made. What stands outside, such as the package index or the service's own interface, is a stand-in
that writes down how it was called.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from ispc import drafts, scaffold

ROOT = Path(__file__).parent.parent
ACTION = ROOT / "action.yml"
COMPONENT = ROOT / "templates" / "ispc.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
AZURE = ROOT / "docs" / "azure-pipelines.yml"
OWN = ROOT / ".github" / "workflows" / "tests.yml"
ISPC = Path(sys.executable).with_name("ispc")
WHO = {
    f"GIT_{part}_{what}": value
    for part in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Northmere"), ("EMAIL", "officer@example.org"))
}
QUICK = f"""#!/bin/sh
case "$1" in build) set -- "$@" --format html ;; esac
exec "{ISPC}" "$@"
"""
"""ispc without the PDFs, which other tests make."""


def documents(text: str) -> list[Any]:
    return list(YAML(typ="safe").load_all(text))


@cache
def starter() -> Mapping[str, str]:
    return scaffold.workspace("Northmere")


def workflow() -> Any:
    (found,) = documents(starter()[".github/workflows/ispc.yml"])
    return found


def action() -> Any:
    (found,) = documents(ACTION.read_text())
    return found


def step(job: Any, name: str) -> str:
    """What the step of that name runs."""
    (found,) = (one["run"] for one in job["steps"] if one.get("name") == name)
    return str(found)


@dataclass(frozen=True)
class Runner:
    """A build service's machine: a clone with a proposal in it, a folder of stand-ins, and a folder for what is made."""

    clone: Path
    stands: Path
    temp: Path

    def add(self, name: str, script: str) -> None:
        path = self.stands / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script)
        path.chmod(0o755)

    def run(self, script: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a step's text in the shell that the service runs it in: GitHub's and GitLab's stops at a failure."""
        known = {
            "PATH": f"{self.stands}:/usr/bin:/bin",
            "HOME": str(self.temp),
            "LANG": "C.UTF-8",
            "PYTHONSAFEPATH": "1",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_WORKSPACE": str(self.clone),
            "GITHUB_REPOSITORY": "example/northmere",
            "GITHUB_BASE_REF": "main",
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary"),
            "GITHUB_OUTPUT": str(self.temp / "output"),
            "LOG": str(self.temp / "log"),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", *(options or ("-eo", "pipefail")), "-c", script],
            cwd=self.clone,
            env={**known, **environment},
            capture_output=True,
            text=True,
            timeout=120,
        )

    def change(self, old: str, new: str, name: str = "protocols/protocol.yaml") -> None:
        """Propose a change of one place."""
        path = self.clone / name
        text = path.read_text("utf-8")
        assert text.count(old) >= 1, old
        path.write_text(text.replace(old, new, 1), "utf-8")
        git(self.clone, "commit", "-qam", "Propose")

    def log(self) -> list[str]:
        return (self.temp / "log").read_text().splitlines()


def git(at: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=at,
        env={**os.environ, **WHO, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def runner(folder: Path) -> Runner:
    """A new workspace is agreed on main, and cloned. The clone knows it as origin/main and stands on a proposal."""
    agreed = folder / "agreed"
    for name, text in starter().items():
        drafts.create(agreed, name, text.encode())
    git(agreed, "init", "-q")
    git(agreed, "add", "-A")
    git(agreed, "commit", "-qm", "Agree")
    git(folder, "clone", "-q", "agreed", "clone")
    git(folder / "clone", "checkout", "-qb", "proposal")
    made = Runner(folder / "clone", folder / "stands", folder / "temp")
    made.temp.mkdir()
    made.add("ispc", QUICK)
    at_work = made.temp / "ispc" / "bin"
    at_work.mkdir(parents=True)
    (at_work / "ispc").symlink_to(made.stands / "ispc")
    return made
