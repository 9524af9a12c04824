"""Worked cases put to the agreements that they are of: what each expects, what the agreement answers, and what no case reaches.

A case is a test of the agreement. Coverage says what no test touches: flows, parties, conditions, populations. A clause that is
in neither list would be one that nobody relies on, so both are made from the very clauses that an answer may rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from ispc.corpus import Corpus, Effective, Exchange, Placed
from ispc.decide import Answer, decide
from ispc.document import Document
from ispc.fields import spelling
from ispc.kinds.scenario import Scenario
from ispc.location import Address
from ispc.model.scalars import Model, NotStated
from ispc.questions import Question, of_case

Sort = Literal["flow", "party", "condition", "population"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One case, the question it puts, and what its agreement answers, taken as in force."""

    document: Document
    effective: Effective
    question: Question
    answer: Answer

    @property
    def case(self) -> Scenario:
        assert isinstance(self.document.content, Scenario)  # noqa: S101  # trials are made of these only
        return self.document.content

    @property
    def agrees(self) -> bool:
        return self.answer.verdict == self.case.expect

    @property
    def missing(self) -> tuple[tuple[int, str], ...]:
        """The clauses that the case names and the answer does not rest on, with their places in `because`."""
        return tuple((at, one) for at, one in enumerate(self.case.because) if not self.answer.rests_on(one))

    @property
    def passed(self) -> bool:
        return self.agrees and not self.missing


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a case may reach: what sort, its name as cases write it, what it says, and the cases that reach it."""

    sort: Sort
    clause: str
    of: Placed[Any]
    cases: tuple[str, ...]


def trials(corpus: Corpus) -> tuple[Trial, ...]:
    """Every case whose agreement can be read, in the order of the cases' ids."""
    return tuple(
        trial
        for _, document in sorted(corpus.documents.items())
        if isinstance(document.content, Scenario) and document.id not in corpus.held
        for trial in _trial(document, document.content, corpus)
    )


def of(effective: Effective, corpus: Corpus) -> tuple[Trial, ...]:
    """The cases of one agreement."""
    return tuple(one for one in trials(corpus) if one.effective.id == effective.id)


def _trial(document: Document, case: Scenario, corpus: Corpus) -> Iterator[Trial]:
    effective = corpus.effective.get(case.of)
    if effective is not None and effective.id not in corpus.held:
        question = of_case(case.ask_, case.roles or ())
        yield Trial(document, effective, question, decide(effective, corpus, question))


def at_odds(tried: Iterable[Trial]) -> tuple[tuple[Trial, Trial], ...]:
    """Cases that put one question to one agreement and expect different answers, each with the first that put it."""
    first: dict[tuple[str, Question], Trial] = {}
    found = []
    for trial in tried:
        # Who speaks for a party, and in what order things are named, makes no difference to the question.
        asked = replace(trial.question, role="", items=tuple(sorted(trial.question.items)))
        other = first.setdefault((trial.effective.id, asked), trial)
        if other.case.expect != trial.case.expect:
            found.append((trial, other))
    return tuple(found)


def coverage(effective: Effective, tried: Iterable[Trial]) -> tuple[Line, ...]:
    """All that a case may reach in one agreement, and which of its cases do."""
    own = [one for one in tried if one.effective.id == effective.id]
    return tuple(
        Line(sort, clause, of, tuple(one.document.id for one in own if _reaches(one, sort, clause)))
        for sort, clause, of in reachable(effective)
    )


def _reaches(trial: Trial, sort: Sort, clause: str) -> bool:
    question = trial.question
    if sort == "party":
        takes_part = (question.giver, question.receiver)
        return any(clause == one or clause.startswith(f"{one}/") for one in takes_part if one)
    if sort == "population":
        people = {one.value.id: one.value.population for one in trial.effective.people}
        met = {people.get(question.about), people.get(question.receiver)}
        return clause in met or (clause == "lacks capacity" and question.consent == "cannot be given")
    match clause.split("/"):
        case ["items", item, person]:
            return item in question.items and question.about == person
        case ["people", person, "opposed_to", other]:
            return trial.answer.rests_on(f"people/{person}") and question.about == other
        case [flow, "about", person]:
            return flow in trial.answer.flows and question.about == person
    return trial.answer.rests_on(clause)


