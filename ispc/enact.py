"""Corpus x the day -> what holds: for each document the text in force, with what the records say of it; beside it the text to come.

While the next edition is negotiated, the front line works by the one before: its text is compiled again from what was kept with
the approvals, so that nothing but the workspace is needed. Facts of the directory are taken as they are today, since a corrected
telephone number must reach the street at once; what the directory has dropped is taken as it was. When a document was agreed
and who signed is filled in from the records, which are better witnesses than the document itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from ispc.corpus import Corpus, Directory, Effective
from ispc.decode import decode
from ispc.document import Document
from ispc.inherit import inherit
from ispc.location import Source
from ispc.model.control import Agreed, Controlled, Signature
from ispc.model.prose import Line
from ispc.parse import parse
from ispc.resolve import resolve
from ispc.signoff import Standing, Text, Vote, standing
from ispc.tree import Tree
from ispc.trials import of


@dataclass(frozen=True)
class Enacted:
    """What holds on a day. `coming` are the texts that are being negotiated, each with the corpus that it stands in.

    `trees` are those of texts compiled again, by document, to show places from.
    """

    corpus: Corpus
    coming: Mapping[str, tuple[Effective, Corpus]]
    standings: Mapping[str, Standing]
    trees: Mapping[str, Tree]


def enact(corpus: Corpus, day: datetime.date, distrusted: frozenset[str] = frozenset()) -> Enacted:
    """What holds on a day. `distrusted` are digests of records that count for nothing. Documents without records are as they say."""
    standings = {
        name: standing(effective, corpus, day, distrusted)
        for name, effective in corpus.effective.items()
        if corpus.approvals.of(name) and name not in corpus.held
    }
    effective, documents = dict(corpus.effective), dict(corpus.documents)
    coming: dict[str, Effective] = {}
    trees: dict[str, Tree] = {}
    unfit: set[str] = set()
    directory = corpus.directory
    for name, one in standings.items():
        if not one.recorded:
            continue
        if one.is_operating or one.operating is None or one.operating.kept is None:
            effective[name] = _recorded(effective[name], one.agreed_on, one.votes, _on_paper(effective[name]))
        else:
            old = _compiled_again(one.operating, corpus)
            ahead = _recorded(effective[name], one.agreed_on, one.votes, ())
            if name not in old.effective or name in old.held:
                effective[name] = ahead  # what was agreed cannot be shown whole, and nothing else is in force
                continue
            coming[name], was = ahead, old.effective[name]
            effective[name] = _recorded(was, one.operating_agreed, one.operating_votes, _on_paper(was))
            directory = _merged(old.directory, directory)
            trees[name] = old.documents[name].tree
            unfit |= _unfit(name, old.effective[name], directory, corpus)
    documents = {name: one for name, one in documents.items() if name not in unfit}
    documents |= {name: one.document for name, one in effective.items()}
    held = replace(
        corpus,
        directory=directory,
        documents=MappingProxyType(documents),
        effective=MappingProxyType(effective),
    )
    return Enacted(
        held,
        MappingProxyType(
            {
                name: (one, replace(corpus, effective=MappingProxyType({**corpus.effective, name: one})))
                for name, one in coming.items()
            }
        ),
        MappingProxyType(standings),
        MappingProxyType(trees),
    )


def _unfit(name: str, old: Effective, directory: Directory, corpus: Corpus) -> set[str]:
    """The worked cases of a document that do not hold by its text in force: written for the text to come, they would mislead."""
    effective = MappingProxyType({**corpus.effective, name: old})
    tried = of(old, replace(corpus, directory=directory, effective=effective))
    return {one.document.id for one in tried if not one.passed}


# --- An earlier text, compiled again ----------------------------------------------------------------------------------


def _compiled_again(text: Text, corpus: Corpus) -> Corpus:
    """The kept sources of a text as a corpus, with the directory as it is today."""
    assert text.kept is not None  # noqa: S101  # the caller asks for kept texts only
    documents = list(_decoded(text))
    resolved = resolve(documents, corpus.law, ()).value
    assert resolved is not None  # noqa: S101  # a corpus is made of whatever could be read
    settled = inherit(replace(resolved, directory=_merged(resolved.directory, corpus.directory))).value
    assert settled is not None  # noqa: S101  # as above
    return settled


def _decoded(text: Text) -> Iterator[Document]:
    assert text.kept is not None  # noqa: S101  # as above
    for source in text.kept.sources:
        tree = parse(Source(f"edition {text.edition}: {source.name}", source.data)).value
        document = decode(tree).value if tree is not None else None
        if document is not None:
            yield document


def _merged(old: Directory, new: Directory) -> Directory:
    return Directory(
        MappingProxyType({**old.organisations, **new.organisations}),
        MappingProxyType({**old.classes, **new.classes}),
        MappingProxyType({**old.boards, **new.boards}),
        MappingProxyType({**old.contacts, **new.contacts}),
    )


# --- What the records say ---------------------------------------------------------------------------------------------

SAID: Mapping[str, Literal["approved", "signed", "declined", "withdrawn"]] = MappingProxyType(
    {
        "agreed": "approved",
        "signed": "signed",
        "declined": "declined",
        "withdrawn": "withdrawn",
    }
)


def _recorded(
    effective: Effective,
    on: datetime.date | None,
    votes: tuple[Vote, ...],
    paper: tuple[Signature, ...],
) -> Effective:
    """The document with the day on which it was agreed, and with what its parties decided: on record, else on paper."""
    control = effective.control
    known = {vote.voter for vote in votes if vote.entry is not None}
    kept = tuple(one for one in paper if one.party not in known)
    listed = {one.party for one in kept}
    parties = {member.ref for member in effective.members}
    decided = tuple(_signature(vote) for vote in votes if vote.voter in parties - listed)
    content = control.model_copy(
        update={"agreed": _agreed(control, on, votes), "signatures": (*kept, *decided) or None}
    )
    return replace(effective, document=replace(effective.document, content=content), control=content)


def _on_paper(effective: Effective) -> tuple[Signature, ...]:
    """What the document itself says of signatures, which is about its own text."""
    return effective.control.signatures or ()


def _agreed(control: Controlled, on: datetime.date | None, votes: tuple[Vote, ...]) -> Agreed | None:
    """When it was agreed, and by which board where one decided; what the document says itself where it names that day."""
    if on is None:
        return None
    if control.agreed is not None and control.agreed_on == on:
        return control.agreed
    deciding = next(
        (
            vote
            for vote in votes
            if vote.entry is not None and vote.entry.approval is not None and vote.entry.approval.board
        ),
        None,
    )
    evidence = (
        deciding.entry.approval.evidence if deciding and deciding.entry and deciding.entry.approval else None
    )
    return Agreed.model_construct(
        on=on,
        by=deciding.voter if deciding else None,
        evidence=Line.model_construct(en=evidence) if evidence else None,
    )


def _signature(vote: Vote) -> Signature:
    """What a party decided, as the pages tell it. A word that has lapsed is none, nor is one on conditions: the party is asked again."""
    entry = vote.entry
    if entry is None or vote.lapsed or vote.word == "on conditions":
        return Signature.model_construct(
            party=vote.voter, decision="invited", post=None, on=None, evidence=None
        )
    record = entry.record
    return Signature.model_construct(
        party=vote.voter,
        decision=SAID[vote.word],
        post=Line.model_construct(en=record.by.post),
        on=record.on,
        evidence=Line.model_construct(en=entry.approval.evidence)
        if entry.approval and entry.approval.evidence
        else None,
    )
