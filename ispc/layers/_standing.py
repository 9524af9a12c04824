"""Where a document stands on a day: its status in words, who has signed, and what stands round every page of it.

Agreed, effective and signed are separate facts (Haringey, 2009): a document is in force once it is agreed and its day
has come, and "signed 9 of 12" is shown beside that. All pages say the same of one document, because all ask here.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from ispc.corpus import Effective, Member, Placed
from ispc.layers._saying import Voice
from ispc.layers._words_standing import standing_words
from ispc.link import named
from ispc.model.control import Signature
from ispc.model.prose import Line
from ispc.model.scalars import NotStated
from ispc.signoff import Standing, Vote
from ispc.view import Banner, Cell, Fact, Section, Text, View

State = Literal["draft", "agreed", "not yet", "in force", "ended", "superseded"]
Page = Literal["strategic", "managerial", "front-line"]


def state(effective: Effective, today: datetime.date) -> State:
    """What the document is on that day."""
    control = effective.control
    if control.superseded_by is not None:
        return "superseded"
    if control.ends is not None and control.ends < today:
        return "ended"
    if control.agreed is None:
        return "draft"
    if control.effective is None:
        return "agreed"
    return "in force" if control.effective <= today else "not yet"


def status(voice: Voice) -> Text:
    """The status in words, with the field that decides it."""
    words, effective = voice.words, voice.effective
    control = effective.control
    match state(effective, voice.setting.today):
        case "superseded":
            said = words.superseded.format(what=_said(control.superseded_by, voice))
            return Text(said, effective.at("superseded_by"))
        case "ended":
            return Text(words.ended.format(date=_day(control.ends, voice)), effective.at("ends"))
        case "draft":
            return Text(words.draft)
        case "agreed":
            return Text(words.agreed_only)
        case "not yet":
            return Text(
                words.agreed_from.format(date=_day(control.effective, voice)), effective.at("effective")
            )
        case "in force":
            return Text(words.in_force.format(date=_day(control.effective, voice)), effective.at("effective"))


def _said(words: Line | None, voice: Voice) -> str:
    return words.said(voice.setting.language) if words else ""


def _day(day: datetime.date | None, voice: Voice) -> str:
    return voice.words.date(day) if day else ""


def signatures_of(effective: Effective) -> tuple[tuple[Member | None, Placed[Signature] | None], ...]:
    """Every decision on record, party by party and in time; a party without any; decisions of those not listed."""
    listed = [
        Placed(one, effective.at("signatures", at))
        for at, one in enumerate(effective.control.signatures or ())
    ]
    listed.sort(key=lambda one: one.value.on or datetime.date.min)
    rows: list[tuple[Member | None, Placed[Signature] | None]] = []
    for member in effective.members:
        own = [one for one in listed if member in named(one.value.party, effective.members)]
        rows += [(member, one) for one in own] or [(member, None)]
    rows += [(None, one) for one in listed if not named(one.value.party, effective.members)]
    return tuple(rows)


def missing(voice: Voice, name: str) -> tuple[Fact, ...]:
    """What stands where the document does not state a list; nothing where it does, or where there is no such field."""
    if not isinstance(getattr(voice.effective.control, name, None), NotStated):
        return ()
    return voice.fact(voice.document, name)


def latest(effective: Effective) -> tuple[tuple[Member, Placed[Signature] | None], ...]:
    """What each party last decided, in the order of the parties; None where nothing is on record."""
    last = {member: one for member, one in signatures_of(effective) if member is not None}
    return tuple((member, last[member]) for member in effective.members)


def signed(voice: Voice) -> Cell:
    """`Signed 9 of 12`; where records tell of words given otherwise, `Agreed 9 of 12, signed 3`. Nothing without parties."""
    one, votes = _recorded(voice)
    decided = [_word(member.ref, placed, votes) for member, placed in latest(voice.effective)]
    if one is not None:  # a class for which nobody speaks is not asked
        asked = {*one.text.voters, *(one.operating.voters if one.operating else ())}
        members = zip(voice.effective.members, decided, strict=True)
        decided = [word for member, word in members if member.ref in asked or word != "nothing"]
    if not decided:
        return ()
    count = decided.count("signed")
    agreed = count + decided.count("agreed")
    said = (
        standing_words(voice.setting.language).agreed_of if one and agreed > count else voice.words.signed_of
    )
    words = said.format(agreed=agreed, signed=count, parties=len(decided))
    return (Text(words, voice.effective.at("signatures") if voice.effective.control.signatures else None),)


def _recorded(voice: Voice) -> tuple[Standing | None, Mapping[str, Vote]]:
    """Where the document stands by its records, and what each party said of the text that the page shows; none without records."""
    one = voice.setting.standings.get(voice.effective.id)
    if one is None or not one.recorded:
        return None, {}
    earlier = not one.is_operating and one.operating is not None
    shows_earlier = earlier and voice.effective.control.agreed_on == one.operating_agreed
    votes = one.operating_votes if shows_earlier else one.votes
    return one, {vote.voter: vote for vote in votes}


def _word(party: str, placed: Placed[Signature] | None, votes: Mapping[str, Vote]) -> str:
    """What a party's record says, if it still counts; what the paper says where there is no record."""
    vote = votes.get(party)
    if vote is not None and vote.entry is not None:
        return vote.word if vote.accepts else "not counted"
    if placed is None:
        return "nothing"
    return "signed" if placed.value.decision == "signed" else "not counted"


