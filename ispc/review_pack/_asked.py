"""A comparison, as the pack tells it: the documents, the parties with what each is asked and told, the numbers of the changes.

One change of a framework shows in every agreement under it. A party reads it once, with the agreements named, and each changed clause has
one number throughout the pack, so that two people on the telephone mean the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ispc import layers, matched, registry
from ispc.compare import Compared, Comparison
from ispc.corpus import Corpus, Effective
from ispc.diff import Change
from ispc.effect import CLASSES, Effect
from ispc.layers._saying import EVERYONE, Voice
from ispc.layers._words_pack import PackWords, pack_words
from ispc.setting import Setting
from ispc.view import AUDIENCES, Text, View
from ispc.wordwise import Run

LAYERS = AUDIENCES[::-1]
"""The pages of a document in the order of the pack: those that most people read first."""


@dataclass(frozen=True, slots=True)
class Told:
    """An effect as a party hears of it, once, with all documents in which it is the same."""

    effect: Effect
    documents: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A party of some document that changed, with what asks it to agree again and what it is told, the gravest first."""

    ref: str
    name: str
    asks: tuple[Told, ...]
    tells: tuple[Told, ...]
    documents: tuple[Compared, ...]

    @property
    def id(self) -> str:
        return f"party-{slug(self.ref)}"


@dataclass(frozen=True, slots=True)
class Pages:
    """One page of a document on both sides; None where the document is not there."""

    audience: str
    old: View | None
    new: View | None

    @property
    def changed(self) -> bool:
        return self.old is None or self.new is None or _said(self.old) != _said(self.new)


def _said(view: View) -> tuple[object, ...]:
    texts = (
        *view.control,
        *((view.emergency,) if view.emergency else ()),
        *(one.text for one in view.banners),
    )
    return view.title, view.subtitle, *map(matched.said, (*texts, *view.sections))


