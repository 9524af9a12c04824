"""The two promises of a layer: nothing outside its audience is in it, and nothing an author wrote is lost.

Both are put to a workspace in which every field is filled in. What can be told apart (texts, dates, lengths, numbers) is
looked for in the pages word by word; a word of a closed list and a reference are changed, to see which pages change.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from ispc import partnership, site
from ispc.corpus import Corpus, Occasion
from ispc.fields import Field, reference, spelling, walk
from ispc.inherit import inherit
from ispc.law import catalogue
from ispc.layers._words import vocabulary
from ispc.lineage import above
from ispc.location import Address, Path
from ispc.model.prose import Words
from ispc.model.scalars import Duration, Model
from ispc.pipeline import compile_sources
from ispc.resolve import resolve
from ispc.setting import Setting
from ispc.view import Brand, View
from tests.full_workspace import sources

TODAY = datetime.date(2026, 11, 21)
SETTING = Setting(Brand("Northmere Partnership"), TODAY)
AUDIENCES = {"strategic": "S", "managerial": "M", "front-line": "F", "partnership": "S", "proof": "SMF"}
"""The letters of those whom a page is for. Who approves is shown what any audience is."""

VARIANTS = ((), ("superseded_by",), ("superseded_by", "ends"))
"""A status speaks of one date: what replaced the document, else when it ended, else when it took effect."""


@cache
def corpus(without: tuple[str, ...] = ()) -> Corpus:
    """The whole workspace. A policy names no parties of its own, and a framework no items, so some names lead nowhere."""
    return dataclasses.replace(compile_sources(sources(without), Occasion(TODAY)).corpus, held=frozenset())


@dataclasses.dataclass(frozen=True)
class Shown:
    """One page: of which document, for whom, and all that it says."""

    document: str
    name: str
    letters: str
    text: str


@cache
def pages(without: tuple[str, ...] = ()) -> tuple[Shown, ...]:
    """Every page of every document, layers and companions; the partnership's own are of the empty document."""
    held = corpus(without)
    own = (("index", partnership.index(held, SETTING)), ("register", partnership.register(held, SETTING)))
    return (
        *(
            Shown(identity, name, AUDIENCES[view.audience], words(view))
            for identity, effective in held.effective.items()
            for name, view, _ in site.papers(effective, held, SETTING)
        ),
        *(Shown("", name, AUDIENCES[view.audience], words(view)) for name, view in own),
    )


def home(document: str) -> str:
    """The document on whose pages the words of this one are: its own, or that of the one it belongs to."""
    return document if document in corpus().effective else above(corpus().documents[document]) or document


def words(view: View) -> str:
    """Everything that a page shows or carries, but for the addresses of where it was said."""
    return json.dumps(_shown(view), ensure_ascii=False)


def _shown(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Address):
        return [_shown(getattr(value, one.name)) for one in dataclasses.fields(value)]
    if isinstance(value, Address):
        return None
    return [_shown(one) for one in value] if isinstance(value, tuple) else value


def tokens(field: Field) -> Iterator[str]:
    """What of a field can be looked for: its texts, dates, lengths and numbers, as pages show them."""
    for value in field.value if isinstance(field.value, tuple) else (field.value,):
        if isinstance(value, Words):
            yield value.said().split()[0]
        elif isinstance(value, datetime.date):
            yield vocabulary("en").date(value)
        elif isinstance(value, Duration) or (isinstance(value, int) and not isinstance(value, bool)):
            yield str(value)
        elif isinstance(value, str) and value.startswith(("Token", "mail", "https://", "01632 ")):
            yield value


@cache
def fields() -> tuple[Field, ...]:
    return tuple(
        field
        for identity, document in sorted(corpus().documents.items())
        for field in walk(document.content, Address(identity))
    )


def test_the_workspace_fills_in_every_field_that_names_an_audience() -> None:
    assert corpus().incomplete == frozenset()
    filled = {(type(field.owner).__name__, name) for field in fields() for name in _names(field)}
    assert filled >= {
        (model.__name__, name)
        for model in _models()
        for name, info in model.model_fields.items()
        if info.alias != "class"
        and (model.__name__, name) not in {("Framework", "part_of"), ("Party", "service")}
    }


def _names(field: Field) -> Iterator[str]:
    return (name for name, info in type(field.owner).model_fields.items() if info is field.info)


def _models() -> set[type[Model]]:
    return {type(field.owner) for field in fields()}


def test_no_page_holds_a_word_that_is_not_for_its_audience() -> None:
    leaks = [
        f"{token} of {field.address} ({field.audiences or 'internal'}) is in {page.document}/{page.name}"
        for without in VARIANTS
        for page in pages(without)
        for field in fields()
        if not set(page.letters) & set(field.audiences)
        for token in tokens(field)
        if token in page.text
    ]
    assert leaks == []


def test_every_word_reaches_each_audience_that_it_is_for() -> None:
    lost = [
        f"{field.address} is not for {letter}"
        for field in fields()
        if field.address.document != "directory" and list(tokens(field))
        for letter in field.audiences
        if not _reaches(field, letter)
    ]
    assert lost == []


