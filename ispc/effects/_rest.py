"""What no family understands still means something: every change that is left gets the plainest meaning, in doubt substantive.

So nothing slips by unseen because nobody has written a rule for it. Only what is proved harmless is called so: a difference of
spaces and marks, a new id that nothing but references sees, the order of a list, a record of what happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ispc.diff import Change, Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import WORDS, effect, everyone, meant, taking_part
from ispc.operative import layout_only
from ispc.terms import NAMELESS, Key, Terms
from ispc.wordwise import Run, plain, runs

DOUBT = "In doubt a change is one of substance (W3C Process, classes of changes)"

LAYOUT = Rule(
    "layout-changed",
    "layout-changed",
    "different",
    "formatting",
    "Words are set differently",
    "No word has changed, only spaces, line breaks, quotation marks, dashes or emphasis.",
    "Nothing.",
    DOUBT,
    before="purposes: [{id: protect, benefits: Children are helped before harm is done.}]",
    after="purposes: [{id: protect, benefits: Children are helped *before* harm is done.}]",
)
WORDING = Rule(
    "wording-changed",
    "wording-changed",
    "different",
    "substantive",
    "Words that people act on are different",
    "Nobody can tell from outside whether new words mean the same. Readers act on the words.",
    "Read both. If they mean the same to you, have a second person record that it is editorial.",
    DOUBT,
    before="purposes: [{id: protect, benefits: Children are helped before harm is done.}]",
    after="purposes: [{id: protect, benefits: Children are helped early.}]",
)
FIELD = Rule(
    "clause-changed",
    "clause-changed",
    "different",
    "substantive",
    "A clause says something else",
    "What the parties rely on is different.",
    "Read what it said and what it says, and agree or ask.",
    DOUBT,
    before="impact_assessment: {reference: DPIA-2026-014}",
    after="impact_assessment: {reference: DPIA-2026-015}",
)
ADDED = Rule(
    "clause-added",
    "clause-removed",
    "wider",
    "substantive",
    "A clause is new",
    "The parties are asked to agree to something that was not said before.",
    "Read it, and agree or ask.",
    DOUBT,
    before="background: (remove)",
    after="background: Two reviews found that warnings were not joined up.",
)
REMOVED = Rule(
    "clause-removed",
    "clause-added",
    "narrower",
    "substantive",
    "A clause is gone",
    "What the parties relied on is no longer said.",
    "Check that nothing you rely on is lost.",
    DOUBT,
    before=ADDED.after,
    after=ADDED.before,
)
ORDER = Rule(
    "order-changed",
    "order-changed",
    "different",
    "editorial",
    "A list stands in another order",
    "Nothing came or went. Pages show it in the new order.",
    "Nothing.",
    DOUBT,
    before="",
    after="people: [{id: child, remove: (remove)}, {id: child, who: Children and young people under 18 who live or learn in the borough, population: children}]",
)
NEW_ID = Rule(
    "id-changed",
    "id-changed",
    "different",
    "editorial",
    "Something has a new short name",
    "Only references see it. What it says has not changed.",
    "Nothing.",
    DOUBT,
    before="never_share: [{id: adoption-records, what: Adoption records, because: a court or the adoption agency decides, instead: Ask the legal team}]",
    after="never_share: [{id: adoption-records, remove: (remove)}, {id: adoption-files, what: Adoption records, because: a court or the adoption agency decides, instead: Ask the legal team}]",
)
REHOMED = Rule(
    "clause-said-elsewhere",
    "clause-said-elsewhere",
    "different",
    "correction",
    "Another document now says it",
    "What holds is the same today. Whoever owns the other document can change it from now on.",
    "Know who owns the document that says it now.",
    DOUBT,
    before="minimum: Share only what the other person needs to act.",
    after="minimum: (remove)",
)
RECORD = Rule(
    "record-changed",
    "record-changed",
    "different",
    "editorial",
    "A record of what happened to the document is different",
    "No term has changed: it tells when it was agreed, who signed, or what was reviewed.",
    "Nothing.",
    DOUBT,
    before="gates: [{gate: legal, outcome: passed, on: 2026-08-20}]",
    after="gates: [{gate: legal, outcome: passed, on: 2026-08-27}]",
)
NEW_DOCUMENT = Rule(
    "document-added",
    "document-removed",
    "wider",
    "new sharing",
    "A whole agreement is new",
    "Everything in it is new to its parties: they share on its terms from the day it takes effect.",
    "Read the agreement itself: there is no earlier text to compare it with.",
    DOUBT,
    before="(no document)",
    after="",
)
GONE_DOCUMENT = Rule(
    "document-removed",
    "document-added",
    "narrower",
    "new sharing",
    "A whole agreement is gone",
    "Nobody may share on its terms any more, and staff still hold its guide.",
    "Say what takes its place, and withdraw the printed guides.",
    DOUBT,
    before="",
    after="(no document)",
)
RULES = (NEW_DOCUMENT, GONE_DOCUMENT, LAYOUT, WORDING, FIELD, ADDED, REMOVED, ORDER, NEW_ID, REHOMED, RECORD)


def rest(sides: Sides, changes: Iterable[Change]) -> Iterator[Effect]:
    """An effect for each change that no family has seen."""
    for change in changes:
        rule = _rule(change)
        asked = () if rule.klass in ("formatting", "editorial", "correction") else _touched(change, sides)
        yield effect(rule, sides, (change,), _says(rule, change, sides), asked)


def _rule(change: Change) -> Rule:
    if not change.key:
        return NEW_DOCUMENT if change.new else GONE_DOCUMENT
    if change.life:
        return RECORD
    if change.kind == "renamed":
        return NEW_ID
    if change.kind == "moved":
        return ORDER
    if change.kind == "rehomed":
        return REHOMED
    if change.kind == "added":
        return ADDED
    if change.kind == "removed":
        return REMOVED
    if change.one.sort not in WORDS or change.old[0].sort not in WORDS:
        return FIELD
    return LAYOUT if layout_only("\n".join(change.before), "\n".join(change.after)) else WORDING


def _touched(change: Change, sides: Sides) -> tuple[str, ...]:
    """Those that take part in the flow, the party itself, or everyone."""
    if not change.key:
        return everyone(sides)
    if change.key[0] == "flows" and len(change.key) > 1:
        return taking_part(change.key[1], sides)
    if change.key[0] == "parties" and len(change.key) > 2:
        return meant(change.key[1], sides.new) or everyone(sides)
    return everyone(sides)


def _says(rule: Rule, change: Change, sides: Sides) -> str:
    if not change.key:
        title = (sides.new if change.new else sides.old).title
        return f"“{title}” is {'a new document' if change.new else 'no longer there'}."
    where = place(change, sides)
    if rule is RECORD:
        return f"{where}: a record is different."
    if rule is REHOMED:
        return f"{where}: said by {change.after[0]}, before by {change.before[0]}. What it says is the same."
    if rule is NEW_ID:
        return f"{where}: the short name is now {change.after[0]}, was {change.before[0]}."
    if rule is ORDER:
        return f"{where}: the order is different."
    if rule is ADDED:
        return f"{where}: new. It says “{_short(change.after)}”." if change.after else f"{where}: new."
    if rule is REMOVED:
        return f"{where}: gone. It said “{_short(change.before)}”." if change.before else f"{where}: gone."
    if rule is LAYOUT:
        return f"{where}: set differently, with the same words."
    if rule is WORDING:
        return f"{where}: {_redline(change)}"
    return f"{where}: {_short(change.after)}; it was {_short(change.before)}."


def _redline(change: Change) -> str:
    """The words that went and came, with a few around them."""
    before, after = (" ".join("; ".join(one).split()) for one in (change.before, change.after))
    parts = runs(before, after)
    told = [
        Run(one.kind, _around(one.words, at, len(parts))) if one.kind == "same" else one
        for at, one in enumerate(parts)
    ]
    return plain(told).strip()


AROUND = 40
"""Letters of what stays that are shown beside a change."""


def _around(words: str, at: int, parts: int) -> str:
    """What stays between two changes, cut where it is long; what stands before the first, or after the last, from one side."""
    if at == 0:
        return words if len(words) <= AROUND else "... " + words[-AROUND:].partition(" ")[2]
    if at == parts - 1:
        return words if len(words) <= AROUND else words[:AROUND].rpartition(" ")[0] + " ..."
    if len(words) <= 2 * AROUND:
        return words
    return words[:AROUND].rpartition(" ")[0] + " ... " + words[-AROUND:].partition(" ")[2]


def _short(values: tuple[str, ...]) -> str:
    said = " ".join("; ".join(values).split()).rstrip(".")
    return said if len(said) <= 90 else said[:87].rstrip() + "..."


CALLED = ("title", "name", "principle", "aim", "what", "who", "term", "measure", "risk", "use", "heading")
"""The fields of an item that say what people call it, the first that it has."""


def place(change: Change, sides: Sides) -> str:
    """Where a change stands, in words: the flow or the part of the agreement, the item by what it is called, then the field."""
    terms = sides.terms(change)
    if not change.key:
        return terms.title
    items = {cut for one in (*change.old, *change.new) for cut in one.items}
    told = []
    for cut, step in enumerate(change.key, 1):
        if cut in items:
            told.append(_called(terms, change.key[:cut]))
        elif cut == len(change.key) and change.is_field and change.one.title:
            told.append(change.one.title if cut == 1 else change.one.title.lower())
        elif step != "directory":
            told.append(step.replace("_", " "))
    first, *rest = [one for one in told if one]
    return _upper(": ".join((first, ", ".join(rest))) if rest else first)


def _called(terms: Terms, key: Key) -> str:
    """An item by what it is called; by its short name where nothing in it is a name; empty for the only one of its list."""
    for field in CALLED:
        if found := terms.value(*key, field):
            return f"“{found.rstrip('.')}”"
    found = terms.name(key[-1])
    return "" if found == NAMELESS else found if found != key[-1] else key[-1].replace("-", " ")


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