def reachable(effective: Effective) -> Iterator[tuple[Sort, str, Placed[Any]]]:
    """Every flow, party, condition and population of an agreement, by the name that cases write."""
    yield from (("flow", one.id, one.flow) for one in effective.exchanges)
    yield from (("party", one.ref, one.party) for one in effective.members)
    for one in effective.exchanges:
        yield from (("condition", clause, of) for clause, of in _of_flow(one))
    yield from (("condition", clause, of) for clause, of in _of_document(effective))
    yield from (("condition", clause, of) for clause, of in _inherited(effective))
    met = {one.value.population: one for one in effective.people}
    yield from (("population", population, person) for population, person in met.items())


_IN_A_FLOW = ("send_by", "consent", "tell_the_person", "objection", "request", "keep")


def _of_flow(exchange: Exchange) -> Iterator[tuple[str, Placed[Any]]]:
    flow = exchange.flow
    for name in _IN_A_FLOW:
        value = getattr(flow.value, name)
        if value is not None:
            spelled = spelling(name, type(flow.value).model_fields[name])
            yield f"{exchange.id}/{spelled}", Placed(value, flow.address / spelled)
    for at, person in enumerate(flow.value.about or ()):
        yield f"{exchange.id}/about/{person}", Placed(person, flow.address / "about" / at)
    for name in ("in_an_emergency", "guide"):
        part = getattr(flow.value, name)
        if part is not None:
            yield from _leaves(part, flow.address / name, f"{exchange.id}/{name}")
    for ground in exchange.grounds:
        if ground.gives or ground.receives:
            yield f"{exchange.id}/lawful/{ground.member.ref}", ground.lawful


def _of_document(effective: Effective) -> Iterator[tuple[str, Placed[Any]]]:
    control = effective.control
    for at, exclusion in enumerate(getattr(control, "never_share", None) or ()):
        yield exclusion.id, Placed(exclusion, effective.at("never_share", at))
    for channel in effective.channels:
        if channel.value.use != "allowed":
            yield channel.value.id, channel
    for person in effective.people:
        if person.value.opposed_to:
            yield f"people/{person.value.id}", person
        for at, other in enumerate(person.value.opposed_to or ()):
            yield (
                f"people/{person.value.id}/opposed_to/{other}",
                Placed(other, person.address / "opposed_to" / at),
            )
    carried = {item.value.id: item for one in effective.exchanges for item in one.items}
    for item in carried.values():
        for at, name in enumerate(item.value.about or ()):
            yield f"items/{item.value.id}/{name}", Placed(name, item.address / "about" / at)


_CLAUSES = (
    ("breach", ("first_steps", "contact", "tell_within")),
    ("consent_rules", ("refused", "withdrawn", "lacks_capacity", "unsafe_to_ask")),
    ("requests", ("check", "form", "answered_by")),
    ("rights", ("hand_over", "lead")),
    ("recording", ("what", "where")),
    ("onward", ("rule",)),
    ("emergency", ("then",)),
)
"""The clauses, inherited or not, that an answer may rest on."""


def _inherited(effective: Effective) -> Iterator[tuple[str, Placed[Any]]]:
    baseline = effective.baseline
    for name, parts in _CLAUSES:
        clause = getattr(baseline, name)
        for part in parts if clause is not None else ():
            value = getattr(clause, part)
            if value is not None and not isinstance(value, NotStated):
                yield f"{name}/{part}", Placed(value, effective.origin(name, part))
    if baseline.minimum is not None:
        yield "minimum", Placed(baseline.minimum, effective.origin("minimum"))
    for at, note in enumerate(baseline.populations or ()):
        yield f"populations/{note.population}", Placed(note, effective.origin("populations", at))


def _leaves(part: Model, address: Address, clause: str) -> Iterator[tuple[str, Placed[Any]]]:
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if value is not None:
            yield f"{clause}/{name}", Placed(value, address / spelling(name, info))
