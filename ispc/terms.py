"""Effective -> Terms: every clause that holds in a document, as plain data under names that last. What is compared, shown, signed.

A clause is one field with its value. Its key is the way to it in the author's words, with an item's own id where a list
has positions: `flows/school-worried/keep/for`. So a clause keeps its key when a file is reordered or an item inserted before
it, and two editions are compared key by key. Terms hold what the parties rely on: the document's own words, the clauses that
it inherits, and what it names in the directories. What happens to a document after it was written (who signed, when it was
agreed) is in the terms too, but marked as `life`, and no digest covers it: a signature cannot alter what was signed.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from ispc.corpus import Corpus, Effective, Placed
from ispc.digest import digest
from ispc.document import Document
from ispc.fields import reference, references, spelling
from ispc.location import Address, Path
from ispc.model.governance import Baseline
from ispc.model.prose import Prose, Words
from ispc.model.scalars import Duration, Model, NotStated

Key = tuple[str, ...]
"""The way to a clause: names of fields, and of the items between them."""

Sort = Literal["prose", "line", "choice", "reference", "date", "number", "length", "answer", "text", "gap"]
"""What a clause holds: words that people read (prose, line), a word of a closed list, a name of something defined elsewhere,
a typed value, text that is the same in every language, or the reason why nothing is stated."""

FORM = "terms/1"
"""The form of what is digested; a new number for any change of it."""

LIFE: Mapping[str, str] = MappingProxyType(
    {
        "agreed": "records that it was agreed; what was agreed is the rest",
        "assurance": "a status given by someone else, with a date of its own",
        "author_note": "a note from author to author, no part of the agreement",
        "changes": "the history of the text, not the text",
        "sections": "where the words of a paper document stand now",
        "signatures": "what others decided about the text",
        "superseded_by": "records that it was replaced",
        "review/log": "earlier reviews",
        "gates/*/outcome": "how a check came out; that it is needed is a term",
        "gates/*/on": "when a check was done",
        "gates/*/reference": "where a check is on record",
    }
)
"""Fields that record the life of a document and are not covered by its digest, each with the reason. `*` is any item."""

_FITTING = tuple(tuple(pattern.split("/")) for pattern in LIFE)

NAMES = (
    *(
        "id",
        "ref",
        "party",
        "population",
        "term",
        "cite",
        "edition",
        "area",
        "clause",
        "gate",
        "heading",
        "title",
    ),
    *("who", "use", "measure", "on", "of", "board", "parties", "gates"),
)
"""What tells the items of a list apart, the first that an item has: ids before words, words before days, those before contents."""


LISTS = frozenset(
    {
        *("purposes", "people", "items", "never_share", "flows", "parties", "processors", "responsibilities"),
        *("principles", "tiers", "gates", "populations", "glossary", "forms", "changes_to_parent"),
    }
)
"""The lists of the template whose items are clauses of their own, agreed to one by one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One field with its value, always as a tuple of texts: one for a single value. `said` is the field that says it.

    `refers` is the kind of thing that a reference names. `title` names the field for a person and `to` its audiences (S, M, F).
    """

    key: Key
    value: tuple[str, ...]
    sort: Sort
    said: Address
    title: str = ""
    to: str = ""
    refers: str = ""
    life: bool = False
    items: tuple[int, ...] = ()
    """How many steps of the key lead to each item of a list on the way."""

    @property
    def words(self) -> str:
        """The value in one line or text."""
        return "; ".join(self.value)


@dataclass(frozen=True)
class Terms:
    """The clauses of one document in the order of the template, items in the order of the file."""

    document: str
    kind: str
    edition: str
    title: str
    clauses: tuple[Clause, ...]

    @cached_property
    def by_key(self) -> Mapping[Key, Clause]:
        return MappingProxyType({clause.key: clause for clause in self.clauses})

    def value(self, *key: str) -> str:
        """The value at a key in words; empty where there is none, or only a gap."""
        found = self.by_key.get(key)
        return found.words if found is not None and found.sort != "gap" else ""

    def values(self, *key: str) -> tuple[str, ...]:
        """The values of a list field; empty where there is none, or only a gap."""
        found = self.by_key.get(key)
        return found.value if found is not None and found.sort != "gap" else ()

    def under(self, *key: str) -> tuple[Clause, ...]:
        """Every clause at or below a key."""
        return self._under.get(key, ())

    def items(self, *key: str) -> tuple[str, ...]:
        """The names of what stands directly below a key: the items of a list, the fields of a part. In order."""
        return tuple(dict.fromkeys(one.key[len(key)] for one in self.under(*key) if len(one.key) > len(key)))

    @cached_property
    def _under(self) -> Mapping[Key, tuple[Clause, ...]]:
        found: dict[Key, list[Clause]] = {}
        for clause in self.clauses:
            for cut in range(len(clause.key) + 1):
                found.setdefault(clause.key[:cut], []).append(clause)
        return {key: tuple(clauses) for key, clauses in found.items()}

    @cached_property
    def digest(self) -> str:
        """What the terms mean: equal for equal clauses in equal order, whatever the layout, and whoever says them."""
        return digest(FORM, {"document": self.document, "clauses": [_meaning(one) for one in self._binding]})

    @cached_property
    def clause_digests(self) -> Mapping[str, str]:
        """A digest for each clause that can be agreed by itself: an item of a list, or a whole field of the document."""
        together: dict[str, list[Any]] = {}
        for one in self._binding:
            together.setdefault("/".join(self.clause_of(one.key)), []).append(_meaning(one))
        return MappingProxyType({key: digest("clause/1", meanings) for key, meanings in together.items()})

    def clause_of(self, key: Key) -> Key:
        """The clause that a key belongs to, such as `flows/school-worried`: the part that people agree to as one."""
        return key[: 3 if key[0] == "directory" else 2 if key[0] in LISTS else 1]

    @property
    def _binding(self) -> Iterator[Clause]:
        return (one for one in self.clauses if not one.life)

    # --- Names, for those who tell of a clause ----------------------------------------------------------------

    def name(self, ref: str) -> str:
        """A party, organisation, class, board, contact, item, purpose, person or channel by its everyday name."""
        body, _, unit = ref.partition("/")
        for key in (
            ("directory", "organisations", body, "units", unit, "name") if unit else (),
            ("directory", "organisations", body, "known_as"),
            ("directory", "organisations", body, "name"),
            ("directory", "classes", body, "name"),
            ("directory", "boards", body, "name"),
            ("directory", "contacts", body, "name"),
            ("items", body, "name"),
            ("people", body, "who"),
            ("purposes", body, "aim"),
            ("security", "channels", body, "name"),
        ):
            if key and (found := self.value(*key)):
                return found
        return ref

    def parties(self) -> tuple[str, ...]:
        """The parties by the names that the document's own references use; for one organisation's policy, that one."""
        listed = tuple(one for one in self.items("parties") if ("parties", one) not in self.by_key)
        return listed or self.values("organisation")


def terms(effective: Effective, corpus: Corpus) -> Terms:
    """Every clause that holds in a document. A gap that an author explains is a clause of sort `gap`."""
    control = effective.control
    clauses = (*_own(effective), *_inherited_items(effective), *_directory(effective, corpus))
    return Terms(
        effective.id,
        effective.document.kind,
        "" if isinstance(control.edition, NotStated) else control.edition,
        control.title.said(),
        clauses,
    )


def nothing(document: str, kind: str) -> Terms:
    """The terms of a document that is not there."""
    return Terms(document, kind, "", "", ())


def own_words(document: Document) -> Terms:
    """What any document says itself, with nothing inherited: a directory, a worked case, a plan."""
    title = getattr(document.content, "title", None)
    clauses = _model(document.content, Way((), ()), _within(Address(document.id)))
    said = title.said() if isinstance(title, Words) else document.id
    return Terms(document.id, document.kind, "", said, tuple(one for one in clauses if one.key != ("kind",)))


def _own(effective: Effective) -> Iterator[Clause]:
    """The document's fields, the merged clauses in the place of its own, each with the field that says it."""
    content, merged = effective.document.content, effective.baseline
    for name, info in type(content).model_fields.items():
        if name == "kind":
            continue
        inherited = name in Baseline.model_fields
        value = getattr(merged if inherited else content, name)
        step = spelling(name, info)

        def said(*path: str | int, inherited: bool = inherited) -> Address:
            return effective.origin(*path) if inherited else effective.at(*path)

        yield from _field(type(content), name, value, Way((step,), (step,)), said)


