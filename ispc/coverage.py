"""Effective -> which questions of the data sharing code an agreement answers, who said so, and which it leaves open.

The questions and the fields that answer each are data of the catalogue (`law/code-questions.yaml`), so that what the managers'
page shows and what the rule tells of cannot differ. A question is answered where each field that it needs is said: here, in a
document above, or in the directory. A gap with a reason is told apart from silence, and a question that does not arise from both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ispc.corpus import Corpus, Effective, Exchange, Ground
from ispc.document import Document
from ispc.fields import spelling
from ispc.law.provisions import Applies, CodeQuestion
from ispc.location import Address
from ispc.model.agreement import Agreement
from ispc.model.governance import Baseline
from ispc.model.scalars import Model, NotStated
from ispc.rules._cases import about_nobody_living, all_are
from ispc.rules._consent import relies
from ispc.rules._retention import kept, same_start

Standing = Literal["answered", "gap", "unanswered", "not asked"]

ITS_OWN = frozenset({"flows", "parties"})
"""Fields that each agreement must answer for itself. In any other a document above may answer for it."""

_CLAUSES = frozenset(Baseline.model_fields)
_ANY, _SOME = "*", "some"


@dataclass(frozen=True, slots=True)
class Answer:
    """A field that a question asks for: where it is said, or would be; what it is called; and its value, None where unsaid."""

    address: Address
    title: str
    value: object

    @property
    def unsaid(self) -> bool:
        return self.value is None or self.value == ()

    @property
    def reason(self) -> str:
        """Why it is not stated; empty where it is, and where it is left out."""
        return self.value.not_stated if isinstance(self.value, NotStated) else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A question and how it stands. `said`, `gaps` and `missing` are the fields that it needs; `also` tells more."""

    question: CodeQuestion
    standing: Standing
    said: tuple[Answer, ...] = ()
    gaps: tuple[Answer, ...] = ()
    missing: tuple[Answer, ...] = ()
    also: tuple[Answer, ...] = ()


def rows(effective: Effective, corpus: Corpus) -> tuple[Row, ...]:
    """Every question of the code in its order; none for a document that is no agreement."""
    if effective.agreement is None:
        return ()
    return tuple(_row(one, effective) for one in corpus.law.code_questions.values())


def told_elsewhere(question: CodeQuestion, effective: Effective) -> bool:
    """Whether a rule of its own tells of it where the agreement leaves the question open."""
    return bool(question.told_by) and (
        question.told_when is None or bool(arises(question.told_when, effective))
    )


def _row(question: CodeQuestion, effective: Effective) -> Row:
    within = arises(question.when, effective) if question.when else None
    if within is not None and not within:
        return Row(question, "not asked")
    needed = tuple(one for path in question.needs for one in _answers(path, effective, within))
    said = tuple(one for one in needed if not one.unsaid and not one.reason)
    gaps = tuple(one for one in needed if one.reason)
    missing = tuple(one for one in needed if one.unsaid)
    also = tuple(
        one
        for path in question.also
        for one in _answers(path, effective, within)
        if not one.unsaid and not one.reason
    )
    if question.suggested == "yes":
        return Row(question, "answered", said, gaps) if said else Row(question, "not asked")
    standing: Standing = "unanswered" if missing else "gap" if gaps else "answered" if said else "not asked"
    return Row(question, standing, said, gaps, missing, also)


# --- Where a question arises -----------------------------------------------------------------------------------------


def arises(when: Applies, effective: Effective) -> frozenset[Address]:
    """The parts of the agreement to which a question is put: all of it, some bodies, or some parties' answers."""
    return frozenset(_ARISES[when](effective))


def _whole(test: Callable[[Effective], bool]) -> Callable[[Effective], Iterator[Address]]:
    return lambda effective: iter([effective.at()] if test(effective) else [])


def _grounds(test: Callable[[Exchange, Ground], bool]) -> Callable[[Effective], Iterator[Address]]:
    """The answers of parties on living people's data, for flows and parties of which the test holds."""
    return lambda effective: (
        ground.lawful.address
        for exchange in effective.exchanges
        if not about_nobody_living(exchange)
        for ground in exchange.grounds
        if not isinstance(ground.lawful.value.basis, NotStated)
        and ground.lawful.value.basis != "not personal data"
        and test(exchange, ground)
    )


def _public(effective: Effective) -> Iterator[Address]:
    for member in effective.members:
        if member.organisation and all_are(member.bodies, lambda body: body.public_authority == "yes"):
            yield member.organisation.address


def _carries(exchange: Exchange, kind: str) -> bool:
    return any(item.value.kind == kind for item in exchange.items)


def _general(ground: Ground) -> bool:
    return ground.lawful.value.regime == "general"


def _uses_power(_: Exchange, ground: Ground) -> bool:
    public = all_are(ground.member.bodies, lambda body: body.public_authority == "yes")
    return public and (ground.gives or ground.receives) and ground.lawful.value.basis != "legal obligation"


def _needs_offence_condition(exchange: Exchange, ground: Ground) -> bool:
    official = all_are(ground.member.bodies, lambda body: body.competent_authority == "listed")
    return _general(ground) and not official and _carries(exchange, "criminal offence")


def _periods_differ(effective: Effective) -> bool:
    """Whether one item is kept for two periods, or from two days."""
    first: dict[str, Any] = {}
    for exchange in effective.exchanges:
        for one in kept(exchange):
            for item in exchange.items if one.value.for_ else ():
                earlier = first.setdefault(item.value.id, one.value)
                if earlier.for_ != one.value.for_ or not same_start(earlier, one.value):
                    return True
    return False


