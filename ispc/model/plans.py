"""An embedding plan's parts: what is done by whom and by when, the signs that it works, and whether staff feel sure.

The five headings are those of the embedding toolkit of January 2010. A protocol changes nothing by being signed: people must
champion it, plan for it, make room for it, keep it going, and look whether anything is better. What cannot be measured outright
is followed by a sign that stands for it, which the toolkit calls a proxy indicator.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, get_args

from ispc.model.parties import Holder
from ispc.model.prose import Line
from ispc.model.scalars import Date, Id, Many, Model, Reference, Whole, ask

Heading = Literal["champion", "plan and manage", "create the environment", "maintain the momentum", "measure performance"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)
"""The five headings of the toolkit, in its order."""

Status = Literal["not started", "under way", "done", "stopped"]

MeasureRef = Annotated[Id, Reference("measure")]
"""A measure of the agreement that the plan is of, or of one above it."""


class Activity(Model):
    """One thing to be done: by one post, by one day, with one way to see that it was worth doing."""

    id: Id = ask("Id", "A short name for references.", "Reports and calendars follow it.", "train-staff", internal="a name for references only")
    heading: Heading = ask("Heading", "Which of the five headings it belongs to.", "Embedding toolkit, 2010: to embed sharing you take steps under all five.", "create the environment", to="SM")
    what: Line = ask("Activity", "What is done.", "People can only do what they can picture.", "Train all staff who use the guide", to="SM")
    owner: Holder | None = ask("Owner", "The post that sees that it is done.", "What everyone owns, nobody does.", {"organisation": "northmere-council", "post": "Head of Learning"}, default=None)
    starts: Date | None = ask("Starts", "The day it starts, where it takes a while.", "A board sees what should be under way.", "2026-11-16", to="SM", default=None)
    by: Date = ask("By", "The day by which it is done.", "Without a day nobody can say that it is late.", "2027-02-15", to="SM")
    status: Status = ask("Status", "Not started, under way, done or stopped.", "A plan that hides what is late is worth nothing.", "under way", to="SM")
    done_on: Date | None = ask("Done on", "The day it was done.", "A record states when.", "2026-11-13", to="SM", default=None)
    measure: Line | None = ask("Measure", "How you will see that it worked.", "Being busy is no result.", "95 in 100 staff trained", to="SM", default=None)
    note: Line | None = ask("Note", "What the board must know: why it is late or was stopped, and what happens next.", "An honest line saves a meeting.", "Two of nine sites have no date yet", to="SM", default=None)
    evidence: Line | None = ask("Evidence", "Where it is on record.", "What was done can be shown.", "attendance list, partnership office", to="M", default=None)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status in ("not started", "under way")

    def is_late(self, today: datetime.date) -> bool:
        """Whether it should have been done before that day."""
        return self.is_open and self.by < today


class Reading(Model):
    """What an indicator showed on one day."""

    on: Date = ask("On", "The day.", "Readings are compared over time.", "2026-09-30", to="SM")
    value: Line = ask("Value", "What was found, as a person would say it.", "A number with what it counts needs no key.", "61 in 100", to="SM")
    note: Line | None = ask("Note", "What to bear in mind about it.", "A reading can mislead.", "schools were on holiday", to="M", default=None)


class Indicator(Model):
    """A sign that stands for what cannot be measured outright."""

    id: Id = ask("Id", "A short name for references.", "Readings are followed by it.", "referrals-answered", internal="a name for references only")
    indicator: Line = ask("Indicator", "What is counted.", "Embedding toolkit, 2010: identify and measure proxy indicators.", "Referrals where the referrer was told what happened", to="SM")
    stands_for: Line | None = ask("Stands for", "What it is a sign of.", "A sign is only as good as what it stands for.", "trust between services", to="M", default=None)
    measure: MeasureRef | None = ask("Measure", "The measure of the agreement that it reads, by id.", "The board sees the last reading beside the target.", "timely-referrals", internal="joins it to a measure, beside which its last reading is shown", default=None)
    baseline: Line | None = ask("Baseline", "Where it stood at the start.", "Without it nobody can say that things are better.", "48 in 100", to="SM", default=None)
    target: Line | None = ask("Target", "What good looks like.", "A number without a target says nothing.", "95 in 100", to="SM", default=None)
    next: Date | None = ask("Next reading", "The day by which it is read again.", "A sign that nobody reads is no sign.", "2026-12-31", to="SM", default=None)
    readings: Many[Reading] | None = ask("Readings", "What it showed so far, the oldest first.", "A board looks for the direction.", [{"on": "2026-09-30", "value": "61 in 100"}], default=None)


class Round(Model):
    """One round of asking staff."""

    on: Date = ask("On", "The day it closed.", "Rounds are compared over time.", "2026-09-30", to="SM")
    asked: Whole = ask("Asked", "How many were asked.", "Few answers from many say little.", 420, to="SM")
    answered: Whole = ask("Answered", "How many answered.", "Few answers from many say little.", 301, to="SM")
    confident: Whole = ask("Sure", "How many of them were sure.", "This is the result.", 184, to="SM")
    learned: Line | None = ask("Learned", "What was learned from it.", "A survey is for acting on.", "schools ask for an out-of-hours number", to="M", default=None)


class Confidence(Model):
    """Whether staff are sure of what to do, asked in the same words each time."""

    question: Line = ask("Question", "What staff are asked.", "Embedding toolkit, 2010: monitor staff confidence.", "Do you know when you may share, and whom to ask?", to="SM")
    measure: MeasureRef | None = ask("Measure", "The measure of the agreement that it reads, by id.", "The board sees the last round beside the target.", "staff-confidence", internal="joins it to a measure, beside which its last round is shown", default=None)
    whom: Line | None = ask("Whom", "Who is asked.", "Rounds compare only where the same people are asked.", "all staff who use a guide", to="M", default=None)
    target: Line | None = ask("Target", "What good looks like.", "A number without a target says nothing.", "9 in 10", to="SM", default=None)
    next: Date | None = ask("Next round", "The day by which staff are asked again.", "Confidence goes as staff go.", "2027-03-31", to="SM", default=None)
    rounds: Many[Round] | None = ask("Rounds", "What staff said, round by round.", "A board looks for the direction.", [{"on": "2026-09-30", "asked": 420, "answered": 301, "confident": 184}], default=None)
