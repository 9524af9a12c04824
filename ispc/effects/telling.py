"""Telling: whether people learn that something about them was shared, from whom, and when they do not.

Openness is the rule (UK GDPR Articles 13 and 14). An exception that comes is a silence that comes. It may save a life; so may an exception
that is kept. Both ways the parties are asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import below, parts, within
from ispc.effects._seeing import (
    Seen,
    came,
    effect,
    everyone,
    fields,
    flow_name,
    meant,
    names,
    taking_part,
    went,
)
from ispc.effects._stating import Stating, stating, told

OPEN = "UK GDPR Articles 13 and 14"
EXEMPT = "UK GDPR Article 14(5); Data Protection Act 2018 Schedules 2 and 3"

STOPPED = Rule(
    "telling-stopped",
    "telling-started",
    "wider",
    "substantive",
    "The person is no longer told",
    "People cannot object to, correct or complain of what they do not know.",
    "Ask for the reason, and whether the law allows the silence in every case of this flow.",
    EXEMPT,
    before="flows: [{id: school-worried, tell_the_person: yes}]",
    after="flows: [{id: school-worried, tell_the_person: 'no, because a suspect would be warned'}]",
)
STARTED = Rule(
    "telling-started",
    "telling-stopped",
    "narrower",
    "substantive",
    "The person is told",
    "Someone who should not be warned may be warned, and staff have to do the telling.",
    "Say who tells, and in which cases telling would put someone at risk.",
    OPEN,
    before=STOPPED.after,
    after=STOPPED.before,
)
NOT_STATED = Rule(
    "telling-not-stated",
    "telling-stated",
    "wider",
    "substantive",
    "Whether the person is told is no longer stated",
    "Each party thinks that the other tells, and in the end nobody does.",
    "Settle it before the flow is used.",
    OPEN,
    before="",
    after="flows: [{id: school-worried, tell_the_person: {not_stated: the partners do not agree yet}}]",
)
STATED = Rule(
    "telling-stated",
    "telling-not-stated",
    "narrower",
    "substantive",
    "Whether the person is told is now stated",
    "Staff have to keep to it, whatever they did so far.",
    "Tell staff what holds from now on.",
    OPEN,
    before=NOT_STATED.after,
    after=NOT_STATED.before,
)
EXCEPTION_ADDED = Rule(
    "telling-exception-added",
    "telling-exception-removed",
    "wider",
    "substantive",
    "There are cases in which the person is not told",
    "In those cases people never learn that something about them was shared.",
    "Say how staff know such a case, and who decides.",
    EXEMPT,
    before="flows: [{id: school-worried, tell_the_person: yes}]",
    after="",
)
EXCEPTION_REMOVED = Rule(
    "telling-exception-removed",
    "telling-exception-added",
    "narrower",
    "substantive",
    "The person is told in every case",
    "Staff have to tell also where it puts someone at risk.",
    "Do not agree before you have said what staff do where telling is unsafe.",
    EXEMPT,
    before=EXCEPTION_ADDED.after,
    after=EXCEPTION_ADDED.before,
)
EXCEPTION_CHANGED = Rule(
    "telling-exception-changed",
    "telling-exception-changed",
    "different",
    "substantive",
    "The cases in which the person is not told are others, or rest on another reason",
    "People who would have been told may not be, and someone may be told who must not.",
    "Name a case that falls on another side than before.",
    EXEMPT,
    before="",
    after="flows: [{id: school-worried, tell_the_person: 'yes, unless telling takes time'}]",
)
TELLER = Rule(
    "teller-changed",
    "teller-changed",
    "different",
    "substantive",
    "Somebody else tells the person, or nobody is named",
    "Where it is not plain who tells, each thinks that the other did.",
    "Check that the one named knows the person and knows of the duty.",
    OPEN,
    before="flows: [{id: school-worried, tell_the_person: {answer: yes, who: the class teacher}}]",
    after="flows: [{id: school-worried, tell_the_person: {answer: yes, who: the social worker}}]",
)
INFORMING_DROPPED = Rule(
    "informing-dropped",
    "informing-stated",
    "wider",
    "substantive",
    "Who informs people is no longer said",
    "Where nobody is named nobody informs, and sharing of which people know nothing is not fair.",
    "Ask who informs people, and when.",
    OPEN,
    before="",
    after="# in framework\ntransparency: {who_informs: (remove)}",
)
INFORMING_STATED = Rule(
    "informing-stated",
    "informing-dropped",
    "narrower",
    "substantive",
    "Who informs people is now said",
    "The one that is named has to do it.",
    "Check whether it is you, and what you have to change.",
    OPEN,
    before=INFORMING_DROPPED.after,
    after=INFORMING_DROPPED.before,
)
INFORMING_CHANGED = Rule(
    "informing-changed",
    "informing-changed",
    "different",
    "substantive",
    "Somebody else informs people, or at another time",
    "Between the old and the new arrangement people may be informed by nobody.",
    "Check whether it is you now, and from which day.",
    OPEN,
    before="",
    after="# in framework\ntransparency: {who_informs: Each organisation tells its own public.}",
)
SILENCE_ADDED = Rule(
    "silence-added",
    "silence-removed",
    "wider",
    "substantive",
    "Cases in which people are not informed are named",
    "In those cases people cannot know, and so cannot object or complain.",
    "Check that the law allows the silence, and who decides on it.",
    EXEMPT,
    before="# in framework\ntransparency: {not_when: (remove)}",
    after="",
)
SILENCE_REMOVED = Rule(
    "silence-removed",
    "silence-added",
    "narrower",
    "substantive",
    "Cases in which people are not informed are no longer named",
    "Staff may inform someone whom it is not safe to inform.",
    "Say what staff do where informing puts someone at risk.",
    EXEMPT,
    before=SILENCE_ADDED.after,
    after=SILENCE_ADDED.before,
)
SILENCE_CHANGED = Rule(
    "silence-changed",
    "silence-changed",
    "different",
    "substantive",
    "The cases in which people are not informed are others",
    "A silence that was decided by one post may be decided by another, or in other cases.",
    "Say which cases fall on another side, and who decides now.",
    EXEMPT,
    before="",
    after="# in framework\ntransparency: {not_when: We do not tell a person where it would be unkind.}",
)
NOTICE_DROPPED = Rule(
    "notice-removed",
    "notice-added",
    "wider",
    "substantive",
    "A party's privacy notice is no longer named",
    "People who look for what that party shares may find nothing.",
    "Ask the party where its notice is.",
    OPEN,
    before="",
    after="transparency: {notices: [{who: schools, remove: (remove)}]}",
)
NOTICE_ADDED = Rule(
    "notice-added",
    "notice-removed",
    "narrower",
    "substantive",
    "A party's privacy notice is now named",
    "The notice has to tell of this sharing and of its recipients.",
    "Check that the notice does.",
    OPEN,
    before=NOTICE_DROPPED.after,
    after=NOTICE_DROPPED.before,
)
NOTICE_MOVED = Rule(
    "notice-moved",
    "notice-moved",
    "different",
    "substantive",
    "A privacy notice is found elsewhere",
    "People have to be able to find it. In another place fewer of them may.",
    "Check that the public can read it there, and correct your links to it.",
    OPEN,
    before="",
    after="transparency: {notices: [{who: schools, where: in the school handbook}]}",
)
RULES = (
    *(STOPPED, STARTED, NOT_STATED, STATED, EXCEPTION_ADDED, EXCEPTION_REMOVED, EXCEPTION_CHANGED, TELLER),
    *(INFORMING_DROPPED, INFORMING_STATED, INFORMING_CHANGED),
    *(SILENCE_ADDED, SILENCE_REMOVED, SILENCE_CHANGED, NOTICE_DROPPED, NOTICE_ADDED, NOTICE_MOVED),
)

INFORMING = {"transparency/who_informs": "who informs people"}
SILENCES = {"transparency/not_when": "when people are not informed"}


def find(sides: Sides) -> Iterator[Effect]:
    for part in parts(sides, "flows/*/tell_the_person"):
        where, rule = flow_name(part.names[0], sides), STATED if part.stated else NOT_STATED
        how = f"is now stated: {_answer(part.names[0], sides)}" if part.stated else part.missing
        says = f"Whether the person is told in {where} {how}."
        yield effect(rule, sides, part.changes, says, taking_part(part.names[0], sides))
    turned = set[str]()
    for seen in within(sides, "flows/*/tell_the_person/answer"):
        turned |= set(seen.names)
        rule = STARTED if seen.after == "yes" else STOPPED
        says = f"Whether the person is told in {flow_name(seen.names[0], sides)}: {_answer(seen.names[0], sides)}, was {seen.before}."
        changes = below(sides, seen.change.key[:-1])
        yield effect(rule, sides, changes, says, taking_part(seen.names[0], sides))
    for field, (what, rules) in SAID.items():
        for seen in within(sides, f"flows/*/tell_the_person/{field}"):
            if seen.names[0] not in turned:
                says = told(f"{what} in {flow_name(seen.names[0], sides)}", seen)
                yield effect(rules.rule(seen), sides, seen, says, taking_part(seen.names[0], sides))
    yield from stating(sides, Stating(INFORMING_DROPPED, INFORMING_STATED, INFORMING_CHANGED), INFORMING)
    yield from stating(sides, Stating(SILENCE_REMOVED, SILENCE_ADDED, SILENCE_CHANGED), SILENCES)
    yield from _notices(sides)


SAID = {
    "unless": ("when the person is not told", Stating(EXCEPTION_REMOVED, EXCEPTION_ADDED, EXCEPTION_CHANGED)),
    "because": (
        "why the person is not told",
        Stating(EXCEPTION_CHANGED, EXCEPTION_CHANGED, EXCEPTION_CHANGED),
    ),
    "who": ("who tells the person", Stating(TELLER, TELLER, TELLER)),
}


def _answer(flow: str, sides: Sides) -> str:
    """The whole answer as it is now: `no, because a suspect would be warned`."""
    at = ("flows", flow, "tell_the_person")
    answer = sides.new.value(*at, "answer")
    more = [f", {word} {said}" for word in ("unless", "because") if (said := sides.new.value(*at, word))]
    return answer + "".join(more)


def _notices(sides: Sides) -> Iterator[Effect]:
    at = "transparency/notices/*"
    for seen in came(sides, at):
        says = f"A privacy notice is named: that of {_whose(seen, sides)}."
        yield effect(NOTICE_ADDED, sides, seen, says, _keeping(seen, sides))
    for seen in went(sides, at):
        says = f"A privacy notice is no longer named: that of {_whose(seen, sides)}."
        yield effect(NOTICE_DROPPED, sides, seen, says, _keeping(seen, sides))
    for seen in fields(sides, f"{at}/where"):
        says = told(f"the privacy notice of {_whose(seen, sides)}", seen)
        yield effect(NOTICE_MOVED, sides, seen, says, _keeping(seen, sides))


def _whose(seen: Seen, sides: Sides) -> str:
    return names([sides.terms(seen.change).value(*seen.change.key[:3], "who")], sides)


def _keeping(seen: Seen, sides: Sides) -> tuple[str, ...]:
    """The party whose notice it is; everyone where it is no party's."""
    who = sides.terms(seen.change).value(*seen.change.key[:3], "who")
    return tuple(dict.fromkeys((*meant(who, sides.new), *meant(who, sides.old)))) or everyone(sides)
