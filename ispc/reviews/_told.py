"""What every form of review tells alike: whose review it is, where each effect stands, what comes from a document above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ispc.compare import Compared, Comparison, Practice
from ispc.decide import Answer
from ispc.diff import Change
from ispc.effect import Effect
from ispc.review_pack import Asked
from ispc.setting import Setting


@dataclass(frozen=True, slots=True)
class Occasion:
    """The circumstances of a review: what the two sides are called, and where things stand.

    `place` tells where an effect's field is, as `file:line:column`; `link` is an address where the whole review can be read, or
    empty; `party` narrows the review to one party, or is empty. `width` is that of the terminal, `looks` the workspace's own
    templates, styles and logo.
    """

    old: str
    new: str
    setting: Setting
    place: Callable[[Effect], str]
    colour: bool = False
    width: int = 80
    link: str = ""
    party: str = ""
    looks: Mapping[str, bytes] = field(default_factory=dict)


class Unmade(Exception):  # noqa: N818  # it is no error of ours, and its message is shown to people
    """A review that this machine cannot make; the message says why in one line."""


def asked(comparison: Comparison, occasion: Occasion) -> Asked:
    """What the review pack is made from."""
    return Asked(comparison, occasion.setting, occasion.old, occasion.new, occasion.party)


def own(compared: Compared) -> tuple[Effect, ...]:
    """The effects that the document says itself; what it inherits is told where it is said."""
    return tuple(
        one
        for one in compared.effects
        if one.address.document == compared.document or not above(one, compared)
    )


def above(effect: Effect, compared: Compared) -> str:
    """The document above that says it; empty where the document says it itself, or it stands in a directory."""
    parents = {parent.id for side in (compared.new, compared.old) if side for parent in side.parents}
    return effect.address.document if effect.address.document in parents else ""


def inherited(compared: Compared) -> dict[str, tuple[Effect, ...]]:
    """The effects of changes in documents above, by those documents."""
    found: dict[str, list[Effect]] = {}
    for one in compared.effects:
        if name := above(one, compared):
            found.setdefault(name, []).append(one)
    return {name: tuple(some) for name, some in found.items()}


def apart(
    documents: Iterable[Compared], occasion: Occasion
) -> tuple[tuple[Compared, ...], dict[tuple[str, ...], tuple[Compared, ...]]]:
    """The documents with something of their own to tell; and those in which only what they inherit changed, by the documents above."""
    telling: list[Compared] = []
    same: dict[tuple[str, ...], list[Compared]] = {}
    for one in documents:
        sources = tuple(inherited(one))
        if sources and not own(one) and not one.practice and not occasion.party:
            same.setdefault(sources, []).append(one)
        else:
            telling.append(one)
    return tuple(telling), {sources: tuple(some) for sources, some in same.items()}


def title_of(document: str, comparison: Comparison) -> str:
    """What a document is called, on the side where it is."""
    for corpus in (comparison.new, comparison.old):
        if document in corpus.effective:
            return corpus.effective[document].control.title.said()
        if document in corpus.documents:
            title = getattr(corpus.documents[document].content, "title", None)
            return str(title) if title is not None else document
    return document


def edition(compared: Compared) -> str:
    """`edition 3`, or `edition 3, before 2`; empty where none is stated."""
    was, now = compared.sides.old.edition, compared.sides.new.edition
    if not now:
        return f"edition {was}" if was else ""
    return f"edition {now}" if was in ("", now) else f"edition {now}, before {was}"


def parties(refs: Iterable[str], compared: Compared) -> str:
    """Parties by name, in one line; all of them in one word, and most of them by those that are left out."""
    listed = tuple(refs)
    every = dict.fromkeys((*compared.sides.new.parties(), *compared.sides.old.parties()))
    others = [one for one in every if one not in listed]
    if len(every) > 2 and not others:
        return "every party"
    if listed and len(others) <= FEW < len(listed) / 2:
        return f"every party but {joined(name(one, compared) for one in others)}"
    return ", ".join(name(one, compared) for one in listed)


FEW = 3
"""So many parties are named as those that are left out, where the others are more than twice as many."""


def joined(words: Iterable[str]) -> str:
    """Words in one breath: `a, b and c`."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} and {last}" if most else last


