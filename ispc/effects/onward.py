"""Onward use: whether a recipient may pass data on, and for what else it may be used.

What was shared for one purpose is not free for another (UK GDPR Article 5(1)(b)). A new further use is new sharing, and so is the end of
the rule that keeps data where it went.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import came, effect, everyone, fields, went
from ispc.effects._stating import Stating, stating, told

PURPOSE = "UK GDPR Article 5(1)(b)"
USE = "{id: service-planning, use: Counting referrals to plan services, conditions: 'numbers only, none below five'}"

FREE = Rule(
    "onward-rule-no-longer-stated",
    "onward-rule-stated",
    "wider",
    "new sharing",
    "Nothing is said any more on passing data on",
    "Recipients may come to pass people's data to bodies that nobody has agreed to.",
    "Have the rule put back, or say in each flow who may receive it next.",
    "ICO data sharing code, data sharing agreements",
    before="# in framework\nonward: {rule: 'Ask the organisation that gave it first, unless someone is at risk.'}",
    after="# in framework\nonward: {rule: (remove)}",
)
BOUND = Rule(
    "onward-rule-stated",
    "onward-rule-no-longer-stated",
    "narrower",
    "substantive",
    "It is now said when data may be passed on",
    "Passing data on in any other way breaks the agreement from now on.",
    "Check to whom you pass on today what you receive.",
    "ICO data sharing code, data sharing agreements",
    before=FREE.after,
    after=FREE.before,
)
RULE = Rule(
    "onward-rule-changed",
    "onward-rule-changed",
    "different",
    "substantive",
    "The rule on passing data on says something else",
    "It decides who else comes to know about people, long after you have shared.",
    "Take a body that the old rule kept out, and see whether the new one still does.",
    "ICO data sharing code, data sharing agreements",
    before="# in framework\nonward: {rule: 'Ask the organisation that gave it first, unless someone is at risk.'}",
    after="# in framework\nonward: {rule: 'Tell the organisation that gave it afterwards.'}",
)
USE_ADDED = Rule(
    "further-use-added",
    "further-use-removed",
    "wider",
    "new sharing",
    "Data may be used for something more",
    "People were told of one use, and now there is another.",
    "Say whether this use fits the purpose for which you shared.",
    PURPOSE,
    before="",
    after=f"# in framework\nonward: {{further_uses: [{USE}]}}",
)
USE_REMOVED = Rule(
    "further-use-removed",
    "further-use-added",
    "narrower",
    "substantive",
    "Data may no longer be used for something",
    "Whoever uses it for that has to stop.",
    "Find out who uses it for that, and what is to be done with the results.",
    PURPOSE,
    before=USE_ADDED.after,
    after=USE_ADDED.before,
)
USE_CHANGED = Rule(
    "further-use-changed",
    "further-use-changed",
    "different",
    "new sharing",
    "A further use of the data is described in other words",
    "Other words may allow another use, of which people were not told.",
    "Say what may be done now that could not be done before.",
    PURPOSE,
    before=f"# in framework\nonward: {{further_uses: [{USE}]}}",
    after=f"# in framework\nonward: {{further_uses: [{USE.replace('Counting referrals', 'Scoring families')}]}}",
)
UNTIED = Rule(
    "further-use-condition-no-longer-stated",
    "further-use-condition-stated",
    "wider",
    "substantive",
    "A further use no longer has its conditions",
    "What was allowed without names, or in small part, is now allowed in full.",
    "Ask for the conditions back before you agree.",
    PURPOSE,
    before=f"# in framework\nonward: {{further_uses: [{USE}]}}",
    after="# in framework\nonward: {further_uses: [{id: service-planning, use: Counting referrals to plan services}]}",
)
TIED = Rule(
    "further-use-condition-stated",
    "further-use-condition-no-longer-stated",
    "narrower",
    "substantive",
    "A further use now has conditions",
    "Whoever uses the data in that way has to meet them.",
    "Check that what you make of the data meets the conditions.",
    PURPOSE,
    before=UNTIED.after,
    after=UNTIED.before,
)
TERMS = Rule(
    "further-use-condition-changed",
    "further-use-condition-changed",
    "different",
    "substantive",
    "A further use has other conditions",
    "A condition such as a smallest number is what keeps people from being known.",
    "Work out whether anybody could be known under the new conditions.",
    PURPOSE,
    before=f"# in framework\nonward: {{further_uses: [{USE}]}}",
    after=f"# in framework\nonward: {{further_uses: [{USE.replace('below five', 'below two')}]}}",
)
RULES = (FREE, BOUND, RULE, USE_ADDED, USE_REMOVED, USE_CHANGED, UNTIED, TIED, TERMS)


def find(sides: Sides) -> Iterator[Effect]:
    yield from stating(sides, Stating(FREE, BOUND, RULE), {"onward/rule": "when data may be passed on"})
    for seen in came(sides, "onward/further_uses/*"):
        says = f"Data may now also be used for this: “{_use(sides.new.value(*seen.change.key, 'use'))}”."
        yield effect(USE_ADDED, sides, seen, says, everyone(sides))
    for seen in went(sides, "onward/further_uses/*"):
        says = f"Data may no longer be used for this: “{_use(sides.old.value(*seen.change.key, 'use'))}”."
        yield effect(USE_REMOVED, sides, seen, says, everyone(sides))
    for seen in fields(sides, "onward/further_uses/*/use"):
        yield effect(USE_CHANGED, sides, seen, told("what data may also be used for", seen), everyone(sides))
    for seen in fields(sides, "onward/further_uses/*/conditions"):
        use = _use(sides.new.value(*seen.change.key[:3], "use"))
        rule = Stating(UNTIED, TIED, TERMS).rule(seen)
        yield effect(rule, sides, seen, told(f"the conditions of the use “{use}”", seen), everyone(sides))


def _use(text: str) -> str:
    return text.rstrip(".")
