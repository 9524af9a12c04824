"""A directory holds an organisation, a class, a board or a contact that nothing refers to.

Why: A directory that holds more than is in use is trusted less, and a number that no page shows is changed by nobody.

Law: Reason: UK GDPR Article 5(1)(d), by analogy: what is kept is kept right. It is told as information, since an organisation
may be written down before it joins.

Wrong:
    # in directory
    boards:
      - {id: old-board, name: The board before this one}

Right:
    # in directory
    boards:
      - {id: children-board, name: Children's Board}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ispc.corpus import Corpus, Occasion, Placed
from ispc.diagnostic import Diagnostic, Severity
from ispc.fields import references
from ispc.location import Address
from ispc.show import show

ANY_BODY = frozenset({"party", "role"})
"""References that may name an organisation, a class or a board."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a document uses, what kind of thing it names, and where."""

    kind: str
    name: str
    place: Address


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    if corpus.incomplete:  # what could not be read may refer to any of them
        return
    directory, uses = corpus.directory, tuple(_uses(corpus))
    bodies: tuple[tuple[str, Mapping[str, Placed[Any]]], ...] = (
        ("organisation", directory.organisations),
        ("class", directory.classes),
        ("board", directory.boards),
    )
    contacts = {identity: one.address for identity, one in directory.contacts.items()}
    unused = [
        (kind, identity, one.address)
        for kind, entries in bodies
        for identity, one in entries.items()
        if not _body_is_used(kind, identity, one.address, uses, contacts)
    ]
    unused += [
        ("contact", identity, address)
        for identity, address in contacts.items()
        if not any(use.kind == "contact" and use.name == identity for use in uses)
        and not any(_within(address, whole) for whole in _without_officer(corpus))
        and not any(_within(address, whole) for _, _, whole in unused)
    ]
    for kind, identity, address in unused:
        yield Diagnostic(
            "directory-entry-not-used",
            Severity.INFO,
            f"nothing refers to the {kind} `{show(identity)}`",
            address,
            help="take it out, or refer to it where it takes part",
        )


def _without_officer(corpus: Corpus) -> Iterator[Address]:
    """Organisations that name no data protection officer: a contact may be the officer's, and another rule asks for one."""
    for one in corpus.directory.organisations.values():
        if one.value.data_protection_officer is None:
            yield one.address


def _uses(corpus: Corpus) -> Iterator[Use]:
    for document in corpus.documents.values():
        for mark, text, place, _ in references(document.content, document.at()):
            yield Use(mark.to, text.split("/")[0], place)


def _body_is_used(
    kind: str, identity: str, address: Address, uses: tuple[Use, ...], contacts: Mapping[str, Address]
) -> bool:
    """Whether something outside the entry names the body, or a contact that stands in it."""
    for use in uses:
        if not _within(use.place, address):
            if use.name == identity and (use.kind == kind or use.kind in ANY_BODY):
                return True
            if use.kind == "contact" and use.name in contacts and _within(contacts[use.name], address):
                return True
    return False


def _within(place: Address, whole: Address) -> bool:
    return place.document == whole.document and place.path[: len(whole.path)] == whole.path
