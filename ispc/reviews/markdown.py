"""A review as Markdown for a comment on a proposed change: what changed and why it matters first, at most 60,000 characters.

Words of authors stand in it as words: what would be a mark, a link, a picture or a mention is written so that it is none. What does
not fit is counted, never dropped without a word, and the whole review is linked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ispc.compare import Compared, Comparison
from ispc.effect import CLASSES, Effect
from ispc.reviews._told import (
    Occasion,
    apart,
    beside,
    edition,
    inherited,
    joined,
    matters,
    own,
    parties,
    title_of,
    wanted,
)
from ispc.show import visible

LONGEST = 60_000
"""Characters: a service that takes comments takes a few more, and adds some of its own."""

RESERVE = 600
"""Characters kept for the words that say what was left out."""


def render(comparison: Comparison, occasion: Occasion) -> str:
    documents = wanted(comparison, occasion.party)
    parts = [_head(comparison, documents, occasion)]
    telling, same = apart(documents, occasion)
    grave = sorted(telling, key=lambda one: -CLASSES.index(one.klass))
    parts += [part for one in grave for part in _document(one, comparison, occasion)]
    for sources, some in same.items():
        above = joined(f"“{safe(title_of(one, comparison))}”" for one in sources)
        titles = joined(f"“{safe(one.title)}”" for one in some)
        parts.append(f"What changed in {above} holds in these as well: {titles}.\n\n")
    if (others := _others(comparison)) and not occasion.party:
        parts.append(others)
    kept: list[str] = []
    room = LONGEST - RESERVE
    for at, part in enumerate(parts):
        if sum(map(len, kept)) + len(part) > room:
            kept.append(_left_out(len(parts) - at, occasion))
            break
        kept.append(part)
    return "".join(kept)[:LONGEST]


def _head(comparison: Comparison, documents: tuple[Compared, ...], occasion: Occasion) -> str:
    lines = ["## What changes, and for whom", ""]
    lines += [f"From {safe(occasion.old)} to {safe(occasion.new)}.", ""]
    if comparison.unread:
        names = ", ".join(map(safe, comparison.unread))
        lines += [f"**Not compared**, for `ispc check` finds errors there: {names}.", ""]
    if not documents:
        what = "could be compared" if comparison.unread else "the agreements say"
        lines += [f"Nothing changed in what {what}.", ""]
    else:
        lines += ["| Agreement | Weight | Must agree again |", "| --- | --- | --- |"]
        for one in documents:
            asked = safe(parties(one.asked, one)) or "nobody"
            lines.append(f"| {safe(one.title)} | {one.klass} | {asked} |")
        lines.append("")
    if occasion.link:
        lines += [f"[The whole review]({occasion.link}), with every word that came and went.", ""]
    return "\n".join(lines) + "\n"


def _document(compared: Compared, comparison: Comparison, occasion: Occasion) -> Iterator[str]:
    yield f"### {safe(', '.join(filter(None, (compared.title, edition(compared)))))}\n\n"
    shown = [
        one for one in own(compared) if not occasion.party or occasion.party in (*one.parties, *one.told)
    ]
    for one in shown:
        yield _effect(one, compared, occasion)
    for above, effects in inherited(compared).items():
        count = f"{len(effects)} {'change' if len(effects) == 1 else 'changes'}"
        yield f"- and {count} from “{safe(title_of(above, comparison))}”, which holds here as well\n"
    yield "\n"
    if compared.practice:
        yield "**In practice**\n\n"
        for matter in matters(compared):
            about, was, now = map(safe, matter)
            yield f"- {about}  \n  before: {was}  \n  now: {now}\n"
        yield "\n"


def _effect(effect: Effect, compared: Compared, occasion: Occasion) -> str:
    lines = [f"- **{effect.klass}**: {safe(effect.says)} <sub>{effect.code} {effect.fingerprint}</sub>"]
    if effect.asks:
        lines.append(f"  Why it matters: {safe(effect.rule.why)} What to do: {safe(effect.rule.do)}")
        lines.append(f"  Must agree again: {safe(parties(effect.parties, compared))}.")
    if effect.ruled:
        lines.append(f"  Ruled {effect.klass}: {safe(effect.ruled)}")
    return "  \n".join(lines) + "\n"


def _others(comparison: Comparison) -> str:
    lines = [
        f"- {safe(title)} ({kind}): {count} {'change' if count == 1 else 'changes'}"
        for title, kind, count in beside(comparison)
    ]
    return "\n".join(["### Also changed", "", *lines, ""]) if lines else ""


def _left_out(parts: int, occasion: Occasion) -> str:
    where = (
        f" [Read the whole review]({occasion.link})."
        if occasion.link
        else " Run `ispc diff` to read them all."
    )
    return f"\n{parts} more {'entry does' if parts == 1 else 'entries do'} not fit here.{where}\n"


_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")


def safe(words: str) -> str:
    """Words of an author as Markdown that shows just these words: no mark, no link, no picture, nobody mentioned."""
    plain = _MARKS.sub(r"\\\1", visible(" ".join(words.split())))
    return re.sub(
        r"(?<=[@#])(?=\w)|(?<=://)|(?<=www)(?=\.)|(?<=\bgh)(?=-\d)", "\u2060", plain, flags=re.IGNORECASE
    )
