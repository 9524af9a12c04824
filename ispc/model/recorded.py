"""What a party decided, as a record of its own: who, for whom, on which text, when, and after which records.

A record is written once and never edited, so it tells by digest exactly which clauses were shown, and which records it
follows: the records of a document hang together as the commits of git do. `on` is the day of the decision, `recorded` the day
on which the record was made, for a minute of September may be recorded in October. Nothing here is a reader's page, so
no audience is named; the pages of sign-off choose what they show.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError, PydanticUndefined

from ispc.model.scalars import Date, Id, Many, Model, PartyName, Whole, ask, fits

APPROVAL: Final = "ispc-approval/1"
RULING: Final = "ispc-ruling/1"
SIGNERS: Final = "ispc-signers/1"
"""The forms of the files; a new number for any change of what they hold."""

Decision = Literal["agree", "sign", "decline", "withdraw", "review", "admit"]
"""`agree` accepts the text; `sign` accepts it by a signature, on paper or with a key; `decline` refuses it; `withdraw` takes an
earlier acceptance back; `review` says that it was read and no more; `admit` lets a further body in."""

_DIGEST = r"^sha256:[0-9a-f]{64}$"
_LINE = r"^[^\n\r]{1,300}$"

Digest = Annotated[str, fits(_DIGEST, "not-a-digest", "`{text}` is not a digest: sha256: and 64 hexadecimal digits"), WithJsonSchema({"type": "string", "pattern": _DIGEST})]
Told = Annotated[str, fits(_LINE, "more-than-one-line", "must be one line of at most 300 letters"), WithJsonSchema({"type": "string", "pattern": _LINE})]
"""One line. A record has one language, that in which it was made."""


def _told(title: str, what: str, example: object, default: Any = PydanticUndefined) -> Any:
    reason = "A record must say all that a later reader needs to judge it."
    return ask(title, what, reason, example, default=default, internal="a record beside the documents")


class By(Model):
    """Who decided."""

    organisation: Told = _told("Organisation", "The organisation, by its id.", "northmere-police")
    post: Told = _told("Post", "The post that decided.", "Superintendent, Public Protection")
    name: Told = _told("Name", "The person, or `not published`.", "not published")
    on_behalf_of: Told | None = _told("On behalf of", "The post that gave the authority, where another acts for it.", "Chief Constable", None)


class Meaning(Model):
    """What the text means, whatever its layout."""

    form: Told = _told("Form", "How the digest was made.", "terms/1")
    digest: Digest = _told("Digest", "The digest of all clauses.", "sha256:" + "0" * 64)


class ClausesShown(Model):
    """The clauses that were shown. Each is in the text with its own digest; here they are counted and bound together."""

    count: Whole = _told("Count", "How many there were.", "62")
    digest: Digest = _told("Digest", "The digest of all their digests, each with its clause.", "sha256:" + "0" * 64)


def _read_many(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Digests = Annotated[tuple[Digest, ...], BeforeValidator(_read_many)]
"""Digests of records; none for the first record of a document."""


class _Record(Model):
    """What every record has."""

    workspace: Told = _told("Workspace", "The partnership's name, as its pages bear it.", "Northmere Partnership")
    document: Id = _told("Document", "The document, by its id.", "keeping-children-safe")
    edition: Told = _told("Edition", "The edition.", "3")
    by: By = _told("By", "Who decided.", {"organisation": "northmere-police", "post": "Chief Constable", "name": "not published"})
    on: Date = _told("On", "The day of the decision.", "2026-09-14")
    recorded: Date = _told("Recorded", "The day on which the record was made.", "2026-09-15")
    tool: Told = _told("Tool", "What made the record.", "ispc 1.0")
    key: Told | None = _told("Key", "The fingerprint of the key that signs the record, if one does.", "SHA256:" + "A" * 43, None)
    after: Digests = _told("After", "The records that this one follows.", [])


class Approval(_Record):
    """One decision of one party, or of a board, on one text."""

    form: Literal["ispc-approval/1"] = _told("Form", "The form of the record.", APPROVAL)
    party: PartyName | None = _told("Party", "The party, as the document names it.", "northmere-police", None)
    board: Id | None = _told("Board", "The board, where a board decided.", "children-board", None)
    decision: Decision = _told("Decision", "What it decided.", "agree")
    admits: Told | None = _told("Admits", "The body that is let in.", "St Agnes Primary School", None)
    evidence: Told | None = _told("Evidence", "Where the decision is on record.", "minute 7.2", None)
    conditions: Told | None = _told("Conditions", "On what conditions.", "once the form is in use", None)
    language: Literal["en", "cy"] = _told("Language", "The language of the text that was shown.", "en")
    text: Digest = _told("Text", "The digest of the file that holds the text.", "sha256:" + "0" * 64)
    terms: Meaning = _told("Terms", "What the text means.", {"form": "terms/1", "digest": "sha256:" + "0" * 64})
    clauses: ClausesShown = _told("Clauses", "The clauses that were shown.", {"count": "62", "digest": "sha256:" + "0" * 64})

    @model_validator(mode="after")
    def _one_voter(self) -> Approval:
        if (self.party is None) == (self.board is None):
            raise PydanticCustomError("record-of-nobody", "names either a party or a board, and not both")
        return self

    @property
    def voter(self) -> str:
        """The party or the board whose decision it is."""
        return self.party or str(self.board)

    @property
    def accepts(self) -> bool:
        """Whether it accepts the text as it stands. An acceptance on conditions is none until the conditions are gone."""
        return self.decision in ("agree", "sign") and self.conditions is None


class Ruling(_Record):
    """A person's word that one change weighs more, or less, than the tool says. It is by someone who did not write the change."""

    form: Literal["ispc-ruling/1"] = _told("Form", "The form of the record.", RULING)
    effect: Told = _told("Effect", "The change, by the fingerprint that `ispc diff` shows.", "3f2a1c9d0b7e4a55")
    ruling: Literal["raised", "lowered"] = _told("Ruling", "Whether it weighs more or less.", "raised")
    class_: Told = ask("Class", "What it now counts as.", "Others must see what was decided.", "material", alias="class", internal="a record beside the documents")
    because: Told = _told("Because", "Why.", "the new wording lets schools refuse")
    author_of_change: Told = _told("Author of the change", "Who wrote the change.", "Head of Safeguarding")


