"""For the front line: the two-page guide, in the fifteen parts that a good one holds.

Somebody with a worry and no time reads this on a phone or a sheet of paper: what can I share, with whom, how, what do
I write down, whom do I ask. So it has no law, no section numbers and no words that it does not open, and the answer
to "may I share now?" comes first. Its parts and their order rest on guides in use and on what reviews of them asked
for: Dudley 2007, Haringey 2009, HM Government 2008, and partnerships' own sheets.
"""

from __future__ import annotations

from dataclasses import replace

from ispc.corpus import Corpus, Effective
from ispc.layers import _guide_after, _guide_before
from ispc.layers._blocks import section
from ispc.layers._glossary import opened
from ispc.layers._saying import Voice
from ispc.layers._standing import frame, identity
from ispc.layers._words_copies import copy_words
from ispc.setting import Setting
from ispc.view import Fact, Text, View

FORMATS = ("html", "pdf", "md")


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View:
    """The guide for those who do the sharing."""
    voice = Voice("F", effective, corpus, setting)
    words = voice.words
    can = words.guide_can if effective.agreement else words.guide_find
    sections = (
        *section("why", words.guide_why, _guide_before.why(voice)),
        *section("can", can, _guide_before.can_share(voice)),
        *section("never", words.guide_never, _guide_before.never(voice)),
        *section("decide", words.guide_decide, _guide_before.decide(voice)),
        *section("ask", words.guide_ask, _guide_before.ask_or_tell(voice)),
        *section("send", words.guide_send, _guide_before.send(voice)),
        *section("emergency", words.guide_emergency, _guide_before.emergency(voice)),
        *section("asked", words.guide_asked, _guide_after.asked(voice)),
        *section("record", words.guide_record, _guide_after.record(voice)),
        *section("wrong", words.guide_wrong, _guide_after.wrong(voice)),
        *section("person", words.guide_person, _guide_after.person(voice)),
        *section("cases", words.guide_cases, _guide_after.cases(voice)),
        *section("contacts", words.guide_contacts, _guide_after.contacts(voice)),
        *section("rules", words.guide_rules, _guide_after.rules(voice)),
        *section("people", words.guide_people, _guide_after.people(voice)),
    )
    full = Fact(words.full_document, (Text(words.page_managerial, link="managerial.html"),))
    page = frame(
        voice,
        "front-line",
        words.guide_for,
        control=(*identity(voice), *voice.fact(voice.document, "ends"), full),
        sections=sections,
    )
    line = voice.say(voice.clause("emergency"), "line")
    *ways, index = page.others
    ways.append((copy_words(setting.language).markdown, "front-line.md"))
    page = replace(page, others=(*ways, index))
    return opened(page, voice, emergency=line[0] if line else None)
