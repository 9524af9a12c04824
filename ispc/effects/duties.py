"""Duties: what each party or post has to do, and who does what for data that parties decide on together.

A duty that its holder does not know of is not done. Joint controllers have to say between them who does what for people (UK GDPR
Article 26), and each answers for the whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import parts, within
from ispc.effects._seeing import came, effect, everyone, fields, meant, names, went
from ispc.effects._stating import told

SHOWN = "UK GDPR Article 5(2)"

JOINT = "UK GDPR Article 26"


DUTY_NEW = Rule(
    "responsibility-added",
    "responsibility-removed",
    "different",
    "substantive",
    "Somebody has one more duty",
    "A duty that its holder does not know of is not done.",
    "Tell those who hold it, and give them the time for it.",
    SHOWN,
    before="",
    after="responsibilities: [{id: managers, who: Managers, does: Make sure that staff have read the guide.}]",
)

DUTY_GONE = Rule(
    "responsibility-removed",
    "responsibility-added",
    "different",
    "substantive",
    "Somebody no longer has a duty",
    "What they did is left undone, unless somebody else has taken it on.",
    "Ask who does it now.",
    SHOWN,
    before=DUTY_NEW.after,
    after=DUTY_NEW.before,
)

DUTY = Rule(
    "responsibility-changed",
    "responsibility-changed",
    "different",
    "substantive",
    "A duty is another, or is somebody else's",
    "Two people each think that it is the other's.",
    "Tell both the one who had it and the one who has it now.",
    SHOWN,
    before="responsibilities: [{id: managers, who: Managers, does: Make sure that staff have read the guide.}]",
    after="responsibilities: [{id: managers, who: Managers, does: Ask staff to read the guide.}]",
)

JOINT_NEW = Rule(
    "joint-control-agreed",
    "joint-control-ended",
    "different",
    "substantive",
    "Parties now decide together why and how data is used",
    "Each of them answers to people for the whole, also for what the other does.",
    "Take advice on whether you decide together, and on who does what for people's rights.",
    JOINT,
    before="",
    after="joint_control: {who: [northmere-council, northmere-police], arrangement: The council answers requests.}",
)

JOINT_GONE = Rule(
    "joint-control-ended",
    "joint-control-agreed",
    "different",
    "substantive",
    "Nothing is said any more on who does what for data that is decided on together",
    "If parties still decide together, each answers for the whole with no arrangement.",
    "Check that each of them really decides by itself.",
    JOINT,
    before=JOINT_NEW.after,
    after=JOINT_NEW.before,
)

JOINT_OTHER = Rule(
    "joint-control-changed",
    "joint-control-changed",
    "different",
    "substantive",
    "Other parties decide together, or share the work differently",
    "People turn to whoever is named, and that party has to answer for all.",
    "Check what you have to do for people under it, and tell your own public.",
    JOINT,
    before="joint_control: {who: [northmere-council, northmere-police], arrangement: The council answers requests.}",
    after="joint_control: {who: [northmere-council, northmere-police], arrangement: Each party answers the requests that reach it.}",
)

RULES = (
    DUTY_NEW,
    DUTY_GONE,
    DUTY,
    JOINT_NEW,
    JOINT_GONE,
    JOINT_OTHER,
)


def find(sides: Sides) -> Iterator[Effect]:
    yield from _duties(sides)
    yield from _joint(sides)


def _duties(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, "responsibilities/*"):
        who, does = (_said(sides.new.value(*seen.change.key, one)) for one in ("who", "does"))
        yield effect(
            DUTY_NEW,
            sides,
            seen,
            f"There is a new duty of {who[:1].lower()}{who[1:]}: {does}.",
            everyone(sides),
        )
    for seen in went(sides, "responsibilities/*"):
        who, does = (_said(sides.old.value(*seen.change.key, one)) for one in ("who", "does"))
        yield effect(
            DUTY_GONE,
            sides,
            seen,
            f"This is no longer a duty of {who[:1].lower()}{who[1:]}: {does}.",
            everyone(sides),
        )
    for field, what in (("does", "the duty of “{}”"), ("who", "who has a duty")):
        for seen in fields(sides, f"responsibilities/*/{field}"):
            who = sides.new.value("responsibilities", seen.names[0], "who")
            yield effect(DUTY, sides, seen, told(what.format(who), seen), everyone(sides))


def _joint(sides: Sides) -> Iterator[Effect]:
    for part in parts(sides, "joint_control"):
        who = names((sides.new if part.stated else sides.old).values("joint_control", "who"), sides)
        says = (
            f"{who} now decide together why and how data is used."
            if part.stated
            else f"Nothing is said any more on what {who} decide together."
        )
        yield effect(
            JOINT_NEW if part.stated else JOINT_GONE,
            sides,
            part.changes,
            says[:1].upper() + says[1:],
            _controllers(sides),
        )
    for seen in within(sides, "joint_control/who"):
        now, gone = names(seen.gained, sides), names(seen.lost, sides)
        told_of = ", and ".join(
            part for part in (f"now also {now}" if now else "", f"no longer {gone}" if gone else "") if part
        )
        yield effect(
            JOINT_OTHER,
            sides,
            seen,
            f"Those who decide together why and how data is used: {told_of}.",
            _controllers(sides),
        )
    for field, what in (
        ("arrangement", "who does what for data that is decided on together"),
        ("contact_for_people", "the contact for people about data that is decided on together"),
        ("essence_published", "where people can read of the arrangement"),
    ):
        for seen in within(sides, f"joint_control/{field}"):
            yield effect(JOINT_OTHER, sides, seen, told(what, seen), _controllers(sides))


def _controllers(sides: Sides) -> tuple[str, ...]:
    """Those who decide together, on either side; everyone where they are no parties."""
    refs = (ref for terms in (sides.new, sides.old) for ref in terms.values("joint_control", "who"))
    found = (one for ref in refs for one in meant(ref, sides.new) or meant(ref, sides.old))
    return tuple(dict.fromkeys(found)) or everyone(sides)


def _said(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
