"""A review for a person at a terminal: each document, the gravest first, with why it matters and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from ispc.compare import Compared, Comparison
from ispc.effect import Effect
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
from ispc.show import visible, wrap

COLOURS = {
    "new sharing": "1;31",
    "substantive": "1;33",
    "correction": "1;36",
    "editorial": "34",
    "formatting": "34",
}
NARROWEST = 40


def render(comparison: Comparison, occasion: Occasion) -> str:
    documents = wanted(comparison, occasion.party)
    lines = [f"From {visible(occasion.old)} to {visible(occasion.new)}", ""]
    if comparison.unread:
        names = visible(", ".join(comparison.unread))
        lines += [*_folded(f"Not compared, for `ispc check` finds errors there: {names}", occasion), ""]
    telling, same = apart(documents, occasion)
    for one in telling:
        lines += [*_document(one, comparison, occasion), ""]
    for sources, some in same.items():
        above = joined(f"“{visible(title_of(one, comparison))}”" for one in sources)
        lines += _folded(f"What changed in {above} holds here as well:", occasion)
        for one in some:
            lines += _folded(f"{', '.join(filter(None, (visible(one.title), edition(one))))}", occasion, 2)
            lines += _folded(_asking(one), occasion, 4)
        lines.append("")
    others = list(beside(comparison))
    if others and not occasion.party:
        lines.append("Also changed")
        lines += [
            f"  {visible(title)} ({kind}): {count} {'change' if count == 1 else 'changes'}"
            for title, kind, count in others
        ]
        lines.append("")
    lines.append(_closing(comparison, documents, others))
    return "\n".join(lines) + "\n"


def _document(compared: Compared, comparison: Comparison, occasion: Occasion) -> Iterator[str]:
    head = ", ".join(filter(None, (visible(compared.title), edition(compared))))
    yield from _folded(f"{_paint(compared.klass.upper(), compared.klass, occasion)}  {head}", occasion)
    yield from _folded(_asking(compared), occasion, 2)
    shown = [one for one in own(compared) if _wanted(one, occasion)]
    for one in shown:
        yield ""
        yield from _effect(one, compared, occasion)
    for above, effects in inherited(compared).items():
        count = f"{len(effects)} {'change' if len(effects) == 1 else 'changes'}"
        yield ""
        yield from _folded(
            f"and {count} from “{visible(title_of(above, comparison))}”, which holds here as well",
            occasion,
            2,
        )
    if compared.practice:
        yield ""
        yield "  In practice"
        for about, was, now in matters(compared):
            yield from _folded(visible(about), occasion, 4)
            yield from _folded(f"before: {visible(was)}", occasion, 6)
            yield from _folded(f"now:    {visible(now)}", occasion, 6)


def _asking(compared: Compared) -> str:
    asked = compared.asked
    return f"must agree again: {visible(parties(asked, compared))}" if asked else "nobody must agree again"


def _wanted(effect: Effect, occasion: Occasion) -> bool:
    return not occasion.party or occasion.party in (*effect.parties, *effect.told)


def _effect(effect: Effect, compared: Compared, occasion: Occasion) -> Iterator[str]:
    label = _paint(effect.klass, effect.klass, occasion)
    yield from _folded(f"{label}  {visible(effect.says)}", occasion, 2)
    yield f"      {visible(occasion.place(effect))}  {effect.code}  {effect.fingerprint}"
    if effect.asks:
        yield from _folded(f"why: {effect.rule.why}", occasion, 6)
        yield from _folded(f"do:  {effect.rule.do}", occasion, 6)
        yield from _folded(f"who: {visible(parties(effect.parties, compared))}", occasion, 6)
    if effect.ruled:
        yield from _folded(f"ruled {effect.klass}: {visible(effect.ruled)}", occasion, 6)


def _closing(
    comparison: Comparison, documents: tuple[Compared, ...], others: list[tuple[str, str, int]]
) -> str:
    if not documents and not others:
        what = "could be compared" if comparison.unread else "the documents say"
        return f"Nothing changed in what {what}."
    effects = [one for document in documents for one in document.effects]
    asking = sum(one.asks for one in effects)
    count = f"{len(documents)} {'agreement' if len(documents) == 1 else 'agreements'} changed"
    told = f"{len(effects)} {'effect' if len(effects) == 1 else 'effects'}"
    return f"{count}, {told}, {asking} of which {'asks' if asking == 1 else 'ask'} a party to agree again"


def _folded(text: str, occasion: Occasion, indent: int = 0) -> list[str]:
    room = max(occasion.width, NARROWEST) - indent
    first, *rest = wrap(text, room)
    return [
        " " * indent + first,
        *(" " * (indent + 2) + line for line in (wrap(" ".join(rest), room - 2) if rest else ())),
    ]


def _paint(words: str, klass: str, occasion: Occasion) -> str:
    return f"\x1b[{COLOURS[klass]}m{words}\x1b[0m" if occasion.colour else words
