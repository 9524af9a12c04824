"""Governance: who is trained, what is measured and checked, and which guidance the parties follow.

None of it moves data. It is how the parties know that what they agreed is done, and how they can show it (UK GDPR Article 5(2)).
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import came, effect, everyone, fields, went
from ispc.effects._stating import Stating, stating, told

SHOWN = "UK GDPR Article 5(2)"

MEASURED = "ICO data sharing code, data sharing agreements: review"


DROPPED = Rule(
    "governance-duty-no-longer-stated",
    "governance-duty-stated",
    "wider",
    "substantive",
    "Training, monitoring or auditing is no longer promised",
    "What is not learned and not looked at goes wrong without anybody seeing it.",
    "Say how you would notice that the rules are not kept.",
    SHOWN,
    before="# in framework\nmonitoring: {audit: Each organisation checks a sample each year and shares the result.}",
    after="# in framework\nmonitoring: {audit: (remove)}",
)

STATED = Rule(
    "governance-duty-stated",
    "governance-duty-no-longer-stated",
    "narrower",
    "substantive",
    "Training, monitoring or auditing is newly promised",
    "It takes staff and money, each year.",
    "Say who does it for you, and from which day.",
    SHOWN,
    before=DROPPED.after,
    after=DROPPED.before,
)

CHANGED = Rule(
    "governance-duty-changed",
    "governance-duty-changed",
    "different",
    "substantive",
    "Training, monitoring or auditing is promised in other words",
    "Who is trained and how often things are checked decide whether mistakes are found.",
    "Compare what you have to do in a year.",
    SHOWN,
    before="# in framework\nmonitoring: {how: The board looks at the measures each quarter.}",
    after="# in framework\nmonitoring: {how: The board looks at the measures each year.}",
)

MEASURE_GONE = Rule(
    "measure-removed",
    "measure-added",
    "wider",
    "substantive",
    "Something is no longer measured",
    "What is not measured can fall off unseen.",
    "Say how you will know in a year whether it is still so.",
    MEASURED,
    before="# in framework\nmonitoring: {measures: [{id: refusals, measure: Refusals that were recorded}]}",
    after="",
)

MEASURE_NEW = Rule(
    "measure-added",
    "measure-removed",
    "narrower",
    "substantive",
    "Something more is measured",
    "Somebody has to count it, in the same way everywhere.",
    "Check that you can count it from what you record today.",
    MEASURED,
    before=MEASURE_GONE.after,
    after=MEASURE_GONE.before,
)

MEASURE = Rule(
    "measure-changed",
    "measure-changed",
    "different",
    "substantive",
    "Something is measured differently, or against another target",
    "Figures from before and after can no longer be compared.",
    "Note the day from which the new measure counts.",
    MEASURED,
    before="# in framework\nmonitoring: {measures: [{id: timely-referrals, target: 95 in 100}]}",
    after="# in framework\nmonitoring: {measures: [{id: timely-referrals, target: 80 in 100}]}",
)

SOURCES = Rule(
    "guidance-cited-changed",
    "guidance-cited-changed",
    "different",
    "substantive",
    "The document follows other guidance",
    "Another edition can ask for other things, and staff may still go by the old one.",
    "Read what the new edition says otherwise.",
    SHOWN,
    before="guidance: [Working Together to Safeguard Children 2023]",
    after="guidance: [Working Together to Safeguard Children 2026]",
)

OVERRIDE = Rule(
    "change-to-parent-explained",
    "change-to-parent-explained",
    "different",
    "correction",
    "The reason why the document differs from the one above is said otherwise",
    "The clause that differs is told by itself; here it is only explained.",
    "Say whether the reason holds.",
    SHOWN,
    before="breach: {tell_within: at once}\nchanges_to_parent: [{clause: breach/tell_within, because: children's cases cannot wait}]",
    after="breach: {tell_within: at once}\nchanges_to_parent: [{clause: breach/tell_within, because: the board asked for it}]",
)

RULES = (
    DROPPED,
    STATED,
    CHANGED,
    MEASURE_GONE,
    MEASURE_NEW,
    MEASURE,
    SOURCES,
    OVERRIDE,
)

CLAUSES = {
    "training/who": "who is trained",
    "training/confidentiality": "what staff sign on confidentiality",
    "monitoring/how": "how the parties see whether sharing works",
    "monitoring/audit": "how it is checked that the rules are kept",
}


def find(sides: Sides) -> Iterator[Effect]:
    yield from stating(sides, Stating(DROPPED, STATED, CHANGED), CLAUSES)
    for seen in came(sides, "monitoring/measures/*"):
        says = f"This is newly measured: {_said(sides.new.value(*seen.change.key, 'measure'))}."
        yield effect(MEASURE_NEW, sides, seen, says, everyone(sides))
    for seen in went(sides, "monitoring/measures/*"):
        says = f"This is no longer measured: {_said(sides.old.value(*seen.change.key, 'measure'))}."
        yield effect(MEASURE_GONE, sides, seen, says, everyone(sides))
    for field, what in (
        ("measure", "what is measured"),
        ("target", "the target of a measure"),
        ("how_often", "how often something is measured"),
    ):
        for seen in fields(sides, f"monitoring/measures/*/{field}"):
            yield effect(MEASURE, sides, seen, told(what, seen), everyone(sides))
    for seen in fields(sides, "guidance"):
        for guidance, how in ((seen.gained, "now follows"), (seen.lost, "no longer follows")):
            if guidance:
                says = f"The document {how} this guidance: {'; '.join(guidance)}."
                yield effect(SOURCES, sides, seen, says, everyone(sides))
    for seen in (
        *came(sides, "changes_to_parent/*"),
        *went(sides, "changes_to_parent/*"),
        *fields(sides, "changes_to_parent/*/because"),
    ):
        now = (
            "is now explained"
            if seen.change.new and not seen.change.old
            else "is explained otherwise"
            if seen.change.new
            else "is no longer explained"
        )
        says = f"Why the clause on {_clause(seen.names[0])} differs from the document above {now}."
        yield effect(OVERRIDE, sides, seen, says, ())


def _clause(path: str) -> str:
    return path.replace("/", ", ").replace("_", " ")


def _said(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
