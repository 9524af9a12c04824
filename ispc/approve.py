"""What someone decided -> the record of it and the text that was shown, or the reason why there can be none. Pure.

A record is refused rather than made wrong: by someone who may not give it, on a text that does not compile, for a day
that has not come. It is made only of what the text itself says (its parties, its posts, its rule), so whoever reads it
later needs nothing but the record and its text. A record of agreement shows what was decided; what it is worth in
law is not for a program to say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ispc import __version__, authority, records
from ispc.corpus import Corpus, Effective
from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.digest import digest_of_bytes
from ispc.kept import read_stored, stored
from ispc.location import Address, Source
from ispc.model.recorded import APPROVAL, Approval, By, ClausesShown, Decision, Meaning
from ispc.records import Log
from ispc.signatures import fingerprint, unfit
from ispc.signoff import Standing, standing
from ispc.terms import FORM, Terms, terms


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants recorded. `voter` is a party as the document names it, or a board. `edition` is the one that they
    mean, if they say which. `key` is the fingerprint of the key that will sign the record."""

    document: str
    voter: str
    decision: Decision
    by: By
    on: datetime.date
    evidence: str | None = None
    conditions: str | None = None
    admits: str | None = None
    edition: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where and when a record is made: the workspace's corpus with its log, its sources, its name, the day, and what
    a check for sign-off finds."""

    corpus: Corpus
    sources: tuple[Source, ...]
    workspace: str
    today: datetime.date
    findings: tuple[Diagnostic, ...] = ()

    @property
    def log(self) -> Log:
        return self.corpus.approvals


@dataclass(frozen=True, slots=True)
class Made:
    """A record to be written, with the text that it names. `before` and `after` tell where the document stands."""

    record: Approval
    name: str
    data: bytes
    text: Source
    title: str
    before: Standing
    after: Standing
    notes: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[Source, ...]:
        """What is to be written, the text before the record that names it."""
        return (self.text, Source(self.name, self.data))


def make(request: Request, place: Place) -> Outcome[Made]:
    """The record of a decision, or a finding `approval-refused` that says why there is none."""
    effective = place.corpus.effective.get(request.document)
    reason = _unready(request, effective, place.corpus)
    if reason is None and effective is not None:
        held = terms(effective, place.corpus)
        reason = next(_refusals(request, effective, held, place), None)
    if reason is not None or effective is None:
        return Outcome(None, (_refused(request, *(reason or ("", ""))),))
    text, shown, edition = _text(request, held, effective, place)
    board = request.voter not in held.parties()
    record = Approval(
        form=APPROVAL,
        workspace=place.workspace,
        document=request.document,
        edition=edition,
        party=None if board else request.voter,
        board=request.voter if board else None,
        decision=request.decision,
        admits=request.admits,
        by=request.by,
        on=request.on,
        recorded=place.today,
        evidence=request.evidence,
        conditions=request.conditions,
        language="en",
        text=digest_of_bytes(text.data),
        terms=Meaning(form=FORM, digest=shown.digest),
        clauses=ClausesShown(count=len(shown.clause_digests), digest=authority.clauses(shown)),
        tool=f"ispc {__version__}",
        key=request.key,
        after=place.log.heads(request.document),
    )
    data = records.written(record)
    name = records.record_name(record, data)
    then = records.read([*_all_files(place.log), text, Source(name, data)])
    if (
        then.by_digest.get(digest_of_bytes(data)) is None
        or then.by_digest[digest_of_bytes(data)].record != record
    ):
        said = "a name or a line holds a sign that a record cannot hold"
        return Outcome(None, (_refused(request, said, "write it in plain letters on one line"),))
    before, after = (
        standing(effective, replace(place.corpus, approvals=log), place.today) for log in (place.log, then)
    )
    notes = tuple(_notes(request, effective, held, place))
    return Outcome(Made(record, name, data, text, held.title, before, after, notes))


def _all_files(log: Log) -> Iterator[Source]:
    yield from (Source(one.name, one.data) for one in log.all)
    yield from log.texts.values()


def _text(request: Request, held: Terms, effective: Effective, place: Place) -> tuple[Source, Terms, str]:
    """The text that the record is about: what holds now; for a withdrawal, what was accepted then."""
    if request.decision == "withdraw":
        vote = place.log.votes(request.document)[request.voter].approval
        source = place.log.texts.get(vote.text) if vote else None
        kept = read_stored(source.data) if source else None
        if vote is not None and source is not None and kept is not None:
            return source, kept.terms, vote.edition
    data = stored(held, _sources(effective, place))
    return Source(records.text_name(held.document, held.edition, data), data), held, held.edition


def _sources(effective: Effective, place: Place) -> Iterator[Source]:
    """The files that the terms come from: the document's, those above it, and the directories."""
    above = {effective.id, *(one.id for one in effective.parents)}
    wanted = {
        one.tree.source
        for one in place.corpus.documents.values()
        if one.id in above or one.kind == "directory"
    }
    return (one for one in place.sources if one.name in wanted)