def _inherited_items(effective: Effective) -> Iterator[Clause]:
    """The purposes, people and items of a document above that this one's flows use under their ids."""
    used = {
        (name, one.value.id)
        for exchange in effective.exchanges
        for name, placed in (
            ("purposes", exchange.purposes),
            ("people", exchange.people),
            ("items", exchange.items),
        )
        for one in placed
    }
    for name in ("purposes", "people", "items"):
        for one in getattr(effective, name):
            if one.address.document != effective.id and (name, one.value.id) in used:
                yield from _model(one.value, Way((name, one.value.id), (), (2,)), _within(one.address))


def _directory(effective: Effective, corpus: Corpus) -> Iterator[Clause]:
    """What the document names in the directories, and what that names in turn: bodies, boards, contacts."""
    books: Mapping[str, Mapping[str, Placed[Any]]] = {
        "organisation": corpus.directory.organisations,
        "class": corpus.directory.classes,
        "board": corpus.directory.boards,
        "contact": corpus.directory.contacts,
    }
    found: dict[tuple[str, str], Placed[Any]] = {}
    waiting = list(_named_by(effective))
    while waiting:
        kind, name = waiting.pop()
        for book in books if kind == "party" else (kind,):
            placed = books.get(book, {}).get(name.partition("/")[0])
            if placed is not None and (book, placed.value.id) not in found:
                found[book, placed.value.id] = placed
                waiting += _names_in(_bare(placed.value), placed.address)
    units = {(one.party.value.organisation, one.party.value.service) for one in effective.members}
    for book in books:
        for (kind, name), placed in sorted(found.items(), key=lambda one: one[0]):
            if kind != book:
                continue
            way = Way(("directory", _BOOKS[kind], name), (), (3,))
            yield from _model(_bare(placed.value), way, _within(placed.address))
            for at, unit in enumerate(getattr(placed.value, "units", None) or ()):
                if (name, unit.id) in units:
                    place = _within(placed.address / "units" / at)
                    yield from _model(unit, Way((*way.key, "units", unit.id), (), (3, 5)), place)


