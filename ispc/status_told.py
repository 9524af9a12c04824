"""The register of sign-off as text for a terminal, as JSON, and as sheets for a spreadsheet. Pure."""

from __future__ import annotations

import datetime
import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ispc import lapses
from ispc.outputs.spreadsheet import Sheet
from ispc.show import visible
from ispc.status import Row, Signed

FORM = "ispc-status/1"

NARROWEST, NARROW, WIDE = 60, 80, 110
"""Letters: less is never written for; with less than the second a column is left out, with the third one comes."""

Rows = Sequence[Row]


# --- For a person at a terminal -----------------------------------------------------------------------------------------


def text(rows: Rows, day: datetime.date, width: int) -> str:
    """A table with a line a document, then what is open in each. Fits the width, from 60 letters on."""
    room = max(width, NARROWEST)
    lines = [*_table(rows, room), ""]
    for one in rows:
        if detail := list(_detail(one, room)):
            lines += [*detail, ""]
    lines += _wrapped(_total(rows, day), room, "", "")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(rows: Rows, room: int) -> Iterator[str]:
    """The columns that the room allows; the name of the document gets what is left, and stands on a line of its own where it is longer."""
    wide = room >= WIDE
    columns = ["ed.", "state", "since", "in force", "signed", "review", *(["owner"] if wide else [])]
    cells = [[_short(one.edition, 6), *_facts(one), *([one.owner] if wide else [])] for one in rows]
    if room < NARROW:
        columns, cells = _without_since(columns), [_without_since(line) for line in cells]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    if wide:
        widths[-1] = min(widths[-1], 34)
    left = max(room - sum(widths) - 2 * len(widths), 8)
    left = min(left, max([len("document"), *(len(one.document) for one in rows)]))
    yield "  ".join([f"{'document':<{left}}", *_padded(columns, widths)])
    for one, line in zip(rows, cells, strict=True):
        name = visible(one.document)
        if len(name) > left:
            yield name
            name = ""
        yield "  ".join([f"{name:<{left}}", *_padded(line, widths)])


def _without_since(line: list[str]) -> list[str]:
    return [*line[:2], *line[3:]]


def _facts(one: Row) -> tuple[str, ...]:
    review = one.review.isoformat() if one.review else "not stated"
    late = f" {one.reviewed}" if one.reviewed in ("due", "overdue") and not one.is_over else ""
    same = one.operating == one.edition and one.state == "operational"
    force = "" if same else _short(f"ed. {one.operating}", 10) if one.operating else "nothing"
    return (
        one.state,
        one.since.isoformat() if one.since else "",
        force,
        f"{one.accepted}/{one.parties}" if one.parties else "",
        review + late,
    )


