"""Repositories of git for the tests: made in a folder of their own, by nobody in particular, on days that never change."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

WHO = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "The author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "The committer",
    "GIT_COMMITTER_EMAIL": "committer@example.org",
    "PATH": os.environ["PATH"],
    "LC_ALL": "C",
}
ABOUT = "name: Northmere Partnership\n"


def git(folder: Path, *words: str, feed: bytes = b"", at: str = "2026-03-01T12:00:00+0000") -> str:
    """Run git in a folder with nobody's settings; what it says. `at` is the time of whatever it makes."""
    dated = {"GIT_AUTHOR_DATE": "2025-01-01T12:00:00+0000", "GIT_COMMITTER_DATE": at}
    done = subprocess.run(
        ["git", *words], cwd=folder, env=WHO | dated, input=feed, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode(errors="surrogateescape").strip()


def repository(folder: Path, *options: str) -> Path:
    """An empty repository whose branch is `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main", *options)
    return folder


def write(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Put files into a folder."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def commit(folder: Path, texts: Mapping[str, str | bytes], at: str = "2026-03-01T12:00:00+0000") -> str:
    """Write files and commit all that is there; the digits of the commit."""
    write(folder, texts)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Change", at=at)
    return git(folder, "rev-parse", "HEAD")


def object_path(folder: Path, id: str) -> Path:
    """The file of an object that is not packed."""
    return folder / ".git" / "objects" / id[:2] / id[2:]
