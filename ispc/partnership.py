"""The pages of the whole partnership: an index to every guide, and the register of what is in force.

A partnership that cannot say what it has agreed, who owns it and when it is next reviewed has not got it under control
(Haringey, 2009; the regulator's accountability framework asks for a central log). Both pages are made from the same
documents as the layers, and say of each what its own pages say.
"""

from __future__ import annotations

from ispc import status
from ispc.agenda import agenda
from ispc.corpus import Corpus, Effective
from ispc.layers import _pictures
from ispc.layers._blocks import led, paragraphs, section, table
from ispc.layers._posts import holder
from ispc.layers._saying import Voice
from ispc.layers._standing import review, signed
from ispc.layers._standing import status as status_of
from ispc.layers._words import Vocabulary, vocabulary
from ispc.layers._words_pictures import picture_words
from ispc.layers._words_plan import plan_words
from ispc.layers._words_sign_off import sign_off_words
from ispc.layers._words_standing import standing_words
from ispc.setting import Setting
from ispc.signoff import Standing
from ispc.view import Banner, Cell, Section, Table, Text, View

PAGES = ("front-line", "managerial", "strategic")


def index(corpus: Corpus, setting: Setting) -> View:
    """Every document by its kind, protocols first, with the way to each of its pages."""
    words = vocabulary(setting.language)
    ready = _in_order(corpus)
    sections = tuple(
        one
        for kind, heading in words.kinds_together.items()
        for one in section(kind, heading, _documents(ready, kind, corpus, setting))
    )
    shared = section(
        "together", picture_words(setting.language).heading, _pictures.together(ready, corpus, setting)
    )
    ways = ((words.page_register, "register.html"), *_calendar(corpus, setting))
    return _page("index", words.index_title, (*_unread(corpus, words), *sections, *shared), setting, ways)


def register(corpus: Corpus, setting: Setting) -> View:
    """One row for every document: what it is, who owns it, where it stands, when it is next reviewed."""
    words = vocabulary(setting.language)
    columns = (
        words.document,
        words.board,
        words.owner,
        words.status,
        words.sign_off,
        words.next_review,
        words.pages,
    )
    rows = (_row(one, corpus, setting) for one in _in_order(corpus))
    sections = (
        *_unread(corpus, words),
        *section("register", words.register_heading, table(words.register_table, columns, rows)),
        *section("days", plan_words(setting.language).days, _days(corpus, setting)),
    )
    ways = (
        (words.page_index, "index.html"),
        (words.page_pdf, "register.pdf"),
        *_calendar(corpus, setting),
    )
    return _page("register", words.register_title, sections, setting, ways)


def _calendar(corpus: Corpus, setting: Setting) -> tuple[tuple[str, str], ...]:
    """The way to the days to keep as a file for a calendar; none where there are no days."""
    return ((plan_words(setting.language).take_in, "calendar.ics"),) if agenda(corpus, setting) else ()


def _days(corpus: Corpus, setting: Setting) -> tuple[Table, ...]:
    """What is still to be done, the first first. What is late says so."""
    words = plan_words(setting.language)
    rows = (
        (
            led(
                words.is_late if one.on < setting.today else "",
                (Text(vocabulary(setting.language).date(one.on), one.source),),
            ),
            (Text(one.title, one.source),),
            one.who,
        )
        for one in agenda(corpus, setting)
        if one.state == "open"
    )
    return table(words.days_table, (words.due, words.what, words.who), rows, (20, 50, 30))


def _page(
    name: str,
    subtitle: str,
    sections: tuple[Section, ...],
    setting: Setting,
    ways: tuple[tuple[str, str], ...],
) -> View:
    notice = (Banner("note", Text(setting.notice), every_side=True),) if setting.notice else ()
    words = vocabulary(setting.language)
    return View(
        document=name,
        audience="partnership",
        language=setting.language,
        title=setting.brand.name,
        subtitle=subtitle,
        brand=setting.brand,
        control=(),
        banners=notice,
        sections=sections,
        footer=f"{setting.brand.name}. {words.as_of.format(date=words.date(setting.today))}",
        others=ways,
    )


