"""What a PDF says of itself: which text it was made from, what that text means, and which decisions were on record.

It is a small file within the PDF, so that a copy that was sent on can be held against the log. It names digests, parties and days,
and no words of the agreement: those who get a page get no more by it. Only the proof copy, which shows everything to those who
approve, carries the clauses as well, so that its meaning can be worked out from the file alone. A claim proves nothing by itself,
for a PDF can say what it likes; the log proves, and `ispc verify FILE.pdf` compares the two.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ispc.corpus import Corpus, Effective
from ispc.digest import canonical, digest
from ispc.records import Entry
from ispc.terms import FORM as TERMS
from ispc.terms import terms

FORM = "ispc-claim/1"
FILE = "ispc-claim.json"
LIMIT = 5_000_000
"""Bytes of a claim, unpacked."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a PDF claims. `records` are digests. `worked_out` is the meaning of the clauses that it carries, if it carries them."""

    document: str
    edition: str
    title: str
    meaning: str
    records: tuple[str, ...]
    worked_out: str | None


def claim(effective: Effective, corpus: Corpus, entries: Iterable[Entry], *, whole: bool = False) -> str:
    """The claim of a page as canonical JSON. `whole` adds the clauses, for those who may see all of them."""
    held = terms(effective, corpus)
    said: dict[str, object] = {
        "form": FORM,
        "document": held.document,
        "edition": held.edition,
        "title": held.title,
        "meaning": held.digest,
        "records": [
            {
                "digest": one.digest,
                "by": one.approval.voter,
                "decision": one.approval.decision,
                "on": one.record.on,
            }
            for one in entries
            if one.approval is not None
        ],
    }
    if whole:
        said["clauses"] = [[list(one.key), one.sort, list(one.value)] for one in held.clauses if not one.life]
    return canonical(said).decode()


def read(data: bytes) -> Claim | None:
    """What `claim` wrote; None where the bytes are no claim."""
    try:
        said = json.loads(data.decode())
        if said["form"] != FORM:
            return None
        clauses = said.get("clauses")
        texts = [said[name] for name in ("document", "edition", "title", "meaning")]
        records = tuple(one["digest"] for one in said["records"])
        if not all(isinstance(one, str) for one in (*texts, *records)):
            return None
        meaning = {"document": said["document"], "clauses": clauses}
        worked_out = None if clauses is None else digest(TERMS, meaning)
        document, edition, title, means = texts
        return Claim(document, edition, title, means, records, worked_out)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def mark(text: str) -> str:
    """The first digits of what the text means, as they stand on the page; empty where there is no claim."""
    found = read(text.encode())
    return found.meaning.removeprefix("sha256:")[:12] if found else ""


def found_in(pdf: bytes) -> bytes | None:
    """The one claim within a PDF of ours; None where there is none, or more than one."""
    found = [one for one in _embedded(pdf) if FORM.encode() in one]
    return found[0] if len(found) == 1 else None


_START = re.compile(rb"/Type /EmbeddedFile")
_MOST = 100
"""Files within a PDF that are looked at."""


def _embedded(pdf: bytes) -> Iterator[bytes]:
    """The files within a PDF as we write it. One that another program saved anew may have lost them, or packed them otherwise."""
    for start in islice(_START.finditer(pdf), _MOST):
        begin = pdf.find(b">>\nstream\n", start.end(), start.end() + 2000)
        end = pdf.find(b"\nendstream", begin) if begin > 0 else -1
        if end < 0:
            continue
        packed = pdf[begin + len(b">>\nstream\n") : end]
        try:
            zipped = b"/FlateDecode" in pdf[start.start() : begin]
            yield zlib.decompressobj().decompress(packed, LIMIT) if zipped else packed
        except zlib.error:
            continue
