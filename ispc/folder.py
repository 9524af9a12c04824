"""The output folder: claim it, lock it, and write it so that every file is at all times old and whole or new and whole.

New bytes go to a staging folder on the same file system, are flushed, and take the place of the old file in one step.
Equal bytes are not written again. Nothing is written through a link or outside the folder.
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

from ispc.diagnostic import Diagnostic
from ispc.files import OPEN, fault, read_at_most, reason
from ispc.seen import Stamp

MARK = ".ispc"
"""The folder inside an output folder that says it is ours. It holds the record, the lock and the staging folder."""

_NAME = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,62}/)*[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9]{1,16}){1,2}")
_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


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
            findings.append(_unfit(name, f"two outputs have the name `{key}`"))
        elif not _NAME.fullmatch(name) or any(_WINDOWS.match(part) for part in PurePosixPath(name).parts):
            findings.append(_unfit(name, "the name cannot be a file's on every system"))
        seen.add(key)
    return tuple(findings)


def refusal(out: Path, root: Path) -> Diagnostic | None:
    """Why a folder must not become the output folder of the workspace at `root`; None where it may."""
    place, home = out.resolve(), Path.home().resolve()
    name = str(out)
    if place == root.resolve() or place in root.resolve().parents:
        return _refused(name, "the output folder holds the workspace itself")
    if place == home or place in home.parents:
        return _refused(name, "the output folder is the home folder, or holds it")
    if place.is_relative_to(root.resolve() / "protocols"):
        return _refused(name, "the output folder lies among the sources")
    if not out.exists():
        return None
    if not out.is_dir():
        return _refused(name, "the output folder is a file")
    held = {
        entry.name for entry in out.iterdir()
    }  # looked at once: another build may be making its mark just now
    if not held or MARK in held:
        return None
    return _refused(name, "the folder is not empty and was not made by `ispc build`")


# -- writing ---------------------------------------------------------------------------------------------------------


@contextmanager
def locked(out: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the output folder, made where it is missing, for one build at a time; the kernel lets go when we die.

    Calls `waiting` once if another build holds it, then waits. Leftovers of a killed build are cleared first.
    """
    import fcntl  # not on Windows, where reading commands must still run

    _make_folder(out / MARK)
    handle = os.open(out / MARK / "lock", os.O_RDWR | os.O_CREAT | OPEN, 0o666)
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
        return read_at_most(_inside(out, name), 1 << 40)
    except OSError:
        return None


def clock(out: Path) -> int:
    """The time of change, in nanoseconds, that a file of this folder would get if it were written now."""
    lock = out / MARK / "lock"
    os.utime(lock)
    return os.lstat(lock).st_ctime_ns


def stamp(out: Path, name: str) -> Stamp | None:
    """How the file system tells of a file of the output folder; None where there is no ordinary file of that name."""
    try:
        found = os.lstat(_inside(out, name))
    except OSError:
        return None
    return Stamp(found.st_size, found.st_ctime_ns, found.st_ino) if stat.S_ISREG(found.st_mode) else None


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
        handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL | OPEN, 0o666)
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
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | OPEN)
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


def disk_fault(error: OSError, name: str) -> Diagnostic:
    """A failure of the disk as a finding on the file it happened to."""
    advice = "make room on the disk or let this user write there, then run the build again"
    return fault("disk-failed", name, f"the file could not be written: {reason(error)}", advice)


def _unfit(name: str, message: str) -> Diagnostic:
    return fault("output-name", name, message, "use an id of small letters, digits and hyphens that is free")


def _refused(name: str, message: str) -> Diagnostic:
    return fault("output-folder", name, message, "choose a new or empty folder with `--out`")
