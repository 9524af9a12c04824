"""Trials as text and as JSON: which worked cases hold, which do not and why, and what no case reaches. Pure."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from ispc.corpus import Corpus
from ispc.show import show
from ispc.spoken import WIDTH, Room
from ispc.trials import Line, Sort, Trial, coverage

FORM = "ispc-cases/1"
NAMES: dict[Sort, str] = {
    "flow": "flows",
    "party": "parties",
    "condition": "conditions",
    "population": "populations",
}


def text(tried: tuple[Trial, ...], room: Room) -> str:
    """For a person at a terminal: each agreement with its cases, and what they leave out."""
    lines = [
        line for identity in _agreements(tried, room.corpus) for line in _agreement(identity, tried, room)
    ]
    failed = sum(not one.passed for one in tried)
    lines.append(f"{len(tried)} {'case' if len(tried) == 1 else 'cases'}, {failed or 'none'} failed")
    return "\n".join(lines) + "\n"


def _agreements(tried: Iterable[Trial], corpus: Corpus) -> Iterator[str]:
    with_cases = {one.effective.id for one in tried}
    return (one.id for one in corpus.agreements() if one.id in with_cases or one.id not in corpus.held)


def _agreement(identity: str, tried: tuple[Trial, ...], room: Room) -> Iterator[str]:
    effective = room.corpus.effective[identity]
    own = [one for one in tried if one.effective.id == identity]
    yield show(effective.control.title.said(room.setting.language))
    for trial in own:
        yield from _trial(trial, room)
    if not own:
        yield "  no case puts it to the test"
    else:
        yield from _coverage(coverage(effective, own))
    yield ""


def _trial(trial: Trial, room: Room) -> Iterator[str]:
    case = trial.case
    yield f"  {'holds ' if trial.passed else 'FAILS '} {case.expect:<7} {show(case.title.said())}"
    if not trial.agrees:
        decided = trial.answer.reasons[0]
        yield f"           expected {case.expect}, and the answer is {trial.answer.verdict}"
        yield f"           because {decided.why}: {decided.clause}  {room.place(decided.address)}"
        yield f"           the case: {room.place(trial.document.at('expect'))}"
    for at, clause in trial.missing:
        place = room.place(trial.document.at("because", at))
        yield f"           the answer does not rest on `{show(clause)}`  {place}"


def _coverage(lines: tuple[Line, ...]) -> Iterator[str]:
    """What is reached, sort by sort. The conditions of a flow that no case reaches are not counted one by one."""
    untold = {one.clause for one in lines if one.sort == "flow" and not one.cases}
    for sort in get_args(Sort):
        of_sort = [
            one
            for one in lines
            if one.sort == sort and (sort == "flow" or one.clause.split("/")[0] not in untold)
        ]
        missed = [one.clause for one in of_sort if not one.cases]
        yield f"  {NAMES[sort]}: {len(of_sort) - len(missed)} of {len(of_sort)} reached"
        if missed:
            yield from textwrap.wrap(
                f"no case reaches {', '.join(missed)}",
                WIDTH,
                initial_indent="    ",
                subsequent_indent="      ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def as_json(tried: tuple[Trial, ...], room: Room) -> str:
    """For programs: every case with its answer, and every line of coverage."""
    data = {
        "form": FORM,
        "cases": [_case(one, room) for one in tried],
        "coverage": [
            {"document": identity, "sort": one.sort, "clause": one.clause, "cases": list(one.cases)}
            for identity in _agreements(tried, room.corpus)
            for one in coverage(room.corpus.effective[identity], tried)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _case(trial: Trial, room: Room) -> dict[str, Any]:
    return {
        "case": trial.document.id,
        "of": trial.effective.id,
        "passed": trial.passed,
        "expected": trial.case.expect,
        "answer": trial.answer.verdict,
        "missing": [clause for _, clause in trial.missing],
        "reasons": [one.clause for one in trial.answer.reasons],
        "place": room.place(trial.document.at("expect")),
    }
