"""Who may decide for whom, by the text itself: its parties, the posts that may approve for each, its boards, its owner.

Everything is asked of the terms that were shown, so whoever reads a record years later gives the same answer as those who made it.
"""

from __future__ import annotations

from ispc.digest import digest
from ispc.model.recorded import Approval, By
from ispc.terms import Terms

ACCEPTING = ("agree", "sign")
"""The decisions that accept a text."""


def voters(held: Terms) -> tuple[str, ...]:
    """The parties that can decide: each body by itself, and a class only where the text names who speaks for it."""
    return tuple(one for one in held.parties() if not is_class(held, one) or listed(held, one))


def is_class(held: Terms, party: str) -> bool:
    return held.value("parties", party, "class") != ""


def boards(held: Terms) -> tuple[str, ...]:
    """The boards that may decide: the one that owns the document, and those that its rule names."""
    rule = held.under("approval", "agreed_when")
    named = [
        one
        for clause in rule
        if clause.refers == "board"
        for one in clause.value
        if clause.key[-1] == "board"
    ]
    return tuple(dict.fromkeys([*held.values("board"), *named]))


def listed(held: Terms, party: str) -> tuple[str, ...]:
    """The posts that the rule of approval lists for a party."""
    return held.values("approval", "signers", party, "posts")


def posts(held: Terms, party: str) -> tuple[str, ...]:
    """The posts that may approve for a party: those listed, else its signatory; none where the text names none."""
    return listed(held, party) or held.values("parties", party, "signatory")


def entitled(held: Terms, party: str, by: By) -> bool:
    """Whether a post may decide for a party: its own authority, or that of the post on whose behalf it acts."""
    known = posts(held, party)
    return not known or any(_same(one, by.on_behalf_of or by.post) for one in known)


def owns(held: Terms, by: By) -> bool:
    """Whether whoever decided holds the post that owns the document."""
    organisation = held.value("owner", "organisation")
    return _same(by.post, held.value("owner", "post")) and organisation in ("", by.organisation)


def owner_may_approve(held: Terms) -> bool:
    return held.value("approval", "owner_may_approve") == "yes"


def may_admit(held: Terms, approval: Approval) -> bool:
    """Whether whoever decided may let a body in: a board, or the lead partner."""
    return approval.board is not None or leads(held, approval.voter)


def leads(held: Terms, party: str) -> bool:
    return organisation(party) == held.value("lead")


def organisation(party: str) -> str:
    """The organisation of a party, by its id: the party itself, or the one that a service is part of."""
    return party.partition("/")[0]


def _same(one: str, other: str) -> bool:
    return bool(one) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def clauses(held: Terms) -> str:
    """One digest of the digests of all clauses, each with its clause."""
    return digest("clauses/1", [[key, one] for key, one in held.clause_digests.items()])