def changed_since(voice: Voice) -> tuple[Banner, ...]:
    """That the text on the page is not the one that was agreed, with the number of clauses and the way to what changed."""
    one = voice.setting.standings.get(voice.effective.id)
    clauses = len(one.changed_since) if one is not None else 0
    if one is None or one.before is None or not clauses or voice.effective.control.agreed is not None:
        return ()
    words = standing_words(voice.setting.language)
    said = words.one_clause_changed if clauses == 1 else words.clauses_changed
    text = said.format(edition=one.before.edition, count=clauses)
    # The page that tells what changed is for those who approve; the front line is not led away to it.
    link = "" if voice.letter == "F" else "sign-off.html#changed"
    return (Banner("warning", Text(text, link=link)),)


# --- What stands round every page ----------------------------------------------------------------------------------


def review(voice: Voice) -> tuple[Fact, ...]:
    """The day of the next review, or that none is stated."""
    effective, review = voice.effective, voice.effective.control.review
    if isinstance(review, NotStated):
        return (Fact(voice.words.next_review, (voice.gap(effective.at("review"), review),)),)
    return voice.fact(Placed(review, effective.at("review")), "next", voice.words.next_review)


def identity(voice: Voice) -> tuple[Fact, ...]:
    """Edition, status and review: what every reader must know of the copy in hand."""
    words = voice.words
    return (
        *voice.fact(voice.document, "edition", words.edition),
        Fact(words.status, (status(voice),)),
        *review(voice),
    )


def banners(voice: Voice) -> tuple[Banner, ...]:
    """What a reader must see first: that it is an illustration, a draft, over, or late for its review."""
    words, setting, control = voice.words, voice.setting, voice.effective.control
    found = [Banner("note", Text(setting.notice), every_side=True)] if setting.notice else []
    match state(voice.effective, setting.today):
        case "draft" | "agreed":
            found.append(Banner("warning", Text(words.draft_banner)))
            found += changed_since(voice)
        case "not yet":
            said = words.not_yet_banner.format(date=_day(control.effective, voice))
            found.append(Banner("warning", Text(said, voice.effective.at("effective"))))
        case "ended":
            said = words.ended_banner.format(date=_day(control.ends, voice))
            found.append(Banner("stop", Text(said, voice.effective.at("ends"))))
        case "superseded":
            instead = _said(control.superseded_by, voice)
            found.append(
                Banner(
                    "stop", Text(instead, voice.effective.at("superseded_by"), lead=words.superseded_banner)
                )
            )
    due = control.review_due
    if due is not None and due < setting.today:
        said = words.overdue_banner.format(date=words.date(due))
        found.append(Banner("warning", Text(said, voice.effective.at("review", "next"))))
    return tuple(found)


def footer(voice: Voice) -> str:
    """One line for the foot of every side."""
    words, control = voice.words, voice.effective.control
    edition = "" if isinstance(control.edition, NotStated) else f"{words.edition} {control.edition}"
    due = control.review_due
    reviewed = f"{words.next_review} {words.date(due)}" if due else words.review_not_stated.capitalize()
    title = control.title.said(voice.setting.language)
    return ". ".join(filter(None, (title, edition, status(voice).words, reviewed))) + "."


def watermark(voice: Voice) -> str:
    words = voice.words
    marks = {
        "draft": words.watermark_draft,
        "ended": words.watermark_ended,
        "superseded": words.watermark_superseded,
    }
    return marks.get(state(voice.effective, voice.setting.today), "")


def others(page: Page, setting_words: Voice) -> tuple[tuple[str, str], ...]:
    """The sibling pages: the other layers, this one to print, and the way back to all documents."""
    words = setting_words.words
    pages: tuple[tuple[Page, str], ...] = (
        ("front-line", words.page_front_line),
        ("managerial", words.page_managerial),
        ("strategic", words.page_strategic),
    )
    return (
        *((said, f"{name}.html") for name, said in pages if name != page),
        (words.page_pdf, f"{page}.pdf"),
        (words.page_index, "../index.html"),
    )


def frame(
    voice: Voice, page: Page, subtitle: str, *, control: tuple[Fact, ...], sections: tuple[Section, ...]
) -> View:
    """A page of one layer with what is the same on all of them."""
    return View(
        document=voice.effective.id,
        audience=page,
        language=voice.setting.language,
        title=voice.effective.control.title.said(voice.setting.language),
        subtitle=subtitle,
        brand=voice.setting.brand,
        control=control,
        banners=banners(voice),
        sections=sections,
        footer=footer(voice),
        watermark=watermark(voice),
        others=others(page, voice),
    )