_BOOKS = {"organisation": "organisations", "class": "classes", "board": "boards", "contact": "contacts"}


def _bare(entry: Model) -> Model:
    """A directory's entry without the lists of all that it holds: only what a document names is part of its terms."""
    lists: dict[str, Any] = {
        name: None for name in ("units", "posts", "contacts") if name in type(entry).model_fields
    }
    return entry.model_copy(update=lists) if lists else entry


def _named_by(effective: Effective) -> Iterator[tuple[str, str]]:
    yield from _names_in(effective.document.content, Address(effective.id))
    yield from _names_in(effective.baseline, Address(effective.id))
    yield from (("party", one.ref) for one in effective.members)


def _names_in(model: Model, address: Address) -> Iterator[tuple[str, str]]:
    """What a model names, but for what only its life names: a signature must not alter what was signed."""
    return (
        (mark.to, text)
        for mark, text, place, _ in references(model, address)
        if not _is_life(tuple(map(str, place.path)))
    )


Said = Callable[..., Address]
"""Where a path of the value that is walked stands in the YAML."""


def _within(address: Address) -> Said:
    return lambda *path: Address(address.document, (*address.path, *path))


@dataclass(frozen=True, slots=True)
class Way:
    """The way to a value: its key, its path below where the walk began, and which steps of the key name items."""

    key: Key
    path: Path
    items: tuple[int, ...] = ()

    def into(self, step: str) -> Way:
        return Way((*self.key, step), (*self.path, step), self.items)

    def item(self, at: str | int, label: str) -> Way:
        return Way((*self.key, label), (*self.path, at), (*self.items, len(self.key) + 1))


def _model(model: Model, way: Way, said: Said) -> Iterator[Clause]:
    for name, info in type(model).model_fields.items():
        yield from _field(type(model), name, getattr(model, name), way.into(spelling(name, info)), said)


