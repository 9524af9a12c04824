"""Reads commits out of git: the only module that runs git, and only what reads objects.

A repository comes from other people, and its own settings can name programs to run. So none of git's commands is used that
would run them, every setting that we know to run one is put out besides, and nothing of the caller's environment reaches
git. No fetch can start: a copy that lacks an object says so. Of what a person types only the digits that git gives back go
on. Objects are checked against their names (`git_store`), and replaced ones are never used.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ispc.diagnostic import Diagnostic, Severity
from ispc.files import reason
from ispc.location import Span
from ispc.show import show

SECONDS = 30
"""How long git may take over one answer."""

LONGEST_REVISION = 200
"""Letters of a revision."""

SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.commitGraph=false",  # a file beside the objects that may say other parents than they do
    "core.useReplaceRefs=false",  # a repository that sets it true outdoes the option and the environment, in git 2.39 at least
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)
OPTIONS = ("--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs")
ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # `protocol.allow` alone gives way to a repository's own `protocol.ext.allow`
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_GRAFT_FILE": "/dev/null",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class GitError(Exception):
    """What was asked of git cannot be had; `finding` says why, and what to do."""

    def __init__(self, code: str, message: str, advice: str = "", where: str = "ispc.yaml") -> None:
        super().__init__(message)
        self.finding = Diagnostic(code, Severity.ERROR, message, Span(where, 1, 1, 1, 1), help=advice)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository. `top` is the folder that `.git` lies in; `trusted` says that git shall not ask who owns it."""

    top: Path
    trusted: bool


def repository(folder: Path) -> Repository:
    """The repository around a folder that somebody asked for. Raises GitError where there is none.

    git refuses a repository of another user unless the user's own settings, which are put out here, name it as safe. Ours is
    a rule: where `.git` belongs to the owner of the very folder that was asked for, whoever could change the one could have
    changed the other, and git need not ask. In all other cases git asks, and refuses. `.git` is looked for by us and only by
    that name, so a bare repository that was put among the files is never taken for one.
    """
    here = folder.resolve()
    top = next((one for one in (here, *here.parents) if _is_top(one)), None)
    if top is None:
        raise GitError(
            "not-a-repository",
            "this folder lies in no git repository",
            "name a folder, or go to where the workspace is kept in git",
        )
    return Repository(top, (top / ".git").stat().st_uid == here.stat().st_uid)


def _is_top(folder: Path) -> bool:
    git = folder / ".git"
    return git.is_file() or (git / "HEAD").is_file()


def version() -> str:
    """What git says it is, such as `git version 2.39.5`; empty where there is none, or it does not answer."""
    try:
        lines = _run(("--version",), Path("/")).out.decode(errors="replace").splitlines()
    except GitError:
        return ""
    return lines[0] if lines else ""


# --- Revisions ------------------------------------------------------------------------------------------------------


def is_known(repo: Repository, revision: str) -> bool:
    """Whether a revision names a commit of the repository."""
    try:
        resolve(repo, revision)
    except GitError:
        return False
    return True


