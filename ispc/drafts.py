"""Files of the workspace itself: new ones that an author will edit, schemas for the editor, and the workspace's own looks.

What an author wrote is never written over: a new file is made only where none is. A schema takes its old place in one
step. A workspace may bring a stylesheet, a font or a logo of its own, never a page template, which would be code.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

LOOKS = (".css", ".png", ".ttf", ".woff2")
"""Endings of the files in `layers/` that a workspace may bring."""

LIMIT = 5_000_000
"""Bytes of one such file."""


def create(folder: Path, name: str, data: bytes) -> None:
    """Make a new file. Raises FileExistsError where there is one, and leaves nothing half written."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = _staged(target, data)
    try:
        os.link(staged, target)
    finally:
        staged.unlink()


def replace(folder: Path, name: str, data: bytes) -> None:
    """Put a file in place, old whole or new whole."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = _staged(target, data)
    try:
        staged.replace(target)
    except OSError:
        with suppress(OSError):
            staged.unlink()
        raise


def _staged(target: Path, data: bytes) -> Path:
    staged = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with staged.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            staged.unlink()
        raise
    return staged


def own_looks(root: Path) -> Mapping[str, bytes]:
    """The workspace's stylesheets, fonts and logo, by their names in `layers/`; links are not followed."""
    folder = root / "layers"
    found = sorted(path for path in folder.rglob("*") if path.suffix in LOOKS) if folder.is_dir() else []
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= LIMIT
    }
