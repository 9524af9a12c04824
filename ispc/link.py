"""Put the things themselves in the place of their names: one document's parties, items and flows, linked.

`resolve` has reported every name that leads nowhere; here such a name is left out, so that rules and layers meet only
what exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from ispc.corpus import Citation, Corpus, Effective, Exchange, Ground, Member, Placed
from ispc.document import Document
from ispc.law import Catalogue
from ispc.location import Address, Path
from ispc.model.agreement import Agreement
from ispc.model.control import Controlled
from ispc.model.data import Item, Person
from ispc.model.flows import Flow
from ispc.model.governance import Baseline, Channel, Purpose
from ispc.model.lawfulness import Lawful
from ispc.model.parties import Board, Organisation, Party, PartyClass
from ispc.model.scalars import NotStated

T = TypeVar("T")


def stated(value: Any) -> tuple[Any, ...]:
    """A list field's items; none where the field is left out or not stated."""
    return value if isinstance(value, tuple) else ()


def link(
    document: Document,
    parents: tuple[Document, ...],
    baseline: Baseline,
    origins: Mapping[Path, Address],
    corpus: Corpus,
) -> Effective:
    """One governed document with everything it refers to."""
    content = document.content
    assert isinstance(content, Controlled)  # noqa: S101  # inherit passes governed documents only
    lineage = (document, *parents)
    effective = Effective(
        document=document,
        control=content,
        parents=parents,
        baseline=baseline,
        origins=MappingProxyType(dict(origins)),
        members=tuple(_members(document, corpus)),
        purposes=tuple(_placed(lineage, "purposes", Purpose)),
        people=tuple(_placed(lineage, "people", Person)),
        items=tuple(_placed(lineage, "items", Item)),
        channels=(),
        exchanges=(),
        legislation=tuple(
            _citations(getattr(content, "legislation", None), document.at("legislation"), corpus.law)
        ),
    )
    channels = tuple(
        Placed(channel, effective.origin("security", "channels", place))
        for place, channel in enumerate((baseline.security and baseline.security.channels) or ())
    )
    return _with(effective, channels, corpus)


def _with(effective: Effective, channels: tuple[Placed[Channel], ...], corpus: Corpus) -> Effective:
    ready = replace(effective, channels=channels)
    if not isinstance(effective.control, Agreement):
        return ready
    flows = enumerate(stated(effective.control.flows))
    exchanges = tuple(
        _exchange(Placed(flow, effective.at("flows", place)), ready, corpus) for place, flow in flows
    )
    return replace(ready, exchanges=exchanges)


def _placed(lineage: Iterable[Document], name: str, model: type[T]) -> Iterator[Placed[T]]:
    """A list field of a document and of those above it, nearest first; a nearer id hides a further one."""
    seen: set[str] = set()
    for document in lineage:
        for place, one in enumerate(stated(getattr(document.content, name, None))):
            if one.id not in seen:
                seen.add(one.id)
                yield Placed(one, document.at(name, place))


def _members(document: Document, corpus: Corpus) -> Iterator[Member]:
    for place, party in enumerate(stated(getattr(document.content, "parties", None))):
        member = member_of(Placed(party, document.at("parties", place)), corpus)
        if member is not None:
            yield member


def member_of(party: Placed[Party], corpus: Corpus) -> Member | None:
    """A party with the body it names; None where the directory does not have it."""
    one, directory = party.value, corpus.directory
    organisation = directory.organisations.get(one.organisation or "")
    body_class = directory.classes.get(one.class_ or "")
    body = organisation or body_class
    if body is None:
        return None
    unit = None
    if organisation is not None and one.service is not None:
        units = enumerate(organisation.value.units or ())
        unit = next(
            (Placed(it, organisation.address / "units" / at) for at, it in units if it.id == one.service),
            None,
        )
        if unit is None:
            return None
    contact = None if isinstance(one.contact, NotStated) else corpus.contact(one.contact)
    return Member(party, organisation, unit, body_class, tuple(_bodies(body.value, corpus.law)), contact)


def _bodies(body: Organisation | PartyClass, law: Catalogue) -> Iterator[Any]:
    types = (body.type,) if isinstance(body.type, str) else stated(body.type)
    return (law.bodies[one] for one in types if one in law.bodies)


def named(ref: str, members: Iterable[Member]) -> tuple[Member, ...]:
    """The parties that a reference means: the one of that name, else every service of that organisation."""
    listed = tuple(members)
    exact = tuple(one for one in listed if one.ref == ref)
    return exact or tuple(one for one in listed if one.ref.split("/")[0] == ref)


def _exchange(flow: Placed[Flow], effective: Effective, corpus: Corpus) -> Exchange:
    one = flow.value
    givers = _all_named(one.from_, effective.members)
    receivers = _all_named(one.to, effective.members)
    items = _chosen(stated(one.items), effective.items)
    about = one.about or tuple(dict.fromkeys(name for item in items for name in item.value.about or ()))
    emergency = one.in_an_emergency
    asker = one.request.by if one.request else None
    return Exchange(
        flow=flow,
        givers=givers,
        receivers=receivers,
        items=items,
        purposes=_chosen(stated(one.for_), effective.purposes),
        people=_chosen(about, effective.people),
        channels=_chosen(stated(one.send_by), effective.channels),
        grounds=tuple(_grounds(flow, givers, receivers, effective, corpus.law)),
        asker=_asker(asker, effective, corpus) if asker else None,
        emergency_contact=corpus.contact(emergency.call) if emergency else None,
        emergency_channel=next(iter(_chosen((emergency.then,), effective.channels)), None)
        if emergency and emergency.then
        else None,
    )


def _all_named(refs: Iterable[str], members: tuple[Member, ...]) -> tuple[Member, ...]:
    return tuple(dict.fromkeys(member for ref in refs for member in named(ref, members)))


def _chosen(names: Iterable[str], placed: Iterable[Placed[Any]]) -> tuple[Placed[Any], ...]:
    known = {one.value.id: one for one in placed}
    return tuple(known[name] for name in names if name in known)


def _asker(ref: str, effective: Effective, corpus: Corpus) -> Member | Placed[Board] | None:
    return next(iter(named(ref, effective.members)), None) or corpus.directory.boards.get(ref)


def _grounds(
    flow: Placed[Flow],
    givers: tuple[Member, ...],
    receivers: tuple[Member, ...],
    effective: Effective,
    law: Catalogue,
) -> Iterator[Ground]:
    """What each party answers: those that give, those that receive, then any other."""
    if isinstance(flow.value.lawful, NotStated):
        return
    for member in dict.fromkeys((*givers, *receivers, *effective.members)):
        for ref, lawful in flow.value.lawful.items():
            if member not in named(ref, effective.members):
                continue
            if member in givers or member in receivers or ref == member.ref:
                address = flow.address / "lawful" / ref
                yield _ground(member, Placed(lawful, address), member in givers, member in receivers, law)


def _ground(member: Member, lawful: Placed[Lawful], gives: bool, receives: bool, law: Catalogue) -> Ground:
    powers = tuple(
        (
            Placed(power, lawful.address / "powers" / at),
            Citation(power.cite, lawful.address / "powers" / at / "cite", law.find(power.cite)),
        )
        for at, power in enumerate(lawful.value.powers or ())
    )
    cites = tuple(_citations(lawful.value.cites, lawful.address / "cites", law))
    return Ground(member, lawful, powers, cites, gives, receives)


def _citations(written: tuple[str, ...] | None, address: Address, law: Catalogue) -> Iterator[Citation]:
    for place, text in enumerate(written or ()):
        yield Citation(text, address / place, law.find(text))