class Revoked(Model):
    """When and why a key was taken back."""

    on: Date = _told("On", "The first day on which it counts no more.", "2027-03-01")
    because: Told = _told("Because", "Why.", "the key was lost")


class Signer(Model):
    """One key, and the one post that signs with it."""

    id: Id = _told("Id", "A short name, for lists.", "police-superintendent")
    organisation: Id = _told("Organisation", "The organisation, by its id.", "northmere-police")
    post: Told = _told("Post", "The post that signs with it.", "Superintendent, Public Protection")
    key: Annotated[str, fits(r"^(ssh|ecdsa|sk)-[^\n\r]{20,2000}$", "not-a-key", "is not a public key as ssh-keygen writes it"), WithJsonSchema({"type": "string", "pattern": r"^(ssh|ecdsa|sk)-[^\n\r]{20,2000}$"})] = _told("Key", "The public key, as in the file that ends in .pub.", "ssh-ed25519 AAAA...")
    valid_from: Date = _told("Valid from", "The first day on which it counts.", "2026-01-01")
    valid_until: Date = _told("Valid until", "The last day on which it counts.", "2028-12-31")
    revoked: Revoked | None = _told("Revoked", "When and why it was taken back.", {"on": "2027-03-01", "because": "the key was lost"}, None)


class Signers(Model):
    """The keys that count, each with its one post. The file is read from the protected branch where one is named."""

    form: Literal["ispc-signers/1"] = _told("Form", "The form of the file.", SIGNERS)
    also_called: Many[Told] | None = _told("Also called", "Earlier names of the partnership, which older records bear.", ["Northmere Strategic Partnership"], None)
    signers: Many[Signer] = _told("Signers", "The keys.", [])
