"""Terms <-> the bytes of one file: what a party was shown, kept whole and for good beside what it decided.

The file holds the clauses, so that they can be compared and shown with nothing else at hand, and the YAML that they come from, so that an
edition can be compiled again when the workspace has moved on. One text has one file, however many parties were shown it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ispc.digest import canonical
from ispc.location import Address, Source
from ispc.terms import Clause, Terms

STORED = "ispc-text/1"
"""The form of the file; a new number for any change of what it holds."""


def stored(held: Terms, sources: Iterable[Source]) -> bytes:
    """The terms and the YAML that they come from, as the bytes of one canonical JSON file: what a party was shown.

    With the YAML an edition can be compiled again when the workspace has moved on, with no version control at hand.
    """
    return canonical(
        {
            "form": STORED,
            "document": held.document,
            "kind": held.kind,
            "edition": held.edition,
            "title": held.title,
            "digest": held.digest,
            "clause_digests": [[key, value] for key, value in held.clause_digests.items()],
            "clauses": [
                {
                    "key": list(one.key),
                    "value": list(one.value),
                    "sort": one.sort,
                    "said": [one.said.document, *map(str, one.said.path)],
                    "title": one.title,
                    "to": one.to,
                    "refers": one.refers,
                    "life": one.life,
                    "items": list(one.items),
                }
                for one in held.clauses
            ],
            "sources": [
                [source.name, source.data.decode()] for source in sorted(sources, key=lambda it: it.name)
            ],
        }
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """Terms as they were kept, with the digests that the file claims for them, and the sources they came from."""

    terms: Terms
    digest: str
    clause_digests: Mapping[str, str]
    sources: tuple[Source, ...]


def read_stored(data: bytes) -> Kept | None:
    """What `stored` wrote; None where the bytes are no such file. Whether its digests are right is for the reader to ask."""
    try:
        held = json.loads(data.decode())
        if held["form"] != STORED:
            return None
        clauses = tuple(
            Clause(
                tuple(one["key"]),
                tuple(one["value"]),
                one["sort"],
                Address(one["said"][0], tuple(one["said"][1:])),
                one["title"],
                one["to"],
                one["refers"],
                one["life"],
                tuple(one["items"]),
            )
            for one in held["clauses"]
        )
        kept = Kept(
            Terms(held["document"], held["kind"], held["edition"], held["title"], clauses),
            held["digest"],
            MappingProxyType(dict(held["clause_digests"])),
            tuple(Source(name, text.encode()) for name, text in held["sources"]),
        )
        return kept if stored(kept.terms, kept.sources) == data else None
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None
