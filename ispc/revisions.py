"""A workspace as it stands in the working tree, in another folder or at a commit: a snapshot, whichever it is.

Two of them are compared, so both are read by one rule (`opening.contents`): the same files, the same limits, no link. What a
person types is a folder if it is one, else a revision of git, with the workspace's path after a colon where it was kept
elsewhere. What is refused is a finding, never left out in silence: a file that was not read would look like one that was
removed, so nobody may compare a snapshot whose outcome failed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ispc import files, git, git_store, located
from ispc.diagnostic import Diagnostic, Outcome
from ispc.git import GitError, Repository
from ispc.git_objects import Commit, Entry
from ispc.git_shelf import shelf
from ispc.located import Located
from ispc.location import Span
from ispc.opening import Contents, contents, fields_of, on_disk
from ispc.pipeline import Compiled
from ispc.show import show
from ispc.workspace import NAME, missing

T = TypeVar("T")

LONGEST_PATH = 1000
"""Letters of the path after a revision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot(Contents):
    """A workspace at one time.

    `label` is what people call it: `main (3f2a1c9)`, `working tree`, `folder old`. `commit` is the digits of its commit, `day`
    the day of that commit where it was made, and `author` who wrote it; empty where it is a folder, which has a `root` instead.
    `at` is what stands before the names of its files when they are shown. `notes` is what a reader should know of the reading.
    """

    label: str
    commit: str = ""
    day: datetime.date | None = None
    author: str = ""
    root: Path | None = None
    at: str = ""
    notes: tuple[str, ...] = ()


def snapshot(spec: str | None, here: Path) -> Outcome[Snapshot]:
    """The workspace that `spec` names: None for the working tree around `here`, a folder, `REV`, or `REV:path/to/workspace`.

    A folder that holds `ispc.yaml` goes before a revision of that name; any other folder comes after it.
    """
    return _caught(lambda: _named(spec, _folder(here)))


def pair(old: str, new: str | None, here: Path) -> Outcome[tuple[Snapshot, Snapshot]]:
    """Two snapshots to compare. `new` is the working tree where it is None.

    `old` may be a range: `A..B` is A and B; `A...B` is where the two parted, and B. A side left out is `HEAD`.
    """
    return _caught(lambda: _pair(old, new, _folder(here)))


def locate(held: Snapshot, compiled: Compiled | None, findings: Iterable[Diagnostic]) -> tuple[Located, ...]:
    """Findings in a snapshot at their places, with its own lines; a file of a commit is called `3f2a1c9:protocols/a.yaml`."""
    plain = {one.name: one for one in (*held.sources, held.about, *held.beside, *held.approvals)}
    sources = plain | {f"{held.at}{name}": source for name, source in plain.items()}
    placed = located.locate(tuple(findings), compiled.trees if compiled else {}, sources)

    def moved(place: located.Place) -> located.Place:
        return replace(place, span=_at(held.at, place.span)) if place.span.source in plain else place

    return tuple(
        replace(
            one,
            place=moved(one.place),
            related=tuple(replace(other, place=moved(other.place)) for other in one.related),
        )
        for one in placed
    )


# --- What is meant --------------------------------------------------------------------------------------------------

_RANGE = re.compile(r"(.*[^./]|)(\.\.\.?)([^./].*|)", re.DOTALL)
_PARTS = re.compile(r"((?:\{[^{}]*\}|[^:])*)(?::(.*))?", re.DOTALL)


def _named(spec: str | None, here: Path) -> Outcome[Snapshot]:
    if spec is None:
        return _of_folder(here, here, "")
    folder = here / spec
    if _is_file(folder / NAME):
        both = f"`{show(spec)}` is a folder and a revision of git: the folder was taken"
        return _of_folder(folder, here, spec, (both,) if _is_revision(spec, here) else ())
    if _is_folder(folder) and not _is_revision(spec, here):
        return _of_folder(folder, here, spec)
    repo = _repository(spec, here)
    revision, path = _parts(spec)
    return _of_commit(repo, git.resolve(repo, revision), _Asked(spec, revision, path, here))


def _pair(old: str, new: str | None, here: Path) -> Outcome[tuple[Snapshot, Snapshot]]:
    found = None if _is_folder(here / old) else _RANGE.fullmatch(old)
    if found is None or not (found[1] or found[3]):
        return _both(_named(old, here), _named(new, here))
    if new is not None:
        advice = "give two revisions, or one range"
        raise GitError("revision-unfit", f"`{show(old)}` is a range, which takes no second revision", advice)
    first, last = found[1] or "HEAD", found[3] or "HEAD"
    if found[2] == "..":
        return _both(_named(first, here), _named(last, here))
    return _both(_of_ancestor(first, last, here), _named(last, here))


def _both(first: Outcome[Snapshot], other: Outcome[Snapshot]) -> Outcome[tuple[Snapshot, Snapshot]]:
    findings = first.findings + other.findings
    if first.value is None or other.value is None:
        return Outcome(None, findings)
    return Outcome((first.value, other.value), findings)


def _parts(spec: str) -> tuple[str, str | None]:
    """`REV:path` -> both; the path is None where none is given. A colon in braces is git's own: `main@{10:30}`."""
    found = _PARTS.fullmatch(spec)
    assert found is not None  # noqa: S101  # every text fits
    revision, path = found[1], found[2]
    if path is None:
        return revision, None
    steps = PurePosixPath(path).parts
    if len(path) > LONGEST_PATH or path.startswith("/") or not path.isprintable() or ".." in steps:
        raise GitError(
            "revision-unfit",
            f"`{show(path)}` is no path in a repository",
            "write it from the top of the repository, such as `main:sharing`",
        )
    return revision, path


