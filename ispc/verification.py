"""A log, the documents it is about and the day -> what can be said of them, with every check in words. Pure, and offline.

Whether the log is in order is told by `integrity`; where each document stands by the records that are in order is told by `signoff`;
here the two are put together, and each text is compiled again from the sources that are kept with it. That there is no
signature is never good: a document about which nothing is on record is not in force by any proof.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ispc import __version__, integrity
from ispc.approving import aloud, rule_of
from ispc.claim import Claim
from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic
from ispc.integrity import Result
from ispc.integrity.case import bad, note
from ispc.location import Source
from ispc.pipeline import compile_sources
from ispc.records import FOLDER, SIGNERS_FILE, Log, read
from ispc.signoff import Standing, standing
from ispc.terms import terms

GOOD, BAD, OUTSTANDING, OVERDUE, NOTHING = 0, 1, 4, 5, 6
"""Exit statuses of `verify`: in force and good; bad; good, but words or the day are outstanding; good, but past its review or its
end; nothing agreed or signed that the log could prove."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be verified: one document or all, by which signers, against which records that the reader has seen."""

    workspace: str
    today: datetime.date
    document: str = ""
    protected: Log | None = None
    expected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """Every check with its findings; where each document stands; the heads of its log; the digests of all records; who signed
    with a good key.

    `protected` says whether a protected revision vouched, `compared` whether the log was held against anything at all.
    """

    results: tuple[Result, ...]
    standings: tuple[Standing, ...]
    heads: Mapping[str, tuple[str, ...]]
    records: frozenset[str]
    titles: Mapping[str, str]
    signed: Mapping[str, tuple[str, ...]]
    protected: bool
    compared: bool
    page: Claim | None = None

    @property
    def good(self) -> bool:
        return all(one.good for one in self.results)

    @property
    def status(self) -> int:
        """The exit status: of several documents, the one that should worry most."""
        if not self.good:
            return BAD
        found = [status_of(one) for one in self.standings]
        if self.page is not None and NOTHING not in found and not self.is_current:
            return OVERDUE
        if not found or all(one == NOTHING for one in found):
            return NOTHING
        return max((one for one in found if one != NOTHING), default=NOTHING)

    @property
    def is_current(self) -> bool:
        """Whether the page that is verified is of the text in force, or of the one that the workspace holds."""
        holds = [one.text.means for one in self.standings]
        works = [one.operating.means for one in self.standings if one.operating is not None]
        return self.page is not None and self.page.meaning in (*holds, *works)


def status_of(one: Standing) -> int:
    """The exit status of one document whose records are in order."""
    if not one.recorded or one.agreed_on is None or not one.accepted:
        return NOTHING
    if one.state in ("superseded", "ended") or one.reviewed == "overdue":
        return OVERDUE
    return OUTSTANDING if one.outstanding or one.state != "operational" else GOOD


def verify(corpus: Corpus, approvals: Iterable[Source], asked: Asked) -> Verification:
    """All that can be said. `approvals` are the files of the log; those of other documents are left out where one is asked."""
    log = read(_about(approvals, asked.document))
    protected = asked.protected
    if protected is not None and asked.document:
        protected = replace(
            protected,
            files={name: one for name, one in protected.files.items() if _is_about(name, asked.document)},
        )
    case = integrity.case(log, asked.today, asked.workspace, protected, asked.expected)
    results = (*integrity.verify(case), Result(COMPILES, tuple(_compiled_again(log, asked.today))))
    distrusted = integrity.distrusted(log, (one for result in results for one in result.findings))
    named = (asked.document,) if asked.document else tuple(log.entries)
    held = replace(corpus, approvals=log)
    standings = tuple(
        standing(corpus.effective[name], held, asked.today, distrusted)
        for name in named
        if name in corpus.effective and name not in corpus.held
    )
    well = integrity.signed_well(case) - distrusted
    signed = {
        one.document: tuple(
            vote.voter for vote in one.votes if vote.accepts and vote.entry and vote.entry.digest in well
        )
        for one in standings
    }
    heads = {name: log.heads(name) for name in log.entries}
    known = frozenset(log.by_digest)
    titles = {one.document: one.text.terms.title for one in standings}
    return Verification(results, standings, heads, known, titles, signed, *_compared(asked))


def of_page(found: Verification, page: Claim, name: str) -> Verification:
    """The same with what a PDF claims of itself held against the log. `found` is about the document that the page names."""
    known = {text.means for one in found.standings for text in one.texts}
    build_again = "get the page anew: `ispc build` makes it from the text"
    wrong = []
    if page.worked_out not in (None, page.meaning):
        wrong.append(
            bad("page-forged", name, "the clauses in the file do not mean what it says", build_again)
        )
    if page.meaning not in known:
        wrong.append(
            bad("page-of-no-text", name, "no text of this workspace means what the file says", build_again)
        )
    gone = [
        bad(
            "page-names-no-record",
            name,
            f"the decision {one[7:19]} that it names is not on record",
            build_again,
        )
        for one in page.records
        if one not in found.records
    ]
    more = (Result("the file is of a text that is known here", tuple(wrong)), Result(NAMED, tuple(gone)))
    return replace(found, results=(*found.results, *more), page=page)


NAMED = "the decisions that the file names are on record"


def _compared(asked: Asked) -> tuple[bool, bool]:
    """Whether there was a protected revision, and whether there was anything at all to hold the log against."""
    return asked.protected is not None, asked.protected is not None or bool(asked.expected)


