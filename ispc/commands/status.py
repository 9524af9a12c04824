"""`ispc status`: where each document stands, who has agreed, what lapsed and why, what is late, and what to do next.

A past day gives what was in force then, by the records that there were. It answers and judges nothing, so its exit status is 0; what
is wrong with the workspace or its records goes to standard error.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ispc import terminal
from ispc.commands._shared import day_of, near, open_here, today_option

if TYPE_CHECKING:
    import datetime

    from ispc.corpus import Corpus
    from ispc.opening import Opened
    from ispc.setting import Setting
    from ispc.status import Row

FORMATS = ("human", "json", "csv", "xlsx", "html")


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOC]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="human", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), help="The file to write; standard output unless told."
)
@today_option
def status(documents: tuple[str, ...], form: str, out: Path | None, today: str | None) -> None:
    """Show where each DOC, or every document, stands: agreed, signed, in force, due for review.

    With --today a past day, it shows what was in force then.
    """
    from ispc import drafts, opening
    from ispc import status as register

    if form == "xlsx" and out is None and sys.stdout.isatty():
        raise click.UsageError("an xlsx is no text for a terminal: name a file with --out")
    opened, day = open_here(()), day_of(today)
    now = max(day, day_of(None))  # a decision of a past day may have been recorded since
    compiled = opening.compiled(opened, day, "review")
    enacted = opening.held(opened, compiled, day, now)
    known = [name for name in enacted.corpus.effective if name not in enacted.corpus.held]
    for name in documents:
        if name not in known:
            raise click.UsageError(f"this workspace has no governed document `{name}`{near(name, known)}")
    setting = replace(opening.setting(opened, day), standings=enacted.standings)
    records = opening.proof(opened, compiled.corpus.approvals, now)
    rows = register.register(enacted.corpus, setting, records)
    wanted = tuple(one for one in rows if not documents or one.document in documents)
    data = _told(wanted, form, enacted.corpus, setting, opened)
    if out is None:
        click.echo(data, nl=False)
    else:
        drafts.replace(out.parent, out.name, data)
        terminal.say(f"Wrote {out}.")
    findings = (*opened.findings, *compiled.findings, *records)
    located = opening.locate(opened, compiled, [one for one in findings if one.severity.word == "error"])
    if located:
        report = terminal.report(located, "human", "review", len(opened.asked), sys.stderr)
        click.echo(report, nl=False, err=True, color=True)


def _told(rows: tuple[Row, ...], form: str, corpus: Corpus, setting: Setting, opened: Opened) -> bytes:
    from ispc import status_told

    day: datetime.date = setting.today
    if form == "xlsx":
        from ispc.outputs import spreadsheet

        return spreadsheet.workbook(status_told.sheets(rows), day)
    if form == "csv":
        from ispc.outputs import csvfile

        return csvfile.table(status_told.sheets(rows)[0])
    if form == "html":
        from ispc import assets, partnership
        from ispc.outputs import html

        return html.page(partnership.register(corpus, setting), assets.style(opened.looks)).encode()
    if form == "json":
        return status_told.as_json(rows, day).encode()
    return status_told.text(rows, day, shutil.get_terminal_size().columns).encode()
