"""Logs in a line or two: what the parties of the good workspace decided, on whichever text, and where that leaves a document.

A text is told by the snippet that makes it (see `workspaces`), so a test reads as a story: this text, these decisions, then
another text, then where it stands. The records are made by `ispc.approve` itself and are given only where it would give them.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from ispc import records, signoff
from ispc.corpus import Corpus
from ispc.diff import sides
from ispc.effect import Effect
from ispc.meaning import meaning
from ispc.model.recorded import RULING, By, Decision, Ruling
from ispc.signoff import Standing
from ispc.terms import terms
from tests import signing_off
from tests.signing_off import BOARD, COUNCIL, PARTNERSHIP, POLICE, TODAY, Files

SCHOOLS = "schools"
POSTS = {SCHOOLS: ("schools-forum", "Chair of the Schools Forum")}

RULE = """
agreed: (remove)
signatures: (remove)
approval:
  agreed_when:
    parties: [northmere-police]
    quorums: [{at_least: 2, of: [schools, northmere-police, northmere-council/childrens-social-care]}]
  signers:
    schools: {posts: [Chair of the Schools Forum]}
    northmere-police: {posts: ["Superintendent, Public Protection"]}
    northmere-council/childrens-social-care: {posts: [Director of Children's Services]}
"""
"""Not agreed on paper: the police and one other party have to agree."""


def approve(
    files: Files,
    snippet: str,
    voter: str,
    on: str,
    decision: Decision = "agree",
    document: str = "protocol",
    **other: Any,
) -> Files:
    """The files with one more decision, on the text that the snippet makes."""
    organisation, post = {**signing_off.POSTS, **POSTS}.get(voter, (voter.partition("/")[0], "Head"))
    said = {
        "by": By(organisation=organisation, post=post, name="not published"),
        "on": day(on),
        "decision": decision,
        "document": document,
    }
    asked = signing_off.request(voter, **(said | other))
    return signing_off.add(files, asked, snippet=snippet, today=max(day(on), TODAY))


def sign_with_a_key(files: Files, snippet: str, voter: str, on: str) -> Files:
    """The files with one more agreement, and beside it a signature made with a key of the voter's own."""
    after = approve(files, snippet, voter, on, key=signing_off.fingerprint(voter))
    (name,) = [one for one in after if one.endswith(".yaml") and one not in files]
    return after | {f"{name}.sig": signing_off.sign(after[name], voter)}


def rule_on(
    files: Files,
    effect: Effect,
    klass: str,
    on: str,
    by: str = "Head of Information Governance",
    author: str = "Head of Safeguarding",
    lowers: bool = True,
) -> Files:
    """The files with one person's word on what a change weighs."""
    log = signing_off.log_of(files)
    record = Ruling.model_validate(
        {
            "form": RULING,
            "workspace": PARTNERSHIP,
            "document": effect.document,
            "edition": "4",
            "effect": effect.fingerprint,
            "ruling": "lowered" if lowers else "raised",
            "class": klass,
            "because": "it says the same in fewer words",
            "author_of_change": author,
            "by": {"organisation": "northmere-council", "post": by, "name": "not published"},
            "on": on,
            "recorded": on,
            "tool": "ispc",
            "after": list(log.heads(effect.document)),
        }
    )
    data = records.written(record)
    return files | {records.record_name(record, data): data}


def corpus(files: Files, snippet: str) -> Corpus:
    """The workspace that the snippet makes, with the log."""
    return replace(signing_off.compiled(snippet).corpus, approvals=signing_off.log_of(files))


def standing(
    files: Files,
    snippet: str,
    on: str = TODAY.isoformat(),
    document: str = "protocol",
    distrusted: frozenset[str] = frozenset(),
) -> Standing:
    """Where a document stands on a day."""
    held = corpus(files, snippet)
    return signoff.standing(held.effective[document], held, day(on), distrusted)


def effects(before: str, after: str, document: str = "protocol") -> tuple[Effect, ...]:
    """What the difference between two texts means."""
    old, new = (
        terms(one.effective[document], one)
        for one in (signing_off.compiled(before).corpus, signing_off.compiled(after).corpus)
    )
    return meaning(sides(old, new))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


__all__ = [
    "BOARD",
    "COUNCIL",
    "POLICE",
    "RULE",
    "SCHOOLS",
    "approve",
    "corpus",
    "effects",
    "rule_on",
    "standing",
]
