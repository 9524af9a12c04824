"""Comparison -> Impact: who has to agree again if a change is made, and which pages, forms, registers and worked cases change.

It is worked out before anybody is asked, by the very functions that decide afterwards: the pages are the pages, the cases are put to
the agreement, and approvals are looked at as `status` looks at them. A test makes the change and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ispc import partnership
from ispc.agenda import agenda
from ispc.compare import Compared, Comparison
from ispc.corpus import Corpus, Effective
from ispc.diff import Change
from ispc.digest import digest
from ispc.effect import Effect
from ispc.model.prose import DEFAULT_LANGUAGE, Words
from ispc.records import Log
from ispc.setting import Setting
from ispc.signoff import Standing, standing
from ispc.site import papers
from ispc.trials import Trial, of


@dataclass(frozen=True, slots=True)
class Again:
    """A party that had agreed and has to agree again, and the changes for which."""

    party: str
    name: str
    because: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """A worked case that gets another answer, comes or goes: the verdicts, empty where there is none. `holds` says whether it will pass."""

    case: str
    title: str
    before: str
    after: str
    holds: bool


@dataclass(frozen=True, slots=True)
class DocumentImpact:
    """What a change means for one document.

    `again` had agreed and have to again; `still` had not agreed before, and are asked for the changed text; `keep` had agreed and need
    not again. `pages` are the names of its pages that change. `flows` are those whose lines in a register of processing change.
    `translations` are the clauses of words that each other language has to follow.
    """

    document: str
    title: str
    compared: Compared | None
    again: tuple[Again, ...]
    still: tuple[str, ...]
    keep: tuple[str, ...]
    pages: tuple[str, ...]
    cases: tuple[Turned, ...]
    flows: tuple[str, ...]
    translations: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change means: document by document, and for the pages of the whole partnership."""

    documents: tuple[DocumentImpact, ...]
    partnership: tuple[str, ...]


def impact(comparison: Comparison, log: Log, setting: Setting) -> Impact:
    """The impact of going from the old to the new state, with the approvals on record."""
    old, new = (replace(one, approvals=log) for one in (comparison.old, comparison.new))
    compared = {one.document: one for one in comparison.documents}
    if not compared and not comparison.beside:
        return Impact((), ())
    # A page may show another document's title, so every document is looked at, those that differ first.
    others = (one for one in (*new.effective, *old.effective) if one not in comparison.unread)
    names = dict.fromkeys((*compared, *others))
    documents = (_document(one, compared.get(one), (old, new), setting) for one in names)
    return Impact(
        tuple(one for one in documents if one.compared or one.pages or one.cases),
        tuple(_partnership(old, new, setting)),
    )


Both = tuple[Corpus, Corpus]


def _document(name: str, compared: Compared | None, both: Both, setting: Setting) -> DocumentImpact:
    old, new = both
    was, now = old.effective.get(name), new.effective.get(name)
    before = standing(was, old, setting.today) if was else None
    after = standing(now, new, setting.today) if now else None
    known = now or was
    assert known is not None  # noqa: S101  # it is on one side
    again, still, keep = _asked(was, now, compared, before, after)
    changes = compared.sides.changes if compared else ()
    return DocumentImpact(
        name,
        known.control.title.said(setting.language),
        compared,
        again,
        still,
        keep,
        _pages(_views(was, old, setting), _views(now, new, setting)),
        tuple(_turned(_trials(was, old), _trials(now, new))),
        tuple(dict.fromkeys(one.key[1] for one in changes if one.key[:1] == ("flows",) and len(one.key) > 1)),
        _translations(changes),
    )


Asked = tuple[tuple[Again, ...], tuple[str, ...], tuple[str, ...]]
"""Who has to agree again, who has not agreed yet, who need not again."""


def _asked(
    was: Effective | None,
    now: Effective | None,
    compared: Compared | None,
    before: Standing | None,
    after: Standing | None,
) -> Asked:
    """Nobody is asked about a document that says what it said."""
    if compared is None:
        return (), (), ()
    return (
        _on_record(before, after) if after is not None and after.recorded else _on_paper(was, now, compared)
    )


def _on_record(before: Standing | None, after: Standing) -> Asked:
    """As the records will say once the change is made."""
    agreed = set(before.accepted) if before else set()
    again = tuple(
        Again(vote.voter, after.text.terms.name(vote.voter), vote.lapsed)
        for vote in after.votes
        if vote.voter in agreed and vote.voter in after.outstanding
    )
    still = tuple(one for one in after.outstanding if one not in agreed)
    return again, still, tuple(one for one in after.accepted if one in agreed)


def _on_paper(was: Effective | None, now: Effective | None, compared: Compared) -> Asked:
    """Where no records are kept: by what the paper says of who has signed, and what the change asks of each."""
    if was is None or now is None:
        members = now.members if now else ()
        return (), tuple(one.ref for one in members), ()
    signed = {one.party for one in was.control.signatures or () if one.decision in ("signed", "approved")}
    again = tuple(
        Again(one, compared.sides.new.name(one), compared.touching(one))
        for one in compared.asked
        if one in signed
    )
    parties = compared.sides.new.parties()
    still = tuple(one for one in parties if one not in signed)
    return again, still, tuple(one for one in parties if one in signed and one not in compared.asked)


def _views(effective: Effective | None, corpus: Corpus, setting: Setting) -> dict[str, str]:
    """The digest of what each page of a document shows; none of one from which no page may be made."""
    if effective is None or effective.id in corpus.held:
        return {}
    return {name: digest("view/1", view) for name, view, _ in papers(effective, corpus, setting)}


def _pages(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((*after, *before)) if before.get(name) != after.get(name))


def _partnership(old: Corpus, new: Corpus, setting: Setting) -> Iterator[str]:
    """The pages of the whole partnership that change, and the calendar."""
    for name, page in (("index", partnership.index), ("register", partnership.register)):
        if digest("view/1", page(old, setting)) != digest("view/1", page(new, setting)):
            yield name
    if _days(old, setting) != _days(new, setting):
        yield "calendar"


def _days(corpus: Corpus, setting: Setting) -> tuple[object, ...]:
    return tuple((one.on, one.title, one.state) for one in agenda(corpus, setting))


def _trials(effective: Effective | None, corpus: Corpus) -> dict[str, Trial]:
    return {one.document.id: one for one in of(effective, corpus)} if effective else {}


def _turned(before: Mapping[str, Trial], after: Mapping[str, Trial]) -> Iterator[Turned]:
    for name in dict.fromkeys((*after, *before)):
        was, now = before.get(name), after.get(name)
        verdicts = was.answer.verdict if was else "", now.answer.verdict if now else ""
        known = now or was
        if known is not None and (
            verdicts[0] != verdicts[1] or bool(was and was.passed) != bool(now and now.passed)
        ):
            yield Turned(name, known.case.title.said(), *verdicts, bool(now and now.passed))


def _translations(changes: Iterable[Change]) -> Mapping[str, int]:
    """How many clauses of words each language other than the first has to follow."""
    words = sum(one.sort in ("prose", "line") for change in changes for one in (change.new or change.old))
    others = [language for language in Words.model_fields if language != DEFAULT_LANGUAGE]
    return MappingProxyType({language: words for language in others if words})
