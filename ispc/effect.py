"""What a change means, as data: the rule that saw it, what it says in one sentence, whom it touches, what each must do.

A rule of meaning is a row: a code that lasts, the code of its mirror (what the change back would be), a direction, a class, and
words for people. The class decides what happens to approvals, so it is never declared by the author of a change: the tool
proposes it, in doubt the graver one, and a second person may lower it for prose alone. The classes follow those of the
W3C Process; that changes of who approves are always of the top class, and that a class is never self-declared, is the lesson
of a society's rules that have been kept in git for ten years, where both went wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ispc.diff import Change
from ispc.digest import digest
from ispc.location import Address

Class = Literal["formatting", "editorial", "correction", "substantive", "new sharing"]
CLASSES: tuple[Class, ...] = ("formatting", "editorial", "correction", "substantive", "new sharing")
"""From the lightest to the gravest. Formatting and editorial ask nothing; a correction is told; the other two ask to sign again."""

Direction = Literal["wider", "narrower", "different"]
"""More may be done with people's data, less may, or neither can be said."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of meaning. `before` and `after` are snippets laid over the good workspace: its test and its manual page.

    `title` says what the change means, `why` why it matters to the people and the parties, `do` the one thing to do.
    `mirror` is the code of the rule that sees the change back; its own where the two are alike. `also` are the codes of other rules
    that rightly speak of the same example. `source` is the provision or the paper that the rule rests on.
    """

    code: str
    mirror: str
    direction: Direction
    klass: Class
    title: str
    why: str
    do: str
    source: str
    before: str = ""
    after: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change means in one document. `parties` have to agree again where its class asks it; `told` are told.

    `klass` is the rule's, or what a second person's ruling made of it, with `ruled` the reason. `lowerable` says whether a ruling
    may lower it: only words that people read, with nothing operative in the difference. `layers` are the audiences whose pages change.
    """

    rule: Rule
    document: str
    changes: tuple[Change, ...]
    says: str
    parties: tuple[str, ...]
    told: tuple[str, ...]
    layers: tuple[str, ...]
    klass: Class
    lowerable: bool = False
    ruled: str = ""

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits of rule, address and values: no words of ours, no place in a file, no revision."""
        facts = [
            [one.kind, list(one.key), list(one.was), list(one.before), list(one.after), *_contents(one)]
            for one in self.changes
        ]
        return digest("effect/1", [self.document, self.rule.code, facts]).removeprefix("sha256:")[:16]

    @property
    def asks(self) -> bool:
        """Whether the parties that it touches have to agree again."""
        return CLASSES.index(self.klass) >= CLASSES.index("substantive")

    @property
    def address(self) -> Address:
        """The field that says it now; for what went, the field that said it."""
        return self.changes[0].one.said


def _contents(change: Change) -> list[list[list[str]]]:
    """What an item that came or went says; nothing for a field, whose values are told."""
    return [
        [["/".join(clause.key), *clause.value] for clause in clauses]
        for clauses in (change.old, change.new)
        if not (change.before or change.after)
    ]
