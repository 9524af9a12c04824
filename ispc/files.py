"""The disk, as it is read: find a workspace and take its sources.

Reading follows no symbolic link, waits on no pipe and takes no more than the limits allow; what is not read is a finding.
Writing is the business of `folder`.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path, PurePosixPath

from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.location import Source, Span

WORKSPACE = "ispc.yaml"
"""The file that makes a folder a workspace."""

APPROVALS = "protocols/approvals"
"""The folder of the records of approval. It holds no documents; its files are read whatever their names end in."""

FILE_LIMIT = 1_000_000
"""Bytes of one source."""

WORKSPACE_LIMIT = 20_000_000
"""Bytes of all sources of a workspace."""

KEPT_LIMIT = 16_000_000
KEPT_IN_ALL_LIMIT = 500_000_000
"""Bytes of one file of the approvals, and of all: each text that a party was shown is kept, with all its sources, for good."""

OPEN = os.O_CLOEXEC | os.O_NOFOLLOW
"""How every file is opened: never through a link, never left open in another program."""


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds `ispc.yaml`; None where there is none."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / WORKSPACE).is_file()), None)


def read(root: Path) -> Outcome[tuple[Source, ...]]:
    """Every source of a workspace, in the order of their names: `ispc.yaml` and `protocols/**/*.yaml`, but no approvals.

    The value is what could be read. Links, files past the limits and files that cannot be read are findings.
    """
    names, findings = _list(root, "protocols", ".yaml", APPROVALS)
    return _read_all(root, [WORKSPACE, *names], findings)


def read_folder(root: Path, folder: str) -> Outcome[tuple[Source, ...]]:
    """Every file of a folder of the workspace, such as `layers`, whatever its name; by the same limits."""
    names, findings = _list(root, folder, "")
    return _read_all(root, names, findings)


def limits(name: str) -> tuple[int, int]:
    """How many bytes a file of that name may have, and all files that are read with it."""
    kept = name.startswith(f"{APPROVALS}/")
    return (KEPT_LIMIT, KEPT_IN_ALL_LIMIT) if kept else (FILE_LIMIT, WORKSPACE_LIMIT)


def _read_all(root: Path, names: list[str], findings: list[Diagnostic]) -> Outcome[tuple[Source, ...]]:
    sources: list[Source] = []
    total = 0
    for name in names:
        most, in_all = limits(name)
        try:
            data = read_at_most(root / name, most)
        except OSError as error:
            findings.append(_unread(name, error))
            continue
        total += len(data)
        if len(data) > most:
            message = f"the file is larger than {most:,} bytes"
            findings.append(_refused("source-too-large", name, message))
        elif total > in_all:
            message = f"the files up to here exceed {in_all:,} bytes"
            findings.append(_refused("workspace-too-large", name, message))
            break
        else:
            sources.append(Source(name, data))
    return Outcome(tuple(sources), tuple(findings))


def _list(root: Path, folder: str, ending: str, apart: str = "") -> tuple[list[str], list[Diagnostic]]:
    """The names of the files below a folder that end so, but in the folder `apart`; sorted. And what is not read."""
    names: list[str] = []
    findings: list[Diagnostic] = []
    above = (*reversed(PurePosixPath(folder).parents[:-1]), PurePosixPath(folder))
    if link := next((str(one) for one in above if (root / one).is_symlink()), None):
        return [], [_refused("source-is-a-link", link, "a symbolic link is not followed")]
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(root / parent) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError as error:
            findings.append(_unread(parent, error))
            continue
        for entry in entries:
            name = f"{parent}/{entry.name}"
            if entry.name.startswith(".") or name == apart:
                continue
            if entry.is_symlink():
                findings.append(_refused("source-is-a-link", name, "a symbolic link is not followed"))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(name)
            elif not entry.name.isprintable():
                findings.append(_refused("source-unreadable", name, "the file's name is not plain text"))
            elif entry.name.endswith(ending):
                names.append(name)
            elif entry.name.endswith(".yml"):
                findings.append(
                    _refused("source-unreadable", name, "a source's name ends in `.yaml`, not `.yml`")
                )
    return sorted(names), findings


def read_file(root: Path, name: str) -> bytes:
    """The bytes of one file of the workspace. Raises OSError where it cannot be read, is a link or is past the limit."""
    data = read_at_most(root / name, FILE_LIMIT)
    if len(data) > FILE_LIMIT:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return data


def read_at_most(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file, and at most one more than `limit`. Never waits on a pipe, never follows a link."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | OPEN)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file")
        parts: list[bytes] = []
        left = limit + 1
        while left and (part := os.read(handle, min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)
    finally:
        os.close(handle)


def _unread(name: str, error: OSError) -> Diagnostic:
    if error.errno == errno.ELOOP:
        return _refused("source-is-a-link", name, "a symbolic link is not followed")
    return _refused("source-unreadable", name, f"the file cannot be read: {reason(error)}")


def reason(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return (error.strerror or type(error).__name__).lower()


def fault(code: str, name: str, message: str, advice: str) -> Diagnostic:
    """An error about a whole file or folder."""
    return Diagnostic(code, Severity.ERROR, message, Span(_shown(name), 1, 1, 1, 1), help=advice)


def _refused(code: str, name: str, message: str) -> Diagnostic:
    return fault(code, name, message, _HELP[code])


def _shown(name: str) -> str:
    """A file's name as text that any terminal and encoding can show."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


_HELP = {
    "source-is-a-link": "put the file itself in the workspace",
    "source-unreadable": "make it an ordinary file whose name ends in `.yaml` and that you may read",
    "source-too-large": "split the document",
    "workspace-too-large": "split the workspace",
}
