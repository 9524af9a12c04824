"""`ispc doctor` on machines of our making: each lack is one line, with the command that mends it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ispc import doctor
from ispc.doctor import Capability


def seen(folder: Path, monkeypatch: pytest.MonkeyPatch, tools: Mapping[str, str]) -> dict[str, Capability]:
    """What the doctor says of git and ssh-keygen where these programs, each a line of shell, are all the machine has."""
    folder.mkdir(exist_ok=True)
    for name, script in tools.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return {
        name: one for one in doctor.look() if (name := one.name.partition(",")[0]) in ("git", "ssh-keygen")
    }


def test_this_machine_has_both() -> None:
    found = {one.name: one for one in doctor.look()}
    assert found["git, to compare editions"].works
    assert found["git, to compare editions"].found.startswith("git version ")
    assert found["ssh-keygen, to sign approvals"].works
    assert found["ssh-keygen, to sign approvals"].found.startswith("OpenSSH")
    assert not found["git, to compare editions"].mend + found["ssh-keygen, to sign approvals"].mend


@pytest.mark.parametrize(
    ("manager", "git", "keys"),
    [
        ("apt-get", "sudo apt-get install -y git", "sudo apt-get install -y openssh-client"),
        ("dnf", "sudo dnf install -y git", "sudo dnf install -y openssh-clients"),
        ("brew", "brew install git", "brew install openssh"),
        ("other", "sudo apt-get install -y git", "sudo apt-get install -y openssh-client"),
    ],
)
def test_a_machine_without_them_is_told_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manager: str, git: str, keys: str
) -> None:
    found = seen(tmp_path / "bin", monkeypatch, {manager: ""})
    assert (found["git"].works, found["git"].mend) == (False, git)
    assert (found["ssh-keygen"].works, found["ssh-keygen"].mend) == (False, keys)


def test_one_that_is_too_old_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = {
        "git": "echo git version 2.9.5",
        "ssh": "echo OpenSSH_7.4p1, OpenSSL 1.0 >&2",
        "ssh-keygen": "echo ssh-keygen: unknown option -- Y >&2; exit 1",
    }
    found = seen(tmp_path / "bin", monkeypatch, tools)
    assert found["git"].found == "git version 2.9.5, which is older than 2.24"
    assert found["ssh-keygen"].found == "OpenSSH_7.4p1, which cannot sign"
    assert not found["git"].works and not found["ssh-keygen"].works


@pytest.mark.parametrize("version", ["2.24.0", "2.39.5", "3.0.0", "10.1.windows.1"])
def test_any_later_git_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    assert seen(tmp_path / "bin", monkeypatch, {"git": f"echo git version {version}"})["git"].works


def test_one_that_fails_or_cannot_be_started_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = seen(tmp_path / "bin", monkeypatch, {"git": "exit 1", "ssh-keygen": "exit 1", "ssh": ""})
    assert not found["git"].works
    (tmp_path / "bin" / "ssh").write_text("#!/nowhere\n")
    (tmp_path / "bin" / "ssh").chmod(0o755)
    assert seen(tmp_path / "bin", monkeypatch, {})["ssh-keygen"].found == "does not answer"
