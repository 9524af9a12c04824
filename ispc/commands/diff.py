"""`ispc diff`: what changed between two states of the workspace, what it means, and for whom.

The facts come first and their meaning from rules, so that the same change has the same weight whoever made it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from ispc import terminal
from ispc.commands._shared import ENVIRONMENT, FINDINGS, day_of, near, today_option, two_states

FORMATS = ("human", "json", "markdown", "html", "pdf", "docx")


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--format", "form", type=click.Choice(FORMATS), default="human", show_default=True)
@click.option("--party", default="", metavar="PARTY", help="Only what concerns this party.")
@click.option(
    "--link", default="", metavar="URL", help="Where the whole review can be read, for the Markdown."
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; standard output unless told."
)
@click.option("--exit-code", is_flag=True, help="Leave with status 1 where anything changed.")
@today_option
def diff(
    old: str,
    new: str | None,
    form: str,
    party: str,
    link: str,
    out: Path | None,
    exit_code: bool,
    today: str | None,
) -> None:
    """Show what changed from OLD to NEW, what it means and for whom.

    OLD and NEW are revisions of git, a range such as main..next, or folders. NEW is the working tree unless told.
    """
    from ispc import drafts, registry, reviews
    from ispc.compare import compare
    from ispc.reviews._told import Occasion, Unmade

    if form in ("pdf", "docx") and out is None and sys.stdout.isatty():
        raise click.UsageError(f"a {form} is no text for a terminal: name a file with --out")
    day = day_of(today)
    both = two_states(old, new, day)
    comparison = compare(both.old.corpus, both.new.corpus)
    known = {
        ref
        for one in comparison.documents
        for side in (one.sides.new, one.sides.old)
        for ref in side.parties()
    }
    if party and party not in known:
        raise click.UsageError(f"no agreement that changed has a party `{party}`{near(party, known)}")
    occasion = Occasion(
        both.old_label,
        both.new_label,
        both.setting,
        both.place,
        terminal.colour(sys.stdout) and form == "human" and out is None,
        shutil.get_terminal_size().columns,
        link,
        party,
        both.looks,
    )
    try:
        told = registry.modules(reviews)[form].render(comparison, occasion)
    except Unmade as reason:
        terminal.say(f"ispc: {reason}")
        raise SystemExit(ENVIRONMENT) from None
    data = told if isinstance(told, bytes) else told.encode()
    if out is None:
        click.echo(data, nl=False, color=True)
    else:
        drafts.replace(out.parent, out.name, data)
        terminal.say(f"Wrote {out}.")
    changed = bool(comparison.documents or comparison.beside)
    raise SystemExit(FINDINGS if comparison.unread or (exit_code and changed) else 0)
