"""`ispc test`: put the worked cases to the agreements that they are of.

A case that fails is an error, and so is one that cannot be read: a test that is not run proves nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ispc import terminal
from ispc.commands._shared import FINDINGS, day_of, lies_in, open_here, paths_argument, today_option


@click.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def test(paths: tuple[Path, ...], form: str, today: str | None) -> None:
    """Put the worked cases of PATHS, or all, to the agreements that they are of."""
    from ispc import examined, opening, spoken, trials

    opened = open_here(paths)
    day = day_of(today)
    compiled = opening.compiled(opened, day, "review")
    wanted = opened.documents
    tried = tuple(
        one
        for one in trials.trials(compiled.corpus)
        if not wanted or one.document.id in wanted or one.effective.id in wanted
    )
    room = spoken.Room(compiled.corpus, compiled.trees, opening.setting(opened, day))
    click.echo(examined.text(tried, room) if form == "human" else examined.as_json(tried, room), nl=False)
    lost = compiled.corpus.incomplete | compiled.corpus.held
    located = opening.locate(opened, compiled, (*opened.findings, *compiled.findings))
    untried = [one for one in located if one.finding.severity.word == "error" and lies_in(one, lost)]
    if untried:
        report = terminal.report(untried, "human", "review", len(opened.asked), sys.stderr)
        click.echo(report, nl=False, err=True, color=True)
    raise SystemExit(FINDINGS if untried or not all(one.passed for one in tried) else 0)
