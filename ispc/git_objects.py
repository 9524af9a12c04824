"""Objects of git, from their bytes: a commit, the entries of a tree, and whether bytes are what their name says. Pure.

git names an object by the digest of its bytes. Its plumbing does not ask whether that is still true, so we do, from the
commit down to every file: what is read under the name of a commit is what was committed, however a copy was tampered with.
Trees are read here too and not listed by git, since git lists entries that lead out of the tree.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass

FOLDER = "40000"
"""The mode of a tree."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name, the name of its tree, the committer's day where he was, and the author's name."""

    id: str
    tree: str
    day: datetime.date | None
    author: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a tree. `path` is from the top of the tree that was asked for; bytes that are no text are surrogates."""

    path: str
    mode: str
    id: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def is_fit(self) -> bool:
        """Whether the name can be that of a file or folder everywhere, and leads nowhere else."""
        name = self.name
        return name.isprintable() and name not in ("", ".", "..") and not set(name) & set("\\:")

    @property
    def is_hidden(self) -> bool:
        """Whether the name starts with a dot, as those of git and of editors do; such files are never read."""
        return self.name.startswith(".") and self.name not in (".", "..")

    @property
    def is_entered(self) -> bool:
        """Whether it is a folder to look into."""
        return self.is_folder and self.is_fit and not self.is_hidden

    @property
    def is_file(self) -> bool:
        return self.mode in ("100644", "100755")

    @property
    def is_folder(self) -> bool:
        return self.mode == FOLDER

    @property
    def is_link(self) -> bool:
        return self.mode == "120000"

    @property
    def is_submodule(self) -> bool:
        return self.mode == "160000"


def is_true_to_its_name(id: str, kind: str, data: bytes) -> bool:
    """Whether these bytes are the object of that name: SHA-1 or SHA-256 of the kind, the length and the bytes."""
    digest = hashlib.new("sha1" if len(id) == 40 else "sha256", usedforsecurity=False)
    digest.update(b"%s %d\0" % (kind.encode(), len(data)))
    digest.update(data)
    return digest.hexdigest() == id


_TREE = re.compile(rb"\Atree ([0-9a-f]{40,64})\n")
_PERSON = re.compile(
    rb"^(author|committer) (.*?) ?<[^>\n]*>(?: (-?\d{1,12}) ([+-])(\d\d)(\d\d))?$", re.MULTILINE
)
_EPOCH = datetime.datetime(1970, 1, 1)


def read_commit(id: str, data: bytes) -> Commit | None:
    """The bytes of a commit -> what we tell of it; None where they name no tree. What cannot be read of the rest is left out."""
    head, _, _ = data.partition(b"\n\n")
    tree = _TREE.match(head)
    if tree is None:
        return None
    people = {found[1]: found for found in _PERSON.finditer(head)}
    author, committer = people.get(b"author"), people.get(b"committer")
    return Commit(
        id, tree[1].decode(), _day(committer) if committer else None, _text(author[2]) if author else ""
    )


def _day(committer: re.Match[bytes]) -> datetime.date | None:
    if committer[3] is None:
        return None
    east = datetime.timedelta(hours=int(committer[5]), minutes=int(committer[6]))
    try:
        there = (
            _EPOCH + datetime.timedelta(seconds=int(committer[3])) + (east if committer[4] == b"+" else -east)
        )
    except OverflowError:
        return None
    return there.date()


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def read_tree(id: str, data: bytes, below: str = "") -> tuple[Entry, ...] | None:
    """The bytes of a tree -> its entries, `below` before their names; None where they are no tree, or name one thing twice.

    An entry is its mode, a space, its name, a zero byte, and the bare digest of the object: 20 bytes or 32.
    """
    width = len(id) // 2
    entries: dict[str, Entry] = {}
    at = count = 0
    while at < len(data):
        end = data.find(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        digest = data[end + 1 : end + 1 + width]
        if end < 0 or not mode.isdigit() or not name or b"/" in name or len(digest) < width:
            return None
        path = f"{below}{name.decode(errors='surrogateescape')}"
        entries[path] = Entry(path, mode.decode().lstrip("0"), digest.hex())
        count += 1
        at = end + 1 + width
    return tuple(entries.values()) if len(entries) == count else None
