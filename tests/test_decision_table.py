"""Every flow of every corpus: what the guide's table shows, what the page of answers shows, and what `ask` says agree.

(No two of them may differ: a guide that says more than the agreement is the worst thing that this tool could make.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ispc import assets, files, spoken
from ispc.companions import may_i_share
from ispc.corpus import Corpus, Effective, Occasion
from ispc.decide import decide
from ispc.decision_table import favourable, rows
from ispc.layers import front_line
from ispc.layers._words_answers import answer_words
from ispc.location import Source
from ispc.outputs import html
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Box, Brand, Fold, Section, Table, Text, View
from tests.printed import html_text
from tests.workspaces import TODAY, sources

ROOT = Path(__file__).parent.parent
SETTING = Setting(Brand("Northmere Partnership"), TODAY)
WORDS = answer_words("en")
REAL = sorted(path.parent for path in (ROOT / "tests/real").glob("*/ispc.yaml"))


def _sources(place: str) -> tuple[Source, ...]:
    if place == "starter":
        return sources()
    read = files.read(ROOT if place == "protocols" else ROOT / "tests/real" / place)
    return tuple(one for one in read.value or () if one.name.startswith("protocols/"))


PLACES = ("starter", "protocols", *(path.name for path in REAL))


@cache
def corpus(place: str) -> Corpus:
    return compile_sources(_sources(place), Occasion(TODAY)).corpus


def agreements(place: str) -> Iterator[Effective]:
    held = corpus(place)
    return (one for one in held.agreements() if one.id not in held.held and one.exchanges)


def test_there_are_many_corpora_and_flows() -> None:
    flows = [exchange for place in PLACES for one in agreements(place) for exchange in one.exchanges]
    assert len(PLACES) > 15
    assert len(flows) > 30


@pytest.mark.parametrize("place", PLACES)
def test_the_table_of_the_guide_shows_what_is_permitted_and_marks_what_is_left_open(place: str) -> None:
    held = corpus(place)
    for effective in agreements(place):
        page = front_line.view(effective, held, SETTING)
        shown = {_flow(row[0]): row for row in _table(page).rows}
        for at, exchange in enumerate(effective.exchanges):
            answers = [
                decide(effective, held, favourable(exchange, giver, receiver))
                for giver in exchange.givers
                for receiver in exchange.receivers
                if giver != receiver
            ]
            marked = any(text.lead == WORDS.verdicts["review"] for text in shown[at][0])
            assert marked == any(one.verdict != "permit" for one in answers), (effective.id, exchange.id)


def _table(page: View) -> Table:
    section = next(one for one in page.sections if one.id == "can")
    return next(one for one in section.blocks if isinstance(one, Table))


def _flow(cell: tuple[Text, ...]) -> int:
    source = next(text.source for text in cell if text.source and text.source.path[0] == "flows")
    return int(source.path[1])


@pytest.mark.parametrize("place", PLACES)
def test_the_table_is_the_same_in_the_file_that_is_read(place: str) -> None:
    held = corpus(place)
    for effective in agreements(place):
        page = front_line.view(effective, held, SETTING)
        read = re.sub(r"\s+", " ", html_text(html.page(page, assets.style())))
        left_open = sum(
            any(text.lead == WORDS.verdicts["review"] for text in row[0]) for row in _table(page).rows
        )
        assert read.count(f" {WORDS.verdicts['review']} ") >= left_open


@pytest.mark.parametrize("place", PLACES)
def test_each_row_is_what_ask_says(place: str) -> None:
    held = corpus(place)
    room = spoken.Room(held, {}, SETTING)
    asked = 0
    for effective in agreements(place):
        for row in rows(effective, held):
            said = json.loads(spoken.as_json((decide(effective, held, row.question),), room))
            assert said["verdict"] == row.answer.verdict
            assert [one["clause"] for one in said["answers"][0]["reasons"]] == [
                one.clause for one in row.answer.reasons
            ]
            asked += 1
    assert asked or place not in ("starter", "protocols")


@pytest.mark.parametrize("place", PLACES)
def test_the_page_of_answers_shows_each_row_once_under_its_giver_and_its_flow(place: str) -> None:
    held = corpus(place)
    for effective in agreements(place):
        page = may_i_share.view(effective, held, SETTING)
        table = rows(effective, held)
        if page is None:
            assert not table or effective.control.ends or effective.control.superseded_by
            continue
        givers = list(dict.fromkeys(row.giver for row in table))
        folds = _folds(page.sections[0])
        assert len(folds) == len(givers)
        for giver, fold in zip(givers, folds, strict=True):
            flows = list(dict.fromkeys(row.exchange.id for row in table if row.giver == giver))
            situations = [one for one in fold.blocks if isinstance(one, Fold)]
            assert len(situations) == len(flows) + 1, "one more: none of these fits"
            for flow, situation in zip(flows, situations[:-1], strict=True):
                own = [row for row in table if row.giver == giver and row.exchange.id == flow]
                shown = [
                    one.tone for one in situation.blocks if isinstance(one, Box) and one.tone != "emergency"
                ]
                assert set(shown) == {may_i_share.TONES[row.answer.verdict] for row in own}


def _folds(section: Section) -> list[Fold]:
    return [one for one in section.blocks if isinstance(one, Fold)]


def test_what_fits_no_situation_is_never_permitted() -> None:
    for place in PLACES:
        for effective in agreements(place):
            page = may_i_share.view(effective, corpus(place), SETTING)
            if page is None:
                continue
            last = [fold.blocks[-1] for fold in _folds(page.sections[0])]
            boxes = [
                one for fold in last if isinstance(fold, Fold) for one in fold.blocks if isinstance(one, Box)
            ]
            others = [one for fold in _folds(page.sections[1]) for one in fold.blocks if isinstance(one, Box)]
            assert boxes and {one.tone for one in (*boxes, *others)} == {"warning"}


def test_an_answer_is_three_taps_from_the_guide() -> None:
    """The link on the guide, who you work for, what has happened: no answer lies deeper."""
    for effective in agreements("protocols"):
        page = may_i_share.view(effective, corpus("protocols"), SETTING)
        assert page is not None
        for fold in _folds(page.sections[0]):
            for situation in fold.blocks:
                assert isinstance(situation, Fold)
                assert not any(isinstance(one, Fold) for one in situation.blocks)


def test_the_page_has_no_script() -> None:
    for effective in agreements("protocols"):
        page = may_i_share.view(effective, corpus("protocols"), SETTING)
        assert page is not None
        text = html.page(page, assets.style())
        assert "<script" not in text and "default-src &#39;none&#39;" in text
