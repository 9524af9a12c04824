"""How families see changes and tell of them: patterns of keys, the parties of a flow, and the making of an effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ispc.diff import Change, Sides
from ispc.effect import Effect, Rule
from ispc.operative import layout_only, operative
from ispc.terms import Key, Terms

LAYERS = {"S": "strategic", "M": "managerial", "F": "front-line"}

WORDS = frozenset({"prose", "line"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A change that fits a pattern: the names in the places of its `*`, and what a field said and says."""

    change: Change
    names: tuple[str, ...]

    @property
    def before(self) -> str:
        return "; ".join(self.change.before)

    @property
    def after(self) -> str:
        return "; ".join(self.change.after)

    @property
    def was_stated(self) -> bool:
        """Whether the field said something before; a reason why nothing is stated is not that."""
        return bool(self.change.old) and self.change.old[0].sort != "gap"

    @property
    def is_stated(self) -> bool:
        """Whether the field says something now."""
        return bool(self.change.new) and self.change.new[0].sort != "gap"

    @property
    def gained(self) -> tuple[str, ...]:
        """What a list field names now and did not."""
        before, after = self._listed
        return tuple(one for one in after if one not in before)

    @property
    def lost(self) -> tuple[str, ...]:
        """What a list field named and no longer does."""
        before, after = self._listed
        return tuple(one for one in before if one not in after)

    @property
    def _listed(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        change = self.change
        return change.before if self.was_stated else (), change.after if self.is_stated else ()


def fields(sides: Sides, *patterns: str) -> Iterator[Seen]:
    """Fields that came, went or changed where both sides have the item around them: `flows/*/keep/*/for`.

    Left out are words that are only set differently, records of what happened, and another reason for saying nothing: what these mean
    is the same for every family.
    """
    told = (one for one in sides.changes if one.is_field and not (one.life or _only_set(one) or _silent(one)))
    yield from _seen(told, patterns)


def _silent(change: Change) -> bool:
    return change.kind == "changed" and all(one.sort == "gap" for one in (*change.old, *change.new))


def _only_set(change: Change) -> bool:
    return (
        change.kind == "changed"
        and all(one.sort in WORDS for one in (*change.old, *change.new))
        and layout_only("\n".join(change.before), "\n".join(change.after))
    )


def came(sides: Sides, *patterns: str) -> Iterator[Seen]:
    """Items that came: `flows/*`, `flows/*/lawful/*`, `items/*`."""
    yield from _seen((one for one in sides.changes if one.kind == "added" and not one.is_field), patterns)


def went(sides: Sides, *patterns: str) -> Iterator[Seen]:
    """Items that went."""
    yield from _seen((one for one in sides.changes if one.kind == "removed" and not one.is_field), patterns)


def _seen(changes: Iterable[Change], patterns: Iterable[str]) -> Iterator[Seen]:
    wanted = [tuple(pattern.split("/")) for pattern in patterns]
    for change in changes:
        for pattern in wanted:
            if (names := fit(change.key, pattern)) is not None:
                yield Seen(change, names)
                break


def fit(key: Key, pattern: Key) -> tuple[str, ...] | None:
    """The names in the places of `*`; None where the key is not of the pattern."""
    if len(key) != len(pattern) or any(
        want not in ("*", step) for step, want in zip(key, pattern, strict=True)
    ):
        return None
    return tuple(step for step, want in zip(key, pattern, strict=True) if want == "*")


# --- Who is touched ---------------------------------------------------------------------------------------------------


def everyone(sides: Sides) -> tuple[str, ...]:
    """Every party of either side, those of now first."""
    return tuple(dict.fromkeys((*sides.new.parties(), *sides.old.parties())))


def meant(ref: str, terms: Terms) -> tuple[str, ...]:
    """The parties that a reference means: the one of that name, else every service of that organisation, else its organisation."""
    exact = tuple(one for one in terms.parties() if one == ref)
    services = tuple(one for one in terms.parties() if one.partition("/")[0] == ref)
    return exact or services or tuple(one for one in terms.parties() if one == ref.partition("/")[0])


def givers(flow: str, terms: Terms) -> tuple[str, ...]:
    return _all_meant(terms.values("flows", flow, "from"), terms)


def receivers(flow: str, terms: Terms) -> tuple[str, ...]:
    return _all_meant(terms.values("flows", flow, "to"), terms)


def taking_part(flow: str, sides: Sides) -> tuple[str, ...]:
    """All that give or receive in a flow, on either side."""
    return tuple(
        dict.fromkeys(
            one for terms in (sides.new, sides.old) for one in (*givers(flow, terms), *receivers(flow, terms))
        )
    )


def _all_meant(refs: Iterable[str], terms: Terms) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for ref in refs for one in meant(ref, terms)))


