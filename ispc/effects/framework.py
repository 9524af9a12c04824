"""What all documents of a partnership stand on: its position, its principles and tiers; and one organisation's own policy.

A principle binds every agreement below. A policy binds one organisation's staff, above all where no agreement covers the case.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import came, effect, everyone, fields, names, went
from ispc.effects._stating import Stating, stating, told

AGREED = "Haringey report, 2009: strategic principles above all protocols"
TOLD = "UK GDPR Article 5(1)(a)"
STAFF = "UK GDPR Article 5(2)"
NONE = "Ask the information governance team. In an emergency share, and record it within one working day."
PRINCIPLE = "{id: minimum, principle: We share only what is needed.}"

GONE = Rule(
    "principle-removed",
    "principle-added",
    "wider",
    "substantive",
    "A principle is given up",
    "Every agreement below may now do what the principle forbade.",
    "Ask which agreements were held back by it.",
    AGREED,
    before=f"# in framework\nprinciples: [{PRINCIPLE}]",
    after="",
)
NEW = Rule(
    "principle-added",
    "principle-removed",
    "narrower",
    "substantive",
    "There is a new principle",
    "Every agreement below has to live up to it.",
    "Check your agreements against it.",
    AGREED,
    before=GONE.after,
    after=GONE.before,
)
OTHER = Rule(
    "principle-changed",
    "principle-changed",
    "different",
    "substantive",
    "A principle says something else, or is explained otherwise",
    "All agreements below are read by it.",
    "Take the hardest case you know, and see what each text would have you do.",
    AGREED,
    before="# in framework\nprinciples: [{id: openness, principle: We are open with people about what we share.}]",
    after="# in framework\nprinciples: [{id: openness, principle: We are open with people about what we share where we can be.}]",
)
POSITION = Rule(
    "position-changed",
    "position-changed",
    "different",
    "substantive",
    "What the organisations stand for is put differently",
    "Staff rely on it when they share in good faith and something goes wrong.",
    "Have your board say whether it still stands by the words.",
    "Embedding toolkit, 2010: state the position of senior management clearly",
    before="# in framework\nposition_statement: We share information to keep people safe, and we stand by staff who share in good faith.",
    after="# in framework\nposition_statement: We share information to keep people safe.",
)
TIER = Rule(
    "tier-changed",
    "tier-changed",
    "different",
    "correction",
    "The documents are layered or numbered differently",
    "Readers look for a rule in the tier where it used to be.",
    "Correct your own lists.",
    AGREED,
    before="",
    after="# in framework\ntiers: [{id: tier-1, name: 'Tier 1: framework', holds: principles and baseline clauses}]",
)
UNTOLD = Rule(
    "communications-no-longer-stated",
    "communications-stated",
    "wider",
    "substantive",
    "It is no longer said how staff and the public hear of it",
    "An agreement that nobody hears of changes nothing, and surprises the people whom it concerns.",
    "Say how your staff and your public will hear of it.",
    TOLD,
    before="# in framework\ncommunications: A page for staff and a page for the public.",
    after="",
)
SAID = Rule(
    "communications-stated",
    "communications-no-longer-stated",
    "narrower",
    "substantive",
    "It is now said how staff and the public hear of it",
    "Somebody has to write it and keep it right.",
    "Say who does it for you.",
    TOLD,
    before=UNTOLD.after,
    after=UNTOLD.before,
)
HEARD = Rule(
    "communications-changed",
    "communications-changed",
    "different",
    "substantive",
    "Staff and the public hear of it in another way",
    "Some of those who heard of it before may no longer do so.",
    "Think of those who do not use the new way.",
    TOLD,
    before="# in framework\ncommunications: A page for staff and a page for the public.",
    after="# in framework\ncommunications: A page for staff.",
)
UNGUIDED = Rule(
    "rule-without-agreement-no-longer-stated",
    "rule-without-agreement-stated",
    "wider",
    "substantive",
    "Staff are no longer told what to do where no agreement covers the case",
    "Most requests are of that kind, and each member of staff decides alone.",
    "Say whom they are to ask.",
    STAFF,
    before=f"# in policy\nwithout_an_agreement: {NONE}",
    after="# in policy\nwithout_an_agreement: {not_stated: it is being written}",
)
GUIDED = Rule(
    "rule-without-agreement-stated",
    "rule-without-agreement-no-longer-stated",
    "narrower",
    "substantive",
    "Staff are now told what to do where no agreement covers the case",
    "Those who are to be asked have to be there.",
    "Check that whoever is named can answer in time.",
    STAFF,
    before=UNGUIDED.after,
    after=UNGUIDED.before,
)
RULE_OTHER = Rule(
    "rule-without-agreement-changed",
    "rule-without-agreement-changed",
    "different",
    "substantive",
    "Staff do something else where no agreement covers the case",
    "It is the rule for all that nobody has thought of.",
    "Show it to those who take such requests.",
    STAFF,
    before=f"# in policy\nwithout_an_agreement: {NONE}",
    after="# in policy\nwithout_an_agreement: Ask your manager.",
)
REACH = Rule(
    "policy-reach-changed",
    "policy-reach-changed",
    "different",
    "substantive",
    "The policy binds other people",
    "Those who are no longer named may think that nothing binds them.",
    "Check whether agency staff, volunteers and contractors are still bound.",
    STAFF,
    before="# in policy\napplies_to: all staff, agency workers, volunteers and contractors",
    after="# in policy\napplies_to: all staff",
)
RULES = (GONE, NEW, OTHER, POSITION, TIER, UNTOLD, SAID, HEARD, UNGUIDED, GUIDED, RULE_OTHER, REACH)

LISTS = ("principles/*", "rules/*")


def find(sides: Sides) -> Iterator[Effect]:
    for seen in came(sides, *LISTS):
        says = f"There is a new principle: {_said(sides.new.value(*seen.change.key, 'principle'))}."
        yield effect(NEW, sides, seen, says, everyone(sides))
    for seen in went(sides, *LISTS):
        says = f"A principle is given up: {_said(sides.old.value(*seen.change.key, 'principle'))}."
        yield effect(GONE, sides, seen, says, everyone(sides))
    for field, what in (("principle", "the principle"), ("means", "what the principle means")):
        for seen in fields(sides, f"principles/*/{field}", f"rules/*/{field}"):
            yield effect(OTHER, sides, seen, told(what, seen), everyone(sides))
    position = {
        "position_statement": "what the partnership stands for",
        "statement": "what the organisation stands for",
    }
    yield from stating(sides, Stating(POSITION, POSITION, POSITION), position)
    for seen in (
        *came(sides, "tiers/*"),
        *went(sides, "tiers/*"),
        *fields(sides, "tiers/*/name", "tiers/*/holds"),
    ):
        name = sides.terms(seen.change).value("tiers", seen.names[0], "name")
        how = (
            "is new"
            if not seen.change.old
            else "is gone"
            if not seen.change.new
            else "is described otherwise"
        )
        yield effect(TIER, sides, seen, f"The tier “{name}” {how}.", ())
    communications = {"communications": "how staff and the public hear of it"}
    yield from stating(sides, Stating(UNTOLD, SAID, HEARD), communications)
    alone = {"without_an_agreement": "what staff do where no agreement covers the case"}
    yield from stating(sides, Stating(UNGUIDED, GUIDED, RULE_OTHER), alone)
    yield from stating(sides, Stating(REACH, REACH, REACH), {"applies_to": "who must follow it"})
    for seen in fields(sides, "organisation"):
        says = f"The policy is of {names(seen.gained, sides)}, before of {names(seen.lost, sides)}."
        yield effect(REACH, sides, seen, says, everyone(sides))


def _said(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
