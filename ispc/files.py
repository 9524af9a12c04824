"""The disk: find and read a workspace; claim, lock and write an output folder.

Everything that touches a file passes through here, by the smallest calls of the operating system, so that one test can
fail or kill each of them in turn. Reading follows no symbolic link and reads no more than the limits allow. Writing
gives a reader the old file whole or the new file whole: the bytes go to a staging folder on the same file system, are
flushed, and take the place of the old file in one step. Equal bytes are not written again.
"""
# Bare calls of the operating system, not pathlib's: each is one point at which a test fails or kills the writer.
# ruff: noqa: PTH102, PTH105, PTH106, PTH108, PTH208

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.location import Source, Span

WORKSPACE = "ispc.yaml"
"""The file that makes a folder a workspace."""

MARK = ".ispc"
"""The folder inside an output folder that says it is ours. It holds the record, the lock and the staging folder."""

FILE_LIMIT = 1_000_000
"""Bytes of one source."""

WORKSPACE_LIMIT = 20_000_000
"""Bytes of all sources of a workspace."""

_NAME = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,62}/)*[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9]{1,16}){1,2}")
_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_OPEN = os.O_CLOEXEC | os.O_NOFOLLOW


# -- reading ---------------------------------------------------------------------------------------------------------


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds `ispc.yaml`; None where there is none."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / WORKSPACE).is_file()), None)


def read(root: Path) -> Outcome[tuple[Source, ...]]:
    """Every source of a workspace, in the order of their names: `ispc.yaml` and `protocols/**/*.yaml`.

    The value is what could be read. Links, files past the limits and files that cannot be read are findings.
    """
    names, findings = _list(root, "protocols")
    sources: list[Source] = []
    total = 0
    for name in [WORKSPACE, *names]:
        try:
            data = _read_at_most(root / name, FILE_LIMIT)
        except OSError as error:
            findings.append(_unread(name, error))
            continue
        total += len(data)
        if len(data) > FILE_LIMIT:
            findings.append(_fault("source-too-large", name, f"the file is larger than {FILE_LIMIT:,} bytes"))
        elif total > WORKSPACE_LIMIT:
            findings.append(
                _fault("workspace-too-large", name, f"the files up to here exceed {WORKSPACE_LIMIT:,} bytes")
            )
            break
        else:
            sources.append(Source(name, data))
    return Outcome(tuple(sources), tuple(findings))


def _list(root: Path, folder: str) -> tuple[list[str], list[Diagnostic]]:
    """The names of the YAML files below a folder, sorted, and findings on what is not read."""
    names: list[str] = []
    findings: list[Diagnostic] = []
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
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                findings.append(_fault("source-is-a-link", name, "a symbolic link is not followed"))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(name)
            elif not entry.name.isprintable():
                findings.append(_fault("source-unreadable", name, "the file's name is not plain text"))
            elif entry.name.endswith(".yaml"):
                names.append(name)
            elif entry.name.endswith(".yml"):
                findings.append(
                    _fault("source-unreadable", name, "a source's name ends in `.yaml`, not `.yml`")
                )
    return sorted(names), findings