def _about(approvals: Iterable[Source], document: str) -> tuple[Source, ...]:
    return tuple(one for one in approvals if not document or _is_about(one.name, document))


def _is_about(name: str, document: str) -> bool:
    return name == SIGNERS_FILE or name.startswith(f"{FOLDER}/{document}/")


COMPILES = "every text means what its sources mean"


def _compiled_again(log: Log, today: datetime.date) -> Iterator[Diagnostic]:
    """Each text from the sources kept with it. Only the ispc that made a text must come to the same."""
    held = integrity.case(log, today, "").kept
    made_by = {one.approval.text: one.approval.tool for one in log.all if one.approval is not None}
    for digest, kept in held.items():
        if kept is None:
            continue
        corpus = compile_sources(kept.sources, Occasion(today)).corpus
        effective = corpus.effective.get(kept.terms.document)
        means = terms(effective, corpus).digest if effective is not None else None
        if means == kept.terms.digest:
            continue
        name, message = (
            log.texts[digest].name,
            "its sources, compiled again, mean something else than the text says",
        )
        if made_by[digest] == f"ispc {__version__}":
            yield bad(
                "text-not-of-its-sources",
                name,
                message,
                "restore the file from the history of the repository",
            )
        else:
            yield note(
                "text-not-of-its-sources", name, message, f"compile it with {made_by[digest]}, which made it"
            )


# --- Told -----------------------------------------------------------------------------------------------------------


def human(found: Verification) -> str:
    """Every check in words, then each document, then what the copy cannot show."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Verification) -> Iterator[str]:
    for result in found.results:
        tried = found.compared or result.asks != integrity.NOTHING_LOST
        mark = "BAD " if not result.good else "good" if tried else "----"
        yield f"{mark}  {result.asks}{'' if tried else ': not tried without --protected or --expect-head'}"
        for one in result.findings:
            yield f"      {one.severity.word}[{one.code}] {_source(one)}: {one.message}"
            yield f"        help: {one.help}"
    for document in found.standings:
        yield ""
        yield from _told(document, found)
    if found.page is not None:
        yield ""
        yield from _told_of_page(found, found.page)
    if not found.standings:
        yield "\nNothing is agreed or signed: there is no record."
    yield ""
    if not found.protected:
        yield (
            "The keys and the records were read from this copy alone, so they are as trustworthy as this copy. "
            "Name a branch that not everyone may change with --protected."
        )
    yield "A record shows what was decided. What it is worth in law is not for a program to say."


def _told(one: Standing, found: Verification) -> Iterator[str]:
    name = one.text.terms.name
    yield f"{found.titles[one.document]}, edition {one.text.edition}: {_state(one)}"
    yield f"  agreed when: {aloud(rule_of(one.text.approval), name)}"
    if one.accepted:
        yield f"  agreed by {len(one.accepted)} of {len(one.text.voters)}: {', '.join(map(name, one.accepted))}"
    keys = found.signed[one.document]
    yield f"  signed with a key: {', '.join(map(name, keys)) or 'nobody'}"
    if one.outstanding:
        yield f"  outstanding: {', '.join(map(name, one.outstanding))}"
    for vote in one.lapsed:
        yield f"  lapsed: {name(vote.voter)}, because the text has changed since ({len(vote.lapsed)})"
    if one.verdict is not None and not one.verdict.holds:
        yield from (f"  wanting: {said}" for said in one.verdict.wanting)
    if one.review is not None:
        yield f"  review: {one.review.isoformat()}, {one.reviewed}"
    for head in found.heads.get(one.document, ()):
        yield f"  head: {head}"
    yield f"  meaning: {one.text.means}"


def _told_of_page(found: Verification, page: Claim) -> Iterator[str]:
    yield f"The file says: {page.title}, edition {page.edition}, meaning {page.meaning}"
    if found.good:
        yield (
            "  It is of the text in force or held here."
            if found.is_current
            else "  It is of an earlier text."
        )
        younger = len(found.records - set(page.records))
        yield f"  records that it does not name: {younger}"
    yield "  A file can say what it likes. That it was made from this text is shown by its words: build it again to compare."


def _state(one: Standing) -> str:
    if not one.recorded:
        return f"{one.state} by its own words; nothing is on record, so nothing is proved"
    return f"{one.state}, agreed on {one.agreed_on.isoformat()}" if one.agreed_on else one.state


def _source(one: Diagnostic) -> str:
    return str(getattr(one.where, "source", one.where))


def as_data(found: Verification) -> dict[str, object]:
    """The same for programs."""
    return {
        "form": "ispc-verification/1",
        "good": found.good,
        "status": found.status,
        "protected": found.protected,
        "checks": [
            {
                "asks": result.asks,
                "good": result.good,
                "findings": [
                    {
                        "code": one.code,
                        "severity": one.severity.word,
                        "file": _source(one),
                        "message": one.message,
                    }
                    for one in result.findings
                ],
            }
            for result in found.results
        ],
        "documents": [
            {
                "document": one.document,
                "edition": one.text.edition,
                "state": one.state,
                "status": status_of(one),
                "recorded": one.recorded,
                "agreed_by": list(one.accepted),
                "signed_by": list(found.signed[one.document]),
                "outstanding": list(one.outstanding),
                "heads": list(found.heads.get(one.document, ())),
                "meaning": one.text.means,
            }
            for one in found.standings
        ],
    }
