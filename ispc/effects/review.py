"""Review: when the document is looked at again, how often after that, and what brings a review forward.

Protocols that nobody reviews are the first failing that the Haringey report of 2009 names. A later review lets a mistake stand for
longer, so everyone agrees to it again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._parts import parts, within
from ispc.effects._seeing import effect, everyone, was
from ispc.effects._stating import later

KEPT = "Haringey report, 2009: mechanisms for review must be in place"
CODE = "ICO data sharing code, data sharing agreements: review"

LATER = Rule(
    "review-later",
    "review-sooner",
    "wider",
    "substantive",
    "The next review is later",
    "What is wrong or out of date stays in force for longer.",
    "Say whether anything can wait until then.",
    KEPT,
    before="review: {next: 2027-05-01}",
    after="review: {next: 2028-05-01}",
)
SOONER = Rule(
    "review-sooner",
    "review-later",
    "narrower",
    "substantive",
    "The next review is sooner",
    "Whoever takes part has less time to see how the sharing works.",
    "Put the new day in your calendar.",
    KEPT,
    before=LATER.after,
    after=LATER.before,
)
RARER = Rule(
    "reviews-rarer",
    "reviews-more-often",
    "wider",
    "substantive",
    "Reviews are further apart",
    "Law and practice move on between two reviews, and staff work by an old text.",
    "Say how you will notice in between that something has to change.",
    KEPT,
    before="review: {then_every: 12 months}",
    after="review: {then_every: 36 months}",
)
OFTENER = Rule(
    "reviews-more-often",
    "reviews-rarer",
    "narrower",
    "substantive",
    "Reviews are closer together",
    "Each review takes the time of every party.",
    "Say who will take part for you.",
    KEPT,
    before=RARER.after,
    after=RARER.before,
)
TRIGGERS_FEWER = Rule(
    "review-triggers-fewer",
    "review-triggers-more",
    "wider",
    "substantive",
    "Something no longer brings a review forward",
    "After such an event the old text stays in force until the next planned review.",
    "Say what would make you ask for a review all the same.",
    CODE,
    before="review: {triggers: [a change in the law, a serious incident]}",
    after="review: {triggers: [a change in the law]}",
)
TRIGGERS_MORE = Rule(
    "review-triggers-more",
    "review-triggers-fewer",
    "narrower",
    "substantive",
    "Something more brings a review forward",
    "Whoever learns of such an event has to ask for a review.",
    "Say who in your organisation would learn of it.",
    CODE,
    before=TRIGGERS_FEWER.after,
    after=TRIGGERS_FEWER.before,
)
OPEN = Rule(
    "review-not-stated",
    "review-stated",
    "wider",
    "substantive",
    "It is no longer said when the document is reviewed",
    "Nobody has to look at it again, and it grows old in force.",
    "Ask for a day before you sign.",
    KEPT,
    before="review: {next: 2027-05-01}",
    after="review: {not_stated: the board has not met}",
)
PLANNED = Rule(
    "review-stated",
    "review-not-stated",
    "narrower",
    "substantive",
    "It is now said when the document is reviewed",
    "All parties have to take part on that day.",
    "Put the day in your calendar.",
    KEPT,
    before=OPEN.after,
    after=OPEN.before,
)
RULES = (LATER, SOONER, RARER, OFTENER, TRIGGERS_FEWER, TRIGGERS_MORE, OPEN, PLANNED)


def find(sides: Sides) -> Iterator[Effect]:
    for part in parts(sides, "review"):
        says = (
            f"The next review is on {sides.new.value('review', 'next')}."
            if part.stated
            else f"When the document is reviewed {part.missing}."
        )
        yield effect(PLANNED if part.stated else OPEN, sides, part.changes, says, everyone(sides))
    for seen in within(sides, "review/next"):
        moved_on = not seen.is_stated or (seen.was_stated and seen.after > seen.before)
        says = (
            f"The next review is on {was(seen)}."
            if seen.is_stated
            else f"The day of the next review is {was(seen)}."
        )
        yield effect(LATER if moved_on else SOONER, sides, seen, says, everyone(sides))
    for pattern, what in (
        ("review/then_every", "Reviews follow every"),
        ("review/after", "The first review is after"),
    ):
        for seen in within(sides, pattern):
            says = f"{what} {was(seen)}." if seen.is_stated else f"{what} a time that is {was(seen)}."
            yield effect(RARER if later(seen) else OFTENER, sides, seen, says, everyone(sides))
    for seen in within(sides, "review/triggers"):
        for rule, triggers, how in (
            (TRIGGERS_FEWER, seen.lost, "no longer brings"),
            (TRIGGERS_MORE, seen.gained, "now brings"),
        ):
            if triggers:
                told = "; ".join(one.rstrip(".") for one in triggers)
                says = f"This {how} a review forward: {told}."
                yield effect(rule, sides, seen, says, everyone(sides))
