"""The days to keep as an iCalendar file (RFC 5545), which every calendar program subscribes to or takes in.

A board that has a review in its calendar does not forget it: the first failing that the report of 2009 names is that nobody
reviewed. Each event has a name of its own for ever and counts up when its document is brought up to date, so that a second
import moves the event and does not double it. The events are whole days, so no time zone is needed; folding and escaping
are the library's. Nothing here asks the clock: the stamp of an event is the day on which its document said so.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from icalendar import Alarm, Calendar, Event

from ispc.agenda import Deadline, agenda
from ispc.corpus import Corpus
from ispc.digest import digest
from ispc.layers._words_plan import plan_words
from ispc.setting import Setting

NAME, SUFFIX, MEDIA = "calendar", "ics", "text/calendar"

REMINDERS: Mapping[str, tuple[int, ...]] = MappingProxyType({"review": (90, 30), "notice": (14, 3)})
"""Days before it on which the calendar reminds: of a review in time to plan it and to do it, of the end of a time to object in time to
put it on an agenda and to ring up."""

BEGINNING = datetime.date(2000, 1, 1)
"""Days are counted from here, for a number that rises whenever a document is brought up to date."""


def render(corpus: Corpus, setting: Setting) -> str:
    """The calendar, with CRLF line ends as the standard has them."""
    calendar = Calendar()
    calendar.add("prodid", "-//ispc//ispc//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    name = plan_words(setting.language).calendar.format(name=setting.brand.name)
    for key in ("name", "x-wr-calname"):
        calendar.add(key, name)
    if setting.notice:
        calendar.add("description", setting.notice)
    for one in agenda(corpus, setting):
        calendar.add_component(_event(one, setting))
    return str(calendar.to_ical(), "utf-8")


def _event(one: Deadline, setting: Setting) -> Event:
    event = Event()
    event.add("uid", _uid(one, setting))
    event.add("dtstamp", datetime.datetime.combine(one.said_on, datetime.time(), datetime.UTC))
    event.add("sequence", max(0, (one.said_on - BEGINNING).days))
    event.add("dtstart", one.on)
    event.add("summary", one.title)
    if notes := [f"{text.lead} {text.words}".strip() for text in (*one.who, *one.notes)]:
        event.add("description", "\n".join(notes))
    event.add("status", "CANCELLED" if one.state == "stopped" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [one.sort])
    for days in REMINDERS.get(one.sort, ()) if one.state == "open" else ():
        event.add_component(_alarm(one, days))
    return event


def _uid(one: Deadline, setting: Setting) -> str:
    """A name that no other partnership's event has, and that stays when the day or the words change."""
    named = digest("calendar-event/1", [setting.brand.name, one.document, one.what])
    return f"{named.removeprefix('sha256:')[:32]}@ispc"


def _alarm(one: Deadline, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", datetime.timedelta(days=-days))
    return alarm