# --- Refusals -------------------------------------------------------------------------------------------------------

Reason = tuple[str, str]
"""Why there can be no record, and what to do."""


def _unready(request: Request, effective: Effective | None, corpus: Corpus) -> Reason | None:
    if request.document in corpus.incomplete or request.document in corpus.held:
        return (
            "the document has errors, so nobody can know what it says",
            "run `ispc check` and mend them first",
        )
    if effective is None:
        return (
            f"there is no governed document `{request.document}`",
            "name a framework, protocol, agreement or policy",
        )
    return None


def _refusals(request: Request, effective: Effective, held: Terms, place: Place) -> Iterator[Reason]:
    yield from _about_the_voter(request, effective, held)
    yield from _about_the_text(request, held)
    yield from _about_the_days(request, effective, place)
    yield from _about_the_votes(request, held, place)


def _about_the_voter(request: Request, effective: Effective, held: Terms) -> Iterator[Reason]:
    voter, by = request.voter, request.by
    if voter in authority.boards(held) and voter not in held.parties():
        if request.evidence is None and request.decision != "review":
            yield "a board's decision needs its evidence", "name the minute with --evidence"
        return
    if voter not in held.parties():
        known = ", ".join((*held.parties(), *authority.boards(held)))
        yield f"`{voter}` is no party to this document", f"its parties and boards are {known or 'none'}"
        return
    body_class = next((one.body_class for one in effective.members if one.ref == voter), None)
    if body_class is not None and not authority.listed(held, voter):
        how = f"its members join one by one ({body_class.value.joined_by or 'see the directory'})"
        yield f"the class `{voter}` cannot decide as one", f"{how}; record that with --decision admit"
    if body_class is None and by.organisation != authority.organisation(voter):
        yield (
            f"`{by.organisation}` cannot decide for `{voter}`",
            f"decide as a post of `{authority.organisation(voter)}`",
        )
    if request.decision == "review":
        return
    if not authority.entitled(held, voter, by):
        may = "; ".join(authority.posts(held, voter))
        yield f"the post `{by.post}` may not decide for `{voter}`", f"the document names: {may}"
    if (
        request.decision in authority.ACCEPTING
        and authority.owns(held, by)
        and not authority.owner_may_approve(held)
    ):
        yield (
            f"`{by.post}` owns this document and so does not approve it",
            "let another post approve it, or say `owner_may_approve: yes` in its rule",
        )


def _about_the_text(request: Request, held: Terms) -> Iterator[Reason]:
    if not held.edition:
        yield "the document states no edition, so nobody could say what was decided on", "state its edition"
    if request.edition not in (None, held.edition) and request.decision != "withdraw":
        yield (
            f"the edition here is {held.edition}, not {request.edition}",
            "read the edition that is here, then decide on it by its name",
        )
    if request.conditions is not None and request.decision not in authority.ACCEPTING:
        yield "only an acceptance can have conditions", "leave --conditions out"
    if (request.admits is not None) != (request.decision == "admit"):
        yield "to admit a body is to name it, and only then", "use --decision admit with --admits NAME"