def _likely_high_risk(effective: Effective) -> bool:
    """Whether the sharing is about children, carries special category or offence data, or goes in bulk."""
    asked = [one for one in effective.exchanges if not about_nobody_living(one)]
    return any(
        exchange.flow.value.pattern == "bulk"
        or _carries(exchange, "special category")
        or _carries(exchange, "criminal offence")
        or any(person.value.population == "children" for person in exchange.people)
        for exchange in asked
    )


def _impact_said(effective: Effective) -> bool:
    lineage = (effective.document, *effective.parents)
    return any(getattr(one.content, "impact_assessment", None) for one in lineage)


_ARISES: Mapping[Applies, Callable[[Effective], Iterator[Address]]] = {
    "joint controllers": _whole(
        lambda one: any(it.party.value.control == "joint controller" for it in one.members)
    ),
    "public bodies": _public,
    "public bodies in a flow": _grounds(_uses_power),
    "consent is relied on": _whole(lambda one: any(map(relies, one.exchanges))),
    "special category data": _grounds(lambda it, one: _general(one) and _carries(it, "special category")),
    "criminal offence data": _grounds(_needs_offence_condition),
    "sensitive law enforcement": _grounds(
        lambda it, one: not _general(one) and _carries(it, "special category")
    ),
    "periods differ": _whole(_periods_differ),
    "a class takes part": _whole(lambda one: any(it.body_class for it in one.members)),
    "likely high risk": _whole(_likely_high_risk),
    "no impact assessment": _whole(lambda one: not _impact_said(one)),
}


# --- What the fields say ---------------------------------------------------------------------------------------------


def _answers(needed: str, effective: Effective, within: frozenset[Address] | None) -> tuple[Answer, ...]:
    """What the fields of a path say, as far as the question is put to them; of two paths, the first that says it all."""
    found = [_said(path, effective, within) for path in needed.split(" | ")]
    return next((one for one in found if one and not any(it.unsaid for it in one)), found[0])


def _said(path: str, effective: Effective, within: frozenset[Address] | None) -> tuple[Answer, ...]:
    root, *steps = path.split("/")
    found = tuple(_at(root, steps, effective))
    if within is not None and effective.at() not in within:
        found = tuple(one for one in found if any(_holds(part, one.address) for part in within))
    return found


def _at(root: str, steps: list[str], effective: Effective) -> Iterator[Answer]:
    if root == "bodies":
        bodies = {it.organisation.address: it.organisation for it in effective.members if it.organisation}
        for address, placed in bodies.items():
            yield from _walk(placed.value, address, steps[1:])
    elif root in _CLAUSES:
        for one in _walk(effective.baseline, Address(effective.id), [root, *steps]):
            address = one.address if one.unsaid else effective.origin(*one.address.path)
            yield Answer(address, one.title, one.value)
    else:
        yield from _nearest(root, steps, effective)
        if root == "flows" and steps[1:3] == ["lawful", _ANY]:
            yield from _silent(steps[3:], effective)


def _nearest(root: str, steps: list[str], effective: Effective) -> tuple[Answer, ...]:
    """What the agreement says; where it is silent, what the nearest agreement above it says in full."""
    lineage = [effective.document]
    if root not in ITS_OWN:
        lineage += [one for one in effective.parents if isinstance(one.content, Agreement)]
    said = [_own(document, [root, *steps]) for document in lineage]
    return next((one for one in said if not any(it.unsaid for it in one)), said[0])


def _own(document: Document, steps: list[str]) -> tuple[Answer, ...]:
    return tuple(_walk(document.content, document.at(), steps))


def _silent(rest: list[str], effective: Effective) -> Iterator[Answer]:
    """Parties that give or receive in a flow and answer nothing there."""
    for exchange in effective.exchanges:
        if isinstance(exchange.flow.value.lawful, NotStated) or about_nobody_living(exchange):
            continue
        answered = {ground.member for ground in exchange.grounds}
        for member in dict.fromkeys((*exchange.givers, *exchange.receivers)):
            if member not in answered and member.party.value.control != "processor":
                address = exchange.flow.address / "lawful" / member.ref
                for step in rest:
                    address = address / step
                yield Answer(address, rest[-1].capitalize(), None)


def _walk(value: Any, address: Address, steps: list[str], title: str = "") -> Iterator[Answer]:
    """The fields that a path leads to.

    `*` is every item of a list or party of a mapping, `some` those that say it, `use=x` the items of that use.
    """
    if not steps or value is None or isinstance(value, NotStated):
        yield Answer(address, title, value)
        return
    step, rest = steps[0], steps[1:]
    if isinstance(value, Model):
        names = {spelling(name, info): name for name, info in type(value).model_fields.items()}
        if step in names:
            info = type(value).model_fields[names[step]]
            yield from _walk(getattr(value, names[step]), address / step, rest, str(info.title))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _walk(one, address / key, rest, title)
    else:
        name, _, wanted = step.partition("=")
        chosen = [at for at, one in enumerate(value) if not wanted or getattr(one, name) == wanted]
        found = [one for at in chosen for one in _walk(value[at], address / at, rest, title)]
        filled = [one for one in found if not one.unsaid] if step == _SOME else []
        yield from filled or found or [Answer(address, title, None)]


def _holds(whole: Address, place: Address) -> bool:
    return whole.document == place.document and place.path[: len(whole.path)] == whole.path
