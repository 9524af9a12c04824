"""`ispc check`: show every finding, located.

It writes nothing, and never waits for the PDF engine.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ispc import terminal
from ispc.commands._shared import (
    FINDINGS,
    SEVERITIES,
    STAGES,
    day_of,
    open_here,
    paths_argument,
    today_option,
)

if TYPE_CHECKING:
    from ispc.corpus import Stage

FORMATS = ("human", "json", "sarif", "junit", "github", "gitlab", "azure")


@click.command()
@paths_argument
@click.option(
    "--stage", type=click.Choice(STAGES), default="review", show_default=True, help="How strict to be."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="human", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="What makes the exit status 1.",
)
@today_option
def check(paths: tuple[Path, ...], stage: Stage, form: str, fail_on: str, today: str | None) -> None:
    """Show every finding, located, in PATHS or in the whole workspace."""
    from ispc import opening

    opened, day = open_here(paths), day_of(today)
    compiled = opening.compiled(opened, day, stage)
    records = opening.proof(opened, compiled.corpus.approvals, day)
    located = opening.locate(opened, compiled, (*opened.findings, *compiled.findings, *records))
    click.echo(terminal.report(located, form, stage, len(opened.asked), sys.stdout), nl=False, color=True)
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    raise SystemExit(FINDINGS if any(one.finding.severity.word in grave for one in located) else 0)