def _read_at_most(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file, and at most one more than `limit`. Never waits on a pipe, never follows a link."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | _OPEN)
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
        return _fault("source-is-a-link", name, "a symbolic link is not followed")
    return _fault("source-unreadable", name, f"the file cannot be read: {_reason(error)}")


# -- names -----------------------------------------------------------------------------------------------------------


def unfit(names: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Findings on output names that no file may bear, or that two outputs would share on some file system.

    A name is ids parted by `/`, then one or two fixed suffixes. Windows' device names are refused everywhere, and two
    names are one where only letter case or Unicode composition tells them apart.
    """
    findings = []
    seen: set[str] = set()
    for name in names:
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            findings.append(_fault("output-name", name, f"two outputs have the name `{key}`"))
        elif not _NAME.fullmatch(name) or any(_WINDOWS.match(part) for part in PurePosixPath(name).parts):
            findings.append(_fault("output-name", name, "the name cannot be a file's on every system"))
        seen.add(key)
    return tuple(findings)


def refusal(out: Path, root: Path) -> Diagnostic | None:
    """Why a folder must not become the output folder of the workspace at `root`; None where it may."""
    place, home = out.resolve(), Path.home().resolve()
    name = str(out)
    if place == root.resolve() or place in root.resolve().parents:
        return _fault("output-folder", name, "the output folder holds the workspace itself")
    if place == home or place in home.parents:
        return _fault("output-folder", name, "the output folder is the home folder, or holds it")
    if place.is_relative_to(root.resolve() / "protocols"):
        return _fault("output-folder", name, "the output folder lies among the sources")
    if not out.exists():
        return None
    if not out.is_dir():
        return _fault("output-folder", name, "the output folder is a file")
    if (out / MARK).is_dir() or not any(out.iterdir()):
        return None
    return _fault("output-folder", name, "the folder is not empty and was not made by `ispc build`")


# -- writing ---------------------------------------------------------------------------------------------------------


@contextmanager
def locked(out: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the output folder, made where it is missing, for one build at a time; the kernel lets go when we die.

    Calls `waiting` once if another build holds it, then waits. Leftovers of a killed build are cleared first.
    """
    import fcntl  # not on Windows, where reading commands must still run

    _make_folder(out / MARK)
    handle = os.open(out / MARK / "lock", os.O_RDWR | os.O_CREAT | _OPEN, 0o666)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        _clear_staging(out)
        yield
    finally:
        os.close(handle)


def load(out: Path, name: str) -> bytes | None:
    """The bytes of a file in the output folder; None where it is missing, a link, or cannot be read."""
    try:
        return _read_at_most(_inside(out, name), 1 << 40)
    except OSError:
        return None


def put(out: Path, name: str, data: bytes) -> bool:
    """Makes `name` in the output folder hold `data`, old whole or new whole; False where it held it already.

    Call `settle` on the names afterwards. Only under `locked`. Raises OSError, and then leaves nothing behind.
    """
    if load(out, name) == data:
        return False
    target = _inside(out, name)
    _make_folder(target.parent)
    staging = out / MARK / "staging"
    _make_folder(staging)
    staged = staging / "file"
    try:
        handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _OPEN, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(staged, target)
    except OSError:
        with suppress(OSError):
            os.unlink(staged)
        raise
    return True


def remove(out: Path, name: str) -> None:
    """Removes one file of the output folder, and its folder if nothing else is in it."""
    target = _inside(out, name)
    with suppress(FileNotFoundError):
        os.unlink(target)
    if target.parent != out:
        with suppress(OSError):
            os.rmdir(target.parent)


def settle(out: Path, names: Iterable[str]) -> None:
    """Flushes the folders of these names, so that the new names outlive a loss of power."""
    folders = {out}
    for name in names:
        target = _inside(out, name)
        folders |= {parent for parent in target.parents if parent.is_relative_to(out)}
    for folder in sorted(folders):
        if folder.is_dir():
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _OPEN)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _inside(out: Path, name: str) -> Path:
    """The path of an output; OSError where a link would lead it out of the output folder."""
    target = out / name
    if not target.parent.resolve().is_relative_to(out.resolve()):
        raise OSError(errno.ELOOP, "a symbolic link leads out of the output folder", name)
    return target


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        with suppress(FileExistsError):
            os.mkdir(folder)


def _clear_staging(out: Path) -> None:
    staging = out / MARK / "staging"
    if staging.is_dir():
        for entry in sorted(os.listdir(staging)):
            os.unlink(staging / entry)


# -- words -----------------------------------------------------------------------------------------------------------


def disk_fault(error: OSError, name: str) -> Diagnostic:
    """A failure of the disk as a finding on the file it happened to."""
    return _fault("disk-failed", name, f"the file could not be written: {_reason(error)}")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _fault(code: str, name: str, message: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, Span(_shown(name), 1, 1, 1, 1), help=_HELP[code])


def _shown(name: str) -> str:
    """A file's name as text that any terminal and encoding can show."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


_HELP = {
    "source-is-a-link": "put the file itself in the workspace",
    "source-unreadable": "make it an ordinary file whose name ends in `.yaml` and that you may read",
    "source-too-large": "split the document",
    "workspace-too-large": "split the workspace",
    "output-name": "use an id of small letters, digits and hyphens that no other document has",
    "output-folder": "choose a new or empty folder with `--out`",
    "disk-failed": "make room on the disk or let this user write there, then run the build again",
}
