"""Terms x Terms -> Changes: what is different, as facts. Matched by name and field, never by position; what it means is for `effects`.

A list item is the same item while it keeps its id; one that gets a new id and keeps what it says is renamed, and what
refers to it has not changed. An item that comes or goes is one change, with all that it says. A field that changes is
one change. The order of a list is a change of its own. Every difference between the two sides is in exactly one change, so
that nothing can slip by unseen; and the changes from B to A are those from A to B, the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ispc.terms import Clause, Key, Terms

Kind = Literal["added", "removed", "changed", "moved", "renamed", "rehomed"]
"""Came, went, says something else, stands elsewhere in its list, has a new id, or is now said by another document."""

ALIKE = 0.6
"""Of what two items of different ids say, the part that must be equal for the one to be the other renamed."""

CALLED = ("name", "title", "aim", "who", "what", "use", "measure", "risk", "principle")
"""What people call an item. With another name as well as another id it is another item, however much else is equal: one
body in the place of another must never pass for a new id."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `old` and `new` are the clauses on each side: all of an item, or one field; none where it is not there.

    `key` is where it stands now, or stood. `was` is where a renamed item stood. `before` and `after` are what a field says, the
    order of a list, or the id of a renamed item; empty for an item that came or went.
    """

    document: str
    kind: Kind
    key: Key
    old: tuple[Clause, ...] = ()
    new: tuple[Clause, ...] = ()
    was: Key = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def is_field(self) -> bool:
        """Whether it is about one field, not about a whole item or an order."""
        clauses = self.old or self.new
        return (
            self.kind in ("added", "removed", "changed") and len(clauses) == 1 and clauses[0].key == self.key
        )

    @property
    def one(self) -> Clause:
        """The field that it is about as it is now, or as it was; of an item the first."""
        return (self.new or self.old)[0]

    @property
    def life(self) -> bool:
        """Whether it is only about what happened to the document: no term has changed."""
        return all(one.life for one in (*self.old, *self.new))


@dataclass(frozen=True)
class Sides:
    """Two states of one document and every difference. `old` is told in the names of `new`: what was renamed, is."""

    old: Terms
    new: Terms
    changes: tuple[Change, ...]

    def terms(self, change: Change) -> Terms:
        """The side on which a change can be seen whole."""
        return self.old if change.kind == "removed" else self.new


def diff(old: Terms, new: Terms) -> tuple[Change, ...]:
    """Every difference, in the order of the new terms; what went stands where it stood."""
    return sides(old, new).changes


def sides(old: Terms, new: Terms) -> Sides:
    """The two states and what differs. Where one side is not there at all, that the document came or went is the one change."""
    if not old.clauses or not new.clauses:
        return Sides(old, new, tuple(_whole(old, new)))
    renames = dict(_renames(old, new))
    told = _retold(old, renames) if renames else old
    found = [
        *_renamed(renames, old, new),
        *_items_and_fields(told, new),
        *_orders(told, new),
    ]
    order = {key: at for at, key in enumerate(_in_order(told, new))}
    found.sort(key=lambda one: (order.get(one.key, len(order)), one.kind))
    return Sides(told, new, tuple(found))


def _whole(old: Terms, new: Terms) -> Iterator[Change]:
    if new.clauses:
        yield Change(new.document, "added", (), new=new.clauses)
    elif old.clauses:
        yield Change(old.document, "removed", (), old=old.clauses)


def _in_order(old: Terms, new: Terms) -> Iterable[Key]:
    """Every key and the keys above it: those of the new terms, and each that went after the one it stood behind."""
    keys: dict[Key, None] = {}
    last_of: list[Key] = [one.key for one in new.clauses]
    behind: dict[Key, list[Key]] = {}
    before: Key = ()
    known = set(last_of)
    for clause in old.clauses:
        if clause.key in known:
            before = clause.key
        else:
            behind.setdefault(before, []).append(clause.key)
    for key in ((), *last_of):
        for one in (key, *behind.get(key, ())):
            for cut in range(1, len(one) + 1):
                keys.setdefault(one[:cut])
    return keys


# --- What came, went, or says something else --------------------------------------------------------------------------


def _items_and_fields(old: Terms, new: Terms) -> Iterator[Change]:
    olds, news = _items(old), _items(new)
    for key in _outermost(news.keys() - olds.keys()):
        yield Change(new.document, "added", key, new=new.under(*key))
    for key in _outermost(olds.keys() - news.keys()):
        yield Change(new.document, "removed", key, old=old.under(*key))
    both = olds.keys() & news.keys()
    for key in dict.fromkeys((*old.by_key, *new.by_key)):
        was, now = old.by_key.get(key), new.by_key.get(key)
        clause = now or was
        assert clause is not None  # noqa: S101  # it is a key of one side
        if any(key[:cut] not in both for cut in clause.items):
            continue  # it is told with its item
        yield from _field(new.document, was, now)
    yield from _rehomed(old, new)


def _field(document: str, was: Clause | None, now: Clause | None) -> Iterator[Change]:
    if was is None and now is not None:
        yield Change(document, "added", now.key, new=(now,), after=now.value)
    elif now is None and was is not None:
        yield Change(document, "removed", was.key, old=(was,), before=was.value)
    elif was is not None and now is not None and (was.value, was.sort) != (now.value, now.sort):
        moved = was.sort == now.sort and sorted(was.value) == sorted(now.value)
        kind: Kind = "moved" if moved else "changed"
        yield Change(document, kind, now.key, (was,), (now,), before=was.value, after=now.value)


def _rehomed(old: Terms, new: Terms) -> Iterator[Change]:
    """Clauses that say the same and are now said by another document, told clause by clause."""
    found: dict[Key, list[tuple[Clause, Clause]]] = {}
    for key, now in new.by_key.items():
        was = old.by_key.get(key)
        if (
            was is not None
            and (was.value, was.sort) == (now.value, now.sort)
            and was.said.document != now.said.document
            and key[0] != "directory"
        ):
            found.setdefault(new.clause_of(key), []).append((was, now))
    for key, pairs in found.items():
        yield Change(
            new.document,
            "rehomed",
            key,
            tuple(was for was, _ in pairs),
            tuple(now for _, now in pairs),
            before=(pairs[0][0].said.document,),
            after=(pairs[0][1].said.document,),
        )


def _items(terms: Terms) -> dict[Key, None]:
    return dict.fromkeys(clause.key[:cut] for clause in terms.clauses for cut in clause.items)


def _outermost(keys: Iterable[Key]) -> Iterator[Key]:
    wanted = set(keys)
    for key in sorted(wanted):
        if not any(key[:cut] in wanted for cut in range(1, len(key))):
            yield key


# --- Order ------------------------------------------------------------------------------------------------------------


def _orders(old: Terms, new: Terms) -> Iterator[Change]:
    """Lists whose items stand in another order than before."""
    olds, news = _lists(old), _lists(new)
    for key in news:
        before = tuple(one for one in olds.get(key, ()) if one in news[key])
        after = tuple(one for one in news[key] if one in before)
        if before != after and key[-1] != "lawful":  # parties by name: no author chose their order
            yield Change(new.document, "moved", key, old.under(*key), new.under(*key), key, before, after)


def _lists(terms: Terms) -> dict[Key, dict[str, None]]:
    found: dict[Key, dict[str, None]] = {}
    for clause in terms.clauses:
        for cut in clause.items:
            if clause.key[0] != "directory":
                found.setdefault(clause.key[: cut - 1], {})[clause.key[cut - 1]] = None
    return found


# --- New ids ----------------------------------------------------------------------------------------------------------


def _renames(old: Terms, new: Terms) -> Iterator[tuple[Key, Key]]:
    """Items with an id that went, each with the item that came in its list and says almost the same."""
    olds, news = _items(old), _items(new)
    gone = [key for key in _outermost(olds.keys() - news.keys()) if (*key, "id") in old.by_key]
    come = [key for key in _outermost(news.keys() - olds.keys()) if (*key, "id") in new.by_key]
    likeness = sorted(
        (-alike, was, now)
        for was in gone
        for now in come
        if was[:-1] == now[:-1] and (alike := _alike(old, was, new, now)) >= ALIKE
    )
    taken: set[Key] = set()
    for _, was, now in likeness:
        if ("-", *was) not in taken and ("+", *now) not in taken:
            taken |= {("-", *was), ("+", *now)}
            yield was, now


def _alike(old: Terms, was: Key, new: Terms, now: Key) -> float:
    """What part of all that the two items say is equal, leaving their ids out; nothing where they are called otherwise."""
    if any(old.value(*was, field) != new.value(*now, field) for field in CALLED):
        return 0.0
    one, other = (
        {(clause.key[len(key) :], clause.value) for clause in terms.under(*key) if clause.key != (*key, "id")}
        for terms, key in ((old, was), (new, now))
    )
    return len(one & other) / len(one | other) if one | other else 0.0


def _renamed(renames: Mapping[Key, Key], old: Terms, new: Terms) -> Iterator[Change]:
    for was, now in renames.items():
        yield Change(
            new.document,
            "renamed",
            now,
            (old.by_key[(*was, "id")],),
            (new.by_key[(*now, "id")],),
            was,
            (was[-1],),
            (now[-1],),
        )


REFERRED = {
    "items": ("item", "parent item", "item or exclusion"),
    "never_share": ("item or exclusion",),
    "purposes": ("purpose", "parent purpose"),
    "people": ("person",),
    "channels": ("channel",),
    "measures": ("measure",),
    "contacts": ("contact",),
    "boards": ("board", "party"),
    "organisations": ("organisation", "party", "role"),
    "classes": ("class", "party", "role"),
    "units": ("unit",),
}
"""The lists whose items are referred to by id, with the kinds of reference that name them."""

BODIES = ("organisations", "classes", "boards")


def _retold(old: Terms, renames: Mapping[Key, Key]) -> Terms:
    """The old terms in the new names: keys, and the references to what was renamed."""
    names = {(kind, was[-1]): now[-1] for was, now in renames.items() for kind in REFERRED.get(was[-2], ())}
    bodies = {was[-1]: now[-1] for was, now in renames.items() if was[-2] in BODIES}
    units = {(was[-3], was[-1]): now[-1] for was, now in renames.items() if was[-2] == "units"}

    def party(ref: str) -> str:
        body, slash, unit = ref.partition("/")
        return bodies.get(body, body) + slash + units.get((body, unit), unit)

    def text(refers: str, value: str) -> str:
        return party(value) if refers in ("party", "role") else names.get((refers, value), value)

    def key(one: Clause) -> Key:
        path = one.key
        for cut in range(len(path), 0, -1):
            if path[:cut] in renames:
                path = (*renames[path[:cut]], *path[cut:])
        named = {
            cut - 1 for cut in one.items
        }  # a field may be called as a body is: only names of items are names of bodies
        return tuple(party(step) if at in named else step for at, step in enumerate(path))

    def clause(one: Clause) -> Clause:
        path = key(one)
        if path[-1] == "id" and one.key[:-1] in renames:
            return replace(one, key=path, value=(renames[one.key[:-1]][-1],))
        return replace(one, key=path, value=tuple(text(one.refers, value) for value in one.value))

    return replace(old, clauses=tuple(map(clause, old.clauses)))
