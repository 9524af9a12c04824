"""Sign-off and history, for those who approve: where each text stands, who agreed to what, what lapsed and why, what changed.

In 2009 it was found that nobody could tell whether a protocol had been signed, by whom, or whether it was in force meanwhile. This page
answers that from the records alone, with dates: each word with its post, its evidence and its key; each lapse with its
reasons; each edition with what made it different; and the digests by which anyone can check the page without trusting it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ispc import approving, lapses, status
from ispc.corpus import Corpus, Effective
from ispc.layers._blocks import capital, facts, paragraphs, section, table
from ispc.layers._saying import EVERYONE, Voice
from ispc.layers._standing import frame, identity
from ispc.layers._words_sign_off import SignOffWords, sign_off_words
from ispc.layers._words_standing import standing_words
from ispc.setting import Setting
from ispc.signoff import Milestone, Standing, Text, Vote
from ispc.view import Block, Bullets, Cell, Fact, Subsection, View
from ispc.view import Text as Said

FORMATS = ("html", "pdf")

MOST = 12
"""How many changes of an edition are told one by one."""


def view(effective: Effective, corpus: Corpus, setting: Setting) -> View | None:
    """Where a document stands and how it came to; None where it has neither records nor a rule of approval."""
    if not corpus.approvals.of(effective.id) and effective.control.approval is None:
        return None
    voice, words = Voice(EVERYONE, effective, corpus, setting), sign_off_words(setting.language)
    one, row = status.stands(effective, corpus, setting), status.row(effective, corpus, setting)
    sections = (
        *section("stands", words.stands, _stands(one, row, voice)),
        *section("said", words.said, _said(one, row, voice)),
        *section("lapsed", words.lapsed, _lapsed(row)),
        *section("changed", words.changed, _changed(one, voice)),
        *section("history", words.history, _history(one, voice)),
        *section("proof", words.proof, _proof(one, voice)),
    )
    made = frame(voice, "managerial", words.subtitle, control=identity(voice), sections=sections)
    own = voice.words
    ways = (
        (own.page_strategic, "strategic.html"),
        (own.page_managerial, "managerial.html"),
        (own.page_front_line, "front-line.html"),
        (own.page_pdf, "sign-off.pdf"),
        (own.page_index, "../index.html"),
    )
    return replace(made, audience="proof", others=ways)


def _words(voice: Voice) -> SignOffWords:
    return sign_off_words(voice.setting.language)


# --- Where it stands ----------------------------------------------------------------------------------------------------


def _stands(one: Standing, row: status.Row, voice: Voice) -> tuple[Block, ...]:
    words, name = _words(voice), one.text.terms.name
    state = standing_words(voice.setting.language).states[one.state]
    if row.since is not None:
        state = words.since.format(state=state, date=voice.words.date(row.since))
    rule = approving.aloud(approving.rule_of(one.text.approval), name)
    names = tuple(text for each in row.outstanding for text in capital((Said(each.name),)))
    labelled: list[tuple[str, Cell]] = [
        (words.here, (Said(_named(one.text, one, voice)), Said(state))),
        (words.in_force, (Said(_in_force(one, voice)),)),
        (words.agreed_when, capital((Said(rule),))),
        (words.still_asked, tuple(text for each in row.wanting for text in capital((Said(each),)))),
        (words.outstanding, names or (Said(words.nobody),) if row.parties else ()),
        (words.next, (Said(row.next),)),
    ]
    return facts(tuple(Fact(label, cell) for label, cell in labelled if cell))


def _in_force(one: Standing, voice: Voice) -> str:
    words = _words(voice)
    if one.operating is None:
        return words.nothing_in_force
    if one.operating_since is None:
        return _named(one.operating, one, voice)
    date = voice.words.date(one.operating_since)
    return words.in_force_since.format(edition=one.operating.edition, date=date)


def _named(text: Text, one: Standing, voice: Voice) -> str:
    """A text by its edition; by the day it was put to the parties too, where two have one number."""
    words = _words(voice)
    if not text.edition:
        return words.no_edition
    same = [each for each in one.texts if each.edition == text.edition]
    if len(same) > 1 and text.since is not None:
        return words.edition_of.format(edition=text.edition, date=voice.words.date(text.since))
    return words.edition.format(edition=text.edition)


# --- Who said what ------------------------------------------------------------------------------------------------------


def _said(one: Standing, row: status.Row, voice: Voice) -> tuple[Block, ...]:
    """The words on the text here; and those on the one that is in force, where it is another."""
    words = _words(voice)
    here = words.said_here.format(text=_inside(_named(one.text, one, voice)))
    told = _table(here, row.said, one.votes, voice)
    if one.operating is not None and not one.is_operating:
        earlier = tuple(status.by_record(vote, one.operating, voice.setting) for vote in one.operating_votes)
        caption = words.said_in_force.format(text=_inside(_named(one.operating, one, voice)))
        told = (
            Subsection("said-here", here, told),
            Subsection("said-in-force", caption, _table(caption, earlier, one.operating_votes, voice)),
        )
    return (*told, *paragraphs((Said(words.not_law),)))


def _table(
    caption: str, said: tuple[status.Signed, ...], votes: tuple[Vote, ...], voice: Voice
) -> tuple[Block, ...]:
    words = _words(voice)
    by_voter = {vote.voter: vote for vote in votes}
    rows = (
        (
            capital((Said(each.name),)),
            _word(each, voice),
            _by(each, by_voter.get(each.voter), voice),
            _key(each, voice),
        )
        for each in said
    )
    return table(caption, (words.who, words.word, words.by, words.key), rows, (24, 28, 28, 20))


def _word(each: status.Signed, voice: Voice) -> Cell:
    words, told = _words(voice), standing_words(voice.setting.language).words[each.word]
    if each.word == "nothing" or each.on is None:
        return (Said(told),)
    said = words.of_edition.format(word=told, edition=each.edition, date=voice.words.date(each.on))
    return (Said(said), *((Said(words.no_more),) if each.has_lapsed else ()))


def _by(each: status.Signed, vote: Vote | None, voice: Voice) -> Cell:
    words = _words(voice)
    approval = vote.entry.approval if vote is not None and vote.entry is not None else None
    lines = (
        (each.post, ""),
        (each.evidence, words.evidence),
        (approval.conditions or "" if approval else "", words.conditions),
    )
    return tuple(Said(said, lead=lead) for said, lead in lines if said)


def _key(each: status.Signed, voice: Voice) -> Cell:
    words = _words(voice)
    if each.word == "nothing":
        return ()
    if each.told is None:
        return (Said(words.on_paper),)
    return (Said(each.key or words.no_key),)


# --- What lapsed --------------------------------------------------------------------------------------------------------


def _lapsed(row: status.Row) -> tuple[Block, ...]:
    lapsed = lapses.together(each.told for each in row.lapsed if each.told is not None)
    return tuple(block for one in (*lapsed, *row.refused) for block in _reasons(one))


def _reasons(told: lapses.Told) -> Iterator[Block]:
    yield from paragraphs((Said(f"{told.did} {told.then}"),))
    yield Bullets(tuple(Said(one.says) for one in told.reasons))


# --- What changed -------------------------------------------------------------------------------------------------------


def _changed(one: Standing, voice: Voice) -> tuple[Block, ...]:
    """Each text against the one before it, the last first."""
    pairs = list(zip(one.texts, one.texts[1:], strict=False))
    return tuple(_pair(at, old, new, one, voice) for at, (old, new) in reversed(list(enumerate(pairs, 1))))


def _pair(at: int, old: Text, new: Text, one: Standing, voice: Voice) -> Subsection:
    words = _words(voice)
    heading = words.from_to.format(old=_inside(_named(old, one, voice)), new=_inside(_named(new, one, voice)))
    return Subsection(f"text-{at}", heading, (Bullets(tuple(_effects(old, new, one, voice))),))


def _effects(old: Text, new: Text, one: Standing, voice: Voice) -> Iterator[Said]:
    words = _words(voice)
    found = one.between(old, new)
    for effect in found[:MOST]:
        ruled = f" {words.ruled.format(why=effect.ruled)}" if effect.ruled else ""
        yield Said(effect.says + ruled, lead=words.classes[effect.klass])
    if len(found) > MOST:
        yield Said(words.more.format(count=len(found) - MOST))
    if not found:
        yield Said(words.unchanged)


# --- History and proof --------------------------------------------------------------------------------------------------


def _history(one: Standing, voice: Voice) -> tuple[Block, ...]:
    words = _words(voice)
    rows = (
        (
            (Said(voice.words.date(each.on)),),
            (Said(words.edition.format(edition=each.edition) if each.edition else words.no_edition),),
            (Said(_happened(each, voice)),),
        )
        for each in one.milestones
    )
    return table(words.history_table, (words.day, voice.words.edition, words.what), rows, (30, 25, 45))


def _happened(each: Milestone, voice: Voice) -> str:
    if each.by:
        return _words(voice).took_place.format(edition=each.by)
    return standing_words(voice.setting.language).states[each.what]


def _proof(one: Standing, voice: Voice) -> tuple[Block, ...]:
    words = _words(voice)
    rows = (
        (
            (Said(_named(text, one, voice)),),
            (Said(_digest(text)[:12]),),
            (Said(_digest(text)),),
            (Said(str(len(text.terms.clause_digests))),),
        )
        for text in one.texts
    )
    columns = (words.text, words.short, words.whole, words.clauses)
    return (
        *paragraphs((Said(words.check),), (Said(words.command.format(document=one.document)),)),
        *table(words.digests, columns, rows, (20, 20, 48, 12)),
        *paragraphs((Said(words.about_digests),)),
    )


def _digest(text: Text) -> str:
    return text.means.removeprefix("sha256:")


def _inside(name: str) -> str:
    """A text's name within a sentence: `edition 3`."""
    return name[:1].lower() + name[1:]
