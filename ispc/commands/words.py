"""`ispc words`: measure how plainly documents are worded, audience by audience.

Without paths it counts; with paths it lists every offence at its place.
"""

from __future__ import annotations

from pathlib import Path

import click

from ispc.commands._shared import day_of, open_here, paths_argument, today_option


@click.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def words(paths: tuple[Path, ...], form: str, today: str | None) -> None:
    """Measure how plainly PATHS, or the whole workspace, are worded for each audience.

    With PATHS every offence is listed at its line and column.
    """
    from ispc import opening, word_report, wording

    opened = open_here(paths)
    compiled = opening.compiled(opened, day_of(today), "review")
    wanted = opened.documents or compiled.corpus.documents.keys()
    sheets = [one for one in wording.sheets(compiled.corpus, opened.words) if one.document in wanted]
    offences = [one.finding for sheet in sheets for one in sheet.offences]
    place = word_report.placing(opening.locate(opened, compiled, offences))
    told = (
        word_report.human(sheets, place, offences=not opened.whole)
        if form == "human"
        else word_report.as_json(sheets, place)
    )
    click.echo(told, nl=False)
