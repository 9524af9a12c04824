"""Which documents a rule asks, and where it points when a clause is missing. Shared by the rules on agreements.

What has ended or been replaced is a record, and nobody mends a record, so those rules leave it alone. A clause that a
framework could have stated is asked for once, at the highest agreement that lacks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ispc.corpus import Corpus, Effective, Member, Occasion
from ispc.document import Document
from ispc.location import Address
from ispc.model.agreement import Agreement
from ispc.model.governance import Baseline
from ispc.show import show


def is_over(effective: Effective, occasion: Occasion) -> bool:
    """Whether the document has ended or been replaced."""
    control = effective.control
    return control.superseded_by is not None or (control.ends is not None and control.ends < occasion.today)


def current(corpus: Corpus, occasion: Occasion) -> Iterator[Effective]:
    """Every governed document that is not over, drafts included."""
    return (one for one in corpus.effective.values() if not is_over(one, occasion))


def agreements(corpus: Corpus, occasion: Occasion) -> Iterator[tuple[Effective, Agreement]]:
    """Every protocol and data exchange agreement that is not over."""
    for one in current(corpus, occasion):
        if one.agreement is not None:
            yield one, one.agreement


def under(corpus: Corpus, effective: Effective) -> tuple[Effective, ...]:
    """The documents that stand under this one, at any remove."""
    return tuple(
        one for one in corpus.effective.values() if any(parent.id == effective.id for parent in one.parents)
    )


def lineage(effective: Effective) -> tuple[Document, ...]:
    """The document and those above it, nearest first."""
    return (effective.document, *effective.parents)


def clause_at(effective: Effective, name: str) -> Address | None:
    """The clause of that name as this document states it, else as the nearest above it does."""
    said = {address.document for path, address in effective.origins.items() if path[0] == name}
    return next((document.at(name) for document in lineage(effective) if document.id in said), None)


def lacking(
    corpus: Corpus, occasion: Occasion, name: str, has: Callable[[Baseline], bool]
) -> Iterator[tuple[Effective, Address]]:
    """Agreements that lack something in the clause `name`, and where to tell it: at the clause, else at `part_of`."""
    for one, agreement in agreements(corpus, occasion):
        above = [corpus.effective.get(parent.id) for parent in one.parents]
        told = any(it and it.agreement and not has(it.baseline) for it in above)
        if not has(one.baseline) and not told:
            yield one, clause_at(one, name) or one.at("part_of" if agreement.part_of else "title")


def party(member: Member) -> str:
    """A party's name, to quote in a message."""
    return f"`{show(member.ref)}`"
