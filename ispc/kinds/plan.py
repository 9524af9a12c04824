"""An embedding plan: what is done, by whom and by when, so that an agreement is used and not only signed."""

from __future__ import annotations

from typing import Annotated, Literal

from ispc.model.parties import BoardRef, Holder
from ispc.model.plans import Activity, Confidence, Indicator
from ispc.model.prose import Line, Prose
from ispc.model.scalars import Date, Id, Many, Model, Reference, Stated, ask


class EmbeddingPlan(Model):
    """One plan for one agreement, and with it for all that stands under that agreement."""

    kind: Literal["plan"] = ask("Kind", "The word `plan`.", "It says which template applies.", "plan", internal="names the template; no reader needs it")
    of: Annotated[Id, Reference("document")] = ask("Of", "The document that it embeds, by id.", "The plan is shown on that document's pages.", "partnership-framework", internal="says where the plan belongs; it is shown there")
    title: Line = ask("Title", "The title.", "People call it this.", "Making the protocols work", to="SM")
    aim: Prose = ask("Aim", "What will be different when it is done.", "Activities are judged by what they are for.", "Every member of staff knows when to share, and whom to ask.", to="SM")
    lead: Stated[Holder] = ask("Accountable", "The senior post that answers for it.", "Embedding toolkit, 2010: a strategic manager with specific accountability.", {"organisation": "northmere-council", "post": "Assistant Chief Executive"})
    board: BoardRef | None = ask("Steered by", "The board that steers it.", "Embedding toolkit, 2010: a steering group that can decide.", "strategic-partnership-board", to="SM", default=None)
    reported: Line | None = ask("Reported", "To whom and how often progress is reported.", "Embedding toolkit, 2010: establish reporting frameworks.", "to the board, each quarter", to="SM", default=None)
    next_report: Date | None = ask("Next report", "The day of the next report.", "The plan is brought up to date for it.", "2027-01-18", to="SM", default=None)
    starts: Date = ask("Starts", "The day it starts.", "A plan has a beginning.", "2026-06-23", to="SM")
    ends: Date | None = ask("Ends", "The day by which it is done.", "A plan has an end; what goes on after it is everyday work.", "2027-06-22", to="SM", default=None)
    as_of: Date = ask("As of", "The day on which things stood as the plan says.", "Readers must know how old the news is.", "2026-11-20", to="SM")
    activities: Many[Activity] = ask("Activities", "What is done, under the five headings.", "Embedding toolkit, 2010.", [{"id": "train-staff", "heading": "create the environment", "what": "Train all staff who use the guide", "by": "2027-02-15", "status": "under way"}])
    indicators: Many[Indicator] | None = ask("Indicators", "The signs that show whether it works.", "Embedding toolkit, 2010: identify and measure proxy indicators.", [{"id": "referrals-answered", "indicator": "Referrals where the referrer was told what happened"}], default=None)
    confidence: Confidence | None = ask("Staff confidence", "Whether staff are sure of what to do.", "Embedding toolkit, 2010: monitor staff confidence.", {"question": "Do you know when you may share, and whom to ask?"}, default=None)
    author_note: Prose | None = ask("Author's note", "A note for the next author.", "Some things are for those who edit.", "Ask the college for its dates.", internal="a note from author to author, and no part of the plan", default=None)


MODEL = EmbeddingPlan
