"""What the parties decided: the files below `protocols/approvals/` -> a log for each document, with every fault located.

A record is a small YAML file that is written once. It names the records it follows by their digests, so the records of a
document hang together as the commits of git do: two people may each add one on their own branch, both land when the
branches meet, and the next record names both. The text that was shown lies beside the records, once for however many
parties. A file's name holds a part of its own digest, so a record that was edited no longer fits its name. Nothing is
judged here: what is broken, forged or out of place is told by `integrity`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from ispc.decode import faults
from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.digest import digest, digest_of_bytes
from ispc.location import Source, Span
from ispc.model.recorded import APPROVAL, RULING, SIGNERS, Approval, Ruling, Signer, Signers
from ispc.model.scalars import Model
from ispc.parse import parse
from ispc.tree import Tree

FOLDER = "protocols/approvals"
"""Where the records of a workspace lie."""

SIGNERS_FILE = f"{FOLDER}/signers.yaml"
SIGNED = (".sig", ".dsse.sig")
"""The endings, after a record's own name, of its signature and of that over its statement."""
NAMESPACE = "signoff@ispc"
"""What a signature must have been made for: one made for a commit or a mail is none."""

FORMS: Mapping[str, type[Approval | Ruling]] = MappingProxyType({APPROVAL: Approval, RULING: Ruling})

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: its file, the digest of its bytes, what it says, and the signature beside it, if there is one."""

    name: str
    data: bytes
    digest: str
    record: Approval | Ruling
    signature: bytes | None = None
    attested: bytes | None = None
    """The signature over the DSSE encoding of its statement, if one was made."""

    @property
    def approval(self) -> Approval | None:
        return self.record if isinstance(self.record, Approval) else None

    @property
    def ruling(self) -> Ruling | None:
        return self.record if isinstance(self.record, Ruling) else None

    @property
    def span(self) -> Span:
        return Span(self.name, 1, 1, 1, 1)


@dataclass(frozen=True)
class Log:
    """Every record of a workspace.

    `entries` by document, each after those that it follows, then by name. `texts` by the digest of their bytes. `files` is
    the digest of every file by its name, `signatures` are the names of those that end in .sig, and `faults` is what could not be read.
    """

    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=lambda: MappingProxyType({}))
    texts: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    signers: Signers | None = None
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    signatures: frozenset[str] = frozenset()
    trees: Mapping[str, Tree] = field(default_factory=lambda: MappingProxyType({}))
    faults: tuple[Diagnostic, ...] = ()

    def of(self, document: str, edition: str | None = None) -> tuple[Entry, ...]:
        """The records of a document, or of one edition of it."""
        found = self.entries.get(document, ())
        return found if edition is None else tuple(one for one in found if one.record.edition == edition)

    def heads(self, document: str) -> tuple[str, ...]:
        """The records of a document that no other follows, in the order of their digests: what the next one names."""
        found = self.of(document)
        followed = {before for one in found for before in one.record.after}
        return tuple(sorted({one.digest for one in found} - followed))

    def head(self, document: str) -> str:
        """One digest for the whole log of a document."""
        return digest("log/1", list(self.heads(document)))

    @cached_property
    def all(self) -> tuple[Entry, ...]:
        """Every record, document by document."""
        return tuple(entry for _, entries in sorted(self.entries.items()) for entry in entries)

    @cached_property
    def by_digest(self) -> Mapping[str, Entry]:
        return MappingProxyType({one.digest: one for one in self.all})

    def ancestors(self, entry: Entry) -> frozenset[str]:
        """The digests of the records that a record follows, however far back."""
        found: set[str] = set()
        waiting = list(entry.record.after)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                known = self.by_digest.get(one)
                waiting += known.record.after if known else ()
        return frozenset(found)

    def votes(self, document: str, edition: str | None = None) -> Mapping[str, Entry]:
        """What each party or board last decided, by its name. To have read a text, or to admit a body, decides nothing."""
        last: dict[str, Entry] = {}
        for entry in self.of(document, edition):
            approval = entry.approval
            if approval is not None and approval.decision not in ("review", "admit"):
                last[approval.voter] = entry
        return MappingProxyType(last)


NONE = Log()
"""The log of a workspace in which nobody has decided anything."""


# --- Names ----------------------------------------------------------------------------------------------------------


def folder(document: str, edition: str) -> str:
    """Where the records of an edition lie. Two editions may share a folder: a record says itself which it is of."""
    safe = re.sub(r"[^a-z0-9]+", "-", edition.casefold()).strip("-")[:40].strip("-")
    return f"{FOLDER}/{document}/edition-{safe or 'unnamed'}"


def text_name(document: str, edition: str, data: bytes) -> str:
    """The file of a text: its name holds the first 16 digits of its digest."""
    return f"{folder(document, edition)}/text-{hashlib.sha256(data).hexdigest()[:16]}.json"


def record_name(record: Approval | Ruling, data: bytes) -> str:
    """The file of a record: its day, whose it is, what was decided, and the first 8 digits of its digest."""
    said = (
        f"{record.voter.replace('/', '-')}-{record.decision}"
        if isinstance(record, Approval)
        else f"ruling-{record.ruling}"
    )
    mark = hashlib.sha256(data).hexdigest()[:8]
    return f"{folder(record.document, record.edition)}/{record.on.isoformat()}-{said}-{mark}.yaml"


# --- Written --------------------------------------------------------------------------------------------------------

_ORDER = (
    "form workspace document edition party board decision admits effect ruling class because author_of_change by on "
    "evidence conditions language text terms recorded tool key after clauses"
)
"""The fields of a record in the order of its file."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,./+()’'-]*[A-Za-z0-9.)]|[A-Za-z0-9]")


