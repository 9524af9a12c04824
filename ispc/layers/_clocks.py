"""The managers' table of clocks: every time limit of the agreement, beside what the law allows, with a worked example.

What is agreed comes from the fields; what the law allows, and how its days are counted, from the catalogue (`ispc.law.days`).
The example begins on the agreement's own day, so that the page does not change with the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ispc.corpus import Placed
from ispc.law.days import deadline
from ispc.law.provisions import Nation, TimeLimit
from ispc.layers._blocks import table as laid
from ispc.layers._lawful import heading
from ispc.layers._legislation import sure
from ispc.layers._saying import Voice, part
from ispc.layers._words_matrix import MatrixWords, matrix_words
from ispc.view import Block, Cell, Text

Row = tuple[Cell, Cell, Cell, Cell]


def blocks(voice: Voice) -> tuple[Block, ...]:
    words = matrix_words(voice.setting.language)
    columns = (words.clock, words.agreed, words.law, words.example)
    listed = tuple(_rows(voice, words))
    return laid(words.clocks_table, columns, listed, (26, 15, 36, 23))


def _rows(voice: Voice, words: MatrixWords) -> Iterator[Row]:
    rights, complaints, breach = voice.clause("rights"), voice.clause("complaints"), voice.clause("breach")
    answered = voice.say(rights, "within")
    if _regime(voice, "general") or answered:
        yield from _row(voice, words, words.rights, answered, "rights-request")
    if _regime(voice, "law enforcement"):
        yield from _row(
            voice, words, words.rights_law_enforcement, answered, "rights-request-law-enforcement"
        )
    yield from _row(
        voice,
        words,
        words.complaint,
        voice.say(complaints, "acknowledged_within"),
        "complaint-acknowledgement",
    )
    yield from _row(voice, words, words.breach, voice.say(breach, "tell_within"), "breach-to-regulator")
    if voice.say(rights, "freedom_of_information"):
        limit = "freedom-of-information"
        yield from _row(
            voice,
            words,
            words.information,
            (),
            f"{limit}-scotland" if nation(voice) == "scotland" else limit,
        )
    yield from _row(voice, words, words.notice, (), "privacy-information")
    yield from _own(words.request, voice.say(voice.clause("requests"), "within"))
    yield from _of_flows(voice, words, "request", words.request)
    yield from _of_flows(voice, words, "in_an_emergency", words.emergency)
    review = part(voice.document, "review")
    for name, label in (
        ("after", words.first_review),
        ("then_every", words.later_reviews),
        ("next", words.next_review),
    ):
        yield from _own(label, voice.say(review, name))


def _regime(voice: Voice, regime: str) -> bool:
    grounds = (ground for exchange in voice.effective.exchanges for ground in exchange.grounds)
    return any(ground.lawful.value.regime == regime for ground in grounds)


def _own(label: str, agreed: Cell) -> Iterator[Row]:
    """A clock that the law does not set."""
    if agreed:
        yield (Text(label),), agreed, (), ()


def _of_flows(voice: Voice, words: MatrixWords, name: str, label: str) -> Iterator[Row]:
    """One clock of the flows: flows that agree on one length stand in one row."""
    alike: dict[str, list[tuple[Placed[Any], Text]]] = {}
    for exchange in voice.effective.exchanges:
        for text in voice.say(part(exchange.flow, name), "within"):
            alike.setdefault(text.words, []).append((exchange.flow, text))
    for some in alike.values():
        flows = tuple(
            Text(
                heading(voice, flow),
                flow.address,
                link=f"#flow-{flow.value.id}",
                lead="" if at else words.in_flow,
            )
            for at, (flow, _) in enumerate(some)
        )
        yield (Text(label), *flows), tuple(text for _, text in some[:1]), (), ()


def _row(voice: Voice, words: MatrixWords, label: str, agreed: Cell, law: str) -> Iterator[Row]:
    """A clock that the law sets as well. `law` is its id in the catalogue; nothing for a document that shares nothing."""
    limit = voice.corpus.law.time_limit(law)
    if not agreed and not voice.effective.exchanges:
        return
    own = agreed or (Text(words.nothing_agreed),)
    yield (Text(label), Text(limit.what)), own, _limit(voice, words, limit), _example(voice, words, limit)


def _limit(voice: Voice, words: MatrixWords, limit: TimeLimit) -> Cell:
    begins = (Text(limit.begins, lead=words.begins),) if limit.begins else ()
    return (Text(limit.wording), *begins, Text(sure(voice, limit), lead=words.sure))


def _example(voice: Voice, words: MatrixWords, limit: TimeLimit) -> Cell:
    """The last day, for a clock that begins on the day of effect; none where the law gives no number of days."""
    start, address = voice.effective.control.effective, voice.effective.at("effective")
    end = deadline(limit, start, nation(voice)) if start else None
    if start is None or end is None:
        return ()
    said = words.until.format(start=voice.words.date(start), end=voice.words.date(end))
    return (Text(said, address),)


def nation(voice: Voice) -> Nation:
    """The nation whose holidays count: that of the first party, or England for a document without parties."""
    nations: dict[str, Nation] = {one: one for one in ("england", "wales", "scotland", "northern-ireland")}
    return next((nations[one.nation] for one in voice.effective.members if one.nation in nations), "england")