def _in_order(corpus: Corpus) -> tuple[Effective, ...]:
    """The documents that have pages: the framework first, then protocols, exchanges and policies, by title."""
    kinds = tuple(vocabulary("en").kinds)
    ready = (one for name, one in corpus.effective.items() if name not in corpus.held)
    return tuple(
        sorted(ready, key=lambda one: (kinds.index(one.document.kind), one.control.title.said(), one.id))
    )


def _documents(
    documents: tuple[Effective, ...], kind: str, corpus: Corpus, setting: Setting
) -> tuple[Table, ...]:
    words = vocabulary(setting.language)
    rows = []
    for one in documents:
        if one.document.kind == kind:
            voice = Voice("S", one, corpus, setting)
            rows.append((_what(voice), (status_of(voice),), _ways(one, words)))
    return table(words.index_table, (words.document, words.status, words.pages), rows)


def _row(one: Effective, corpus: Corpus, setting: Setting) -> tuple[Cell, ...]:
    voice, stands = Voice("S", one, corpus, setting), status.stands(one, corpus, setting)
    owner = tuple(text for fact in holder(voice, "owner", voice.words.owner) for text in fact.value)
    return (
        _what(voice),
        voice.say(voice.document, "board"),
        owner,
        (status_of(voice), *_coming(stands, voice)),
        (*signed(voice), *_outstanding(stands, voice)),
        (*(text for fact in review(voice) for text in fact.value), *_late(stands, voice)),
        (*_ways(one, voice.words), *_sign_off(one, corpus, setting)),
    )


def _coming(stands: Standing, voice: Voice) -> Cell:
    """The edition that is being negotiated, where an earlier one is in force."""
    if stands.operating is None or stands.is_operating:
        return ()
    words = standing_words(voice.setting.language)
    same = stands.operating.edition == stands.text.edition
    said = words.coming_again if same else words.coming
    return (Text(said.format(edition=stands.text.edition, state=words.states[stands.state].lower())),)


def _outstanding(stands: Standing, voice: Voice) -> Cell:
    """Who has not agreed to the text here, the first few by name; nothing where nobody was asked yet."""
    if not stands.recorded and not voice.effective.control.signatures:
        return ()
    words = standing_words(voice.setting.language)
    waiting = {each.voter for each in status.outstanding(stands, voice)}
    names = [voice.name(member).words for member in voice.effective.members if member.ref in waiting]
    coming = stands.operating is not None and not stands.is_operating
    lead = words.outstanding_for.format(edition=stands.text.edition) if coming else words.outstanding
    return (Text(status.few(names, voice.setting, 2, "; "), lead=lead),) if names else ()


def _late(stands: Standing, voice: Voice) -> Cell:
    if stands.reviewed not in ("due", "overdue") or stands.state in ("ended", "superseded"):
        return ()
    return (Text(standing_words(voice.setting.language).reviews[stands.reviewed]),)


def _sign_off(one: Effective, corpus: Corpus, setting: Setting) -> Cell:
    """The way to the page on sign-off, where there is one."""
    if not corpus.approvals.of(one.id) and one.control.approval is None:
        return ()
    return (Text(sign_off_words(setting.language).subtitle, link=f"{one.id}/sign-off.html"),)


def _what(voice: Voice) -> Cell:
    """Title, kind and edition."""
    words, effective = voice.words, voice.effective
    edition = voice.plain(voice.document, "edition")
    kind = words.kinds[effective.document.kind]
    return (
        *voice.say(voice.document, "title"),
        Text(f"{kind}, {words.edition.lower()} {edition}" if edition else kind, effective.at("edition")),
    )


def _ways(one: Effective, words: Vocabulary) -> Cell:
    said = (words.page_front_line, words.page_managerial, words.page_strategic)
    return tuple(Text(label, link=f"{one.id}/{page}.html") for label, page in zip(said, PAGES, strict=True))


def _unread(corpus: Corpus, words: Vocabulary) -> tuple[Section, ...]:
    """What no page is made from this time, so that nobody takes it for gone."""
    names = tuple(Text(name) for name in sorted(corpus.incomplete | corpus.held))
    return section("unread", words.unread, paragraphs((Text(words.unread_why),), names) if names else ())
