"""What someone decided -> the record of it and the text that was shown, or the reason why there can be none. Pure.

A record is refused rather than made wrong: by someone who may not give it, on a text that does not compile, for a day
that has not come. It is made only of what the text itself says (its parties, its posts, its rule), so whoever reads it
later needs nothing but the record and its text. A record of agreement shows what was decided; what it is worth in
law is not for a program to say.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ispc import __version__, approving, records
from ispc.approving import Facts, Verdict, Word
from ispc.corpus import Corpus, Effective
from ispc.diagnostic import Diagnostic, Outcome, Severity
from ispc.digest import digest, digest_of_bytes
from ispc.location import Address, Source
from ispc.model.approving import Approving
from ispc.model.recorded import APPROVAL, Approval, By, ClausesShown, Decision, Meaning
from ispc.model.scalars import NotStated
from ispc.records import Log
from ispc.terms import FORM, Terms, read_stored, stored, terms

ACCEPTING = ("agree", "sign")


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
    """Where and when a record is made: the workspace's corpus and sources, its log, its name, and the day."""

    corpus: Corpus
    sources: tuple[Source, ...]
    log: Log
    workspace: str
    today: datetime.date


@dataclass(frozen=True, slots=True)
class Made:
    """A record to be written, with the text that it names. `before` and `after` tell what the rule of approval says."""

    record: Approval
    name: str
    data: bytes
    text: Source
    title: str
    clauses: int
    before: Verdict
    after: Verdict
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
        clauses=ClausesShown(count=len(shown.clause_digests), digest=clauses(shown)),
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
    rule = approving.rule_of(effective.control.approval)
    before, after = (
        approving.holds(rule, facts(log, effective, held.digest), held.name) for log in (place.log, then)
    )
    notes = tuple(_notes(request, effective, held))
    return Outcome(
        Made(record, name, data, text, held.title, len(shown.clause_digests), before, after, notes)
    )


def clauses(held: Terms) -> str:
    """One digest of the digests of all clauses, each with its clause."""
    return digest("clauses/1", [[key, one] for key, one in held.clause_digests.items()])


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


# --- Who may --------------------------------------------------------------------------------------------------------


def boards(effective: Effective) -> tuple[str, ...]:
    """The boards that may decide on a document: its own, and those that its rule names."""
    control = effective.control
    rule = control.approval.agreed_when if control.approval else None
    own = (control.board,) if isinstance(control.board, str) else ()
    asked = (one.board for one in ((rule, *(rule.any_of or ())) if rule else ()))
    return tuple(dict.fromkeys(one for one in (*own, *asked) if one))


def posts(held: Terms, party: str) -> tuple[str, ...]:
    """The posts that may approve for a party, by the text itself; none where it names none."""
    listed = held.values("approval", "signers", party, "posts")
    return listed or held.values("parties", party, "signatory")


def owner(held: Terms) -> tuple[str, str]:
    """The organisation and the post that own the document."""
    return held.value("owner", "organisation"), held.value("owner", "post")


def owns(held: Terms, by: By) -> bool:
    """Whether whoever decided holds the post that owns the document."""
    organisation, post = owner(held)
    return _same(by.post, post) and (not organisation or organisation == by.organisation)


def entitled(held: Terms, party: str, by: By) -> bool:
    """Whether a post may decide for a party: its own authority, or that of the post on whose behalf it acts."""
    known = posts(held, party)
    return not known or any(_same(one, by.on_behalf_of or by.post) for one in known)


def organisation(party: str) -> str:
    """The organisation of a party, by its id: the party itself, or what a service of it stands behind."""
    return party.partition("/")[0]


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


# --- Facts ----------------------------------------------------------------------------------------------------------


def facts(log: Log, effective: Effective, meaning: str, *, signed: frozenset[str] | None = None) -> Facts:
    """What everyone has said of the text that means this, from the log, and how the document's checks came out.

    A party that accepted another text has said nothing of this one. `signed`, where given, holds the digests of the
    records that a good signature stands beside: then no other acceptance counts.
    """
    words: dict[str, Word] = {}
    for voter, entry in log.votes(effective.id).items():
        vote = entry.approval
        if vote is not None and vote.terms.digest == meaning:
            counts = vote.accepts and (signed is None or entry.digest in signed)
            words[voter] = _word(vote, counts=counts)
    agreement = effective.agreement
    gates = {
        str(one.gate): "not stated" if isinstance(one.outcome, NotStated) else str(one.outcome)
        for one in (agreement.gates if agreement else None) or ()
    }
    return Facts(voters(effective), MappingProxyType(words), MappingProxyType(gates))


