"""Did each record come from someone who may decide, and does everybody decide once?

Who is a party and which post may approve for it is asked of the text that was shown, so a later change of the parties neither
gives nor takes authority. One party has one voice, its latest; one person speaks for one organisation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ispc import authority
from ispc.diagnostic import Diagnostic
from ispc.integrity.case import Case, bad, note
from ispc.model.recorded import Approval
from ispc.records import Entry
from ispc.terms import Terms

REMOVE = "ask the party for a record by someone who may decide; this one counts for nothing"


def entitled(case: Case) -> Iterator[Diagnostic]:
    for entry in case.log.all:
        approval = entry.approval
        kept = case.text(approval) if approval else None
        if approval is not None and kept is not None:
            yield from _entitled(entry, approval, kept.terms)


def _entitled(entry: Entry, approval: Approval, text: Terms) -> Iterator[Diagnostic]:
    if approval.board is not None:
        if approval.board not in authority.boards(text):
            yield bad("record-of-no-party", entry, f"`{approval.board}` is no board of this text", REMOVE)
        elif approval.evidence is None and approval.decision != "review":
            yield bad("record-without-evidence", entry, "a board's decision names no minute", REMOVE)
        return
    party, by = str(approval.party), approval.by
    if party not in text.parties():
        yield bad("record-of-no-party", entry, f"`{party}` is no party to this text", REMOVE)
        return
    is_class = authority.is_class(text, party)
    if not is_class and by.organisation != authority.organisation(party):
        message = f"a post of `{by.organisation}` decided for `{party}`"
        yield bad("record-of-another-body", entry, message, REMOVE)
    if approval.decision == "review":
        return
    if is_class and not authority.listed(text, party):
        yield bad("record-of-a-class", entry, f"nobody may decide for the whole class `{party}`", REMOVE)
    elif not authority.entitled(text, party, by):
        message = f"the post `{by.post}` may not decide for `{party}`"
        yield bad("record-post-not-entitled", entry, message, REMOVE)
    allowed = authority.owner_may_approve(text)
    if approval.decision in authority.ACCEPTING and authority.owns(text, by) and not allowed:
        yield bad("record-by-owner", entry, f"`{by.post}` owns the document and approved it", REMOVE)


def admitted_rightly(case: Case) -> Iterator[Diagnostic]:
    for entry in case.log.all:
        approval = entry.approval
        kept = case.text(approval) if approval else None
        if approval is None or kept is None:
            continue
        if (approval.admits is None) != (approval.decision != "admit"):
            yield bad(
                "record-admits-nobody",
                entry,
                "it admits nobody by name, or names whom it does not admit",
                REMOVE,
            )
        elif approval.decision == "admit" and not authority.may_admit(kept.terms, approval):
            lead = kept.terms.value("lead") or "not stated"
            message = f"`{approval.party}` admitted a body, and the lead is `{lead}`"
            yield bad("record-admits-wrongly", entry, message, REMOVE)


def one_voice(case: Case) -> Iterator[Diagnostic]:
    """No withdrawal of nothing, no vote twice, and no two votes of one party of which neither knows of the other."""
    for entries in case.log.entries.values():
        before: dict[str, list[Entry]] = {}
        for entry in entries:
            approval = entry.approval
            if approval is None or approval.decision in ("review", "admit"):
                continue
            earlier = before.setdefault(approval.voter, [])
            yield from _voice(case, entry, approval, earlier)
            earlier.append(entry)


def _voice(case: Case, entry: Entry, approval: Approval, earlier: list[Entry]) -> Iterator[Diagnostic]:
    last = earlier[-1].approval if earlier else None
    if approval.decision == "withdraw" and (last is None or last.decision not in authority.ACCEPTING):
        yield bad(
            "record-withdraws-nothing",
            entry,
            "there was nothing to withdraw",
            "find the record that it withdraws",
        )
    elif last is not None and _said(last) == _said(approval):
        yield note(
            "record-twice", entry, "the party had decided the same on the same text", "one record is enough"
        )
    apart = [one for one in earlier if one.digest not in case.log.ancestors(entry)]
    unsettled = [one for one in apart if not _settled(case, one, entry)]
    for one in unsettled:
        if one.approval is not None and _said(one.approval) != _said(approval):
            message = f"`{approval.voter}` decided otherwise on another branch, and neither record knows of the other"
            yield bad("record-contradicted", entry, message, "let the party decide once more, after both")


def _said(approval: Approval) -> tuple[str, str, str | None]:
    return approval.decision, approval.text, approval.conditions


def _settled(case: Case, one: Entry, other: Entry) -> bool:
    """Whether a later record of the same party follows both."""
    return any(
        later.approval is not None
        and other.approval is not None
        and later.approval.voter == other.approval.voter
        and {one.digest, other.digest} <= case.log.ancestors(later)
        for later in case.log.of(other.record.document)
    )


def one_person_one_body(case: Case) -> Iterator[Diagnostic]:
    """Nobody speaks for two organisations on one text, by name, by post or by key."""
    for document in case.log.entries:
        votes = [one for one in case.log.votes(document).values() if one.approval and one.approval.party]
        for one, other in combinations(votes, 2):
            first, second = one.approval, other.approval
            if first is None or second is None or first.terms.digest != second.terms.digest:
                continue
            apart = authority.organisation(first.voter) != authority.organisation(second.voter)
            if apart and (shared := _shared(case, one, other)):
                message = f"{shared} decided both for `{first.voter}` and for `{second.voter}`"
                yield bad("record-one-person-twice", other, message, "each organisation decides for itself")


def _shared(case: Case, one: Entry, other: Entry) -> str:
    first, second = one.record.by, other.record.by
    if first.name == second.name and first.name.casefold() != "not published":
        return f"`{first.name}`"
    if (first.organisation, first.post.casefold()) == (second.organisation, second.post.casefold()):
        return f"the post `{first.post}`"
    keys = [case.checked[each.digest].key for each in (one, other) if each.digest in case.checked]
    return "one key" if len(keys) == 2 and keys[0] == keys[1] != "" else ""


def ruled_by_another(case: Case) -> Iterator[Diagnostic]:
    for entry in case.log.all:
        ruling = entry.ruling
        if ruling is not None and ruling.author_of_change.casefold() in (
            ruling.by.post.casefold(),
            ruling.by.name.casefold(),
        ):
            message = "whoever wrote the change ruled on what it weighs"
            yield bad("ruling-by-author", entry, message, "let someone else rule")