def name(ref: str, compared: Compared) -> str:
    found = compared.sides.new.name(ref)
    return found if found != ref else compared.sides.old.name(ref)


def wanted(comparison: Comparison, party: str) -> tuple[Compared, ...]:
    """The documents of a review: all, or those in which something is asked of a party or told to it."""
    if not party:
        return comparison.documents
    return tuple(one for one in comparison.documents if one.touching(party) or one.telling(party))


VERDICTS = {"permit": "yes, you can share", "review": "ask first", "deny": "no, do not share"}


def matters(compared: Compared) -> tuple[tuple[str, str, str], ...]:
    """What changes in practice, each matter once: who gives to whom, where they are told the same, stands in one line."""
    alike: dict[tuple[object, ...], list[Practice]] = {}
    for one in compared.practice:
        _, was, now = in_practice(one, compared)
        alike.setdefault((one.flow, one.items, one.consent, was, now), []).append(one)
    return tuple(
        (_about(givers, receivers, some[0], compared), *in_practice(some[0], compared)[1:])
        for some in alike.values()
        for givers, receivers in _sides_of(some)
    )


def _sides_of(practices: Iterable[Practice]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Givers with the receivers that each of them gives to: as few lines as say just the same pairs."""
    receivers: dict[str, list[str]] = {}
    for one in practices:
        receivers.setdefault(one.giver, []).append(one.receiver)
    givers: dict[tuple[str, ...], list[str]] = {}
    for giver, some in receivers.items():
        givers.setdefault(tuple(some), []).append(giver)
    for some_receivers, some_givers in givers.items():
        yield tuple(some_givers), some_receivers


def in_practice(practice: Practice, compared: Compared) -> tuple[str, str, str]:
    """One matter of practice in three lines: what it is about, what staff were told, what they are told now."""
    about = _about((practice.giver,), (practice.receiver,), practice, compared)
    return about, _said(practice.before, practice.after), _said(practice.after, practice.before)


def _about(givers: Iterable[str], receivers: Iterable[str], practice: Practice, compared: Compared) -> str:
    flow = compared.sides.new.value("flows", practice.flow, "title") or compared.sides.old.value(
        "flows", practice.flow, "title"
    )
    items = ", ".join(name(one, compared) for one in practice.items)
    about = f"{parties(givers, compared)} to {parties(receivers, compared)}: {items}"
    if flow:
        about += f" (“{flow}”)"
    if practice.consent:
        about += f", {CONSENT[practice.consent]}"
    return about


CONSENT = {
    "given": "the person agrees",
    "refused": "the person says no",
    "withdrawn": "the person has taken their yes back",
    "cannot be given": "the person cannot decide",
    "not asked": "the person has not been asked",
    "not safe to ask": "it is not safe to ask",
}


def _said(answer: Answer | None, other: Answer | None) -> str:
    """What staff are told, with what makes it different from the other where the verdict is the same."""
    if answer is None:
        return "not in the guide: ask first"
    said = VERDICTS[answer.verdict]
    if other is None or other.verdict != answer.verdict:
        return said
    theirs = {
        _line(one.clause, getattr(one.of.value, one.field, "")) for one in other.conditions if one.field
    }
    own_lines = [
        _line(one.clause, getattr(one.of.value, one.field, "")) for one in answer.conditions if one.field
    ]
    new = [words for clause, words in own_lines if (clause, words) not in theirs and words]
    return f"{said}. {' '.join(new)}" if new else said


def _line(clause: str, value: object) -> tuple[str, str]:
    return clause, " ".join(str(value).split()) if value is not None else ""


def beside(comparison: Comparison) -> Iterator[tuple[str, str, int]]:
    """The other documents that differ: title, kind, and in how many places. Nothing of the workspace is left untold."""
    for document, changes in comparison.beside.items():
        kind = (comparison.new.documents.get(document) or comparison.old.documents[document]).kind
        yield title_of(document, comparison), kind, len(changes)


def facts(change: Change) -> tuple[str, str]:
    """What a change took away and what it put there, as words; empty for none."""
    if change.before or change.after:
        return "; ".join(change.before), "; ".join(change.after)
    return "\n".join(one.words for one in change.old if one.to), "\n".join(
        one.words for one in change.new if one.to
    )
