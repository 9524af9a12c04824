"""The managers' pages on how the parties handle what they share: rights, governance, joining and leaving, terms.

These are the clauses that a framework lays down once. Each part shows this document's own words first, then those
that come from a document above, under its name.
"""

from __future__ import annotations

from typing import Any

from ispc.corpus import Placed
from ispc.layers._blocks import by_origin, clauses, facts, listed, section, table
from ispc.layers._lawful import heading
from ispc.layers._saying import Voice, parts
from ispc.view import Block, Cell, Section, Text


def sections(voice: Voice) -> tuple[Section, ...]:
    words = voice.words
    return (
        *_section(voice, "transparency", words.telling, ("notices", words.notices)),
        *_section(voice, "rights", words.rights),
        *_section(voice, "complaints", words.complaints),
        *_section(voice, "requests", words.requests),
        *_section(voice, "accuracy", words.accuracy),
        *_section(voice, "recording", words.recording),
        *_section(voice, "emergency", words.emergency),
        *section(
            "populations",
            words.populations,
            by_origin(voice, listed(voice, words.populations_table, parts(voice.clauses, "populations"))),
        ),
        *section(
            "retention",
            words.retention,
            _retention(voice),
            facts(voice.fact(voice.document, "retention_conflicts")),
        ),
        *_section(voice, "security", words.security, ("channels", words.channels_table)),
        *_section(voice, "breach", words.breach),
        *_section(voice, "training", words.training),
        *_section(voice, "onward", words.onward, ("further_uses", words.further_uses)),
        *_section(voice, "transfers", words.transfers),
        *_section(voice, "automated", words.automated),
        *_section(voice, "monitoring", words.monitoring, ("measures", words.measures_table)),
        *_section(voice, "joining", words.joining),
        *_section(voice, "terms", words.terms),
    )


def _section(voice: Voice, name: str, heading: str, *lists: tuple[str, str]) -> tuple[Section, ...]:
    """The section of the clauses under one name; `lists` are their lists, each with the caption of its table."""
    of = voice.clause(name)
    tables = (listed(voice, caption, parts(of, part)) for part, caption in lists)
    return section(name, heading, by_origin(voice, clauses(voice, of), *tables))


def _retention(voice: Voice) -> tuple[Block, ...]:
    words = voice.words
    names = ("who", "for_", "from_", "then", "rule")
    rows = tuple(
        (_flow(voice, one.flow), *(voice.say(kept, name) for name in names))
        for one in voice.effective.exchanges
        for kept in parts(one.flow, "keep")
    )
    columns = (words.flow, words.kept_by, words.keep_for, words.keep_from_when, words.then, words.rule)
    return table(words.retention_table, columns, rows)


def _flow(voice: Voice, flow: Placed[Any]) -> Cell:
    return (Text(heading(voice, flow), flow.address, link=f"#flow-{flow.value.id}"),)