def _about_the_days(request: Request, effective: Effective, place: Place) -> Iterator[Reason]:
    if request.on > place.today:
        yield f"the day of the decision, {request.on}, has not come", "give the day on which it was decided"
    proposed = effective.control.proposed
    if proposed is not None and request.on < proposed and request.decision != "withdraw":
        yield (
            f"the text was put to the parties on {proposed}, after that decision",
            "give the day of the decision",
        )


def _about_the_votes(request: Request, held: Terms, place: Place) -> Iterator[Reason]:
    entry = place.log.votes(request.document).get(request.voter)
    vote = entry.approval if entry else None
    if request.decision == "withdraw" and (vote is None or vote.decision not in authority.ACCEPTING):
        yield (
            f"`{request.voter}` has accepted nothing that it could withdraw",
            "to refuse, use --decision decline",
        )
    elif request.decision == "withdraw" and vote is not None and request.edition not in (None, vote.edition):
        yield f"`{request.voter}` accepted edition {vote.edition}, not {request.edition}", "name that edition"
    same = vote is not None and (vote.decision, vote.conditions, vote.terms.digest) == (
        request.decision,
        request.conditions,
        held.digest,
    )
    if same and entry is not None and request.decision in (*authority.ACCEPTING, "decline"):
        yield "the same decision on the same text is on record already", f"see {entry.name}"
    if (
        request.decision == "admit"
        and request.voter in held.parties()
        and not authority.leads(held, request.voter)
    ):
        yield (
            "only the lead partner or a board admits others",
            f"the lead is `{held.value('lead') or 'not stated'}`",
        )


def _notes(request: Request, effective: Effective, held: Terms, place: Place) -> Iterator[str]:
    if request.voter in held.parties() and not authority.posts(held, request.voter):
        yield f"the document names no post that may approve for {held.name(request.voter)}, so any post counts"
    if held.value("approval", "signed_required") == "yes" and request.key is None:
        yield "this document asks for a signature with a key, so this record alone does not count"
    table = place.log.signers.signers if place.log.signers else ()
    known = {fingerprint(one.key) for one in table if unfit(one.key) is None}
    if request.key is not None and request.key not in known:
        yield f"the key is not in {records.SIGNERS_FILE}, so nobody can tell whose it is until it is added there"
    lineage = {effective.id, *(one.id for one in effective.parents)}
    errors = [
        one
        for one in place.findings
        if one.severity is Severity.ERROR and isinstance(one.where, Address) and one.where.document in lineage
    ]
    if errors and request.decision in authority.ACCEPTING:
        yield f"`ispc check --stage sign-off` finds errors here ({len(errors)}), which the approval does not mend"


def _refused(request: Request, why: str, advice: str) -> Diagnostic:
    return Diagnostic("approval-refused", Severity.ERROR, why, Address(request.document), help=advice)


def told(made: Made) -> str:
    """What was recorded, in plain words for whoever recorded it."""
    record, held = made.record, made.after.text.terms
    by = f"by {record.by.post}" + (f" for {record.by.on_behalf_of}" if record.by.on_behalf_of else "")
    lines = [
        f"{held.name(record.voter)}: {record.decision}, {record.on.isoformat()}, {by}",
        f"on: {made.title}, edition {record.edition}",
        f"text: {_short(record.text)}, {record.clauses.count} clauses; meaning: {_short(record.terms.digest)}",
        *_told_change(made),
        *(f"note: {one}" for one in made.notes),
        "This is a record of a decision, "
        + (f"signed with the key {record.key}." if record.key else "not signed with a key."),
    ]
    return "\n".join(lines) + "\n"


def _told_change(made: Made) -> Iterator[str]:
    was, now = made.before.state, made.after.state
    yield f"state: {now}" if was == now else f"state: {now}, before this {was}"
    if made.after.verdict is not None and not made.after.verdict.holds:
        yield from (f"wanting: {one}" for one in made.after.verdict.wanting)


def _short(digest: str) -> str:
    return digest.removeprefix("sha256:")[:12]