def _field(owner: type[Model], name: str, value: object, way: Way, said: Said) -> Iterator[Clause]:
    if value is None:
        return
    if isinstance(value, Model) and not isinstance(value, Words | NotStated):
        yield from _model(value, way, said)
    elif isinstance(value, tuple) and value and _is_item(value[0]):
        for item, at, label in _labelled(value):
            yield from _model(item, way.item(at, label), said)
    elif isinstance(value, Mapping):
        for label, item in sorted(value.items()):  # by name: no author chose an order of keys
            yield from _model(item, way.item(label, label), said)
    else:
        mark = reference(owner, name)
        info = owner.model_fields[name]
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        yield Clause(
            way.key,
            _texts(value),
            _sort(owner, name, value),
            said(*way.path),
            str(info.title or ""),
            str(extra.get("to", "")),
            mark.to if mark else "",
            _is_life(way.key),
            way.items,
        )


def _is_item(value: object) -> bool:
    return isinstance(value, Model) and not isinstance(value, Words | NotStated)


def _labelled(items: tuple[Model, ...]) -> Iterator[tuple[Model, int, str]]:
    """The items of a list with their places and names. Two of one name, or of none, are told apart by what they say."""
    names = [item_name(item) for item in items]
    if names.count(NAMELESS) > 1:
        names = [
            _on_one_line(_contents(it)) if name == NAMELESS else name
            for it, name in zip(items, names, strict=True)
        ]
    taken = set(names)
    first: set[str] = set()
    labels: dict[int, str] = {}
    for at in sorted(
        range(len(items)), key=lambda at: _contents(items[at]) if names.count(names[at]) > 1 else ()
    ):
        name = names[at]
        more = (f"{name} ({number})" for number in count(2))
        labels[at] = name if name not in first else next(one for one in more if one not in taken)
        first.add(name)
        taken.add(labels[at])
    for at, item in enumerate(items):
        yield item, at, labels[at]


NAMELESS = "each"
"""The one item of a list that has no name, such as how long everyone keeps the data."""


def item_name(item: Model) -> str:
    """What tells an item of a list from its neighbours, never its place."""
    for name in NAMES:
        value = getattr(item, name, None)
        if value is not None and not isinstance(value, NotStated):
            return _on_one_line(_texts(value))
    return NAMELESS


def _on_one_line(texts: Iterable[str]) -> str:
    return " ".join(", ".join(texts).split())


def _contents(item: Model) -> tuple[str, ...]:
    """All that an item says, in the order of the template."""
    return tuple(text for one in _model(item, Way((), ()), _within(Address(""))) for text in one.value)


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(text for one in value for text in _texts(one))
    if isinstance(value, NotStated):
        return (value.not_stated,)
    if isinstance(value, Words):
        return (value.said(),)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return (value.isoformat() if isinstance(value, datetime.date) else str(value),)


@cache
def _declared(owner: type[Model], name: str) -> Sort:
    """What the template says that a field holds."""
    found = set(_kinds_in(owner.model_fields[name].annotation))
    order: tuple[Sort, ...] = ("prose", "line", "choice", "date", "length", "answer", "number")
    return next((sort for sort in order if sort in found), "text")


def _kinds_in(annotation: object) -> Iterator[Sort]:
    if get_origin(annotation) is Literal:
        yield "choice"
    elif isinstance(annotation, type):
        by_type: tuple[tuple[type, Sort], ...] = (
            (Prose, "prose"),
            (Words, "line"),
            (datetime.date, "date"),
            (Duration, "length"),
            (bool, "answer"),
            (int, "number"),
        )
        yield from (sort for one, sort in by_type if issubclass(annotation, one))
    for part in get_args(annotation):
        yield from _kinds_in(part)


def _sort(owner: type[Model], name: str, value: object) -> Sort:
    if isinstance(value, NotStated):
        return "gap"
    return "reference" if reference(owner, name) else _declared(owner, name)


def _is_life(key: Key) -> bool:
    return any(_fits(key, pattern) for pattern in _FITTING)


def _fits(key: Key, pattern: Key) -> bool:
    return (
        key[:1] == pattern[:1]
        and len(key) >= len(pattern)
        and all(want in ("*", step) for step, want in zip(key, pattern, strict=False))
    )


def _meaning(clause: Clause) -> list[Any]:
    """What of a clause its digest covers: its key, its sort and its value; not who says it, nor what the tool calls it."""
    return [list(clause.key), clause.sort, list(clause.value)]
