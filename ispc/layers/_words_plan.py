"""The words of an embedding plan on the pages, and of the dates that come of plans and reviews, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanWords:
    """Headings, labels, and how progress is counted."""

    heading: str = "The embedding plan"
    lead: str = "Accountable:"
    reported: str = "Reported:"
    period: str = "Runs"
    until: str = " to "
    progress: str = "Progress"
    done_of: str = "{done} of {all} done"
    late: str = "{late} late"
    activities: str = "What is done, by whom and by when, under the five headings"
    activity: str = "Activity"
    under: str = "Heading"
    owner: str = "Owner"
    by: str = "By"
    status: str = "When, and how it stands"
    is_late: str = "Late:"
    measure: str = "Measure:"
    note: str = "Note:"
    evidence: str = "Evidence:"
    stands_for: str = "A sign of:"
    indicators: str = "The signs that we watch, and what staff say"
    indicator: str = "Sign"
    baseline: str = "At the start"
    target: str = "Target"
    readings: str = "Readings"
    next: str = "Next"
    whom: str = "Whom we ask:"
    sure: str = "{confident} of {answered} are sure; {asked} were asked"
    learned: str = "Learned:"
    # The days to keep
    calendar: str = "Information sharing: {name}"
    days: str = "The days to keep"
    days_table: str = "What is due, and who sees to it"
    due: str = "When"
    what: str = "What"
    who: str = "Who sees to it"
    take_in: str = "These days as a calendar (ICS)"
    review_of: str = "Review: {what}"
    objecting: str = "Time to object ends: {what}, edition {edition}"
    outstanding: str = "Outstanding:"
    was_done: str = "Done: {what}"
    read: str = "Read the sign: {what}"
    ask_staff: str = "Ask staff: {what}"
    report_on: str = "Report on: {what}"


_BY_LANGUAGE = {"en": PlanWords()}


def plan_words(language: str) -> PlanWords:
    """The words of that language; English where there are none yet."""
    return _BY_LANGUAGE.get(language.split("-")[0].lower(), _BY_LANGUAGE["en"])
