"""What the commands share: options, exit statuses, the workspace around the current folder, and the day.

The clock is read here and nowhere else, so that every stage below is told the day.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ispc import terminal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ispc.located import Located
    from ispc.opening import Opened

FINDINGS, USAGE, ENVIRONMENT, OURS = 1, 2, 3, 70
"""Exit statuses besides 0: findings or differences, wrong use, something that this machine lacks, our own fault."""

STAGES = ("draft", "review", "sign-off")
SEVERITIES = ("error", "warning", "info")

paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
today_option = click.option(
    "--today", metavar="DATE", help="The day to judge by, such as 2027-05-01; today unless told."
)


def open_here(paths: tuple[Path, ...]) -> Opened:
    """The workspace that the paths lie in, or the one around the current folder. Stops where there is none."""
    from ispc import opening

    try:
        read = opening.open_workspace(paths)
    except opening.NotHereError as error:
        raise click.UsageError(str(error)) from None
    if read.value is None:
        located = opening.locate(None, None, read.findings)
        click.echo(terminal.report(located, "human", "review", 0, sys.stderr), nl=False, err=True, color=True)
        raise SystemExit(FINDINGS)
    return read.value


def lies_in(one: Located, documents: frozenset[str]) -> bool:
    from ispc.decode import document_id

    return document_id(one.place.span.source) in documents


def near(word: str, known: Iterable[str]) -> str:
    from ispc import suggest

    near = suggest.nearest(word, known)
    return f"; did you mean `{near[0]}`?" if near else ""


def day_of(today: str | None) -> datetime.date:
    if today is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(today)
    except ValueError:
        raise click.UsageError(f"`{today}` is not a date such as 2027-05-01") from None
