"""What the commands share: options, exit statuses, the workspace around the current folder, and the day.

The clock is read here and nowhere else, so that every stage below is told the day.
"""

from __future__ import annotations

import datetime
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ispc import terminal
from ispc.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ispc.effect import Effect
    from ispc.located import Located
    from ispc.opening import Opened
    from ispc.pipeline import Compiled
    from ispc.setting import Setting

FINDINGS, USAGE, ENVIRONMENT, OURS = 1, 2, 3, 70
"""Exit statuses besides 0: findings or differences, wrong use, something that this machine lacks, our own fault."""

LACKING = frozenset({"git-missing"})
"""Codes of findings about the machine and not about the workspace."""

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


@dataclass(frozen=True, slots=True)
class TwoStates:
    """Two states of a workspace, compiled. `place` tells where the field of an effect stands; `looks` are the files of its pages."""

    old: Compiled
    new: Compiled
    old_label: str
    new_label: str
    setting: Setting
    place: Callable[[Effect], str]
    looks: Mapping[str, bytes]


def two_states(old: str, new: str | None, day: datetime.date) -> TwoStates:
    """The states that two revisions or folders name. Stops with the reason where one cannot be had."""
    from ispc import opening, revisions

    read = revisions.pair(old, new, Path())
    if read.value is None or read.failed:  # a file that was not read would look like one that went
        placed = opening.locate(None, None, read.findings)
        click.echo(terminal.report(placed, "human", "review", 0, sys.stderr), nl=False, err=True, color=True)
        lacking = any(one.code in LACKING for one in read.findings)
        raise SystemExit(ENVIRONMENT if lacking else USAGE)
    was, now = read.value
    for note in (*was.notes, *now.notes):
        terminal.say(f"ispc: {note}")
    before, after = (opening.settled(one) for one in (was, now))

    def place(effect: Effect) -> str:
        gone = not effect.changes[0].new
        held, compiled = (was, before) if gone else (now, after)
        finding = Diagnostic("place", Severity.INFO, "", effect.address)
        found = revisions.locate(held, compiled, [finding])
        return str(found[0].place.span) if found else str(effect.address)

    return TwoStates(before, after, was.label, now.label, opening.setting(now, day), place, now.looks)
