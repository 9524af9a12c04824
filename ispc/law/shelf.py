"""Reads the packaged catalogue of law once, and finds in it what a citation means.

The data lies beside this module as YAML, a theme a file, so that a correction of the law is a change of
data that a lawyer can read. Every scalar is kept as text and the shapes decide what is a number. This is
the one reading of files outside the edges: it reads the package itself, never a workspace.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from ispc.law.citing import Index, index, shorts_of
from ispc.law.provisions import (
    Body,
    CodeQuestion,
    Commencement,
    Edition,
    HolidayRule,
    PartySet,
    Provision,
    Reading,
    Regulator,
    Shelf,
    Sourced,
    Stale,
    TimeLimit,
)
from ispc.location import Source
from ispc.parse import parse

Family = Literal["article 6", "article 9", "annex 1"]

_FAMILIES: dict[Family, str] = {
    "article 6": "uk-gdpr-article-6-1-",
    "article 9": "uk-gdpr-article-9-2-",
    "annex 1": "uk-gdpr-annex-1-",
}
_BARE_SECTION = re.compile(r"^s\d+[a-z]?$")
"""A key that reads as a section number of any Act: no citation by itself."""


@dataclass(frozen=True)
class Catalogue:
    """All that is known of the law, by id. Look a citation up with `find`, as an author wrote it."""

    provisions: Mapping[str, Provision]
    bodies: Mapping[str, Body]
    sets: Mapping[str, PartySet]
    editions: Mapping[str, Edition]
    time_limits: Mapping[str, TimeLimit]
    code_questions: Mapping[str, CodeQuestion]
    holidays: tuple[HolidayRule, ...]
    commencements: tuple[Commencement, ...]
    stale: tuple[Stale, ...]
    regulators: tuple[Regulator, ...]
    sources: Mapping[str, Reading]
    keys: Mapping[str, str]
    citations: Index

    def find(self, citation: str) -> Provision | None:
        """The one provision that a citation means: by id, key, printed citation or another way to write it.

        Case, dots, commas, order, `section` and a missing year do not matter. None where nothing is meant or
        where two provisions could be.
        """
        identifier = self.keys.get(citation, citation)
        if identifier in self.provisions:
            return self.provisions[identifier]
        ids = self.citations.ids(citation)
        return self.provisions[next(iter(ids))] if len(ids) == 1 else None

    def near(self, citation: str) -> tuple[str, ...]:
        """The ids that an unknown or ambiguous citation may have meant, best first, at most three."""
        return tuple(sorted(self.citations.ids(citation)))[:3] or self.citations.like(citation)

    def provision(self, identifier: str) -> Provision:
        """The provision with this id. KeyError where there is none: ids are checked before they get here."""
        return self.provisions[identifier]

    def body(self, type_id: str) -> Body:
        """The type of organisation with this id. KeyError where there is none."""
        return self.bodies[type_id]

    def guidance(self, identifier: str) -> Edition:
        """The edition of guidance with this id, such as `dfe-2024`. KeyError where there is none."""
        return self.editions[identifier]

    def time_limit(self, identifier: str) -> TimeLimit:
        """The time limit with this id. KeyError where there is none."""
        return self.time_limits[identifier]

    def paragraph(self, number: int) -> Provision | None:
        """The condition in that paragraph of Schedule 1, or None where the paragraph is no condition."""
        found = self.provisions.get(f"dpa-2018-schedule-1-paragraph-{number}")
        return found if found is not None and found.paragraph is not None else None

    def worded(self, word: str, family: Family) -> Provision | None:
        """The condition that an author means by a phrase, such as `public task` in Article 6."""
        start = _FAMILIES[family]
        conditions = (held for name, held in self.provisions.items() if name.startswith(start))
        return next((held for held in conditions if held.word == word), None)

    def membership(self, set_id: str, body_id: str) -> Literal["yes", "no", "unsure"]:
        """Whether a type of body is in a set; `unsure` where the type is too wide to tell."""
        held = self.sets[set_id]
        members = {member.body for member in held.members}
        wider = set(self._wider(body_id))
        if members & wider:
            return "yes"
        narrower = any(body_id in self._wider(member) for member in members)
        return "unsure" if narrower or wider & set(held.unsure) else "no"

    def entries(self) -> Iterator[Sourced]:
        """Every statement that carries a source and a confidence, for registers and for tests of the data."""
        return chain(
            self.provisions.values(),
            self.bodies.values(),
            self.sets.values(),
            self.editions.values(),
            self.time_limits.values(),
            self.code_questions.values(),
            self.holidays,
            self.commencements,
            self.stale,
            self.regulators,
        )

    def _wider(self, body_id: str) -> Iterator[str]:
        at: str | None = body_id
        while at is not None:
            yield at
            at = self.bodies[at].is_a if at in self.bodies else None


@cache
def catalogue() -> Catalogue:
    """The packaged catalogue, read and checked once. A fault in the data is our bug, and raises."""
    shelf = Shelf.model_validate_json(json.dumps(_gathered()))
    return Catalogue(
        provisions=_by_id(shelf.provisions),
        bodies=_by_id(shelf.bodies),
        sets=_by_id(shelf.sets),
        editions=_by_id(shelf.editions),
        time_limits=_by_id(shelf.time_limits),
        code_questions=_by_id(shelf.code_questions),
        holidays=shelf.holidays,
        commencements=shelf.commencements,
        stale=shelf.stale,
        regulators=shelf.regulators,
        sources=_by_id(shelf.sources),
        keys=MappingProxyType(
            {entry.key: entry.id for entry in shelf.provisions if not _BARE_SECTION.match(entry.key)}
        ),
        citations=index(
            (
                (written, entry.id)
                for entry in shelf.provisions
                for written in (entry.id, entry.citation, *entry.also_written)
            ),
            shorts_of((instrument.name, instrument.short) for instrument in shelf.instruments),
        ),
    )


def _gathered() -> dict[str, list[dict[str, Any]]]:
    """All data files as one shelf. `common` of a file holds for each of its entries that says no other."""
    shelf: dict[str, list[dict[str, Any]]] = {}
    for file in sorted((files("ispc") / "law").iterdir(), key=lambda found: found.name):
        if file.name.endswith(".yaml"):
            tree = _read(Source(file.name, file.read_bytes()))
            common = tree.pop("common", {})
            for name, entries in tree.items():
                shelf.setdefault(name, []).extend({**common, **entry} for entry in entries)
    read = {source["id"]: source.get("last_read") for source in shelf["sources"]}
    for name, entries in shelf.items():
        if name not in ("sources", "instruments"):
            for entry in entries:
                _date_reading(entry, read)
    return shelf


def _read(source: Source) -> dict[str, Any]:
    """A data file as plain text values: read as an author's file is, so that nothing is guessed from its look."""
    outcome = parse(source)
    if outcome.value is None or not isinstance(outcome.value.data, dict):
        raise ValueError(f"the catalogue file {source.name} cannot be read: {outcome.findings}")
    return dict(outcome.value.data)


def _date_reading(entry: dict[str, Any], read: Mapping[str, str | None]) -> None:
    """Date an entry that was seen by the reading of its sources; what is only known has no such date."""
    days = [day for key in entry.get("source", ()) if (day := read.get(key))]
    if days and entry.get("confidence") in ("S", "S2"):
        entry.setdefault("last_checked", min(days))


_Named = TypeVar("_Named", Provision, Body, PartySet, Edition, TimeLimit, CodeQuestion, Reading)


def _by_id(entries: Iterable[_Named]) -> Mapping[str, _Named]:
    held: dict[str, _Named] = {}
    for entry in entries:
        if entry.id in held:
            raise ValueError(f"the catalogue holds `{entry.id}` twice")
        held[entry.id] = entry
    return MappingProxyType(held)
