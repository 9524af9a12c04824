"""What is surely so of a flow, in the words that the law's own limits ask about. Shared by the rules on law.

Only what the author said counts. Where a fact is not stated nothing is said of it, so no finding rests on a guess;
what may well be so is kept apart, and a finding that rests on it is at most a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.model.consent import ConsentUse
from ispc.rules._cases import NOT_PERSONAL, Case, all_are

_IDENTIFYING = frozenset({"personal", "special category", "criminal offence"})
_HEALTH_COMMISSIONERS = frozenset({"integrated-care-board", "local-health-board"})
"""Police, Crime, Sentencing and Courts Act 2022 sections 10(10), 16(4)(b) and 17(6)(b)."""


def facts(case: Case) -> frozenset[str]:
    """The facts that `ispc.law.what` reads, as far as the flow states them."""
    return frozenset((*_data(case), *_purpose(case), *_asking(case), *_people(case)))


def likely_facts(case: Case) -> frozenset[str]:
    """Facts that the flow does not state outright, but that are most likely so."""
    return facts(case) | frozenset((*_care_of_children(case), *_unasked(case)))


def _data(case: Case) -> Iterator[str]:
    items = [item.value for item in case.exchange.items]
    if any(item.kind in _IDENTIFYING for item in items):
        yield "named"
        givers = (case.ground.member,) if case.ground.gives else case.exchange.givers
        if all_are((body for one in givers for body in one.bodies), lambda b: b.id in _HEALTH_COMMISSIONERS):
            yield "from-health-commissioner"
    if any(item.health and item.kind not in NOT_PERSONAL for item in items):
        yield "patient-information"
    if any(item.health is False and item.kind == "special category" for item in items):
        yield "other-than-health-data"


def _purpose(case: Case) -> Iterator[str]:
    flow = case.flow
    if flow.direct_care is False or (flow.protects_others and not flow.direct_care):
        yield "not-direct-care"
    if flow.objection == "does not stop it":
        yield "objection"


def _asking(case: Case) -> Iterator[str]:
    flow, general = case.flow, case.effective.baseline.requests
    if flow.request is None and general is None:
        yield "unprompted"
    if flow.request and not flow.request.states and not (general and general.states):
        yield "request-without-need"
    if isinstance(flow.consent, ConsentUse) and flow.consent.use == "not used":
        yield "no-agreement"
    relied = case.lawful.basis == "consent" or (
        isinstance(flow.consent, ConsentUse) and flow.consent.use == "explicit"
    )
    if relied:
        yield "consent-relied-on"


def _people(case: Case) -> Iterator[str]:
    populations = {person.value.population for person in case.exchange.people}
    if populations == {"children"}:
        yield "child"
    if populations == {"adults"}:
        yield "adult"
    if all_are(case.bodies, lambda body: body.public_authority == "yes"):
        yield "public-body"


def _unasked(case: Case) -> Iterator[str]:
    """A general clause on requests does not say that this flow answers one."""
    if case.flow.request is None:
        yield "unprompted"


def _care_of_children(case: Case) -> Iterator[str]:
    """A council's care for children is children's social care, which is no adult social care and no health service."""
    populations = {person.value.population for person in case.exchange.people}
    councils = [
        member
        for member in (case.ground.member, *case.others)
        if all_are(member.bodies, lambda body: "council" in (body.id, body.is_a))
    ]
    if populations == {"children"} and councils:
        yield "not-direct-care"