def _repository(spec: str, here: Path) -> Repository:
    try:
        return git.repository(files.find_root(here) or here)
    except GitError as error:
        if error.finding.code != "not-a-repository":
            raise
        message = f"`{show(spec)}` is no folder, and this one lies in no git repository"
        raise GitError("not-a-repository", message, error.finding.help) from None


def _is_revision(spec: str, here: Path) -> bool:
    try:
        return git.is_known(git.repository(files.find_root(here) or here), _parts(spec)[0])
    except GitError:
        return False


def _folder(here: Path) -> Path:
    return here if here.is_dir() else here.parent


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than the disk allows
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _caught(ask: Callable[[], Outcome[T]]) -> Outcome[T]:
    try:
        return ask()
    except GitError as error:
        return Outcome(None, (error.finding,))


# --- A folder -------------------------------------------------------------------------------------------------------


def _of_folder(folder: Path, here: Path, spec: str, notes: tuple[str, ...] = ()) -> Outcome[Snapshot]:
    root = files.find_root(folder)
    if root is None:
        return Outcome(None, (missing(),))
    own = root == files.find_root(here)
    at = "" if own else f"{(Path(spec) if root == folder.resolve() else root).as_posix()}/"
    read = contents(on_disk(root))
    findings = _told(read.findings, at)
    if read.value is None:
        return Outcome(None, findings)
    label = "working tree" if own else f"folder {show(at.rstrip('/'))}"
    return Outcome(Snapshot(**fields_of(read.value), label=label, root=root, at=at, notes=notes), findings)


# --- A commit -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed: the whole of it as the label, its revision, its path or None, and the folder it was typed in."""

    label: str
    revision: str
    path: str | None
    here: Path


def _of_ancestor(first: str, last: str, here: Path) -> Outcome[Snapshot]:
    repo = _repository(first, here)
    revision, path = _parts(first)
    other, _ = _parts(last)
    common = git.ancestors_in_common(repo, git.resolve(repo, revision), git.resolve(repo, other))
    if not common:
        shallow = "; this copy has only the last commits" if git.is_shallow(repo) else ""
        raise GitError(
            "revision-unknown",
            f"`{show(revision)}` and `{show(other)}` have no commit in common{shallow}",
            "fetch the others with `git fetch --unshallow`"
            if shallow
            else f"compare them with two dots: `{show(first)}..{show(last)}`",
        )
    crossed = f"`{show(revision)}` and `{show(other)}` parted more than once: {common[0][:7]} was taken"
    label = f"where {first} and {last} parted"
    return _of_commit(repo, common[0], _Asked(label, "", path, here), (crossed,) if common[1:] else ())


def _of_commit(repo: Repository, id: str, asked: _Asked, notes: tuple[str, ...] = ()) -> Outcome[Snapshot]:
    commit = git_store.commit(repo, id)
    label = id[:7] if id.startswith(asked.label) else f"{show(asked.label)} ({id[:7]})"
    root = next((one for path in _paths(repo, asked) if (one := _workspace(repo, commit, path))), None)
    if root is None:
        raise GitError(
            "revision-has-no-workspace",
            f"{label} holds no `{show('/'.join(filter(None, (next(_paths(repo, asked)), NAME))))}`",
            "commit the workspace, or say where it was kept: `REV:path/to/workspace`",
        )
    at = f"{id[:7]}:{root.path}/" if root.path else f"{id[:7]}:"
    read = contents(shelf(repo, root.id))
    findings = _told(read.findings, at)
    if read.value is None:
        return Outcome(None, findings)
    made = Snapshot(
        **fields_of(read.value),
        label=label,
        commit=id,
        day=commit.day,
        author=commit.author,
        at=at,
        notes=(*notes, *_notes(repo, asked)),
    )
    return Outcome(made, findings)


def _notes(repo: Repository, asked: _Asked) -> Iterator[str]:
    if asked.revision and git.is_tag_and_branch(repo, asked.revision):
        yield f"`{show(asked.revision)}` is a tag and a branch: git took the tag"
    if git.has_replaced_objects(repo):
        yield "this repository asks git to show some objects in place of others (refs/replace): the true ones were read"


def _paths(repo: Repository, asked: _Asked) -> Iterator[str]:
    """Where the workspace may lie in the commit, from the top of the repository; the likeliest first."""
    root = files.find_root(asked.here)
    beside = (root or asked.here).resolve().relative_to(repo.top).parts
    if asked.path is not None:
        own = asked.here.resolve().relative_to(repo.top).parts if asked.path.startswith("./") else ()
        yield "/".join((*own, *PurePosixPath(asked.path).parts))
    else:
        yield from (
            "/".join(beside[:end]) for end in range(len(beside), -1 if root is None else len(beside) - 1, -1)
        )


def _workspace(repo: Repository, commit: Commit, path: str) -> Entry | None:
    """The folder of a commit that holds a workspace."""
    folder = git_store.at(repo, commit.tree, path)
    return folder if folder and folder.is_folder and git_store.at(repo, folder.id, NAME) else None


def _told(findings: Iterable[Diagnostic], at: str) -> tuple[Diagnostic, ...]:
    """Findings of the reading, each under the name that its file is shown by."""
    return tuple(
        replace(one, where=_at(at, one.where)) if isinstance(one.where, Span) else one for one in findings
    )


def _at(at: str, span: Span) -> Span:
    return replace(span, source=f"{at}{span.source}")
