"""Documents -> Corpus: find every id once, and every reference to one; what is not found is reported here and nowhere else.

Ids of a directory hold for the whole workspace. Ids of a document (items, purposes, channels...) hold in it and in the
documents below it. While a document cannot be read, names that may be its own are not reported as missing, so that one
fault is one message. A document that names what is not there is held: no page is made from it that would silently lack it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from ispc.corpus import Corpus, Directory, Placed
from ispc.diagnostic import Diagnostic, Label, Outcome, Severity
from ispc.document import Document
from ispc.fields import references, walk
from ispc.law import Catalogue
from ispc.lineage import chains, hangs_on
from ispc.location import Address
from ispc.model.control import Controlled
from ispc.model.data import Exclusion, Item, Person
from ispc.model.flows import Flow
from ispc.model.governance import (
    Channel,
    Form,
    Measure,
    Principle,
    Purpose,
    Responsibility,
    Risk,
    SecondaryUse,
    Tier,
)
from ispc.model.parties import Board, Contact, Organisation, Party, PartyClass, Processor
from ispc.model.scalars import Model, NotStated
from ispc.model.stories import Role
from ispc.suggest import nearest

M = TypeVar("M", bound=Model)

EVERYWHERE: Mapping[type[Model], str] = {
    Organisation: "organisation",
    PartyClass: "class",
    Board: "board",
    Contact: "contact",
}
"""What a directory defines, for the whole workspace."""

IN_A_DOCUMENT: Mapping[type[Model], str] = {
    Item: "item",
    Purpose: "purpose",
    Person: "person",
    Channel: "channel",
    Flow: "flow",
    Exclusion: "exclusion",
    Processor: "processor",
    Principle: "principle",
    Responsibility: "responsibility",
    Tier: "tier",
    Risk: "risk",
    Measure: "measure",
    Form: "form",
    SecondaryUse: "further use",
    Role: "role",
}
"""What a document defines, for itself and the documents below it."""

OF_THE_LAW = frozenset({"body-unknown", "guidance-unknown"})
"""Names that no document defines, so that they are missing whatever could not be read."""


@dataclass
class _Names:
    """The names found so far: (kind of thing) -> name -> where it is defined."""

    found: dict[str, dict[str, Address]] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, Address]:
        return self.found.setdefault(kind, {})


def resolve(documents: Iterable[Document], law: Catalogue, broken: Iterable[str] = ()) -> Outcome[Corpus]:
    """Settle the names of a workspace. `broken` names the documents that could not be read."""
    incomplete = frozenset(broken)
    known, findings = _by_id(documents)
    above, tangled = chains(known)
    findings += tangled
    everywhere, clashes = _defined_everywhere(known)
    findings += clashes
    own = {identity: _defined_in(document) for identity, document in known.items()}
    findings += [clash for _, clashes in own.values() for clash in clashes]
    held: set[str] = set()
    for identity, document in known.items():
        lineage = [identity, *(parent.id for parent in above.get(identity, ()))]
        scope = _Scope(document, everywhere, [own[one][0] for one in lineage if one in own], law, known)
        findings += _unknown_provisions(scope)
        lost = list(_unresolved(scope))
        findings += [one for one in lost if not incomplete or one.code in OF_THE_LAW]
        held |= {identity} if lost or hangs_on(document, known, incomplete) else set()
    held |= {identity for identity, lineage in above.items() if held.intersection(one.id for one in lineage)}
    settled = Corpus(
        MappingProxyType(known), _directory(known), MappingProxyType({}), law, incomplete, frozenset(held)
    )
    return Outcome(settled, tuple(findings))


def _by_id(documents: Iterable[Document]) -> tuple[dict[str, Document], list[Diagnostic]]:
    known: dict[str, Document] = {}
    findings = []
    for document in sorted(documents, key=lambda one: one.tree.source):
        if document.id in known:
            first = known[document.id]
            findings.append(
                Diagnostic(
                    "document-id-duplicate",
                    Severity.ERROR,
                    f"two files are called `{document.id}`",
                    document.span(("kind",)),
                    related=(Label(first.span(("kind",)), "the other one"),),
                    help="rename one of them; a file's name is its document's id",
                )
            )
        else:
            known[document.id] = document
    return known, findings


def _defined_everywhere(known: Mapping[str, Document]) -> tuple[_Names, list[Diagnostic]]:
    names = _Names()
    findings: list[Diagnostic] = []
    for document in known.values():
        findings += _collect(document, EVERYWHERE, names)
    return names, findings


def _defined_in(document: Document) -> tuple[_Names, list[Diagnostic]]:
    names = _Names()
    return names, _collect(document, IN_A_DOCUMENT, names) + _parties(document, names)


def _collect(document: Document, kinds: Mapping[type[Model], str], names: _Names) -> list[Diagnostic]:
    findings = []
    for one in walk(document.content, document.at()):
        kind = kinds.get(type(one.owner))
        if kind is not None and one.address.path[-1] == "id":
            findings += _define(names, kind, str(one.value), one.address)
    return findings


def _define(names: _Names, kind: str, name: str, address: Address) -> list[Diagnostic]:
    first = names.of(kind).setdefault(name, address)
    if first is address:
        return []
    return [
        Diagnostic(
            "id-duplicate",
            Severity.ERROR,
            f"two of these are called `{name}`",
            address,
            related=(Label(first, f"the other {kind} called `{name}`"),),
            help="give one of them another id; references must be certain",
        )
    ]


def _parties(document: Document, names: _Names) -> list[Diagnostic]:
    findings = []
    listed = getattr(document.content, "parties", ())
    for position, party in enumerate(() if isinstance(listed, NotStated) else listed):
        findings += _define(names, "party", party.ref, document.at("parties", position))
    for ref, address in list(names.of("party").items()):
        names.of("party").setdefault(ref.split("/")[0], address)
    return findings


@dataclass(frozen=True, slots=True)
class _Scope:
    """The names that one document may use: the workspace's, its own and its ancestors', the law's."""

    document: Document
    everywhere: _Names
    lineage: Sequence[_Names]
    law: Catalogue
    documents: Mapping[str, Document]

    def names(self, kind: str, owner: Model) -> Iterable[str]:
        if kind == "document":
            return self.documents
        if kind == "body":
            return self.law.bodies
        if kind == "guidance":
            return self.law.editions
        if kind == "unit":
            return self._units(owner)
        if kind in EVERYWHERE.values():
            return self.everywhere.of(kind)
        if kind == "party":
            return [*self.agreement.of("party"), *self.everywhere.of("board")]
        if kind == "role":
            people = [name for names in self.lineage for name in names.of("person")]
            return [*self.lineage[0].of("role"), *self.agreement.of("party"), *people]
        if kind == "item or exclusion":
            return [name for names in self.lineage for one in ("item", "exclusion") for name in names.of(one)]
        if kind.startswith("parent "):
            return [name for names in self.lineage[1:] for name in names.of(kind.removeprefix("parent "))]
        return [name for names in self.lineage for name in names.of(kind)]

    @property
    def agreement(self) -> _Names:
        """The names of the agreement that speaks: the document's own, or, for a case or a plan, those of the one it is of."""
        own = isinstance(self.document.content, Controlled) or len(self.lineage) == 1
        return self.lineage[0 if own else 1]

    @property
    def belongs_nowhere(self) -> bool:
        return getattr(self.document.content, "of", None) not in (None, *self.documents)

    def leaves_open(self, name: str) -> bool:
        """Whether the agreement that a case or a plan is of says that a list is not stated: then no name in it is wrong."""
        agreement = self.documents.get(getattr(self.document.content, "of", ""))
        return agreement is not None and isinstance(getattr(agreement.content, name, None), NotStated)

    def _units(self, owner: Model) -> Iterable[str]:
        assert isinstance(owner, Party)  # noqa: S101  # only a party names a unit
        for document in self.documents.values():
            for one in getattr(document.content, "organisations", None) or ():
                if one.id == owner.organisation:
                    return [unit.id for unit in one.units or ()]
        return ()


