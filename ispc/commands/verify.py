"""`ispc verify`: is what the log says true, as far as this copy can show?

It needs no network and no program but itself. Exit status: 0 in force and every check good; 1 something is bad; 4 good, but
not all have agreed or the day has not come; 5 good, but past its review or its end; 6 nothing agreed or signed on record.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ispc import terminal
from ispc.commands._shared import ENVIRONMENT, LACKING, USAGE, day_of, near, open_here, today_option

if TYPE_CHECKING:
    from ispc.claim import Claim
    from ispc.opening import Opened
    from ispc.records import Log


PDF_LIMIT = 50_000_000
"""Bytes of a PDF."""


@click.command()
@click.argument("what", metavar="[DOC|FILE.pdf]", required=False)
@click.option(
    "--protected",
    metavar="REV",
    help="A revision that not everyone may change, for the keys and the records.",
)
@click.option(
    "--expect-head", "expected", multiple=True, metavar="DIGEST", help="A record that must be in the log."
)
@click.option("--format", "form", type=click.Choice(("human", "json")), default="human", show_default=True)
@today_option
def verify(
    what: str | None, protected: str | None, expected: tuple[str, ...], form: str, today: str | None
) -> None:
    """Check every record of approval of DOC, or of the whole workspace, offline.

    For FILE.pdf, what it says of itself is held against them as well.
    """
    from ispc import opening, verification
    from ispc.verification import Asked

    opened, day = open_here(()), day_of(today)
    corpus = opening.settled(opened).corpus
    page = _claim(Path(what)) if what is not None and what.lower().endswith(".pdf") else None
    document = page.document if page is not None else what or ""
    if document and document not in corpus.effective:
        raise click.UsageError(
            f"this workspace has no document `{document}`{near(document, corpus.effective)}"
        )
    asked = Asked(
        opened.settings.workspace.name.said(), day, document, _protected(protected, opened), expected
    )
    found = verification.verify(corpus, opened.approvals, asked)
    if page is not None:
        found = verification.of_page(found, page, str(what))
    told = verification.human(found)
    if form == "json":
        told = json.dumps(verification.as_data(found), indent=1, ensure_ascii=False) + "\n"
    click.echo(told, nl=False)
    raise SystemExit(found.status)


def _claim(file: Path) -> Claim:
    """What a PDF says of itself. Stops where it says nothing that could be held against the log."""
    from ispc import claim, files, verification

    try:
        data = claim.found_in(files.read_at_most(file, PDF_LIMIT))
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {files.reason(error)}") from None
    if data is None:
        terminal.say(f"ispc: {file} does not say what it was made from, so nothing can be proved by it")
        raise SystemExit(verification.NOTHING)
    found = claim.read(data)
    if found is None:
        terminal.say(f"ispc: what {file} says of itself cannot be read")
        raise SystemExit(verification.BAD)
    return found


def _protected(revision: str | None, opened: Opened) -> Log | None:
    """The log of the protected revision. Stops where it cannot be read, for then nothing would be proved by it."""
    from ispc import opening, records, revisions

    if revision is None:
        return None
    read = revisions.snapshot(revision, opened.root)
    if read.value is None:
        for one in opening.locate(None, None, read.findings):
            terminal.say(f"ispc: {one.finding.message}\n  {one.finding.help}")
        lacking = any(one.code in LACKING for one in read.findings)
        raise SystemExit(ENVIRONMENT if lacking else USAGE)
    for note in read.value.notes:
        terminal.say(f"ispc: {note}")
    return records.read(read.value.approvals)
