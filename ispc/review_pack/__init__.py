"""Comparison -> the review pack: one page for those who are asked about a change and have no account, only this file.

A partner's data protection officer has two minutes. So the first side says who is asked for what and by when, each party has a page
of its own that can be handed over alone with a sheet for its answer, and everything that these rest on follows: what practitioners are
told, the pages with their changes, and every clause word by word. A party is never asked to trust the summary.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc import __version__
from ispc.compare import Compared
from ispc.layers._blocks import facts, paragraphs, table
from ispc.layers._saying import part
from ispc.layers._words_pack import counted
from ispc.review_pack import _clauses, _pages, _parties, _practice
from ispc.review_pack._asked import Asked, Party
from ispc.view import Banner, Block, Cell, Fact, Section, Subsection, Text, View

__all__ = ["Asked", "view"]

FEW, MOST = 2, 6
"""How many owners, and how many documents that could not be read, the first side names."""


def view(asked: Asked, *, whole: bool = False) -> View:
    """The pack. `whole` adds each changed page from its first line to its last, folded away: for a screen, since paper cannot fold."""
    sections = tuple(_sections(asked, whole)) if asked.documents else _nothing(asked)
    return View(
        document="review",
        audience="review",
        language=asked.setting.language,
        title=_title(asked),
        subtitle=_subtitle(asked),
        brand=asked.setting.brand,
        control=tuple(_control(asked)),
        banners=tuple(_banners(asked)),
        sections=sections,
        footer=asked.words.footer.format(old=asked.old, new=asked.new),
        redline=True,
    )


def _title(asked: Asked) -> str:
    words = asked.words
    if asked.documents:
        return words.title
    return words.unknown_title if asked.comparison.unread else words.nothing_title


def _subtitle(asked: Asked) -> str:
    titles = [one.title for one in asked.documents]
    return titles[0] if len(titles) == 1 else counted(asked.words.documents, len(titles)) if titles else ""


def _banners(asked: Asked) -> Iterator[Banner]:
    if asked.comparison.unread:
        names, rest = ", ".join(asked.comparison.unread[:MOST]), len(asked.comparison.unread) - MOST
        if rest > 0:
            names = counted(asked.words.unread_more, rest, names=names)
        yield Banner("stop", Text(asked.words.unread.format(names=names)))
    if asked.setting.notice:
        yield Banner("note", Text(asked.setting.notice), every_side=True)


def _control(asked: Asked) -> Iterator[Fact]:
    words = asked.words
    yield Fact(words.before, (Text(asked.old),))
    yield Fact(words.after, (Text(asked.new),))
    if asked.documents:
        yield Fact(words.answer_by, _by_when(asked) or (Text(words.no_day),))
        owners = dict.fromkeys(
            text for one in asked.documents for text in _parties.contact_of(asked, one)[:1]
        )
        named = tuple(owners) if len(owners) <= FEW else (Text(words.owners),)
        yield Fact(words.send_to, named or (Text(words.no_contact),))


def _by_when(asked: Asked) -> Cell:
    """The time that each agreement gives to object, and the day on which it was put to the parties."""
    found: dict[str, Text] = {}
    for one in asked.documents:
        voice = asked.voice(one)
        notice = part(part(voice.document, "approval"), "notice")
        for text in voice.say(notice, "lasts"):
            said = asked.words.notice.format(length=text.words)
            proposed = voice.say(voice.document, "proposed")
            if proposed:
                said = f"{said}. {asked.words.proposed.format(day=proposed[0].words)}"
            found.setdefault(said, Text(said, text.source))
    return tuple(found.values())


def _sections(asked: Asked, whole: bool) -> Iterator[Section]:
    yield Section("asked", asked.words.asked, tuple(_first(asked)))
    for party in asked.parties:
        yield _parties.section(asked, party)
    yield _practice.section(asked)
    yield from _pages.sections(asked, whole)
    yield _clauses.section(asked)
    yield from _clauses.beside(asked)
    yield _texts(asked)
    yield _about(asked)


def _nothing(asked: Asked) -> tuple[Section, ...]:
    said = asked.words.unknown if asked.comparison.unread else asked.words.nothing
    first = Section("asked", asked.words.asked, paragraphs((Text(said),)))
    return (first, *_clauses.beside(asked), _about(asked))


# --- The first side ---------------------------------------------------------------------------------------------------


def _first(asked: Asked) -> Iterator[Block]:
    words = asked.words
    changes = sum(len(some) for some in asked.listed.values())
    documents = counted(words.documents, len(asked.documents))
    wanted = sum(1 for one in asked.parties if one.asks)
    changed = counted(words.summary, changes, documents=documents)
    asks = counted(words.asked_all, wanted) if wanted else words.asked_none
    yield from paragraphs((Text(changed if asked.party else f"{changed} {asks} {words.find}"),))
    rows = (_row(asked, party) for party in asked.parties)
    yield from table(words.asked, (words.organisation, words.changes, words.is_asked), rows, (36, 42, 22))


def _row(asked: Asked, party: Party) -> tuple[Cell, ...]:
    words = asked.words
    told = party.asks or party.tells
    rest = len(told) - 1
    change = told[0].effect.rule.title if told else words.none
    if rest > 0:
        change = f"{change}, {counted(words.and_more, rest)}"
    wanted = (
        words.agree if party.asks else counted(words.know, len(party.tells)) if party.tells else words.free
    )
    return (Text(party.name, link=f"#{party.id}"),), (Text(change),), (Text(wanted),)


# --- The end ----------------------------------------------------------------------------------------------------------


def _texts(asked: Asked) -> Section:
    """What the parties are asked to agree to, so that nobody can be shown another text: edition, fingerprint, clauses."""
    words = asked.words
    parts = (
        Subsection(f"text-{one.document}", one.title, facts(tuple(_text(asked, one))))
        for one in asked.documents
        if one.new is not None
    )
    return Section("text", words.text, (*paragraphs((Text(words.text_how),)), *parts))


def _text(asked: Asked, compared: Compared) -> Iterator[Fact]:
    words, was, now = asked.words, compared.sides.old, compared.sides.new
    edition = now.edition
    if was.edition and was.edition != now.edition:
        edition = words.edition_changed.format(new=now.edition, old=was.edition)
    changed = sum(was.clause_digests.get(key) != value for key, value in now.clause_digests.items())
    gone = len(was.clause_digests.keys() - now.clause_digests.keys())
    digits = now.digest.removeprefix("sha256:")
    said = {
        words.edition: edition,
        words.weight: words.of_class(compared.klass),
        words.clauses_changed: words.of_clauses.format(changed=changed + gone, count=len(now.clause_digests)),
        words.fingerprint: digits[:12],
        words.whole_fingerprint: digits,
    }
    return (Fact(label, (Text(value),)) for label, value in said.items() if value)


def _about(asked: Asked) -> Section:
    words = asked.words
    said = ((words.before, asked.old), (words.after, asked.new), (words.tool, f"ispc {__version__}"))
    told = facts(tuple(Fact(label, (Text(value),)) for label, value in said))
    return Section("about", words.about, (*paragraphs((Text(words.made),)), *told))
