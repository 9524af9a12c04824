"""Document control: edition, dates, ownership, review, sign-off.

Agreed, effective and each party's signature are separate facts with separate dates: the Haringey report of 2009
asks that a protocol be operational once it is agreed, without waiting for every signature.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from ispc.model.approving import Approving
from ispc.model.parties import BoardRef, Holder, PartyRef
from ispc.model.prose import Line, Prose
from ispc.model.scalars import (
    Date,
    Edition,
    Id,
    Length,
    Link,
    Many,
    Model,
    NotStated,
    Reference,
    Stated,
    ask,
)


class Agreed(Model):
    """The formal agreement that makes the document operative."""

    on: Stated[Date] = ask("On", "The day it was agreed.", "It is operative from its effective date, once agreed.", "2026-09-14", to="SM")
    by: BoardRef | None = ask("By", "The board that agreed it.", "Someone with authority decided.", "children-board", to="SM", default=None)
    evidence: Line | None = ask("Evidence", "Where that is on record.", "A decision must be shown.", "minute 7.2", to="M", default=None)


class Review(Model):
    """When the document is reviewed, and what came of earlier reviews."""

    next: Stated[Date] = ask("Next review", "The day of the next review.", "Protocols that nobody reviews are the first failing of the source reports.", "2027-05-01", to="SMF")
    after: Length | None = ask("First review after", "How long after the start.", "Many are first reviewed at six months.", "6 months", to="M", default=None)
    then_every: Length | None = ask("Then every", "How often after that.", "Most are reviewed each year.", "12 months", to="SM", default=None)
    triggers: Many[Line] | None = ask("Triggers", "What brings a review forward.", "ICO data sharing code: a complaint or a breach is a trigger.", ["a change in the law", "a serious incident"], to="M", default=None)
    log: Many[ReviewDone] | None = ask("Reviews done", "Earlier reviews.", "Reviews are recorded, never edited.", [{"on": "2026-03-02", "outcome": "renewed"}], default=None)


class ReviewDone(Model):
    on: Date = ask("On", "The day.", "Reviews are dated.", "2026-03-02", to="M")
    by: Line | None = ask("By", "Who reviewed it.", "Someone answers for it.", "the working group", to="M", default=None)
    outcome: Line = ask("Outcome", "What was decided.", "Renewed, changed or ended.", "renewed with two changes", to="M")


class ChangeNote(Model):
    """One line of the change log."""

    edition: Edition = ask("Edition", "The edition.", "Readers of an old copy find their place.", "2", to="M")
    on: Date | None = ask("On", "The day.", "Changes are dated.", "2026-03-02", to="M", default=None)
    sort: Line | None = ask("Type of change", "New, changed, removed or moved.", "Official change tables say so of each line.", "new", to="M", default=None)
    what: Line = ask("What", "What changed.", "Partners see at once what is new.", "schools may send attendance", to="M")
    where: Line | None = ask("Where", "The clause or page that changed.", "Readers find it.", "section 4, obligation (l)", to="M", default=None)
    why: Line | None = ask("Why", "Why.", "The reason outlives the author.", "review of a serious case", to="M", default=None)
    shown_to: Line | None = ask("Shown to", "Who was sent this edition or draft.", "A draft log says who has seen what.", "the working group", to="M", default=None)


class Assurance(Model):
    """A quality assurance status given by someone else, with its own date."""

    status: Line = ask("Status", "The status.", "Some schemes assure agreements, such as WASPI in Wales.", "assured", to="SM")
    on: Date | None = ask("On", "The day.", "It has a date of its own.", "2026-07-01", to="SM", default=None)
    by: Line | None = ask("By", "Who gave it.", "Assurance is worth what its giver is worth.", "the regional panel", to="SM", default=None)


class Publication(Model):
    """How much of the document the public may read."""

    level: Literal["full", "summary", "title only", "none"] = ask("Level", "Full, summary, title only, or none.", "People may see who shares what; some details help offenders.", "full", to="SM")
    because: Line | None = ask("Why less than full", "Why.", "Openness is the rule.", "it names police systems", to="SM", default=None)
    where: Link | None = ask("Where", "Where it is published.", "People must be able to find it.", "https://northmere.example.org/sharing", to="SM", default=None)
    register_entry: Line | None = ask("Register entry", "The public register that lists it, and its number there.", "A register gives each agreement a number.", "partnership register, entry 14", to="M", default=None)


class Signature(Model):
    """One party's signature, or its refusal, as the record shows it."""

    party: PartyRef = ask("Party", "The party, as this document names it.", "Each party signs for itself.", "northmere-police", to="SM")
    decision: Literal["invited", "approved", "signed", "declined", "withdrawn"] = ask("Decision", "What it decided.", "Readers see who has and who has not.", "signed", to="SM")
    post: Line | None = ask("Post", "The post that signed.", "Authority belongs to posts.", "Superintendent, Public Protection", to="SM", default=None)
    on: Date | None = ask("On", "The day.", "Each signature has its own date.", "2026-09-20", to="SM", default=None)
    evidence: Line | None = ask("Evidence", "Where it is kept.", "A signature must be shown.", "signed copy, partnership office", to="M", default=None)