def written(record: Approval | Ruling) -> bytes:
    """A record as the YAML of its file: always the same bytes for the same record."""
    data = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    lines: list[str] = []
    for name in _ORDER.split():
        value = data.get(name)
        if value is None:
            continue
        if isinstance(value, dict):
            lines += [f"{name}:", *(f"  {key}: {_scalar(one)}" for key, one in value.items())]
        elif isinstance(value, list):
            lines += [f"{name}:", *(f"  - {_item(one)}" for one in value)] if value else [f"{name}: []"]
        else:
            lines.append(f"{name}: {_scalar(value)}")
    return ("\n".join(lines) + "\n").encode()


def _item(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_scalar(one, flow=True)}" for key, one in value.items()) + "}"
    return _scalar(value)


def _scalar(value: object, *, flow: bool = False) -> str:
    """A text as one YAML value: bare where nothing in it could be taken for a sign, else between quotation marks."""
    text = str(value)
    bare = _PLAIN.fullmatch(text) or re.fullmatch(r"(sha256|SHA256):[A-Za-z0-9+/]+", text)
    return text if bare and not (flow and "," in text) else json.dumps(text, ensure_ascii=False)


# --- Read -----------------------------------------------------------------------------------------------------------


def read(sources: Iterable[Source]) -> Log:
    """The files below `protocols/approvals/`, whatever their endings, as a log. Never raises; faults are in the log."""
    files = {one.name: one for one in sources}
    found: list[Diagnostic] = []
    entries: dict[str, list[Entry]] = {}
    texts: dict[str, Source] = {}
    trees: dict[str, Tree] = {}
    signers: Signers | None = None
    beside = {name: one.data for name, one in files.items() if name.endswith(SIGNED)}
    for name, source in sorted(files.items()):
        if name == SIGNERS_FILE:
            made, tree = _signers(source)
            found += made.findings
            signers = made.value
        elif name.endswith(".yaml"):
            read_one, tree = _record(source)
            found += read_one.findings
            if read_one.value is not None:
                signature, attested = (beside.get(f"{name}{ending}") for ending in SIGNED)
                digest = digest_of_bytes(source.data)
                one = Entry(name, source.data, digest, read_one.value, signature, attested)
                entries.setdefault(one.record.document, []).append(one)
        elif re.fullmatch(r".*/text-[0-9a-f]{16}\.json", name):
            texts[digest_of_bytes(source.data)] = source
            continue
        else:
            if name not in beside:
                found.append(_stray(name))
            continue
        if tree is not None:
            trees[name] = tree
    return Log(
        MappingProxyType({document: tuple(_ordered(some)) for document, some in sorted(entries.items())}),
        MappingProxyType(texts),
        signers,
        MappingProxyType({name: digest_of_bytes(one.data) for name, one in sorted(files.items())}),
        frozenset(beside),
        MappingProxyType(trees),
        tuple(found),
    )


@lru_cache(4096)
def _record(source: Source) -> tuple[Outcome[Approval | Ruling], Tree | None]:
    """One record. Most have been read before when one is added, so what a file says is kept."""
    return _typed(source, FORMS)


def _signers(source: Source) -> tuple[Outcome[Signers], Tree | None]:
    return _typed(source, {SIGNERS: Signers})


def _typed(source: Source, forms: Mapping[str, type[M]]) -> tuple[Outcome[M], Tree | None]:
    """One file as the model of the form that it names."""
    parsed = parse(source)
    tree = parsed.value
    if tree is None:
        return Outcome(None, parsed.findings), None
    form = tree.data.get("form") if isinstance(tree.data, dict) else None
    model = forms.get(form) if isinstance(form, str) else None
    if model is None:
        return Outcome(None, (*parsed.findings, _unknown_form(tree, form, forms))), tree
    try:
        return Outcome(model.model_validate(tree.data), parsed.findings), tree
    except ValidationError as error:
        return Outcome(None, (*parsed.findings, *faults(error, tree, model))), tree


def _unknown_form(tree: Tree, form: object, forms: Iterable[str]) -> Diagnostic:
    known = ", ".join(f"`{one}`" for one in forms)
    return Diagnostic(
        "record-form-unknown",
        Severity.ERROR,
        f"this ispc cannot read a file of the form `{str(form)[:60]}`",
        tree.span(("form",)),
        help=f"read it with the ispc that wrote it, or a later one; the forms known here are {known}",
    )


def _stray(name: str) -> Diagnostic:
    return Diagnostic(
        "record-stray",
        Severity.WARNING,
        "the file is no record, no text and no signature",
        Span(name, 1, 1, 1, 1),
        help="keep only what `ispc approve` wrote in this folder",
    )


def _ordered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each record after those that it follows; of those that are free, by the day of recording and the name."""
    left = {one.digest: one for one in entries}
    while left:
        free = [one for one in left.values() if not left.keys() & set(one.record.after)] or list(
            left.values()
        )
        first = min(free, key=lambda one: (one.record.recorded, one.name))
        del left[first.digest]
        yield first


def signer_of(signers: Signers | None, key: str) -> Signer | None:
    """The one who signs with a key, given as its type and base64 text; a comment after it is no part of it."""
    wanted = key.split()[:2]
    return next((one for one in (signers.signers if signers else ()) if one.key.split()[:2] == wanted), None)
