"""The objects of a repository: commits, folders and files, each by its digits, each checked against its name.

git is asked for the size of an object before its bytes, so nothing past a limit is ever held; and for many objects at once,
so a workspace costs a few processes however many files it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ispc import git
from ispc.git import GitError, Repository
from ispc.git_objects import FOLDER, Commit, Entry, is_true_to_its_name, read_commit, read_tree
from ispc.show import show

MOST_ENTRIES = 20_000
"""Files and folders that are looked at below one folder of a commit. No real workspace comes near it."""

DEEPEST = 30
"""Folders within folders."""

TREE_LIMIT = 4_000_000
"""Bytes of a commit, or of the trees at one depth."""


def commit(repo: Repository, id: str) -> Commit:
    """A commit by its digits. Raises GitError where it is damaged."""
    found = read_commit(id, _whole(repo, [id], "commit")[id])
    if found is None:
        raise _damaged(id)
    return found


def at(repo: Repository, tree: str, path: str) -> Entry | None:
    """What lies at a path of a tree, the tree itself for an empty path; None where nothing does. Follows no link."""
    here = Entry("", FOLDER, tree)
    for step in path.split("/") if path else ():
        within = _children(repo, (here,)) if here.is_folder else ()
        found = next((one for one in within if one.name == step), None)
        if found is None:
            return None
        here = found
    return here


def below(repo: Repository, top: Entry) -> tuple[Entry, ...]:
    """Everything below a folder, in the order of the paths. A folder is listed itself only where it is not gone into.

    It is not where its name is unfit or hidden. No link is followed and no submodule entered. Raises GitError where there is
    more than anybody could mean, or where an object is damaged.
    """
    found: list[Entry] = []
    waiting: tuple[Entry, ...] = (top,)
    seen = 0
    for _ in range(DEEPEST):
        children = _children(repo, waiting)
        seen += len(children)
        if seen > MOST_ENTRIES:
            break
        waiting = tuple(one for one in children if one.is_entered)
        found += [one for one in children if not one.is_entered]
        if not waiting:
            return tuple(sorted(found, key=lambda one: one.path))
    raise GitError(
        "revision-too-large",
        f"`{show(top.path)}` holds more than {MOST_ENTRIES:,} files, or folders more than {DEEPEST} deep",
        "split the workspace",
    )


def _children(repo: Repository, folders: Sequence[Entry]) -> tuple[Entry, ...]:
    data = _whole(repo, [one.id for one in folders], "tree")
    found: list[Entry] = []
    for one in folders:
        inside = read_tree(one.id, data[one.id], f"{one.path}/" if one.path else "")
        if inside is None:
            raise _damaged(one.id)
        found += inside
        if len(found) > MOST_ENTRIES:
            break
    return tuple(found)


def sizes(repo: Repository, ids: Iterable[str], kind: str = "blob") -> Mapping[str, int]:
    """How many bytes each object has. Raises GitError where one is not to be had or is of another kind."""
    asked = tuple(dict.fromkeys(ids))
    if not asked:
        return {}
    done = git.ask(repo, "cat-file", "--batch-check", feed=_lines(asked))
    if done.code:
        raise git.failed(done)
    answers = [line.split(" ") for line in done.out.decode(errors="replace").splitlines()]
    if len(answers) != len(asked):
        raise git.failed(done)
    for id, answer in zip(asked, answers, strict=True):
        if answer == [id, "missing"]:
            raise GitError(
                "git-failed",
                f"this copy of the repository lacks the object {id[:12]}",
                "fetch it with `git fetch --refetch`, or `git fetch --unshallow`, or take a fresh clone",
            )
        if len(answer) != 3 or answer[:2] != [id, kind] or not answer[2].isdigit():
            raise _damaged(id)
    return {id: int(answer[2]) for id, answer in zip(asked, answers, strict=True)}


def contents(repo: Repository, sized: Mapping[str, int], kind: str = "blob") -> Mapping[str, bytes]:
    """The bytes of objects, by the sizes that `sizes` gave. Raises GitError where bytes are not what their name says."""
    if not sized:
        return {}
    done = git.ask(repo, "cat-file", "--batch", feed=_lines(sized))
    if done.code:
        raise git.failed(done)
    found: dict[str, bytes] = {}
    start = 0
    for id, size in sized.items():
        start = done.out.find(b"\n", start) + 1
        data = done.out[start : start + size]
        if not is_true_to_its_name(id, kind, data):
            raise _damaged(id)
        found[id] = data
        start += size + 1
    return found


def _whole(repo: Repository, ids: Sequence[str], kind: str) -> Mapping[str, bytes]:
    sized = sizes(repo, ids, kind)
    if sum(sized.values()) > TREE_LIMIT:
        raise GitError(
            "revision-too-large", f"a {kind} is larger than {TREE_LIMIT:,} bytes", "split the workspace"
        )
    return contents(repo, sized, kind)


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{id}\n" for id in ids).encode()


def _damaged(id: str) -> GitError:
    return GitError(
        "git-failed",
        f"the object {id[:12]} is damaged: its bytes are not what its name says",
        "see what `git fsck` says, or take a fresh clone",
    )