class Related(Model):
    title: Line = ask("Title", "What it is.", "Readers follow it.", "Children's safeguarding procedures, chapter 4", to="M")
    link: Link | None = ask("Link", "Where it is.", "Readers follow it.", "https://northmere.example.org/procedures", to="M", default=None)


class PaperSection(Model):
    """One section of the paper document that this one was made from, and where its words stand now."""

    heading: Line = ask("Section", "Its number and heading.", "Readers of the paper find their place.", "7 Complaints", to="M")
    part: Line | None = ask("Part", "The part, annex or appendix that it stands in.", "Some papers hold the terms and the staff's guidance in one.", "Part 2, practical guidance", to="M", default=None)
    here: Stated[Line] = ask("Here", "Where this document says it.", "Nothing of the paper is lost unseen.", "complaints", to="M")


class Controlled(Model):
    """What every governed document says about itself."""

    title: Line = ask("Title", "The title.", "People call it this.", "Keeping children and young people safe", to="SMF")
    edition: Stated[Edition] = ask("Edition", "The edition, as text.", "Everyone must know which text is meant.", "3", to="SMF")
    part_of: Annotated[Id, Reference("document")] | None = ask("Part of", "The document above it, by id.", "Its principles and clauses apply here.", "partnership-framework", to="SM", default=None)
    tier: Line | None = ask("Tier", "Which tier it belongs to.", "Areas number their tiers in their own way.", "Tier 2", to="SM", default=None)
    board: Stated[BoardRef] | None = ask("Board", "The board that owns it.", "Haringey report, 2009: each protocol has a board.", "children-board", to="SM", default=None)
    owner: Stated[Holder] = ask("Owner", "The post that keeps it alive.", "A protocol without an owner is not reviewed.", {"organisation": "northmere-council", "post": "Head of Safeguarding"})
    sponsor: Holder | None = ask("Sponsor", "The senior post that is accountable.", "Embedding toolkit, 2010: a named strategic manager.", {"post": "Chief Executive"}, default=None)
    marking: Line | None = ask("Marking", "A protective marking.", "Some copies are restricted.", "OFFICIAL", to="SM", default=None)
    publication: Publication | None = ask("Publication", "How much the public may read.", "Openness is the rule.", {"level": "full"}, default=None)
    dated: Line | None = ask("Dated", "The date that the document bears, where it is not a full day.", "Old copies show a month or a year, and a day must never be made up.", "March 2018", to="SM", default=None)
    proposed: Date | None = ask("Proposed", "The day it was put to the parties.", "Drafts have a date too.", "2026-06-01", to="SM", default=None)
    agreed: Agreed | None = ask("Agreed", "When and by whom it was agreed. Leave out while it is a draft.", "Until then it is a draft, and says so on every page.", {"on": "2026-09-14", "by": "children-board"}, default=None)
    operational_when: Line | None = ask("Operational when", "The condition on which it takes effect.", "It need not wait for every signature.", "the board has agreed it", to="SM", default=None)
    approval: Approving | None = ask("Approval", "What it needs to count as agreed, and who may say so, in a form that can be worked out.", "Signing must be clear (Haringey report, 2009).", {"agreed_when": {"board": "children-board"}}, default=None)
    effective: Date | None = ask("Effective", "The day it takes effect.", "Staff may rely on it from then.", "2026-10-01", to="SMF", default=None)
    ends: Date | None = ask("Ends", "The day it ends, if it is for a fixed term.", "Data may not be shared under an ended agreement.", "2028-09-30", to="SMF", default=None)
    supersedes: Line | None = ask("Supersedes", "What it replaces.", "Old copies must be withdrawn.", "edition 2 of March 2025", to="SM", default=None)
    superseded_by: Line | None = ask("Superseded by", "What replaced it.", "Readers of an old copy are led to the new one.", "edition 4", to="SMF", default=None)
    review: Stated[Review] = ask("Review", "When it is reviewed.", "Haringey report, 2009: mechanisms must be in place.", {"next": "2027-05-01"})
    signatures: Many[Signature] | None = ask("Signatures", "What each party decided, and when.", "Readers see `signed 9 of 12`.", [{"party": "northmere-police", "decision": "signed"}], default=None)
    assurance: Assurance | None = ask("Assurance", "A quality status given by someone else.", "It has its own date.", {"status": "assured"}, default=None)
    changes: Many[ChangeNote] | None = ask("Change log", "What changed in each edition.", "Partners see what is new.", [{"edition": "2", "what": "schools added"}], default=None)
    related: Many[Related] | None = ask("Related", "Related documents.", "Agreements live among procedures.", [{"title": "Safeguarding procedures"}], default=None)
    guidance: Many[Line] | None = ask("Guidance cited", "Guidance that the document follows, with its year.", "Old editions must be seen to be judged.", ["Working Together to Safeguard Children 2026"], to="M", default=None)
    sections: Many[PaperSection] | None = ask("Sections of the paper", "The sections of a paper document that this was made from.", "Readers can check that nothing was lost.", [{"heading": "7 Complaints", "here": "complaints"}], default=None)
    author_note: Prose | None = ask("Author's note", "A note for the next author.", "Some things are for those who edit.", "Ask the police about flow 3 before the next edition.", internal="a note from author to author, about the drafting and not part of the agreement", default=None)

    def in_force(self, today: datetime.date) -> bool:
        """Whether staff may rely on the document today: agreed, effective, and neither ended nor replaced."""
        if self.agreed is None or self.effective is None or self.superseded_by is not None:
            return False
        return self.effective <= today and (self.ends is None or today <= self.ends)

    def own_day(self, today: datetime.date) -> datetime.date:
        """The document's own date: effective, else agreed, else today."""
        return self.effective or self.agreed_on or today

    def judged_on(self, today: datetime.date) -> datetime.date:
        """The day whose law the document must satisfy.

        One that has ended or been replaced is judged by its own day. Any other must stand up today, or on the day
        it is to take effect if that is still to come.
        """
        over = self.superseded_by is not None or (self.ends is not None and self.ends < today)
        own_day = self.own_day(today)
        return own_day if over else max(own_day, today)

    @property
    def agreed_on(self) -> datetime.date | None:
        """The day it was agreed; None for a draft, and where the day is not stated."""
        return None if self.agreed is None or isinstance(self.agreed.on, NotStated) else self.agreed.on

    @property
    def review_due(self) -> datetime.date | None:
        if isinstance(self.review, NotStated) or isinstance(self.review.next, NotStated):
            return None
        return self.review.next


Review.model_rebuild()
