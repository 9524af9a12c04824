"""Which bytes a file was found to hold, so that it need not be read again while it has not been touched. Pure.

A cache: damaged, lost or refused, it costs a reading and never correctness. A file is known again by its stamp: its size,
its inode and its time of change, which is the system's own (`ctime`) and which no program can set back. The rule is git's:
a time that is not older than the moment at which the stamps were taken proves nothing, since a change in the same tick
of the clock would leave it the same.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from ispc.digest import canonical, digest

FORM = "ispc-seen/1"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as the file system tells of it: bytes, nanoseconds of its last change, inode."""

    size: int
    changed: int
    inode: int

    def __str__(self) -> str:
        return f"{self.size} {self.changed} {self.inode}"


@dataclass(frozen=True, slots=True)
class Seen:
    """At the moment `since` (nanoseconds, by the file system's clock): the stamp, as text, and the digest of each file."""

    since: int = 0
    files: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def digest(self, name: str, stamp: Stamp) -> str | None:
        """The digest of a file that has this stamp now; None where it has to be read."""
        known, value = self.files.get(name, ("", ""))
        return value if known == str(stamp) and stamp.changed < self.since else None

    def without(self, names: Collection[str]) -> Seen:
        """The same without some files: those that have been written since."""
        return Seen(self.since, {name: known for name, known in self.files.items() if name not in names})


def write_seen(seen: Seen) -> bytes:
    """The cache as a file, with its own digest."""
    body = {"since": str(seen.since), "files": dict(seen.files)}
    return canonical({"form": FORM, "body": body, "digest": digest(FORM, body)}) + b"\n"


def read_seen(data: bytes | None) -> Seen:
    """The cache that a file holds; an empty one where there is no file, or not every byte of it is as written."""
    try:
        body = json.loads(data or b"")["body"]
        seen = Seen(
            int(body["since"]), {name: (stamp, value) for name, (stamp, value) in body["files"].items()}
        )
        return seen if write_seen(seen) == data else Seen()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Seen()