@dataclass(frozen=True)
class Asked:
    """What a pack is made from. `old` and `new` say what is compared; `party` narrows it to one party, or is empty."""

    comparison: Comparison
    setting: Setting
    old: str
    new: str
    party: str = ""

    @property
    def words(self) -> PackWords:
        return pack_words(self.setting.language)

    @cached_property
    def documents(self) -> tuple[Compared, ...]:
        """The documents that changed; of one party's pack, those that it is a party to."""
        return tuple(one for one in self.comparison.documents if not self.party or self.party in refs_of(one))

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Those that are asked something first, the gravest and the most asked first among them; then the others by name."""
        refs = dict.fromkeys(ref for one in self.documents for ref in refs_of(one))
        made = [self._party(ref) for ref in refs if self.party in ("", ref)]
        return tuple(sorted(made, key=lambda one: (_gravest(one), -len(one.asks), one.name)))

    def _party(self, ref: str) -> Party:
        own = tuple(one for one in self.documents if ref in refs_of(one))
        return Party(
            ref,
            upper(next((name for one in own if (name := self._name(ref, one)) != ref), ref)),
            _together((one, effect) for one in own for effect in one.touching(ref)),
            _together((one, effect) for one in own for effect in one.telling(ref)),
            own,
        )

    def _name(self, ref: str, compared: Compared) -> str:
        """A party by its legal name, for it is the body that is asked, and by the one that its people know."""
        members = (one for side in (compared.new, compared.old) if side for one in side.members)
        member = next((one for one in members if one.ref == ref), None)
        if member is None:
            return ref
        whole, known = member.name(self.setting.language), member.short_name(self.setting.language)
        told = self.words.known_as.format(name=whole, known_as=known)
        return whole if known.lower() in whole.lower() else told

    @cached_property
    def listed(self) -> Mapping[str, tuple[tuple[int, Change], ...]]:
        """By document the changes that are told there, with their numbers. What a document above says is told there, if it is here."""
        number, found = 0, dict[str, tuple[tuple[int, Change], ...]]()
        for one in self.documents:
            own = [change for change in one.sides.changes if self._home(change, one) == one.document]
            found[one.document] = tuple(enumerate(own, number + 1))
            number += len(own)
        return found

    def _home(self, change: Change, compared: Compared) -> str:
        """The document among those compared that tells a change."""
        said = change.one.said.document
        above = next((one for one in self.documents if one.document == said), None)
        known = above is not None and fact(change) in {fact(one) for one in above.sides.changes}
        return said if known else compared.document

    @cached_property
    def _numbers(self) -> Mapping[tuple[object, ...], int]:
        return {
            (document, *fact(change)): number
            for document, changes in self.listed.items()
            for number, change in changes
        }

    def numbers(self, told: Told) -> tuple[int, ...]:
        """The numbers of the changes that an effect speaks of."""
        return tuple(
            dict.fromkeys(
                number
                for change in told.effect.changes
                for one in told.documents
                if (number := self._numbers.get((self._home(change, one), *fact(change)))) is not None
            )
        )

    def inherited(self, compared: Compared) -> Mapping[str, int]:
        """By document above, how many changes come from there."""
        found: dict[str, int] = {}
        for change in compared.sides.changes:
            if (home := self._home(change, compared)) != compared.document:
                found[home] = found.get(home, 0) + 1
        return found

    def title(self, document: str) -> str:
        return next(one.title for one in self.documents if one.document == document)

    @cached_property
    def pages(self) -> Mapping[str, tuple[Pages, ...]]:
        """The layers of each document on both sides."""
        return {one.document: tuple(self._pages(one)) for one in self.documents}

    def _pages(self, compared: Compared) -> Iterator[Pages]:
        made = registry.modules(layers)
        for audience in LAYERS:
            was, now = (
                made[audience].view(effective, corpus, self.setting) if effective else None
                for effective, corpus in (
                    (compared.old, self.comparison.old),
                    (compared.new, self.comparison.new),
                )
            )
            yield Pages(audience, was, now)

    def voice(self, compared: Compared) -> Voice:
        """Speaks of a document as it is, or as it was where it is gone."""
        effective, corpus = self.side(compared)
        return Voice(EVERYONE, effective, corpus, self.setting)

    def side(self, compared: Compared) -> tuple[Effective, Corpus]:
        if compared.new is not None:
            return compared.new, self.comparison.new
        assert compared.old is not None  # noqa: S101  # it is on one side
        return compared.old, self.comparison.old


def _together(found: Iterable[tuple[Compared, Effect]]) -> tuple[Told, ...]:
    grouped: dict[tuple[str, str, str], list[tuple[Compared, Effect]]] = {}
    for one, effect in found:
        grouped.setdefault((effect.klass, effect.code, effect.says), []).append((one, effect))
    made = [Told(some[0][1], tuple(one for one, _ in some)) for some in grouped.values()]
    return tuple(sorted(made, key=lambda one: -CLASSES.index(one.effect.klass)))


def _gravest(party: Party) -> int:
    return -max((CLASSES.index(one.effect.klass) for one in party.asks), default=0)


def fact(change: Change) -> tuple[object, ...]:
    """What tells a change from another of the same document."""
    return change.kind, change.key, change.before, change.after


def refs_of(compared: Compared) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*compared.sides.new.parties(), *compared.sides.old.parties())))


def name_of(ref: str, compared: Compared) -> str:
    """A party, item, purpose or channel by its everyday name."""
    found = compared.sides.new.name(ref)
    return found if found != ref else compared.sides.old.name(ref)


def names(refs: Iterable[str], compared: Compared) -> str:
    """Several in one line, beginning with a capital letter."""
    return upper(", ".join(name_of(one, compared) for one in refs))


def upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


_SIGNED = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)


def saying(told: Told, lead: str = "") -> Text:
    """What an effect says, with what went and came drawn as such."""
    says = told.effect.says
    at, runs = 0, list[Run]()
    for found in _SIGNED.finditer(says):
        runs.append(Run("same", says[at : found.start()]))
        runs.append(Run("out", found[1]) if found[1] is not None else Run("in", found[2]))
        at = found.end()
    runs.append(Run("same", says[at:]))
    kept = tuple(run for run in runs if run.words)
    words = "".join(run.words for run in kept if run.kind != "out")
    return Text(words, lead=lead, runs=kept if len(kept) > 1 else ())
