"""The folder of records, as it is written: new files only, each whole and on the disk before the next one names it.

Nothing here writes over a file or removes one. Whoever adds a record holds the folder while reading the log and writing,
so two at once both land, one after the other. The text is written before the record that names it, and a signature
before its record: a writer that is killed leaves at most a text or a signature that no record names.
"""
# Bare calls of the operating system, not pathlib's: each is one point at which a test fails or kills the writer.
# ruff: noqa: PTH102, PTH108

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ispc.files import OPEN, read_at_most
from ispc.location import Source
from ispc.records import FOLDER


class TakenError(Exception):
    """A file of that name is there and holds something else; nothing was written over it."""


@contextmanager
def held(root: Path) -> Iterator[None]:
    """Holds the folder of records, made where it is missing, for one writer at a time; the kernel lets go when we die."""
    import fcntl  # not on Windows, where reading commands must still run

    _make(root, root / FOLDER)
    handle = os.open(root / FOLDER, os.O_RDONLY | os.O_DIRECTORY | OPEN)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def append(root: Path, new: Iterable[Source]) -> tuple[str, ...]:
    """Writes new files in the order given, and says which. One that is there already with the same bytes is left alone.

    Only under `held`. Each file gets its name once it is whole and on the disk. Raises TakenError where a file holds
    something else, and OSError as the system does; then no further file is written.
    """
    return tuple(one.name for one in new if _put(root, one))


def _put(root: Path, one: Source) -> bool:
    target, staged = root / one.name, root / FOLDER / ".staged"
    _make(root, target.parent)
    if os.path.lexists(target):
        if not target.is_symlink() and read_at_most(target, len(one.data)) == one.data:
            return False
        raise TakenError(f"{one.name} is there already and holds something else")
    with suppress(FileNotFoundError):
        os.unlink(staged)  # what a writer left that was killed
    try:
        handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL | OPEN, 0o666)
        try:
            rest = memoryview(one.data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        os.link(staged, target)  # unlike a renaming, this never takes the place of a file
    except FileExistsError:
        raise TakenError(f"{one.name} is there already") from None
    finally:
        with suppress(FileNotFoundError):
            os.unlink(staged)
    _flush(target.parent)
    return True


def _make(root: Path, folder: Path) -> None:
    if folder != root and folder.is_symlink():
        raise TakenError(f"{folder.relative_to(root).as_posix()} is a link, which is not followed")
    if folder != root:
        _make(root, folder.parent)
    if not folder.is_dir():
        with suppress(FileExistsError):
            os.mkdir(folder)
        _flush(folder.parent)


def _flush(folder: Path) -> None:
    """Makes a new name in a folder outlive a loss of power."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | OPEN)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
