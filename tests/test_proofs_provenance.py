"""Proof: every effective value has provenance (ARCHITECTURE.md, invariant 8). Each leads to a field that its author wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ispc import opening
from ispc.corpus import Corpus, Effective, Occasion
from ispc.fields import spelling
from ispc.location import Address
from ispc.location import Path as FieldPath
from ispc.model.prose import Words
from ispc.model.scalars import Model
from ispc.pipeline import compile_sources
from tests.mutants import FULL, STARTER
from tests.workspaces import TODAY

ROOT = Path(__file__).parent.parent


def worked() -> Corpus:
    opened = opening.open_workspace((ROOT,)).value
    assert opened is not None
    return opening.compiled(opened, TODAY, "review").corpus


CORPORA = {
    "starter": compile_sources(STARTER, Occasion(TODAY)).corpus,
    "full": compile_sources(FULL, Occasion(TODAY)).corpus,
    "worked": worked(),
}

each_corpus = pytest.mark.parametrize("name", CORPORA)


def leaves(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, object]]:
    """The values that hold no others, with the path of each among the merged clauses."""
    if isinstance(value, Model) and not isinstance(value, Words):
        for name, info in type(value).model_fields.items():
            if (held := getattr(value, name)) is not None:
                yield from leaves(held, (*path, spelling(name, info)))
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield from leaves(one, (*path, at))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from leaves(one, (*path, key))
    else:
        yield path, value


def said(corpus: Corpus, address: Address) -> object:
    """What stands at an address; KeyError or IndexError where nothing does."""
    value: object = corpus.documents[address.document].content
    for step in address.path:
        if isinstance(value, Model):
            value = getattr(
                value,
                {spelling(name, info): name for name, info in type(value).model_fields.items()}[str(step)],
            )
        else:
            value = value[step]  # type: ignore[index]  # a list or a mapping, else the address is wrong
    return value


@each_corpus
def test_every_clause_that_holds_leads_to_the_words_that_say_it(name: str) -> None:
    corpus = CORPORA[name]
    asked = 0
    for effective in corpus.effective.values():
        for path, value in leaves(effective.baseline, ()):
            address = effective.origin(*path)
            assert address.document in (effective.id, *(one.id for one in effective.parents))
            assert said(corpus, address) == value, f"{effective.id}: {path} is not what {address} says"
            assert _is_written(corpus, address), f"{effective.id}: {address} is in no file"
            asked += 1
    assert asked > 50


def _is_written(corpus: Corpus, address: Address) -> bool:
    """Whether the author's file has that field, or one above it that was written in one line."""
    values = corpus.documents[address.document].tree.values
    path = address.path
    return path in values or (
        path[:-1] in values and (path[-1] == 0 or isinstance(said_plain(corpus, address), str))
    )


def said_plain(corpus: Corpus, address: Address) -> object:
    """What the file has one step above an address: a text where a small model was written in one line."""
    here: object = corpus.documents[address.document].tree.data
    for step in address.path[:-1]:
        here = here[step]  # type: ignore[index]  # the path is in the tree
    return here


@each_corpus
def test_some_clauses_are_inherited(name: str) -> None:
    """Else the proof would be empty."""
    assert any(_inherits(one) for one in CORPORA[name].effective.values())


def _inherits(effective: Effective) -> bool:
    return any(effective.origin(*path).document != effective.id for path, _ in leaves(effective.baseline, ()))


@each_corpus
def test_every_part_of_a_document_knows_its_place(name: str) -> None:
    corpus = CORPORA[name]
    for effective in corpus.effective.values():
        placed = (
            *effective.purposes,
            *effective.people,
            *effective.items,
            *effective.channels,
            *(one.flow for one in effective.exchanges),
            *(member.party for member in effective.members),
            *(ground.lawful for one in effective.exchanges for ground in one.grounds),
        )
        for one in placed:
            assert said(corpus, one.address) == one.value, one.address
