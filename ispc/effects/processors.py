"""Processors: bodies that handle the data on a party's orders, and those that they use in turn.

A processor is somebody else who has the data. It needs a contract (UK GDPR Article 28), and the party that gives the orders answers for
it. Those who share with that party have their data there as well, so they agree again too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ispc.diff import Change, Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import (
    came,
    effect,
    everyone,
    fields,
    meant,
    names,
    parties_of_flows,
    taking_part,
    went,
)
from ispc.effects._stating import told

ORDERS = "UK GDPR Article 28"
SUB = "UK GDPR Article 28(2)"
ABROAD = "UK GDPR Articles 44 to 49"
CASES = "{id: case-system, name: Casework Systems Ltd, does: hosts the case system, acts_for: [northmere-council], contract: 'contract NC-114, clause 9'"

ADDED = Rule(
    "processor-added",
    "processor-removed",
    "wider",
    "new sharing",
    "One more body handles the data on somebody's orders",
    "Each body that holds data is one more place where it can be lost or misused.",
    "Ask to see the contract, and where the body holds the data.",
    ORDERS,
    before="",
    after=f"processors: [{CASES}}}]",
)
REMOVED = Rule(
    "processor-removed",
    "processor-added",
    "narrower",
    "substantive",
    "A body no longer handles the data",
    "What it still holds has to come back or be destroyed.",
    "Ask for proof that it holds nothing any more.",
    "UK GDPR Article 28(3)(g)",
    before=ADDED.after,
    after=ADDED.before,
)
REPLACED = Rule(
    "processor-replaced",
    "processor-replaced",
    "different",
    "new sharing",
    "Another body handles the data, or the same one under another name",
    "A new body has agreed to nothing yet, and the old one may still hold the data.",
    "Find out whether it is the same legal body, and ask to see its contract.",
    ORDERS,
    before=f"processors: [{CASES}}}]",
    after=f"processors: [{CASES.replace('Casework Systems Ltd', 'Casework Cloud Ltd')}}}]",
)
DOES = Rule(
    "processor-task-changed",
    "processor-task-changed",
    "different",
    "substantive",
    "A processor does something else with the data",
    "It may do only what it is ordered to do, and the contract has to say so.",
    "Check that the contract covers the new task.",
    ORDERS,
    before=f"processors: [{CASES}}}]",
    after=f"processors: [{CASES.replace('hosts the case system', 'hosts and supports the case system')}}}]",
)
FOR_MORE = Rule(
    "processor-acts-for-more",
    "processor-acts-for-fewer",
    "wider",
    "new sharing",
    "A processor now acts for another party as well",
    "It holds the data of more parties, and a mistake of its own reaches all of them.",
    "Check that the party has a contract of its own with it.",
    ORDERS,
    before=f"processors: [{CASES}}}]",
    after=f"processors: [{CASES.replace('[northmere-council]', '[northmere-council, northmere-police]')}}}]",
)
FOR_FEWER = Rule(
    "processor-acts-for-fewer",
    "processor-acts-for-more",
    "narrower",
    "substantive",
    "A processor no longer acts for a party",
    "It must give back or destroy what it held for that party.",
    "Ask for proof that it holds nothing of that party any more.",
    "UK GDPR Article 28(3)(g)",
    before=FOR_MORE.after,
    after=FOR_MORE.before,
)
UNBOUND = Rule(
    "processor-contract-not-stated",
    "processor-contract-stated",
    "wider",
    "substantive",
    "No contract with a processor is named any more",
    "Without a contract nothing holds it to its orders, and using it is unlawful.",
    "Ask for the contract before anything more is sent.",
    "UK GDPR Article 28(3)",
    before=f"processors: [{CASES}}}]",
    after="processors: [{id: case-system, name: Casework Systems Ltd, does: hosts the case system, acts_for: [northmere-council], contract: {not_stated: it is being renewed}}]",
)
BOUND = Rule(
    "processor-contract-stated",
    "processor-contract-not-stated",
    "narrower",
    "substantive",
    "The contract with a processor is now named",
    "What it may do with the data is bound by that contract from now on.",
    "Check that the contract covers all that it does.",
    "UK GDPR Article 28(3)",
    before=UNBOUND.after,
    after=UNBOUND.before,
)
CONTRACT = Rule(
    "processor-contract-changed",
    "processor-contract-changed",
    "different",
    "substantive",
    "A processor is bound by another contract",
    "The new contract may ask less of it than the old one did.",
    "Compare the two contracts.",
    "UK GDPR Article 28(3)",
    before=f"processors: [{CASES}}}]",
    after=f"processors: [{CASES.replace('NC-114', 'NC-201')}}}]",
)
SUBS = Rule(
    "sub-processors-changed",
    "sub-processors-changed",
    "different",
    "new sharing",
    "A processor uses other bodies than before",
    "Bodies that no party has chosen come to hold the data.",
    "Ask who they are, and whether the party that gives the orders has allowed them.",
    SUB,
    before=f"processors: [{CASES}, sub_processors: none}}]",
    after=f"processors: [{CASES}, sub_processors: Northern Data Centres Ltd}}]",
)
ABROAD_NOW = Rule(
    "processor-outside-uk",
    "processor-inside-uk",
    "wider",
    "new sharing",
    "A processor may take the data outside the United Kingdom",
    "Abroad people have other rights, and others may look at what is held.",
    "Ask to which country it goes, and what makes that lawful.",
    ABROAD,
    before=f"processors: [{CASES}, outside_uk: no}}]",
    after=f"processors: [{CASES}, outside_uk: yes}}]",
)
HOME_NOW = Rule(
    "processor-inside-uk",
    "processor-outside-uk",
    "narrower",
    "substantive",
    "A processor keeps the data in the United Kingdom",
    "What it holds abroad today has to come home.",
    "Ask for proof that nothing is left abroad.",
    ABROAD,
    before=ABROAD_NOW.after,
    after=ABROAD_NOW.before,
)
RULES = (
    ADDED,
    REMOVED,
    REPLACED,
    DOES,
    FOR_MORE,
    FOR_FEWER,
    UNBOUND,
    BOUND,
    CONTRACT,
    SUBS,
    ABROAD_NOW,
    HOME_NOW,
)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, "processors/*"):
        name, does = (sides.new.value(*seen.change.key, one) for one in ("name", "does"))
        acts = names(sides.new.values(*seen.change.key, "acts_for"), sides)
        says = f"{name} now handles data for {acts} (“{does.rstrip('.')}”)."
        yield effect(ADDED, sides, seen, says, _around(seen.change, sides))
    for seen in went(sides, "processors/*"):
        acts = names(sides.old.values(*seen.change.key, "acts_for"), sides)
        says = f"{sides.old.value(*seen.change.key, 'name')} no longer handles data for {acts}."
        yield effect(REMOVED, sides, seen, says, _around(seen.change, sides))
    for field, rule, what in (
        ("name", REPLACED, "who handles data for {0}"),
        ("does", DOES, "what {1} does with the data"),
        ("sub_processors", SUBS, "the bodies that {1} uses"),
    ):
        for seen in fields(sides, f"processors/*/{field}"):
            yield effect(
                rule, sides, seen, told(_said(what, seen.change, sides), seen), _around(seen.change, sides)
            )
    for seen in fields(sides, "processors/*/contract"):
        rule = UNBOUND if not seen.is_stated else CONTRACT if seen.was_stated else BOUND
        says = told(_said("the contract with {1}", seen.change, sides), seen)
        yield effect(rule, sides, seen, says, _around(seen.change, sides))
    for seen in fields(sides, "processors/*/acts_for"):
        name = _said("{1}", seen.change, sides)
        for rule, refs, how in ((FOR_MORE, seen.gained, "now also"), (FOR_FEWER, seen.lost, "no longer")):
            if refs:
                says = f"{name} {how} acts for {names(refs, sides)}."
                yield effect(rule, sides, seen, says, _around(seen.change, sides))
    for seen in fields(sides, "processors/*/outside_uk"):
        name = _said("{1}", seen.change, sides)
        if seen.after == "no":
            yield effect(
                HOME_NOW,
                sides,
                seen,
                f"{name} keeps the data in the United Kingdom.",
                _around(seen.change, sides),
            )
            continue
        told_now = (
            "may take the data" if seen.after == "yes" else "is no longer said to keep the data from going"
        )
        yield effect(
            ABROAD_NOW,
            sides,
            seen,
            f"{name} {told_now} outside the United Kingdom.",
            _around(seen.change, sides),
        )


def _said(what: str, change: Change, sides: Sides) -> str:
    """The words with the parties that a processor acts for, {0}, and its own name, {1}."""
    key, terms = change.key[:2], sides.terms(change)
    return what.format(names(terms.values(*key, "acts_for"), sides), terms.value(*key, "name"))


def _around(change: Change, sides: Sides) -> tuple[str, ...]:
    """The parties that give the orders, on either side, and all who share with them; everyone where no flow names them."""
    key = change.key[:2]
    own = _parties(sides, (ref for terms in (sides.new, sides.old) for ref in terms.values(*key, "acts_for")))
    flows = (
        flow
        for terms in (sides.new, sides.old)
        for flow in terms.items("flows")
        if set(own) & set(taking_part(flow, sides))
    )
    return tuple(dict.fromkeys((*own, *parties_of_flows(flows, sides)))) or everyone(sides)


def _parties(sides: Sides, refs: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(one for ref in refs for one in (meant(ref, sides.new) or meant(ref, sides.old)))
    )