def voters(effective: Effective) -> tuple[str, ...]:
    """The parties that can decide: each body by itself, and a class only where somebody is named who speaks for it."""
    speaks = speaks_for(effective.control.approval)
    return tuple(one.ref for one in effective.members if one.body_class is None or one.ref in speaks)


def speaks_for(approval: Approving | None) -> frozenset[str]:
    return frozenset(approval.signers or ()) if approval else frozenset()


def _word(vote: Approval, *, counts: bool) -> Word:
    match vote.decision:
        case "agree" | "sign":
            if vote.conditions is not None:
                return "on conditions"
            return ("agreed" if vote.decision == "agree" else "signed") if counts else "nothing"
        case "decline":
            return "declined"
        case "withdraw":
            return "withdrawn"
        case _:
            return "nothing"


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
    if voter in boards(effective) and voter not in held.parties():
        if request.evidence is None and request.decision != "review":
            yield "a board's decision needs its evidence", "name the minute with --evidence"
        return
    member = next((one for one in effective.members if one.ref == voter), None)
    if member is None:
        known = ", ".join((*held.parties(), *boards(effective)))
        yield f"`{voter}` is no party to this document", f"its parties and boards are {known or 'none'}"
        return
    if member.body_class is not None and voter not in speaks_for(effective.control.approval):
        how = f"its members join one by one ({member.body_class.value.joined_by or 'see the directory'})"
        yield f"the class `{voter}` cannot decide as one", f"{how}; record that with --decision admit"
    if member.body_class is None and by.organisation != organisation(voter):
        yield (
            f"`{by.organisation}` cannot decide for `{voter}`",
            f"decide as a post of `{organisation(voter)}`",
        )
    if request.decision == "review":
        return
    if not entitled(held, voter, by):
        may = "; ".join(posts(held, voter))
        yield f"the post `{by.post}` may not decide for `{voter}`", f"the document names: {may}"
    may_own = effective.control.approval is not None and effective.control.approval.owner_may_approve
    if request.decision in ACCEPTING and owns(held, by) and not may_own:
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
    if request.conditions is not None and request.decision not in ACCEPTING:
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
    if request.decision == "withdraw" and (vote is None or vote.decision not in ACCEPTING):
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
    if same and entry is not None and request.decision in (*ACCEPTING, "decline"):
        yield "the same decision on the same text is on record already", f"see {entry.name}"
    if request.decision == "admit" and not _may_admit(request, held):
        yield (
            "only the lead partner or a board admits others",
            f"the lead is `{held.value('lead') or 'not stated'}`",
        )


def _may_admit(request: Request, held: Terms) -> bool:
    return request.voter not in held.parties() or organisation(request.voter) == held.value("lead")


def _notes(request: Request, effective: Effective, held: Terms) -> Iterator[str]:
    if request.voter in held.parties() and not posts(held, request.voter):
        yield f"the document names no post that may approve for {held.name(request.voter)}, so any post counts"
    approval = effective.control.approval
    if approval is not None and approval.signed_required and request.key is None:
        yield "this document asks for a signature with a key, so this record alone does not count"


def _refused(request: Request, why: str, advice: str) -> Diagnostic:
    return Diagnostic("approval-refused", Severity.ERROR, why, Address(request.document), help=advice)


def told(made: Made, name: Mapping[str, str] | None = None) -> str:
    """What was recorded, in plain words for whoever recorded it."""
    record = made.record
    who = (name or {}).get(record.voter, record.voter)
    lines = [
        f"{who}: {record.decision}, {record.on.isoformat()}, by {record.by.post}",
        f"on: {made.title}, edition {record.edition}",
        f"text: {record.text.removeprefix('sha256:')[:12]}, {made.clauses} clauses, meaning {record.terms.digest.removeprefix('sha256:')[:12]}",
        *(f"note: {one}" for one in made.notes),
        *_told_change(made),
        f"This is a record of a decision, {'signed with the key ' + record.key if record.key else 'not signed with a key'}.",
    ]
    return "\n".join(lines) + "\n"


def _told_change(made: Made) -> Iterable[str]:
    if made.after.holds:
        yield "state: agreed" + ("" if made.before.holds else "; the rule of approval now holds")
    else:
        yield "state: not agreed" + ("; the rule of approval holds no more" if made.before.holds else "")
        yield from (f"wanting: {one}" for one in made.after.wanting)
