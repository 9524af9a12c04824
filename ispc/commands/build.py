"""`ispc build`: compile documents into HTML, PDF and Markdown.

What is up to date is left as it is.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ispc import terminal
from ispc.commands._shared import ENVIRONMENT, FINDINGS, day_of, open_here, paths_argument, today_option

if TYPE_CHECKING:
    from ispc.diagnostic import Diagnostic

LACKING = frozenset({"pango-missing"})
"""Codes of findings about the machine and not about the workspace."""


@click.command()
@paths_argument
@click.option("--layer", "layer_names", multiple=True, help="Only this layer; may be given more than once.")
@click.option(
    "--format", "forms", type=click.Choice(("html", "pdf", "md")), multiple=True, help="Only this format."
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="The output folder; build/ in the workspace unless told."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="How many processes make PDFs.")
@click.option("--explain", is_flag=True, help="Say why each page is made.")
@today_option
def build(
    paths: tuple[Path, ...],
    layer_names: tuple[str, ...],
    forms: tuple[str, ...],
    out: Path | None,
    jobs: int | None,
    explain: bool,
    today: str | None,
) -> None:
    """Compile PATHS, or the whole workspace, into HTML, PDF and Markdown."""
    from ispc import assets, opening, site
    from ispc.build import Options, run

    unknown = sorted(set(layer_names) - set(site.layer_names()))
    if unknown:
        raise click.UsageError(
            f"there is no layer `{unknown[0]}`; the layers are {', '.join(site.layer_names())}"
        )
    opened = open_here(paths)
    day = day_of(today)
    compiled = opening.compiled(opened, day, "review")
    wanted = site.Wanted(opened.documents, layer_names or site.layer_names(), forms or site.FORMATS)
    enacted = opening.held(opened, compiled, day, day_of(None))
    plan = site.plan(enacted, opening.setting(opened, day), assets.style(opened.looks), wanted)
    folder = out or opened.root / "build"
    done = run(plan, folder, Options(opened.root, jobs or os.cpu_count() or 1, progress=terminal.progress()))
    findings = (*opened.findings, *compiled.findings, *done.findings)
    located = opening.locate(opened, compiled, [one for one in findings if _concerns_a_build(one)])
    if located:
        click.echo(
            terminal.report(located, "human", "review", len(opened.asked), sys.stderr), nl=False, err=True
        )
    if done.value is not None:
        terminal.say(terminal.built(done.value, folder, compiled.corpus.held, explain))
    lacking = any(finding.code in LACKING for finding in done.findings)
    failed = done.value is None or any(one.finding.severity.word == "error" for one in located)
    raise SystemExit(ENVIRONMENT if lacking else FINDINGS if failed else 0)


def _concerns_a_build(finding: Diagnostic) -> bool:
    """Errors, and what only the printing shows; `check` tells the rest."""
    return finding.severity.word == "error" or finding.code in ("pdf-warning", "guide-too-long")
