"""The files of a workspace in a commit, as the shelf that `opening.contents` takes.

What is chosen is what the disk's own reading chooses (`files`): the same folders, endings and limits, and no hidden file. A link,
a submodule, or a name that leads out of the tree is a finding, and is not followed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from ispc import drafts, files, git_store
from ispc.diagnostic import Diagnostic, Outcome
from ispc.git import GitError, Repository
from ispc.git_objects import Entry
from ispc.location import Source
from ispc.opening import Shelf
from ispc.show import show
from ispc.workspace import NAME


def shelf(repo: Repository, tree: str) -> Shelf:
    """The workspace in a tree, by the tree's digits. Raises GitError where an object is damaged or not to be had."""
    about = git_store.at(repo, tree, NAME)
    documents = [
        one for one in _below(repo, tree, "protocols") if not one.path.startswith(f"{files.APPROVALS}/")
    ]
    return Shelf(
        _sources(repo, [*([about] if about else []), *documents], ".yaml"),
        _sources(repo, _below(repo, tree, files.APPROVALS), ""),
        _looks(repo, tree),
        lambda name: _read(repo, tree, name),
    )


def _below(repo: Repository, tree: str, folder: str) -> tuple[Entry, ...]:
    """What is in a folder; the entry itself where it is no folder."""
    found = git_store.at(repo, tree, folder)
    if found is None:
        return ()
    return git_store.below(repo, found) if found.is_folder else (found,)


def _sources(repo: Repository, entries: Iterable[Entry], ending: str) -> Outcome[tuple[Source, ...]]:
    """The files that end so, within the limits, and a finding on each entry that is refused."""
    seen = [one for one in entries if not one.is_hidden]
    findings = [_refused(one.path, *why) for one in seen if (why := _refusal(one, ending))]
    fit = [one for one in seen if not _refusal(one, ending) and one.name.endswith(ending)]
    sized = git_store.sizes(repo, (one.id for one in fit))
    taken: list[Entry] = []
    total = 0
    for one in fit:
        most, in_all = files.limits(one.path)
        total += sized[one.id]
        if sized[one.id] > most:
            findings.append(_large(one.path, f"the file is larger than {most:,} bytes"))
        elif total > in_all:
            findings.append(_large(one.path, f"the files up to here exceed {in_all:,} bytes"))
            break
        else:
            taken.append(one)
    data = git_store.contents(repo, {one.id: sized[one.id] for one in taken})
    return Outcome(tuple(Source(one.path, data[one.id]) for one in taken), tuple(findings))


def _refusal(entry: Entry, ending: str) -> tuple[str, str] | None:
    """Why an entry is not read, and what to do; None where it may be."""
    if not entry.is_fit:
        return "the name is not one that a file can have everywhere", "give it a plain name"
    if entry.is_link:
        return "a symbolic link is not followed", "put the file itself in the workspace"
    if entry.is_submodule:
        return "a submodule is not entered", "put the files themselves in the workspace"
    if not entry.is_file:
        return f"git keeps it with the mode {show(entry.mode)}, which is no plain file's", "commit it again"
    if ending and entry.name.endswith(".yml"):
        return "a source's name ends in `.yaml`, not `.yml`", "give it the ending `.yaml`"
    return None


def _refused(name: str, message: str, advice: str) -> Diagnostic:
    return files.fault("revision-entry-refused", name, message, advice)


def _large(name: str, message: str) -> Diagnostic:
    return files.fault("revision-too-large", name, message, "split the document, or the workspace")


def _looks(repo: Repository, tree: str) -> Mapping[str, bytes]:
    """The workspace's stylesheets, fonts and logo, by their names in `layers/`."""
    found = [
        one
        for one in _below(repo, tree, "layers")
        if one.is_file and one.is_fit and PurePosixPath(one.path).suffix in drafts.LOOKS
    ]
    sized = {
        id: size
        for id, size in git_store.sizes(repo, (one.id for one in found)).items()
        if size <= drafts.LIMIT
    }
    if sum(sized.values()) > files.WORKSPACE_LIMIT:
        message = f"the files of `layers` exceed {files.WORKSPACE_LIMIT:,} bytes"
        raise GitError("revision-too-large", message, "remove what no page needs")
    data = git_store.contents(repo, sized)
    return {one.path.removeprefix("layers/"): data[one.id] for one in found if one.id in data}


def _read(repo: Repository, tree: str, name: str) -> bytes:
    entry = git_store.at(repo, tree, name)
    if entry is None or not entry.is_file:
        raise _error(errno.ENOENT if entry is None else errno.ELOOP if entry.is_link else errno.EINVAL)
    sized = git_store.sizes(repo, (entry.id,))
    if sized[entry.id] > files.FILE_LIMIT:
        raise _error(errno.EFBIG)
    return git_store.contents(repo, sized)[entry.id]


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