def _unknown_provisions(scope: _Scope) -> Iterator[Diagnostic]:
    for mark, text, address, _ in references(scope.document.content, scope.document.at()):
        if mark.to == "provision" and scope.law.find(text) is None:
            yield _unknown_provision(text, address, scope.law)


def _unresolved(scope: _Scope) -> Iterator[Diagnostic]:
    """Names that lead nowhere. Where a case or a plan belongs to no document that there is, that alone is told."""
    for mark, text, address, owner in references(scope.document.content, scope.document.at()):
        if mark.to == "item or exclusion" and scope.leaves_open("items"):
            continue
        if scope.belongs_nowhere and mark.to != "document":
            continue
        if mark.to != "provision" and text not in (names := list(scope.names(mark.to, owner))):
            yield _unknown_name(mark.to, text, address, names)


def _unknown_name(kind: str, text: str, address: Address, names: Sequence[str]) -> Diagnostic:
    near = nearest(text, names)
    wanted = kind.removeprefix("parent ").removesuffix(" or exclusion")
    where = " in the document above" if kind.startswith("parent ") else ""
    return Diagnostic(
        f"{wanted}-unknown",
        Severity.ERROR,
        f"no {wanted} is called `{text[:80]}`{where}",
        address,
        caret=f"did you mean `{near[0]}`?" if near else "",
        help=f"write `{near[0]}`, or define `{text[:80]}`"
        if near
        else f"define it, or name one that exists{_some(names)}",
    )


def _some(names: Sequence[str]) -> str:
    shown = sorted(set(names))[:6]
    return ": " + ", ".join(f"`{name}`" for name in shown) if shown else ""


def _unknown_provision(text: str, address: Address, law: Catalogue) -> Diagnostic:
    near = law.near(text)
    return Diagnostic(
        "provision-unknown",
        Severity.WARNING,
        f"the law catalogue does not know `{text[:120]}`",
        address,
        caret=f"did you mean `{near[0]}`?" if near else "",
        help="check the citation; if it is right, ask for it to be added to the catalogue, with its source",
    )


def _directory(known: Mapping[str, Document]) -> Directory:
    organisations = dict(_listed(known, "organisations", Organisation))
    contacts = {
        contact.id: Placed(contact, placed.address / "contacts" / position)
        for placed in organisations.values()
        for position, contact in enumerate(placed.value.contacts or ())
    }
    return Directory(
        MappingProxyType(organisations),
        MappingProxyType(dict(_listed(known, "classes", PartyClass))),
        MappingProxyType(dict(_listed(known, "boards", Board))),
        MappingProxyType(contacts),
    )


def _listed(known: Mapping[str, Document], name: str, model: type[M]) -> Iterator[tuple[str, Placed[M]]]:
    for document in known.values():
        if document.kind == "directory":
            for position, one in enumerate(getattr(document.content, name) or ()):
                assert isinstance(one, model)  # noqa: S101  # the template says so
                yield one.id, Placed(one, document.at(name, position))  # type: ignore[attr-defined]  # each has an id
