"""A disk that fails or dies at a chosen call: stands in for `os` in `ispc.files` and `ispc.folder`."""

from __future__ import annotations

import os
from typing import Any

import pytest

from ispc import files, folder

CALLS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "rmdir", "utime")


class Killed(BaseException):
    """The process was killed: nothing after this reaches the disk."""


class Disk:
    """Passes calls on to `os`, and at the n-th of `CALLS` raises `fault`.

    A kill lasts: every later call raises too, so that no tidying up is done; a write that is killed is done by half.
    Any other fault happens once.
    """

    def __init__(self, n: int, fault: BaseException) -> None:
        self.left = n
        self.fault = fault
        self.struck = False

    def __getattr__(self, name: str) -> Any:
        call = getattr(os, name)
        return self._counted(name, call) if name in CALLS else call

    def _counted(self, name: str, call: Any) -> Any:
        def counted(*args: Any, **options: Any) -> Any:
            dead = self.struck and isinstance(self.fault, Killed)
            self.left -= 1
            if dead or self.left == 0:
                self.struck = True
                if name == "write" and not dead:
                    call(args[0], args[1][: len(args[1]) // 2])
                raise self.fault
            return call(*args, **options)

        return counted


def strike(patch: pytest.MonkeyPatch, n: int, fault: BaseException) -> Disk:
    """Puts a disk in place that fails at its n-th call."""
    disk = Disk(n, fault)
    patch.setattr(files, "os", disk)
    patch.setattr(folder, "os", disk)
    return disk
