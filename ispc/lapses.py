"""Vote -> sentences for a person: what a party said of which edition and when, whether that still counts, and if not, why not.

A party that is asked again wants one answer: what is different from what it agreed to. A bare "not valid" sends people to
compare two texts by hand, and they stop reading. So every reason is named by its kind and told in a sentence, the gravest first:
what a clause says, a part that came or went, a key, a role. What changed and asks nothing is told as well, as the reason why
the word still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ispc.diagnostic import Diagnostic
from ispc.diff import Change
from ispc.effect import Effect
from ispc.layers._words import vocabulary
from ispc.layers._words_standing import StandingWords, standing_words
from ispc.location import Span
from ispc.records import Entry
from ispc.signoff import Text, Vote

Kind = Literal["content", "clauses", "rendering", "key", "role", "record"]
"""Something that it says; a part that came or went; its layout alone; a key that expired or was revoked; a post that may
approve no more; a record that is not in order."""

MOST = 12
"""How many reasons are told one by one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `code` is that of the effect or of the finding, which `ispc explain` knows."""

    kind: Kind
    says: str
    code: str


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a party's word. `did` says what it did, `then` what follows, and `reasons` why, the gravest first."""

    voter: str
    name: str
    did: str
    then: str
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> str:
        """All of it as one text: `... because: 1) ...; 2) ...`."""
        if not self.then:
            return self.did
        told = "; ".join(f"{at}) {_clause(one.says)}" for at, one in enumerate(self.reasons, 1))
        return f"{self.did} {self.then} {told}." if told else f"{self.did} {self.then}"


def together(several: Iterable[Told]) -> tuple[Told, ...]:
    """Those that have the same reasons as one: what each did, then the reasons once. `voter` and `name` are those of the first."""
    groups: dict[tuple[str, tuple[Reason, ...]], list[Told]] = {}
    for one in several:
        groups.setdefault((one.then, one.reasons), []).append(one)
    return tuple(
        replace(some[0], did=" ".join(one.did for one in some)) if len(some) > 1 else some[0]
        for some in groups.values()
    )


def told(vote: Vote, text: Text, language: str = "en") -> Told:
    """What a party or a board said, and what became of it for a text."""
    words = standing_words(language)
    name = text.terms.name(vote.voter)
    did = _did(vote, vote.entry, name, language)
    if vote.has_lapsed:
        same = vote.entry is not None and vote.entry.record.edition == text.edition
        opening = words.lapsed_as_it_is if same else words.lapsed
        then = opening.format(edition=text.edition)
        return Told(vote.voter, name, did, then, tuple(_reasons(vote.lapsed, words)))
    return Told(vote.voter, name, did, _outlived(vote, words), ())


def refused(entry: Entry, text: Text, findings: Iterable[Diagnostic] = (), language: str = "en") -> Told:
    """What a record says that counts for nothing, with what the checks of the records found on it. `text` knows the names."""
    words = standing_words(language)
    approval = entry.approval
    voter = approval.voter if approval else entry.record.by.organisation
    name = text.terms.name(voter)
    found = tuple(_faults(entry, findings)) or (Reason("record", words.unknown_fault, ""),)
    return Told(voter, name, _recorded(entry, name, language), words.counts_for_nothing, found)


def in_short(vote: Vote, text: Text, language: str = "en") -> str:
    """Who, and the gravest reason why its word no longer counts, on one line."""
    words, made = standing_words(language), told(vote, text, language)
    if not made.reasons:
        return made.did
    first = made.reasons[0].says
    says = first if len(vote.lapsed) == 1 else words.and_more.format(says=first, count=len(vote.lapsed) - 1)
    return words.in_short.format(who=_upper(made.name), says=says)


def _did(vote: Vote, entry: Entry | None, name: str, language: str) -> str:
    words = standing_words(language)
    on = entry.record.on if entry else None
    return words.did[vote.word].format(
        who=_upper(name) if entry else name,
        edition=entry.record.edition if entry else "",
        date=vocabulary(language).date(on) if on else "",
    )


_WORD = {"agree": "agreed", "sign": "signed", "decline": "declined", "withdraw": "withdrawn"}


def _recorded(entry: Entry, name: str, language: str) -> str:
    words, record = standing_words(language), entry.record
    approval = entry.approval
    word = _WORD.get(approval.decision, "agreed") if approval else "agreed"
    return words.did[word].format(
        who=_upper(name), edition=record.edition, date=vocabulary(language).date(record.on)
    )


def _outlived(vote: Vote, words: StandingWords) -> str:
    """Why a word given to another text still counts; nothing where the text is the same, or where there is no word."""
    if not vote.kept or not vote.accepts:
        return ""
    if all(one.klass == "formatting" for one in vote.kept):
        return words.outlived_layout
    count = len(vote.kept)
    return words.outlived_one if count == 1 else words.outlived.format(count=count)


# --- Reasons ------------------------------------------------------------------------------------------------------------


def _reasons(effects: tuple[Effect, ...], words: StandingWords) -> Iterator[Reason]:
    for one in effects[:MOST]:
        yield Reason(kind_of(one), one.says, one.code)
    if len(effects) > MOST:
        yield Reason("content", words.more_reasons.format(count=len(effects) - MOST), "")


def kind_of(effect: Effect) -> Kind:
    """What kind of reason a change is."""
    if effect.klass == "formatting":
        return "rendering"
    if any(_is_role(one) for one in effect.changes):
        return "role"
    return "clauses" if any(one.kind in ("added", "removed") for one in effect.changes) else "content"


def _is_role(change: Change) -> bool:
    """Whether it changes who may approve for a party."""
    key = change.key
    return key[:2] == ("approval", "signers") or (key[:1] == ("parties",) and key[2:] == ("signatory",))


def _faults(entry: Entry, findings: Iterable[Diagnostic]) -> Iterator[Reason]:
    files = {entry.name, f"{entry.name}.sig"}
    for one in findings:
        if isinstance(one.where, Span) and one.where.source in files and one.severity.word == "error":
            yield Reason(_fault_kind(one.code), one.message, one.code)


def _fault_kind(code: str) -> Kind:
    if code.startswith(("key-", "signature-")):
        return "key"
    return "role" if code == "record-post-not-entitled" else "record"


# --- Sentences ----------------------------------------------------------------------------------------------------------


def _clause(sentence: str) -> str:
    """A sentence without its full stop, to stand in a row of others."""
    return sentence.rstrip(". ")


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
