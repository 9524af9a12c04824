"""Corpus and the day -> the register of sign-off: for each document where it stands, who has agreed, what is late, what to do next.

Nobody can sign what they cannot find, and the reports of 2009 found that nobody could say which edition was in force or who had
signed it. So this is one row for each document, made of the same standing as its pages, for a screen, a spreadsheet or a program.
The state is that of the text in the workspace; beside it stands the edition that staff work by meanwhile.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ispc import lapses
from ispc.approving import Word
from ispc.corpus import Corpus, Effective
from ispc.diagnostic import Diagnostic
from ispc.layers._saying import Voice, part
from ispc.layers._standing import latest
from ispc.layers._words import vocabulary
from ispc.layers._words_standing import standing_words
from ispc.setting import Setting
from ispc.signoff import Reviewed, Standing, State, Text, Vote, standing

FEW = 4
"""How many are named in what is to be done next."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What one party, or a board, has said of the text in the workspace.

    `key` is the fingerprint of the key that signed the record; empty for paper and for a typed name. `told` says it in sentences.
    """

    voter: str
    name: str
    word: Word
    counts: bool
    edition: str
    on: datetime.date | None
    post: str
    evidence: str
    key: str
    told: lapses.Told | None = None

    @property
    def has_lapsed(self) -> bool:
        return self.told is not None and bool(self.told.reasons)


@dataclass(frozen=True, slots=True)
class Row:
    """Where one document stands. `said` are the parties in their order, then the boards; `parties` says how many are parties.

    `refused` are records that count for nothing, with the reasons. `next` is the one thing to do.
    """

    document: str
    title: str
    kind: str
    edition: str
    owner: str
    organisation: str
    board: str
    state: State
    since: datetime.date | None
    operating: str
    operating_since: datetime.date | None
    said: tuple[Signed, ...]
    parties: int
    wanting: tuple[str, ...]
    refused: tuple[lapses.Told, ...]
    review: datetime.date | None
    reviewed: Reviewed
    next: str

    @property
    def accepted(self) -> int:
        """How many parties have agreed or signed."""
        return sum(one.counts for one in self.said[: self.parties])

    @property
    def signed(self) -> int:
        return sum(one.counts and one.word == "signed" for one in self.said[: self.parties])

    @property
    def outstanding(self) -> tuple[Signed, ...]:
        return tuple(one for one in self.said[: self.parties] if not one.counts)

    @property
    def lapsed(self) -> tuple[Signed, ...]:
        return tuple(one for one in self.said if one.has_lapsed)

    @property
    def is_over(self) -> bool:
        return self.state in ("superseded", "ended")


def register(corpus: Corpus, setting: Setting, findings: Iterable[Diagnostic] = ()) -> tuple[Row, ...]:
    """A row for each document that can be read, in the order of kinds and titles. `findings` are those of the checks of the records."""
    kinds, found = tuple(vocabulary("en").kinds), tuple(findings)
    rows = (
        row(one, corpus, setting, found) for name, one in corpus.effective.items() if name not in corpus.held
    )
    return tuple(sorted(rows, key=lambda one: (kinds.index(one.kind), one.title, one.document)))


def outstanding(one: Standing, voice: Voice) -> tuple[Signed, ...]:
    """The parties that have not agreed to the text in the workspace."""
    asked = frozenset(one.text.voters) if one.recorded else None
    return tuple(
        each for each in _said(one, voice) if not each.counts and (asked is None or each.voter in asked)
    )


def stands(effective: Effective, corpus: Corpus, setting: Setting) -> Standing:
    """Where a document stands; one without records as it says itself."""
    known = setting.standings.get(effective.id)
    return known if known is not None else standing(effective, corpus, setting.today)


def row(effective: Effective, corpus: Corpus, setting: Setting, findings: tuple[Diagnostic, ...] = ()) -> Row:
    """Where one document stands."""
    voice, one = Voice("M", effective, corpus, setting), stands(effective, corpus, setting)
    said = tuple(_said(one, voice))
    boards = sum(vote.voter not in one.text.voters for vote in one.votes) if one.recorded else 0
    refused = tuple(
        lapses.refused(entry, one.text, findings, setting.language)
        for entry in corpus.approvals.of(effective.id)
        if entry.digest in one.distrusted
    )
    wanting = one.verdict.wanting if one.verdict is not None and not _agreed_on_paper(one) else ()
    holder = part(voice.document, "owner")
    return Row(
        document=effective.id,
        title=one.text.terms.title,
        kind=effective.document.kind,
        edition=one.text.edition,
        owner=voice.plain(holder, "post"),
        organisation=voice.plain(holder, "organisation"),
        board=voice.plain(voice.document, "board"),
        state=one.state,
        since=_since(one),
        operating=one.operating.edition if one.operating else "",
        operating_since=one.operating_since,
        said=said,
        parties=len(said) - boards,
        wanting=wanting,
        refused=refused,
        review=one.review,
        reviewed=one.reviewed,
        next=_next(one, said[: len(said) - boards], setting),
    )


def _agreed_on_paper(one: Standing) -> bool:
    """Whether its paper says that it was agreed, so that no rule is asked."""
    return one.on_paper and one.state in ("agreed", "operational")


def _since(one: Standing) -> datetime.date | None:
    """The day from which the text in the workspace has been what it is."""
    match one.state:
        case "proposed":
            return one.text.since
        case "agreed":
            return one.agreed_on
        case "operational":
            return one.operating_since
        case "ended":
            return one.text.ends
        case _:
            return None


# --- Who said what ------------------------------------------------------------------------------------------------------

_PAPER: Mapping[str, Word] = MappingProxyType(
    {"approved": "agreed", "signed": "signed", "declined": "declined", "withdrawn": "withdrawn"}
)


def _said(one: Standing, voice: Voice) -> Iterator[Signed]:
    """The word of each party by its record, else by the document's own paper; then those of boards."""
    paper = dict(_on_paper(voice)) if not one.recorded or one.is_operating else {}
    if not one.recorded:
        yield from paper.values()
        return
    for vote in one.votes:
        made = by_record(vote, one.text, voice.setting)
        yield made if vote.entry is not None else paper.get(vote.voter, made)


