"""Gateways: the powers and duties that let a public body take part in a flow, and the other law that they cite.

A public body acts only within its powers. To rely on a power as a duty is to turn “may” into “must”; the other way round, staff who
had to share are left to judge. The law itself does not change with what an agreement says of it, so both ways are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._lawful import AT, answer, whose
from ispc.effects._seeing import Seen, came, effect, everyone, fields, was, went
from ispc.effects._stating import told
from ispc.law import catalogue

POWERS = "ICO data sharing code, what legal power other than the lawful basis"
LAW = "ICO data sharing code, key legislation"

ADDED = Rule(
    "power-added",
    "power-removed",
    "wider",
    "substantive",
    "A party relies on a further power or duty",
    "The party can say that the law lets it do more here than it could show before.",
    "Read the provision, and check that it is that party's, is in force and covers this.",
    POWERS,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {powers: [education-act-2002-s175, children-act-2004-s10]}}}]",
)
REMOVED = Rule(
    "power-removed",
    "power-added",
    "narrower",
    "substantive",
    "A party no longer relies on a power or duty",
    "What only that provision allowed is no longer within its powers.",
    "Check that what is left covers all that the party does in this flow.",
    POWERS,
    before=ADDED.after,
    after=ADDED.before,
)
TO_DUTY = Rule(
    "power-became-duty",
    "duty-became-power",
    "different",
    "substantive",
    "A party takes a provision for a duty",
    "What staff were free to judge they now have to do.",
    "Check that the provision really obliges. If it only allows, staff must go on judging each case.",
    POWERS,
    before="flows: [{id: school-worried, lawful: {schools: {powers: [{cite: children-act-2004-s10, as: power}]}}}]",
    after="flows: [{id: school-worried, lawful: {schools: {powers: [{cite: children-act-2004-s10, as: duty}]}}}]",
)
TO_POWER = Rule(
    "duty-became-power",
    "power-became-duty",
    "different",
    "substantive",
    "A party takes a provision for a power",
    "What staff had to do is left to their judgement, and someone may not be protected.",
    "Check that the provision really leaves a choice.",
    POWERS,
    before=TO_DUTY.after,
    after=TO_DUTY.before,
)
USE = Rule(
    "power-use-changed",
    "power-use-changed",
    "different",
    "substantive",
    "What a power is relied on for, or as, is told otherwise",
    "A provision covers some acts and not others, and the agreement says which are meant.",
    "Check the provision against what it is now relied on for.",
    POWERS,
    before="flows: [{id: school-worried, lawful: {schools: {powers: [{cite: children-act-2004-s10, for: keeping pupils safe}]}}}]",
    after="flows: [{id: school-worried, lawful: {schools: {powers: [{cite: children-act-2004-s10, for: running the school}]}}}]",
)
CITED = Rule(
    "law-cited-changed",
    "law-cited-changed",
    "different",
    "substantive",
    "Other law is cited, or law is no longer cited",
    "Readers take what is cited for what governs the sharing.",
    "Check that what is cited is in force and says what is claimed.",
    LAW,
    before="",
    after="flows: [{id: school-worried, lawful: {schools: {cites: [children-act-2004-s10]}}}]",
)
RULES = (ADDED, REMOVED, TO_DUTY, TO_POWER, USE, CITED)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, f"{AT}/powers/*"):
        says = f"Now also relied on by {whose(seen, sides)}: {_power(seen, sides)}."
        yield answer(ADDED, sides, seen, says)
    for seen in went(sides, f"{AT}/powers/*"):
        left = "" if sides.new.items(*seen.change.key[:-1]) else "; no power or duty is left"
        says = f"No longer relied on by {whose(seen, sides)}: {_power(seen, sides)}{left}."
        yield answer(REMOVED, sides, seen, says)
    for seen in fields(sides, f"{AT}/powers/*/as"):
        rule = TO_DUTY if seen.after == "duty" else TO_POWER if seen.before == "duty" else USE
        says = f"{_power(seen, sides)} is relied on by {whose(seen, sides)} in this way: {was(seen)}."
        yield answer(rule, sides, seen, says)
    for seen in fields(sides, f"{AT}/powers/*/for"):
        says = told(f"what {_power(seen, sides)} is relied on for by {whose(seen, sides)}", seen)
        yield answer(USE, sides, seen, says)
    for seen in fields(sides, f"{AT}/power_code"):
        yield answer(
            USE, sides, seen, f"The register's code of the power of {whose(seen, sides)}: {was(seen)}."
        )
    for seen in fields(sides, f"{AT}/cites"):
        yield answer(CITED, sides, seen, f"Law cited for {whose(seen, sides)}: {_moved(seen)}.")
    for seen in fields(sides, "legislation"):
        yield effect(CITED, sides, seen, f"Law that the agreement cites: {_moved(seen)}.", everyone(sides))


def _power(seen: Seen, sides: Sides) -> str:
    return _provision(sides.terms(seen.change).value(*seen.change.key[:6], "cite"))


def _moved(seen: Seen) -> str:
    told = [f"now also {_listed(seen.gained)}"] if seen.gained else []
    return "; ".join([*told, f"no longer {_listed(seen.lost)}"] if seen.lost else told)


def _listed(citations: Iterable[str]) -> str:
    return ", ".join(map(_provision, citations))


def _provision(cited: str) -> str:
    """A provision as lawyers cite it; one that the catalogue lacks, as the agreement writes it."""
    known = catalogue().find(cited)
    return known.citation if known else cited