def resolve(repo: Repository, revision: str) -> str:
    """A revision as a person types it -> the digits of its commit. Raises GitError.

    This is the one gate: at most 200 letters, no leading dash, nothing that cannot be seen, no space.
    """
    if (
        len(revision) > LONGEST_REVISION
        or not re.fullmatch(r"[^\s-]\S*", revision)
        or not revision.isprintable()
    ):
        raise GitError(
            "revision-unfit",
            f"`{show(revision)}` is no revision",
            "name a branch, a tag or a commit, such as `main` or `HEAD~1`",
        )
    done = ask(repo, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done.code not in (0, 1):
        raise failed(done)
    if done.code or not _HEX.fullmatch(found := done.out.decode(errors="replace").strip()):
        raise _unknown(repo, revision)
    return found


_HEX = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def _unknown(repo: Repository, revision: str) -> GitError:
    """Why a revision that could be one gives no commit."""
    message, advice = f"git knows no commit `{show(revision)}` here", ""
    named = ask(repo, "rev-parse", "--verify", "--quiet", "--end-of-options", revision).out.strip()
    kind = (
        ask(repo, "cat-file", "--batch-check=%(objecttype)", feed=named).out.decode().strip() if named else ""
    )
    if named and not kind.endswith("missing"):
        if kind in ("tree", "blob"):
            return GitError(
                "revision-unfit", f"`{show(revision)}` is no commit, but a {kind}", "name a commit"
            )
        return GitError(
            "git-failed",
            f"the commit that `{show(revision)}` names is damaged",
            "see what `git fsck` says, or take a fresh clone",
        )
    if _verifies(repo, f"refs/remotes/origin/{revision}^{{commit}}"):
        advice = f"say `origin/{show(revision)}`"
    elif is_shallow(repo):
        message += ", and this copy has only the last commits"
        advice = "fetch the others with `git fetch --unshallow`"
    elif not _says(repo, "for-each-ref", "--count=1"):
        message, advice = "the repository has no commits yet", "commit the workspace first"
    return GitError(
        "revision-unknown", message, advice or "see `git branch --all` and `git tag` for the names"
    )


def _verifies(repo: Repository, revision: str) -> bool:
    return ask(repo, "rev-parse", "--verify", "--quiet", "--end-of-options", revision).code == 0


def is_tag_and_branch(repo: Repository, name: str) -> bool:
    """Whether a name is that of a tag and of a branch too, which git settles in favour of the tag."""
    return all(_verifies(repo, f"refs/{sort}/{name}") for sort in ("tags", "heads"))


def is_shallow(repo: Repository) -> bool:
    """Whether this copy has only the last commits."""
    return _says(repo, "rev-parse", "--is-shallow-repository") == "true"


def has_replaced_objects(repo: Repository) -> bool:
    """Whether the repository asks git to show some objects in the place of others. They are never used."""
    return _says(repo, "for-each-ref", "--count=1", "--format=%(refname)", "refs/replace") != ""


def ancestors_in_common(repo: Repository, one: str, other: str) -> tuple[str, ...]:
    """The last commits that two commits, as digits, both come from: one as a rule, several after crossed merges."""
    done = ask(repo, "merge-base", "--all", "--end-of-options", one, other)
    if done.code not in (0, 1):
        raise failed(done)
    return tuple(line for line in done.out.decode(errors="replace").split() if _HEX.fullmatch(line))


# --- Processes ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Done:
    """What git answered: its exit status, and what it wrote."""

    code: int
    out: bytes
    err: bytes


def _says(repo: Repository, *words: str) -> str:
    done = ask(repo, *words)
    if done.code:
        raise failed(done)
    return done.out.decode(errors="replace").strip()


def ask(repo: Repository, *words: str, feed: bytes = b"") -> Done:
    settings = (*SETTINGS, *((f"safe.directory={repo.top.as_posix()}",) if repo.trusted else ()))
    return _run((*OPTIONS, *(word for one in settings for word in ("-c", one)), *words), repo.top, feed)


def _run(words: Sequence[str], folder: Path, feed: bytes = b"") -> Done:
    path = os.pathsep.join(one for one in os.get_exec_path() if Path(one).is_absolute())
    git = shutil.which("git", path=path)
    if git is None or not Path(git).is_absolute():
        raise GitError(
            "git-missing", "git is not to be found on this machine", "install git; `ispc doctor` says how"
        )
    passed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    environment = {**passed, "PATH": path, "GIT_CEILING_DIRECTORIES": str(folder.parent), **ENVIRONMENT}
    try:
        done = subprocess.run(  # noqa: S603  # git itself, by its full path, and no shell
            [git, *words],
            cwd=folder,
            env=environment,
            input=feed,  # the input is closed after it
            capture_output=True,
            timeout=SECONDS,
            check=False,
            start_new_session=True,  # with no terminal to ask at
        )
    except subprocess.TimeoutExpired:
        raise GitError(
            "git-failed",
            f"git gave no answer within {SECONDS} seconds",
            "see whether `git log` answers in this folder",
        ) from None
    except OSError as error:
        raise GitError(
            "git-failed", f"git cannot be started: {reason(error)}", "mend the installation of git"
        ) from None
    return Done(done.returncode, done.stdout, done.stderr)


def failed(done: Done) -> GitError:
    """The error for a refusal that nothing else explains, in git's own words."""
    said = done.err.decode(errors="replace").strip().splitlines()
    why = f": {show(said[0].removeprefix('fatal: '))}" if said else ""
    return GitError("git-failed", f"git could not answer{why}", "see what `git fsck` says of the repository")
