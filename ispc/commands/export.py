"""`ispc export`: write the workspace for another program.

An export says nothing that a page for the same readers would not say.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from ispc import terminal
from ispc.commands._shared import FINDINGS, day_of, open_here, today_option


@click.command()
@click.argument("form", metavar="FORMAT")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; standard output unless told."
)
@today_option
def export(form: str, out: Path | None, today: str | None) -> None:
    """Write the workspace as FORMAT, such as ics, for another program."""
    from ispc import drafts, exports, opening, registry

    known = registry.modules(exports)
    if form not in known:
        raise click.UsageError(f"there is no export `{form}`; the exports are {', '.join(known)}")
    opened, day = open_here(()), day_of(today)
    enacted = opening.held(opened, opening.settled(opened), day, day_of(None))
    corpus, setting = enacted.corpus, replace(opening.setting(opened, day), standings=enacted.standings)
    data = known[form].render(corpus, setting).encode()
    if out is None:
        click.echo(data, nl=False)
    else:
        drafts.replace(out.parent, out.name, data)
        terminal.say(f"Wrote {out}.")
    if missing := sorted(corpus.incomplete | corpus.held):
        terminal.say(f"ispc: left out, for `ispc check` finds errors there: {', '.join(missing)}")
        raise SystemExit(FINDINGS)