def test_every_field_of_the_directory_reaches_its_audiences_where_a_document_needs_it() -> None:
    spoken = [one for one in fields() if one.address.document == "directory" and list(tokens(one))]
    wanted = {(*_field(one), letter) for one in spoken for letter in one.audiences}
    reached = {(*_field(one), letter) for one in spoken for letter in one.audiences if _reaches(one, letter)}
    assert wanted - reached == set()


def _reaches(field: Field, letter: str) -> bool:
    return all(
        any(
            token in page.text
            for without in VARIANTS
            for page in pages(without)
            if page.letters == letter
            and page.document
            and (field.address.document == "directory" or home(field.address.document) == page.document)
        )
        for token in tokens(field)
    )


# --- Words of closed lists, yes and no, references -------------------------------------------------------------------

FOLLOWS = {
    ("Organisation", "type", "F"): "a health body brings the Caldicott Principles into the guide",
    ("Form", "use", "F"): "the form by which a body joins is not for the front line",
}
"""What changes a page of an audience that is not shown the field itself, and why."""


def _pages_of(document: str, held: Corpus) -> dict[tuple[str, str], str]:
    """The words of a document's pages by document and letter; of all documents' where it is the directory."""
    found: dict[tuple[str, str], str] = {}
    for identity, effective in held.effective.items():
        if document == "directory" or home(document) == identity:
            for name, view, _ in site.papers(effective, held, SETTING):
                if len(letters := AUDIENCES[view.audience]) == 1:
                    text = words(dataclasses.replace(view, others=()))
                    found[identity, letters] = found.get((identity, letters), "") + f"{name}: {text}"
    return found


def test_every_choice_and_reference_changes_the_pages_of_its_audiences_and_no_others() -> None:
    # An exchange is the same template as a protocol, so its choices are put to the proof there.
    chosen = [(one, _other(one)) for one in fields() if one.address.document != "exchange"]
    before = {one: _pages_of(one, corpus()) for one in corpus().documents}
    changed: dict[tuple[str, str], set[str]] = {}
    wrong: list[str] = []
    for field, other in chosen:
        if other is None:
            continue
        document = field.address.document
        after = _pages_of(document, _with(field.address, other))
        moved = {letter for (one, letter), text in after.items() if text != before[document][one, letter]}
        changed.setdefault(_field(field), set()).update(moved)
        spilt = {one for one in moved - set(field.audiences) if (*_field(field), one) not in FOLLOWS}
        if spilt or (document != "directory" and set(field.audiences) - moved):
            wrong.append(f"{field.address} is for {field.audiences}, and changes {''.join(sorted(moved))}")
    assert wrong == []
    directory = [one for one, other in chosen if one.address.document == "directory" and other is not None]
    assert [str(one.address) for one in directory if set(one.audiences) - changed[_field(one)]] == []


def _field(field: Field) -> tuple[str, str]:
    return type(field.owner).__name__, next(_names(field))


def _other(field: Field) -> object:
    """Another value for a word of a closed list, a yes or no, or a reference; None for any other field."""
    model, name = type(field.owner), next(_names(field))
    value = field.value[0] if isinstance(field.value, tuple) else field.value
    mark = reference(model, name)
    if not field.audiences or name == "part_of":
        return None
    if isinstance(value, bool):
        return not value
    if not isinstance(value, str):
        return None
    if mark is not None:
        other: object = OTHERS.get(mark.to) or value[:-1] + ("1" if value.endswith("2") else "2")
    else:
        words_of_list = [one for one in _choices(model.model_fields[name].annotation) if one != value]
        if not words_of_list:
            return None
        other = words_of_list[0]
    return (other,) if isinstance(field.value, tuple) else other


OTHERS = {
    "provision": "children-act-2004-s10",
    "body": "police-force",
    "guidance": "hmg-2008",
    "party": "directory-partyclass-1",
    "parent item": "protocol-item-2",
    "parent purpose": "protocol-purpose-2",
}


def _choices(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for one in get_args(annotation):
            yield from _choices(one)


def _with(address: Address, value: object) -> Corpus:
    """The corpus with one field changed."""
    changed = corpus().documents[address.document]
    changed = dataclasses.replace(changed, content=_replaced(changed.content, address.path, value))
    documents = {**corpus().documents, changed.id: changed}
    resolved = dataclasses.replace(corpus(), documents=documents)
    if address.document == "directory":
        resolved = resolve(documents.values(), catalogue()).value or resolved
    settled = inherit(resolved).value
    assert settled is not None
    return dataclasses.replace(settled, held=frozenset())


def _replaced(whole: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    step, *rest = path
    if isinstance(whole, tuple):
        return tuple(
            _replaced(one, tuple(rest), value) if at == step else one for at, one in enumerate(whole)
        )
    if isinstance(whole, Mapping):
        return {key: _replaced(one, tuple(rest), value) if key == step else one for key, one in whole.items()}
    name = next(name for name, info in type(whole).model_fields.items() if spelling(name, info) == step)
    return whole.model_copy(update={name: _replaced(getattr(whole, name), tuple(rest), value)})
