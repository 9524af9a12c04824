"""How a document is approved, as data: when it counts as agreed, and who may say so for whom.

Words such as "the board has agreed it" can be read by people only. Here the same is written so that it can be worked out and
shown with its reasons. A rule asks for all that it names, and for at least one of its alternatives; an alternative is such
a rule without alternatives of its own. Two storeys are enough for every rule that we have met, and more could not be read aloud.
"""

from __future__ import annotations

from typing import Annotated, Literal

from ispc.model.parties import BoardRef, PartyRef
from ispc.model.prose import Line
from ispc.model.scalars import Length, Many, Model, Named, Reference, Whole, YesNo, ask

GateName = Literal["legal", "impact assessment", "information governance", "minister", "confidentiality advice", "board"]
"""The checks that a body may want passed before it signs."""


class Quorum(Model):
    """So many of these parties."""

    at_least: Whole = ask("At least", "How many of them.", "A quorum is a number.", "6", to="SM")
    of: Many[PartyRef] = ask("Of", "The parties that are counted.", "Everyone must know whose word counts.", ["schools", "northmere-police"], to="SM")


class Needs(Model):
    """What must be so, all of it."""

    board: BoardRef | None = ask("Board", "The board that must have agreed.", "A board may speak for the partnership.", "children-board", to="SM", default=None)
    every_party: YesNo | None = ask("Every party", "Whether every party must have agreed.", "Some agreements bind nobody until all are in.", "yes", to="SM", default=None)
    parties: Many[PartyRef] | None = ask("Parties", "The parties that must each have agreed.", "Some agreements are empty without one party.", ["northmere-police"], to="SM", default=None)
    quorums: Many[Quorum] | None = ask("Quorums", "How many of which parties must have agreed.", "A protocol need not wait for the last of forty.", [{"at_least": "2", "of": ["northmere-police", "schools"]}], to="SM", default=None)
    gates: Many[GateName] | None = ask("Checks", "The checks that must have been passed.", "Some bodies sign only after legal advice.", ["legal"], to="SM", default=None)

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing at all, so that anything would satisfy it."""
        return not (self.board or self.every_party or self.parties or self.quorums or self.gates)


class Rule(Needs):
    """What must be so, all of it, and at least one of the alternatives where there are any."""

    any_of: Many[Needs] | None = ask("And one of", "Alternatives, of which one must hold.", "Often one of several bodies is enough.", [{"parties": ["northmere-police"]}, {"parties": ["schools"]}], to="SM", default=None)


class Entitled(Model):
    """Who may approve for a party."""

    posts: Many[Line] = ask("Posts", "The posts that may approve for it.", "Authority belongs to posts, and each body names its own.", ["Chief Constable", "Superintendent, Public Protection"], to="M")


class Notice(Model):
    """The time that parties have to object. Silence is never taken for agreement."""

    lasts: Length = ask("Lasts", "How long parties have to object.", "A party must have time to take advice.", "28 days", to="SM", alias="for")
    clause: Line = ask("Clause", "The clause that gives it.", "A period that no clause gives binds nobody.", "review", to="M")


class Approving(Model):
    """When the document counts as agreed, and who may say so."""

    agreed_when: Rule = ask("Agreed when", "What must be so for it to count as agreed.", "It takes effect then, without waiting for every signature (Haringey report, 2009).", {"board": "children-board"})
    signers: Annotated[Named[Entitled], Reference("party")] | None = ask("Who may approve", "For a party, the posts that may approve for it; its signatory if it is not listed.", "A record by someone without authority is worth nothing.", {"northmere-police": {"posts": ["Chief Constable"]}}, default=None)
    owner_may_approve: YesNo | None = ask("The owner may approve", "Whether the post that owns the document may also approve it for its party.", "Whoever wrote a text should not be the one who accepts it.", "no", to="M", default=None)
    notice: Notice | None = ask("Notice", "How long parties have to object before it takes effect.", "Some agreements give a period for objections.", {"for": "28 days", "clause": "review"}, default=None)
    signed_required: YesNo | None = ask("Signed with a key", "Whether only records signed with a key count.", "Some partnerships ask for more than a typed name.", "no", to="SM", default=None)