def _padded(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    return (f"{_short(one, width):<{width}}" for one, width in zip(cells, widths, strict=True))


def _short(words: str, longest: int) -> str:
    seen = visible(words)
    return seen if len(seen) <= longest else seen[: max(longest - 2, 1)] + ".."


def _detail(one: Row, room: int) -> Iterator[str]:
    """What is open in one document: nothing where all have agreed and nothing is late."""
    open_ = one.outstanding or one.lapsed or one.wanting or one.refused or one.reviewed in ("due", "overdue")
    if not open_ or one.is_over:
        return
    yield from _wrapped(f"{one.document}: {one.title}, edition {one.edition or 'not stated'}", room, "", "  ")
    if one.operating and one.state != "operational":
        same = " as it was agreed" if one.operating == one.edition else ""
        since = f" since {one.operating_since}" if one.operating_since else ""
        yield from _wrapped(f"in force meanwhile: edition {one.operating}{same}{since}", room)
    yield from _each("still asked for: ", one.wanting, room)
    yield from _each("not yet agreed: ", [each.name for each in one.outstanding if not each.has_lapsed], room)
    for told in lapses.together(each.told for each in one.lapsed if each.told is not None):
        yield from _lapsed(told, room)
    for told in one.refused:
        yield from _wrapped(told.words, room)
    yield from _wrapped(f"next: {one.next}", room)


def _each(lead: str, said: Iterable[str], room: int) -> Iterator[str]:
    words = "; ".join(said)
    if words:
        yield from _wrapped(f"{lead}{words}", room)


def _lapsed(told: lapses.Told, room: int) -> Iterator[str]:
    yield from _wrapped(f"{told.did} {told.then}", room)
    for at, reason in enumerate(told.reasons, 1):
        yield from _wrapped(f"{at}) {reason.says}", room, "    ", "       ")


def _wrapped(words: str, room: int, first: str = "  ", rest: str = "    ") -> list[str]:
    return textwrap.wrap(
        visible(words),
        room,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _total(rows: Rows, day: datetime.date) -> str:
    live = [one for one in rows if not one.is_over]
    force = sum(bool(one.operating) for one in live)
    asked = sum(bool(one.outstanding) for one in live)
    late = sum(one.reviewed == "overdue" for one in live)
    many = f"{len(rows)} document" + ("" if len(rows) == 1 else "s")
    return f"{many} on {day}: {force} with an edition in force, {asked} with words outstanding, {late or 'none'} overdue for review"


# --- For programs -------------------------------------------------------------------------------------------------------


def as_json(rows: Rows, day: datetime.date) -> str:
    """`schemas/status.schema.json` describes it field by field. Only ASCII is written."""
    return (
        json.dumps({"form": FORM, "day": _iso(day), "documents": [_row(one) for one in rows]}, indent=2)
        + "\n"
    )


def _row(one: Row) -> dict[str, Any]:
    return {
        "document": one.document,
        "kind": one.kind,
        "title": one.title,
        "edition": one.edition,
        "owner": {"post": one.owner, "organisation": one.organisation},
        "board": one.board,
        "state": one.state,
        "since": _iso(one.since),
        "in_force": {"edition": one.operating, "since": _iso(one.operating_since)} if one.operating else None,
        "parties": one.parties,
        "agreed": one.accepted,
        "signed": one.signed,
        "outstanding": [each.voter for each in one.outstanding],
        "wanting": list(one.wanting),
        "words": [_word(each) for each in one.said],
        "refused": [each.words for each in one.refused],
        "review": {"next": _iso(one.review), "state": one.reviewed},
        "next": one.next,
    }


def _word(one: Signed) -> dict[str, Any]:
    return {
        "party": one.voter,
        "name": one.name,
        "word": one.word,
        "counts": one.counts,
        "edition": one.edition,
        "on": _iso(one.on),
        "post": one.post,
        "evidence": one.evidence,
        "key": one.key or None,
        "lapsed": [
            {"kind": why.kind, "code": why.code, "says": why.says}
            for why in (one.told.reasons if one.told else ())
        ],
    }


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


# --- For a spreadsheet --------------------------------------------------------------------------------------------------


def sheets(rows: Rows) -> tuple[Sheet, Sheet, Sheet]:
    """The register, what each party and board said, and the reviews in the order of their days."""
    return _register(rows), _signatures(rows), _reviews(rows)


def _register(rows: Rows) -> Sheet:
    return Sheet(
        "Register",
        (
            *("Document", "Title", "Kind", "Edition", "Owner", "Organisation", "Board", "State", "Since"),
            *("In force", "In force since", "Parties", "Agreed or signed", "Signed", "Outstanding", "Lapsed"),
            *("Next review", "Review", "Next thing to do"),
        ),
        tuple(
            (
                *(one.document, one.title, one.kind, one.edition, one.owner, one.organisation, one.board),
                *(one.state, one.since, one.operating, one.operating_since),
                *(one.parties, one.accepted, one.signed),
                "; ".join(each.name for each in one.outstanding),
                "; ".join(each.name for each in one.lapsed),
                *(one.review, one.reviewed, one.next),
            )
            for one in rows
        ),
    )


def _signatures(rows: Rows) -> Sheet:
    return Sheet(
        "Signatures",
        (
            *("Document", "Edition asked", "Party or board", "Name", "Said", "Counts", "Edition", "On"),
            *("Post", "Evidence", "Key", "Why it counts no more"),
        ),
        tuple(
            (
                *(one.document, one.edition, each.voter, each.name, each.word, each.counts),
                *(each.edition, each.on, each.post, each.evidence, each.key),
                "; ".join(why.says for why in each.told.reasons) if each.told else "",
            )
            for one in rows
            for each in one.said
        ),
    )


def _reviews(rows: Rows) -> Sheet:
    stated = sorted(
        (one for one in rows if not one.is_over),
        key=lambda one: (one.review or datetime.date.max, one.document),
    )
    return Sheet(
        "Reviews",
        ("Next review", "State", "Document", "Title", "Owner", "Organisation", "Board"),
        tuple(
            (
                *(one.review, one.reviewed, one.document, one.title),
                *(one.owner, one.organisation, one.board),
            )
            for one in stated
        ),
    )
