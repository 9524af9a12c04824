"""Every sentence that a document says of the present, with its place. Shared by the rules that read prose.

What a document says of the past (its change log, what it replaces, why something is not stated) may name old guidance and
old bodies rightly, so it is passed over; citations are judged by the citation rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.document import Document
from ispc.location import Address
from ispc.tree import Node

PAST = frozenset({"changes", "supersedes", "superseded_by", "background", "author_note", "log", "not_stated"})
CITATIONS = frozenset({"cites", "cite", "legislation", "powers"})


def texts(document: Document) -> Iterator[tuple[Address, str]]:
    """Every text of the document that may speak of the present, in the order written."""
    yield from _texts(document.tree.data, Address(document.id))


def _texts(node: Node, address: Address) -> Iterator[tuple[Address, str]]:
    if isinstance(node, str):
        yield address, node
    elif isinstance(node, list):
        for place, one in enumerate(node):
            yield from _texts(one, address / place)
    else:
        for key, value in node.items():
            if key not in PAST | CITATIONS:
                yield from _texts(value, address / key)
