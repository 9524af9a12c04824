"""Field -> the texts that one audience is shown of it.

Every layer reads the agreement through a `Voice`, and a voice says a field only if the template declares the field for
its audience. So a layer cannot leak what is not for its readers, however it is written, and a change of audience is
one word in the model. A voice also knows where each word was said: in this document, in a document above it, or in
the directory.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, repeat
from typing import Any, Literal, get_args, get_origin

from ispc.corpus import Corpus, Effective, Member, Placed
from ispc.fields import reference, spelling
from ispc.layers._words import Vocabulary, vocabulary
from ispc.link import named
from ispc.location import Address
from ispc.model.parties import Board, Contact
from ispc.model.prose import Prose, Words
from ispc.model.scalars import Duration, Model, NotStated
from ispc.setting import Setting
from ispc.view import Cell, Fact, Table, Text

Letter = Literal["S", "M", "F", "*"]

EVERYONE: Letter = "*"
"""The letter of a page that shows what any audience is shown, each passage with its own."""

MERGED = ""
"""The document of an address among the merged clauses, until `Voice.where` finds who said it."""


def audiences(model: type[Model], name: str) -> str:
    """The letters of the audiences that a field is for; empty for a field that only holds parts."""
    extra = model.model_fields[name].json_schema_extra
    return str(extra.get("to", "")) if isinstance(extra, dict) else ""


def parts(of: Placed[Any] | None, name: str) -> tuple[Placed[Any], ...]:
    """What a field holds, each with its place: one model, those of a list, or none.

    Kinds of document differ in their fields; one that a kind has not is empty, here and wherever a voice speaks.
    """
    value = getattr(of.value, name, None) if of is not None else None
    if of is None or value is None or isinstance(value, NotStated):
        return ()
    address = _address(of, name)
    if isinstance(value, tuple):
        return tuple(Placed(one, address / at) for at, one in enumerate(value))
    return (Placed(value, address),)


def part(of: Placed[Any] | None, name: str) -> Placed[Any] | None:
    """The one model that a field holds, if it is filled in and stated."""
    return next(iter(parts(of, name)), None)


def _address(of: Placed[Any], name: str) -> Address:
    return of.address / spelling(name, type(of.value).model_fields[name])


@cache
def _is_choice(model: type[Model], name: str) -> bool:
    """Whether the field is a word of a closed list."""
    return _has_literal(model.model_fields[name].annotation)


def _has_literal(annotation: object) -> bool:
    return get_origin(annotation) is Literal or any(_has_literal(one) for one in get_args(annotation))


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks to one audience of one document. `letter` is the audience as the template writes it."""

    letter: Letter
    effective: Effective
    corpus: Corpus
    setting: Setting

    @property
    def words(self) -> Vocabulary:
        return vocabulary(self.setting.language)

    # --- Where things stand -----------------------------------------------------------------------------------

    @property
    def document(self) -> Placed[Any]:
        """The document's own fields."""
        return Placed(self.effective.control, Address(self.effective.id))

    def clause(self, name: str) -> Placed[Any] | None:
        """A clause as it holds here, inherited or not; None where nobody states it."""
        return part(Placed(self.effective.baseline, Address(MERGED)), name)

    @property
    def clauses(self) -> Placed[Any]:
        """All clauses as they hold here."""
        return Placed(self.effective.baseline, Address(MERGED))

    def where(self, address: Address) -> Address:
        """The field that said it."""
        return self.effective.origin(*address.path) if address.document == MERGED else address

    def inherited(self, address: Address) -> bool:
        return self.where(address).document != self.effective.id

    # --- What a field says ------------------------------------------------------------------------------------

    def hears(self, of: Placed[Any], name: str) -> bool:
        """Whether the field is filled in, stated, and for this audience."""
        value = getattr(of.value, name, None)
        return (
            value is not None
            and not isinstance(value, NotStated)
            and self._reads(audiences(type(of.value), name))
        )

    def _reads(self, letters: str) -> bool:
        return bool(letters) if self.letter == EVERYONE else self.letter in letters

    def say(self, of: Placed[Any] | None, name: str) -> Cell:
        """The texts of one field; none where it is left out or is not for this audience."""
        value = getattr(of.value, name, None) if of is not None else None
        if of is None or value is None:
            return ()
        address, letters = _address(of, name), audiences(type(of.value), name)
        if isinstance(value, NotStated):
            return (self.gap(address, value),) if not letters or self._reads(letters) else ()
        if not self._reads(letters):
            return ()
        texts = tuple(self._texts(value, address, type(of.value), name))
        if name in of.value.model_fields_set:
            return texts
        # What the template takes for granted was said by nobody; it is traced to what it belongs to.
        return tuple(replace(text, source=self.where(of.address)) for text in texts)

    def gap(self, address: Address, value: NotStated | None = None) -> Text:
        """What stands where the agreement is silent. Its reason is shown to those who can close the gap."""
        if value is not None and self._reads(audiences(NotStated, "not_stated")):
            where = self.where(address / "not_stated")
            return Text(value.not_stated, where, gap=True, lead=self.words.not_stated_because)
        return Text(self.words.not_stated, self.where(address), gap=True)

    def plain(self, of: Placed[Any] | None, name: str) -> str:
        """The words of a field on one line, for a heading; empty where it is not for this audience."""
        return "; ".join(text.words for text in self.say(of, name))

    def _texts(self, value: object, address: Address, model: type[Model], name: str) -> Iterator[Text]:
        if isinstance(value, tuple):
            for at, one in enumerate(value):
                yield from self._texts(one, address / at, model, name)
        elif isinstance(value, Model) and not isinstance(value, Words):
            yield from self.lines(Placed(value, address))
        elif isinstance(value, str):
            mark = reference(model, name)
            if mark is not None:
                yield from self.named(mark.to, value, address)
            else:
                yield self._plain(value, address, name, choice=_is_choice(model, name))
        else:
            yield Text(self._shown(value), self.where(address), prose=isinstance(value, Prose))

    def _shown(self, value: object) -> str:
        if isinstance(value, Words):
            return value.said(self.setting.language)
        if isinstance(value, datetime.date):
            return self.words.date(value)
        if isinstance(value, bool):
            return self.words.yes if value else self.words.no
        return self.words.length(value) if isinstance(value, Duration) else str(value)

    def _plain(self, value: str, address: Address, name: str, *, choice: bool) -> Text:
        where = self.where(address)
        if choice:
            return Text(self.words.choice(value), where)
        if name == "telephone":
            return Text(value, where, link=dial(value))
        if name == "email":
            return Text(value, where, link=f"mailto:{value}")
        return Text(value, where, link=value if value.startswith("https://") else "")

    def lines(self, of: Placed[Any]) -> Iterator[Text]:
        """The fields of a small model, a line or more for each, with their names before them.

        The first is what it is all about, and stands under the name of the field that holds the model.
        """
        for at, (name, info) in enumerate(type(of.value).model_fields.items()):
            title = f"{self.words.title(str(info.title))}:" if at else ""
            for first, text in zip(chain((True,), repeat(False)), self.say(of, name)):  # noqa: B905  # one is endless
                yield replace(text, lead=" ".join(filter(None, (title if first else "", text.lead))))

    # --- Names of things --------------------------------------------------------------------------------------

    def named(self, kind: str, text: str, address: Address) -> Cell:
        """What people call the thing that a reference names; as it is written where it names nothing known."""
        law, directory = self.corpus.law, self.corpus.directory
        where = self.where(address)
        if kind == "provision":
            provision = law.find(text)
            return (Text(provision.citation if provision else text, where),)
        if kind == "body":
            return (Text(law.bodies[text].name if text in law.bodies else text, where),)
        if kind == "guidance":
            return (Text(law.editions[text].title if text in law.editions else text, where),)
        if kind == "party" and text not in directory.boards:
            return self._parties(text) or (Text(text, where),)
        if kind == "document" and text in self.corpus.documents:
            document = self.corpus.documents[text]
            return self.say(Placed(document.content, Address(text)), "title")
        if kind == "contact" and text in directory.contacts:
            return self.reach(directory.contacts[text])
        placed, field = self._thing(kind, text, address)
        return self.say(placed, field) or (Text(text, where),)

    def _parties(self, ref: str) -> Cell:
        """The parties of that name: of this document, or of one above whose clause speaks of them."""
        above = (self.corpus.effective.get(one.id) for one in self.effective.parents)
        for effective in (self.effective, *above):
            if effective is not None and (found := named(ref, effective.members)):
                return tuple(self.name(one) for one in found)
        return ()

    def _thing(self, kind: str, text: str, address: Address) -> tuple[Placed[Any] | None, str]:
        directory, effective = self.corpus.directory, self.effective
        if kind == "unit":
            party = next((one for one in effective.members if _holds(one.party.address, address)), None)
            return party.unit if party else None, "name"
        if kind in ("organisation", "class", "board", "party"):
            books: dict[str, Any] = {
                "organisation": directory.organisations,
                "class": directory.classes,
                "board": directory.boards,
                "party": directory.boards,
            }
            return books[kind].get(text), "name"
        lists: dict[str, tuple[tuple[Placed[Any], ...], str]] = {
            "item": (effective.items, "name"),
            "parent item": (effective.items, "name"),
            "purpose": (effective.purposes, "aim"),
            "parent purpose": (effective.purposes, "aim"),
            "person": (effective.people, "who"),
            "channel": (effective.channels, "name"),
        }
        things, field = lists.get(kind, ((), "name"))
        # A part and the thing above it may bear one name; a parent's is the furthest.
        found = [one for one in things if one.value.id == text]
        return (found[-1] if found else None), field

    def name(self, member: Member) -> Text:
        """A party: by the name that staff use in the guide, by its legal name elsewhere."""
        language = self.setting.language
        words = member.short_name(language) if self.letter == "F" else member.name(language)
        if (
            self.letter == "F"
            and not member.unit
            and member.organisation
            and member.organisation.value.known_as
        ):
            return Text(words, member.organisation.address / "known_as")
        return Text(words, member.name_source)

    def reach(self, contact: Placed[Contact] | None) -> Cell:
        """A contact in one breath: its name, and its number, or its inbox where it has none."""
        if contact is None:
            return ()
        by = self.say(contact, "telephone") or self.say(contact, "email") or self.say(contact, "link")
        return (*self.say(contact, "name"), *by)

    def board(self, identity: object) -> Placed[Board] | None:
        return self.corpus.directory.boards.get(identity) if isinstance(identity, str) else None

    # --- Facts and tables -------------------------------------------------------------------------------------

    def fact(self, of: Placed[Any] | None, name: str, label: str = "") -> tuple[Fact, ...]:
        """A field with its name, or nothing."""
        cell = self.say(of, name)
        if of is None or not cell:
            return ()
        title = self.words.title(str(type(of.value).model_fields[name].title))
        return (Fact(label or title, cell, self.where(_address(of, name))),)

    def facts(self, of: Placed[Any] | None, *names: str) -> tuple[Fact, ...]:
        """The fields of those names, or all, in the order given."""
        if of is None:
            return ()
        wanted = names or tuple(type(of.value).model_fields)
        return tuple(fact for name in wanted for fact in self.fact(of, name))

    def rest(self, of: Placed[Any] | None, *shown: str) -> tuple[Fact, ...]:
        """Every field but those shown elsewhere, in the order of the template, so that a new one is never forgotten."""
        return (
            self.facts(of, *(name for name in type(of.value).model_fields if name not in shown)) if of else ()
        )

    def table(self, caption: str, rows: Iterable[Placed[Any]], *names: str) -> tuple[Table, ...]:
        """Models of one kind, one a row; a column that would be empty is left out. Nothing where there are no rows."""
        listed = tuple(rows)
        if not listed:
            return ()
        model = type(listed[0].value)
        cells = {
            name: tuple(self.say(one, name) for one in listed) for name in names or tuple(model.model_fields)
        }
        kept = [name for name, column in cells.items() if any(column)]
        if not kept:
            return ()
        titles = tuple(self.words.title(str(model.model_fields[name].title)) for name in kept)
        return (Table(caption, titles, tuple(zip(*(cells[name] for name in kept), strict=True))),)


def dial(number: str) -> str:
    """The link that dials a number as it is written; empty where the words do not begin with one."""
    found = re.match(r"\+?[0-9][0-9 ]{2,20}", number)
    return "tel:" + found[0].replace(" ", "") if found else ""


def _holds(whole: Address, place: Address) -> bool:
    return whole.document == place.document and place.path[: len(whole.path)] == whole.path