def flows_with(sides: Sides, field: str, name: str) -> tuple[str, ...]:
    """The flows of either side that name something in a list field: the flows that carry an item, serve a purpose."""
    return tuple(
        dict.fromkeys(
            flow
            for terms in (sides.new, sides.old)
            for flow in terms.items("flows")
            if name in terms.values("flows", flow, field)
        )
    )


def parties_of_flows(flows: Iterable[str], sides: Sides) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for flow in flows for one in taking_part(flow, sides)))


# --- How it is told ---------------------------------------------------------------------------------------------------


def flow_name(flow: str, sides: Sides) -> str:
    """A flow as people call it: its title, else its id, in quotation marks."""
    title = sides.new.value("flows", flow, "title") or sides.old.value("flows", flow, "title") or flow
    return f"“{title}”"


def names(refs: Iterable[str], sides: Sides) -> str:
    """Names of parties, items or purposes in one breath: `the council, the police and schools`."""
    return _joined(_name(one, sides) for one in refs)


def quoted_names(refs: Iterable[str], sides: Sides) -> str:
    """The same, each in quotation marks: what would not stand out as a name in a sentence."""
    return _joined(f"“{_name(one, sides).rstrip('.')}”" for one in refs)


def _joined(words: Iterable[str]) -> str:
    *most, last = list(dict.fromkeys(words)) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def sentence(words: str) -> str:
    """With a capital at its start."""
    return words[:1].upper() + words[1:]


def _name(ref: str, sides: Sides) -> str:
    body, _, unit = ref.partition("/")
    for terms in (sides.new, sides.old):  # a service by its own name, on whichever side it has one
        if unit and (found := terms.value("directory", "organisations", body, "units", unit, "name")):
            return found
    found = sides.new.name(ref)
    return found if found != ref else sides.old.name(ref)


def was(seen: Seen) -> str:
    """A field's change in a few words: `25 years, was 6 years`. A gap is told as one, with its reason."""
    if not seen.is_stated:
        because = f", because {seen.after}" if seen.after else ""
        return f"not stated any more{because}; it was {seen.before}"
    if not seen.was_stated:
        return f"{seen.after}; nothing was stated before"
    return f"{seen.after}, was {seen.before}"


def named(seen: Seen, sides: Sides) -> str:
    """The same where a field names something: by the names, not the references."""
    if seen.change.one.sort != "reference" and (
        not seen.change.old or seen.change.old[0].sort != "reference"
    ):
        return was(seen)
    now, before = names(seen.gained, sides), names(seen.lost, sides)
    if not seen.is_stated:
        because = f", because {seen.after}" if seen.after else ""
        return f"not stated any more{because}; it was {before}"
    return f"{now or 'nobody else'}, {f'was {before}' if before else 'not stated before'}"


def effect(
    rule: Rule, sides: Sides, seen: Seen | Iterable[Change], says: str, parties: Iterable[str]
) -> Effect:
    """An effect with what follows from its changes: the layers, and whether it is of words alone.

    `parties` have to agree again where the class asks it, everyone where none is known; all others are told. `telling` narrows that.
    """
    changes = (seen.change,) if isinstance(seen, Seen) else tuple(seen)
    asked = tuple(dict.fromkeys(parties))
    if not asked and rule.klass in ("substantive", "new sharing"):
        asked = everyone(sides)
    letters = {letter for one in changes for clause in (*one.old, *one.new) for letter in clause.to}
    return Effect(
        rule,
        sides.new.document,
        changes,
        says,
        asked,
        tuple(one for one in everyone(sides) if one not in asked),
        tuple(name for letter, name in LAYERS.items() if letter in letters),
        rule.klass,
        rule.klass != "new sharing" and all(map(_is_of_words, changes)),
    )


def telling(found: Effect, parties: Iterable[str]) -> Effect:
    """The effect, told only to these besides those that it asks."""
    return replace(found, told=tuple(one for one in dict.fromkeys(parties) if one not in found.parties))


def _is_of_words(change: Change) -> bool:
    """Whether only words that people read are different, and nothing operative among them."""
    return (
        change.kind == "changed"
        and all(one.sort in WORDS for one in (*change.old, *change.new))
        and not operative("\n".join(change.before), "\n".join(change.after))
    )