def by_record(vote: Vote, text: Text, setting: Setting) -> Signed:
    """What a party or a board has said of a text, by its record."""
    entry = vote.entry
    record = entry.record if entry else None
    return Signed(
        voter=vote.voter,
        name=text.terms.name(vote.voter),
        word=vote.word,
        counts=vote.accepts,
        edition=record.edition if record else "",
        on=vote.on,
        post=record.by.post if record else "",
        evidence=(entry.approval.evidence or "") if entry and entry.approval else "",
        key=(record.key or "") if record and entry and entry.signature is not None else "",
        told=lapses.told(vote, text, setting.language),
    )


def _on_paper(voice: Voice) -> Iterator[tuple[str, Signed]]:
    for member, placed in latest(voice.effective):
        word = _PAPER.get(placed.value.decision, "nothing") if placed else "nothing"
        yield (
            member.ref,
            Signed(
                voter=member.ref,
                name=member.short_name(voice.setting.language),
                word=word,
                counts=word in ("agreed", "signed"),
                edition=voice.plain(voice.document, "edition") if word != "nothing" else "",
                on=placed.value.on if placed else None,
                post=voice.plain(placed, "post"),
                evidence=voice.plain(placed, "evidence"),
                key="",
            ),
        )


# --- The next thing to do -----------------------------------------------------------------------------------------------


def _next(one: Standing, parties: tuple[Signed, ...], setting: Setting) -> str:
    """The one thing to do, the gravest first: what no longer holds, what is late, who is to be asked, what comes."""
    words, date = standing_words(setting.language), vocabulary(setting.language).date
    if one.state == "superseded":
        return words.withdraw_copies
    if one.state == "ended":
        return words.renew
    if one.review is not None and one.reviewed == "overdue" and one.operating is not None:
        return words.hold_review.format(date=date(one.review))
    if one.agreed_on is None and not one.is_operating:
        return _to_agree(one, setting)
    if not _agreed_on_paper(one) and one.verdict is not None and not one.verdict.holds:
        return words.holds_no_more.format(what="; ".join(one.verdict.wanting))
    if one.text.effective is None:
        return words.state_effect
    if one.state == "agreed":
        return words.wait_for_effect.format(date=date(one.text.effective))
    refused = ("declined", "withdrawn")
    waiting = [each.name for each in parties if not each.counts and each.word not in refused]
    if waiting and one.reviewed != "due":
        return words.ask_to_sign.format(who=few(waiting, setting))
    return _review(one, setting)


def _to_agree(one: Standing, setting: Setting) -> str:
    words, name = standing_words(setting.language), one.text.terms.name
    if one.state == "drafted" and not one.lapsed:
        return words.propose
    lapsed = [vote.voter for vote in one.lapsed]
    waits = one.verdict.waits_for if one.verdict is not None else one.outstanding
    again = [voter for voter in waits if voter in lapsed]
    if again:
        return words.ask_again.format(who=few(list(map(name, again)), setting))
    if waits:
        return words.ask_to_agree.format(who=few(list(map(name, waits)), setting))
    wanting = one.verdict.wanting if one.verdict is not None else ()
    return words.meet_rule.format(what="; ".join(wanting)) if wanting else words.propose


def few(names: list[str], setting: Setting, most: int = FEW, between: str = ", ") -> str:
    """The first names, and how many more: the whole list stands elsewhere."""
    more = len(names) - most
    if more <= 1:
        return between.join(names)
    return standing_words(setting.language).few.format(names=between.join(names[:most]), count=more)


def _review(one: Standing, setting: Setting) -> str:
    words, date = standing_words(setting.language), vocabulary(setting.language).date
    if one.review is None:
        return words.state_review
    if one.reviewed == "overdue":
        return words.hold_review.format(date=date(one.review))
    said = words.plan_review if one.reviewed == "due" else words.wait_for_review
    return said.format(date=date(one.review))
