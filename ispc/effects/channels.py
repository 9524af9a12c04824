"""Channels: the ways by which data may be sent, and those by which it must not.

A safe flow by an unsafe way is not safe. A way that is banned is a rule as well: that it is no longer named as banned lets more be done.
A channel touches those whose flows may use it; where no flow names it, everyone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import within
from ispc.effects._seeing import (
    came,
    effect,
    everyone,
    fields,
    flow_name,
    flows_with,
    names,
    parties_of_flows,
    taking_part,
    was,
    went,
)
from ispc.effects._stating import looser, told
from ispc.terms import Terms

SAFE = "UK GDPR Article 32"
USES = ("never", "with care", "allowed")
"""What a channel may be used for, the strictest first."""

ADDED = Rule(
    "channel-added",
    "channel-removed",
    "wider",
    "substantive",
    "Data may be sent in one more way",
    "Each way to send is one more way for data to go astray.",
    "Say whether the new way is safe enough for what you send and receive.",
    SAFE,
    before="",
    after="# in framework\nsecurity: {channels: [{id: fax, name: Fax, use: with care, how: Ring before you send.}]}",
)
REMOVED = Rule(
    "channel-removed",
    "channel-added",
    "narrower",
    "substantive",
    "A way to send data is no longer agreed",
    "Staff who know no other way may stop sharing, or go on in a way that is not agreed.",
    "Tell those who use it which way to use instead.",
    SAFE,
    before=ADDED.after,
    after=ADDED.before,
)
FREED = Rule(
    "channel-no-longer-forbidden",
    "channel-forbidden",
    "wider",
    "substantive",
    "A way to send is no longer named among the forbidden ones",
    "Staff who looked for the ban do not find it, and may take the way for a safe one.",
    "Ask why it is no longer named, or have the ban put back.",
    SAFE,
    before="# in framework\nsecurity: {channels: [{id: ordinary-email, name: Personal e-mail or messaging apps, use: never, how: They are not safe.}]}",
    after="# in framework\nsecurity: {channels: [{id: ordinary-email, remove: (remove)}]}",
)
FORBIDDEN = Rule(
    "channel-forbidden",
    "channel-no-longer-forbidden",
    "narrower",
    "substantive",
    "A way to send is newly forbidden",
    "Staff who use it today have to stop, and need to know what to use.",
    "Tell your staff, and block the way where you can.",
    SAFE,
    before=FREED.after,
    after=FREED.before,
)
LOOSER = Rule(
    "channel-use-loosened",
    "channel-use-tightened",
    "wider",
    "substantive",
    "A way to send may be used more freely",
    "What was kept for careful use, or banned, becomes the easy way.",
    "Say what has made this way safer than it was.",
    SAFE,
    before="# in framework\nsecurity: {channels: [{id: telephone, use: with care}]}",
    after="# in framework\nsecurity: {channels: [{id: telephone, use: allowed}]}",
)
TIGHTER = Rule(
    "channel-use-tightened",
    "channel-use-loosened",
    "narrower",
    "substantive",
    "A way to send may be used less freely",
    "Staff must take more care with it than before, or leave it alone.",
    "Tell those who send by it what is asked of them now.",
    SAFE,
    before=LOOSER.after,
    after=LOOSER.before,
)
HOW = Rule(
    "channel-how-changed",
    "channel-how-changed",
    "different",
    "substantive",
    "What to do when sending by a channel is different",
    "Care that nobody describes is care that nobody takes.",
    "Tell those who send by it what to do now.",
    SAFE,
    before="# in framework\nsecurity: {channels: [{id: secure-email, how: Check the address twice before you send.}]}",
    after="# in framework\nsecurity: {channels: [{id: secure-email, how: Check the address before you send.}]}",
)
WHAT = Rule(
    "channel-name-changed",
    "channel-name-changed",
    "different",
    "substantive",
    "A channel goes by another name",
    "Another name can mean another way to send, which nobody has looked at.",
    "Find out whether it is the same way, with the same safeguards.",
    SAFE,
    before="# in framework\nsecurity: {channels: [{id: secure-email, name: Secure e-mail}]}",
    after="# in framework\nsecurity: {channels: [{id: secure-email, name: E-mail}]}",
)
LINK = Rule(
    "channel-link-changed",
    "channel-link-changed",
    "different",
    "correction",
    "A channel is found at another web address",
    "Saved links lead to the old place, where nobody may be reading.",
    "Open the new address once, and correct your saved links.",
    "UK GDPR Article 5(1)(d)",
    before="# in framework\nsecurity: {channels: [{id: referral-form, link: 'https://northmere.example.org/refer'}]}",
    after="# in framework\nsecurity: {channels: [{id: referral-form, link: 'https://northmere.example.org/tell-us'}]}",
)
FLOW_MORE = Rule(
    "flow-sent-in-more-ways",
    "flow-sent-in-fewer-ways",
    "wider",
    "substantive",
    "What a flow carries may go by another way",
    "This way was not weighed for this data, and it may be too open for it.",
    "Say whether this way is safe enough for what this flow carries.",
    SAFE,
    before="flows: [{id: school-worried, send_by: [referral-form]}]",
    after="flows: [{id: school-worried, send_by: [referral-form, telephone]}]",
)
FLOW_FEWER = Rule(
    "flow-sent-in-fewer-ways",
    "flow-sent-in-more-ways",
    "narrower",
    "substantive",
    "What a flow carries may no longer go by a way",
    "Staff who are used to it must find the other way, perhaps in a hurry.",
    "Tell those who share in this flow which way is left.",
    SAFE,
    before=FLOW_MORE.after,
    after=FLOW_MORE.before,
)
FLOW_OPEN = Rule(
    "flow-channel-not-stated",
    "flow-channel-stated",
    "wider",
    "substantive",
    "A flow no longer says how its data is sent",
    "Each member of staff picks a way, and not all will be safe.",
    "Name a safe way before you agree.",
    SAFE,
    before="flows: [{id: school-worried, send_by: referral-form}]",
    after="flows: [{id: school-worried, send_by: {not_stated: the new form is not ready}}]",
)
FLOW_NAMED = Rule(
    "flow-channel-stated",
    "flow-channel-not-stated",
    "narrower",
    "substantive",
    "A flow now says how its data is sent",
    "All other ways that staff may have found are closed from now on.",
    "Check that everyone who shares in this flow can use the way that is named.",
    SAFE,
    before=FLOW_OPEN.after,
    after=FLOW_OPEN.before,
)
AFTERWARDS = Rule(
    "emergency-record-sent-otherwise",
    "emergency-record-sent-otherwise",
    "different",
    "substantive",
    "After an emergency the record is sent in another way",
    "Whoever waits for the record looks for it in the old place.",
    "Tell those who share in emergencies, and those who receive, where the record goes.",
    SAFE,
    before="flows: [{id: police-worried, in_an_emergency: {then: referral-form}}]",
    after="flows: [{id: police-worried, in_an_emergency: {then: secure-email}}]",
)
RULES = (
    ADDED,
    REMOVED,
    FREED,
    FORBIDDEN,
    LOOSER,
    TIGHTER,
    HOW,
    WHAT,
    LINK,
    FLOW_MORE,
    FLOW_FEWER,
    FLOW_OPEN,
    FLOW_NAMED,
    AFTERWARDS,
)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, "security/channels/*"):
        (channel,) = seen.names
        ban = _is_banned(channel, sides.new)
        says = f"{_name(channel, sides)} {'must never' if ban else 'may now'} be used to send data."
        yield effect(FORBIDDEN if ban else ADDED, sides, seen, says, _users(channel, sides))
    for seen in went(sides, "security/channels/*"):
        (channel,) = seen.names
        ban = _is_banned(channel, sides.old)
        how = "is no longer named as a way never to be used" if ban else "is no longer a way to send data"
        yield effect(
            FREED if ban else REMOVED, sides, seen, f"{_name(channel, sides)} {how}.", _users(channel, sides)
        )
    for seen in fields(sides, "security/channels/*/use"):
        (channel,) = seen.names
        rule = LOOSER if looser(seen, USES) else TIGHTER
        yield effect(
            rule, sides, seen, f"Use of {_name(channel, sides)}: {was(seen)}.", _users(channel, sides)
        )
    for field, rule, what in (
        ("how", HOW, "how to use"),
        ("link", LINK, "the address of"),
    ):
        for seen in fields(sides, f"security/channels/*/{field}"):
            (channel,) = seen.names
            asked = () if rule is LINK else _users(channel, sides)
            yield effect(rule, sides, seen, told(f"{what} {_name(channel, sides)}", seen), asked)
    for seen in fields(sides, "security/channels/*/name"):
        says = f"“{seen.before}” is now called “{seen.after}”."
        yield effect(WHAT, sides, seen, says, _users(seen.names[0], sides))
    yield from _of_flows(sides)


def _of_flows(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "flows/*/send_by"):
        (flow,) = seen.names
        name, asked = flow_name(flow, sides), taking_part(flow, sides)
        if not seen.is_stated:
            says = f"It is no longer stated how data is sent in {name}, because {seen.after}."
            yield effect(FLOW_OPEN, sides, seen, says, asked)
            continue
        if not seen.was_stated:
            says = f"In {name} data is sent by {names(seen.gained, sides)}; nothing was stated before."
            yield effect(FLOW_NAMED, sides, seen, says, asked)
            continue
        if seen.gained:
            says = f"In {name} data may now also be sent by {names(seen.gained, sides)}."
            yield effect(FLOW_MORE, sides, seen, says, asked)
        if seen.lost:
            says = f"In {name} data may no longer be sent by {names(seen.lost, sides)}."
            yield effect(FLOW_FEWER, sides, seen, says, asked)
    for seen in within(sides, "flows/*/in_an_emergency/then"):
        (flow,) = seen.names
        before, after = names(seen.lost, sides), names(seen.gained, sides)
        goes = f"goes by {after}" if after else "is no longer sent in a named way"
        says = f"After an emergency in {flow_name(flow, sides)} the record {goes}{f', before by {before}' if before else ''}."
        yield effect(AFTERWARDS, sides, seen, says, taking_part(flow, sides))


def _is_banned(channel: str, terms: Terms) -> bool:
    return terms.value("security", "channels", channel, "use") == "never"


def _name(channel: str, sides: Sides) -> str:
    return f"“{names([channel], sides)}”"


def _users(channel: str, sides: Sides) -> tuple[str, ...]:
    """Those whose flows may be sent by it; everyone where none names it."""
    return parties_of_flows(flows_with(sides, "send_by", channel), sides) or everyone(sides)
