"""A way to send data is allowed in one document and banned in another, and both bind the same body.

Why: Its staff have one guide that says send it so, and one that says never. Most will take the easier way.

Law: UK GDPR Article 32: security fits the risk. A document that changes a channel of the one above it says why, and is then left
alone.

Wrong:
    # in exchange
    security:
      channels:
        - {id: own-mail, name: Personal e-mail or messaging apps, use: with care, how: Check the address.}

Right:
    # in exchange
    security:
      channels:
        - {id: own-mail, name: Personal e-mail or messaging apps, use: never, how: It is not safe.}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ispc.corpus import Corpus, Effective, Occasion, Placed
from ispc.diagnostic import Diagnostic, Label, Severity
from ispc.kinds.policy import InformationSharingPolicy
from ispc.location import Address
from ispc.model.governance import Channel
from ispc.rules._documents import current
from ispc.rules._one_question import plain
from ispc.show import show


@dataclass(frozen=True, slots=True)
class _Stance:
    """One channel as one document words it, and every document that it holds for."""

    channel: Placed[Channel]
    holds_for: tuple[Effective, ...]

    @property
    def document(self) -> str:
        return self.channel.address.document


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    stances = tuple(_stances(corpus, occasion))
    banned: dict[str, list[_Stance]] = {}
    for one in stances:
        if one.channel.value.use == "never":
            for name in _called(one):
                banned.setdefault(name, []).append(one)
    for one in stances:
        if one.channel.value.use != "never":
            known = {it.channel.address: it for name in _called(one) for it in banned.get(name, ())}
            against = [(it, _bound(one, it)) for it in known.values()]
            told = [(it, body) for it, body in against if body and not _explained(one, it, corpus)]
            if told:
                yield _told(one, told, corpus)


def _told(one: _Stance, against: list[tuple[_Stance, str]], corpus: Corpus) -> Diagnostic:
    first, body = against[0]
    family = any(_are_family(one.document, it.document, corpus) for it, _ in against)
    return Diagnostic(
        "channels-contradict",
        Severity.ERROR if family else Severity.WARNING,
        f"`{show(one.channel.value.id)}` is {one.channel.value.use} here and never in `{first.document}`, and both bind"
        f" `{show(body)}`",
        one.channel.address / "use",
        related=tuple(Label(it.channel.address / "use", "never") for it, _ in against),
        law=("UK GDPR Article 32",),
        help="settle whether it is safe, and say the same in both, or name under `changes_to_parent` why they differ",
    )


def _stances(corpus: Corpus, occasion: Occasion) -> Iterator[_Stance]:
    found: dict[Address, tuple[Placed[Channel], list[Effective]]] = {}
    for document in current(corpus, occasion):
        for channel in document.channels:
            found.setdefault(channel.address, (channel, []))[1].append(document)
    return (_Stance(channel, tuple(documents)) for channel, documents in found.values())


def _called(one: _Stance) -> tuple[str, str]:
    return f"id {one.channel.value.id}", f"name {plain(one.channel.value.name)}"


def _bound(one: _Stance, other: _Stance) -> str:
    """A body that both bind; empty where there is none."""
    bodies = [{name for it in each.holds_for for name in _bodies(it)} for each in (one, other)]
    return min(bodies[0] & bodies[1], default="")


def _bodies(document: Effective) -> Iterator[str]:
    if isinstance(document.control, InformationSharingPolicy):
        yield document.control.organisation
    yield from (one.ref.split("/")[0] for one in document.members)


def _explained(one: _Stance, other: _Stance, corpus: Corpus) -> bool:
    """Whether one of them takes the other's place: with a reason, or without one, which is told where it is done."""
    same = one.channel.value.id == other.channel.value.id
    if same and _are_family(one.document, other.document, corpus):
        return True
    return any(_gives_a_reason(it, corpus) for it in (one, other))


def _gives_a_reason(one: _Stance, corpus: Corpus) -> bool:
    said = getattr(corpus.effective[one.document].control, "changes_to_parent", None) or ()
    clause = f"security/channels/{one.channel.value.id}/"
    return any(clause.startswith(f"{it.clause}/") for it in said)


def _are_family(one: str, other: str, corpus: Corpus) -> bool:
    above = {name: {it.id for it in corpus.effective[name].parents} for name in (one, other)}
    return one == other or other in above[one] or one in above[other]
