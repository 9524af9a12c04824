"""Two editions of the worked partnership: as it is, and with the changes that a redraft would bring, each of another sort."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from ispc.compare import Comparison, compare
from ispc.corpus import Corpus, Occasion
from ispc.location import Source
from ispc.pipeline import compile_sources
from ispc.setting import Setting
from ispc.view import Brand
from tests.workspaces import documents

ROOT = Path(__file__).parents[1]
TODAY = datetime.date(2026, 11, 21)
SETTING = Setting(Brand("Northmere Partnership"), TODAY, "An illustrative example.")

CHILDREN, FRAMEWORK = "children-and-young-people", "partnership-framework"

CHANGES = {
    FRAMEWORK: (
        ("  tell_within: 1 hour\n", "  tell_within: 24 hours\n"),
        ("Reviews, complaints and breaches change the protocols", "Reviews, complaints and breaches change protocols"),
        ("  - {id: own-policy, name: Each member's own policy,", "  - {id: own-policy, name: Every member's own policy,"),
    ),
    CHILDREN: (
        ("    to: northmere-council/family-hubs\n", "    to: [northmere-council/family-hubs, northmere-police]\n"),
        ("keep: {for: 6 years, from: the day the child is found", "keep: {for: 12 years, from: the day the child is found"),
        ("Do not wait for proof. Do not investigate.", "Do not wait for proof. Investigate."),
        ("title: A child is missing\n", "title: A child has gone missing\n"),
        ("  - {id: safe-address, what: The address of anyone who has fled abuse, because: they may be found, instead: Ask the worker who supports them}\n", ""),
        ("No one organisation sees the whole picture. The council", "No organisation sees the whole picture. The council"),
        ("{id: not-shared, measure: Decisions not to share that have a reason on record, target: all,", "{id: not-shared, measure: Decisions not to share that have a reason on record, target: 95 in 100,"),
    ),
}  # fmt: skip
"""By document, what its file says and what it says instead."""


def sources() -> tuple[Source, ...]:
    listed = documents(ROOT)
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_bytes())
        for path in listed
        if "approvals" not in path.parts
    )


def redrafted() -> tuple[Source, ...]:
    return tuple(Source(one.name, _changed(one)) for one in sources())


def _changed(source: Source) -> bytes:
    text = source.data.decode()
    for was, now in CHANGES.get(Path(source.name).stem, ()):
        assert text.count(was) == 1, was
        text = text.replace(was, now)
    return text.encode()


@cache
def old() -> Corpus:
    return compile_sources(sources(), Occasion(TODAY)).corpus


@cache
def new() -> Corpus:
    return compile_sources(redrafted(), Occasion(TODAY)).corpus


@cache
def comparison() -> Comparison:
    return compare(old(), new())
