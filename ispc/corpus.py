"""The corpus: every document of a workspace with its references and inheritance settled. The waist of the house.

Below it all is text; above it all are readers. A rule or a layer asks the corpus and looks nothing up: a flow holds
its parties, items, purposes and channels themselves, a citation holds its provision, and a clause knows which
document said it. What could not be resolved was reported once, below, and is simply not here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from ispc.document import Document
from ispc.language.lists import WordList
from ispc.law import Catalogue
from ispc.law.provisions import Body, Provision
from ispc.location import Address, Path
from ispc.model.agreement import Agreement
from ispc.model.control import Controlled
from ispc.model.data import Item, Person
from ispc.model.flows import Flow
from ispc.model.governance import Baseline, Channel, Purpose
from ispc.model.lawfulness import Lawful, Power
from ispc.model.parties import Board, Contact, Organisation, Party, PartyClass, Unit
from ispc.records import NONE, Log

T_co = TypeVar("T_co", covariant=True)

Stage = Literal["draft", "review", "sign-off"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and why we look: the day, how strict to be, and the partnership's own word lists.

    A stage never reads the clock nor the disk; it is told.
    """

    today: datetime.date
    stage: Stage = "review"
    words: tuple[WordList, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed(Generic[T_co]):
    """A value and the field it came from."""

    value: T_co
    address: Address


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that documents refer to by id, from every directory of the workspace."""

    organisations: Mapping[str, Placed[Organisation]]
    classes: Mapping[str, Placed[PartyClass]]
    boards: Mapping[str, Placed[Board]]
    contacts: Mapping[str, Placed[Contact]]


@dataclass(frozen=True, slots=True)
class Member:
    """A party with the body it is: one organisation, with its unit if it is a service of it, or a class."""

    party: Placed[Party]
    organisation: Placed[Organisation] | None
    unit: Placed[Unit] | None
    body_class: Placed[PartyClass] | None
    bodies: tuple[Body, ...]
    contact: Placed[Contact] | None

    @property
    def ref(self) -> str:
        return self.party.value.ref

    @property
    def nation(self) -> str:
        body = self.organisation or self.body_class
        return body.value.nation if body else ""

    def name(self, language: str = "en") -> str:
        """The legal name, with the service before it where the party is one."""
        if self.body_class:
            return self.body_class.value.name.said(language)
        if not self.organisation:
            return self.ref
        whole = self.organisation.value.name.said(language)
        return f"{self.unit.value.name.said(language)}, {whole}" if self.unit else whole

    def short_name(self, language: str = "en") -> str:
        """What staff say: the service, or what the organisation is known as."""
        if self.unit:
            return self.unit.value.name.said(language)
        if self.organisation and self.organisation.value.known_as:
            return self.organisation.value.known_as.said(language)
        return self.name(language)

    @property
    def name_source(self) -> Address:
        """Where the name stands in the directory."""
        body = self.unit or self.organisation or self.body_class
        return body.address / "name" if body else self.party.address


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as it was written, and the provision it names; None where the catalogue does not know it."""

    written: str
    address: Address
    provision: Provision | None


@dataclass(frozen=True, slots=True)
class Ground:
    """What one party answers for one flow. `takes_part` says whether it gives, receives, or neither."""

    member: Member
    lawful: Placed[Lawful]
    powers: tuple[tuple[Placed[Power], Citation], ...]
    cites: tuple[Citation, ...]
    gives: bool
    receives: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """One flow with everything it refers to."""

    flow: Placed[Flow]
    givers: tuple[Member, ...]
    receivers: tuple[Member, ...]
    items: tuple[Placed[Item], ...]
    purposes: tuple[Placed[Purpose], ...]
    people: tuple[Placed[Person], ...]
    channels: tuple[Placed[Channel], ...]
    grounds: tuple[Ground, ...]
    asker: Member | Placed[Board] | None
    emergency_contact: Placed[Contact] | None
    emergency_channel: Placed[Channel] | None

    @property
    def id(self) -> str:
        return self.flow.value.id


@dataclass(frozen=True, slots=True)
class Effective:
    """A document as it holds: its own words and the clauses it inherits, each with the field that said it.

    `baseline` is the merged clauses; `origin(path)` tells which document's field a merged field came from.
    """

    document: Document
    control: Controlled
    parents: tuple[Document, ...]
    baseline: Baseline
    origins: Mapping[Path, Address]
    members: tuple[Member, ...]
    purposes: tuple[Placed[Purpose], ...]
    people: tuple[Placed[Person], ...]
    items: tuple[Placed[Item], ...]
    channels: tuple[Placed[Channel], ...]
    exchanges: tuple[Exchange, ...]
    legislation: tuple[Citation, ...]

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def agreement(self) -> Agreement | None:
        """The document as an agreement; None for a framework or a policy."""
        return self.document.content if isinstance(self.document.content, Agreement) else None

    def at(self, *path: str | int) -> Address:
        """The address of one of the document's own fields."""
        return self.document.at(*path)

    def origin(self, *path: str | int) -> Address:
        """The field that said a merged clause: this document's, or an ancestor's."""
        whole: Path = tuple(path)
        for cut in range(len(whole), 0, -1):
            said = self.origins.get(whole[:cut])
            if said is not None:
                return Address(said.document, said.path + whole[cut:])
        return self.document.at(*path)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The whole workspace, settled.

    `incomplete` names the documents that could not be read; `held` those that refer to something that is not there, from
    which no page may be made, since it would lack that something without a word.
    """

    documents: Mapping[str, Document]
    directory: Directory
    effective: Mapping[str, Effective]
    law: Catalogue
    incomplete: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    approvals: Log = NONE

    def contact(self, identity: str | None) -> Placed[Contact] | None:
        return self.directory.contacts.get(identity) if identity else None

    def agreements(self) -> Iterator[Effective]:
        """Protocols and data exchange agreements, in the order of their ids."""
        return (one for one in self.effective.values() if one.agreement is not None)
