"""`ispc approve`: record what a party or a board decided about a document.

It writes one small file beside those that are there and changes none. What was approved is printed in plain words. A record shows
what was decided; it is a signature only where a key signed it.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ispc import terminal
from ispc.commands._shared import ENVIRONMENT, FINDINGS, day_of, near, open_here, today_option

if TYPE_CHECKING:
    from ispc.approve import Made, Place, Request
    from ispc.opening import Opened

DECISIONS = ("agree", "sign", "decline", "withdraw", "review", "admit")


@click.command()
@click.argument("document", metavar="DOC")
@click.option(
    "--party",
    "voter",
    required=True,
    metavar="PARTY",
    help="The party, as the document names it, or a board.",
)
@click.option("--decision", required=True, type=click.Choice(DECISIONS), help="What was decided.")
@click.option("--post", required=True, help="The post that decided.")
@click.option("--organisation", default="", metavar="ID", help="Its organisation; the party's unless told.")
@click.option("--name", default="not published", help="The person, if the name may be published.")
@click.option("--on-behalf-of", metavar="POST", help="The post that gave the authority.")
@click.option("--on", "decided", metavar="DATE", help="The day of the decision; today unless told.")
@click.option("--evidence", help="Where it is on record, such as a minute.")
@click.option("--conditions", help="On what conditions; the acceptance counts once they are gone.")
@click.option("--admits", metavar="NAME", help="The body that is let in.")
@click.option("--for-edition", "edition", metavar="EDITION", help="The edition that was read.")
@click.option(
    "--sign", "key", type=click.Path(path_type=Path), metavar="KEYFILE", help="Sign with this SSH key."
)
@today_option
def approve(
    document: str, voter: str, post: str, organisation: str, name: str, on_behalf_of: str | None,
    decided: str | None, key: Path | None, today: str | None, **said: Any,
) -> None:  # fmt: skip
    """Record what PARTY decided about DOC. Nothing that is recorded is ever changed."""
    from ispc.approve import Request, told
    from ispc.model.recorded import By

    opened, day = open_here(()), day_of(today)
    body = organisation or _organisation(voter, opened, day)
    by = _by(By, organisation=body, post=post, name=name, on_behalf_of=on_behalf_of)
    on = day if decided is None else day_of(decided)
    request = Request(document=document, voter=voter, by=by, on=on, **said)
    made = _record(request, opened, day, key)
    click.echo(told(made), nl=False)
    terminal.say(
        f"Wrote {made.name}.\nNext: commit it, so that the others see it; then `ispc verify {document}`."
    )


def _by(model: Any, **said: str | None) -> Any:
    from pydantic import ValidationError

    try:
        return model(**said)
    except ValidationError as error:
        wrong = error.errors()[0]
        raise click.UsageError(f"--{str(wrong['loc'][0]).replace('_', '-')}: {wrong['msg']}") from None


def _organisation(voter: str, opened: Opened, day: datetime.date) -> str:
    """The organisation of the party; of a board, the one that hosts it."""
    from ispc import opening

    boards = opening.compiled(opened, day, "review").corpus.directory.boards
    host = boards[voter].value.host if voter in boards else None
    return host or voter.partition("/")[0]


def _record(request: Request, opened: Opened, day: datetime.date, key: Path | None) -> Made:
    """Makes the record and writes it, while nobody else may. Stops with the reason where there can be none."""
    from ispc import files, ledger, opening, records, signing
    from ispc.approve import Place
    from ispc.location import Source

    workspace = opened.settings.workspace.name.said()
    try:
        if key is not None:
            public = signing.public_key(key)
            request = replace(request, key=_fingerprint(public))
        with ledger.held(opened.root):
            log = files.read_folder(opened.root, records.FOLDER)
            compiled = opening.compiled(replace(opened, approvals=log.value or ()), day, "sign-off")
            place = Place(compiled.corpus, opened.sources, workspace, day, compiled.findings)
            made = _made(request, place)
            new = list(made.files)
            if key is not None:
                new.insert(1, Source(f"{made.name}.sig", _signed(made, key, public)))
            ledger.append(opened.root, new)
            return made
    except signing.SigningError as error:
        terminal.say(f"ispc: {error}; nothing was recorded")
        raise SystemExit(ENVIRONMENT if error.lacking else FINDINGS) from None
    except (ledger.TakenError, OSError) as error:
        terminal.say(f"ispc: the record could not be written: {error}")
        raise SystemExit(FINDINGS) from None


def _fingerprint(key: str) -> str:
    from ispc import signatures

    return signatures.fingerprint(key)


def _made(request: Request, place: Place) -> Made:
    from ispc.approve import make

    outcome = make(request, place)
    if outcome.value is not None:
        return outcome.value
    hint = (
        "" if request.document in place.corpus.documents else near(request.document, place.corpus.effective)
    )
    for finding in outcome.findings:
        terminal.say(f"ispc: not recorded: {finding.message}{hint}\n  {finding.help}")
    raise SystemExit(FINDINGS)


def _signed(made: Made, key: Path, public: str) -> bytes:
    from ispc import signatures, signing

    signature = signing.sign(made.data, key)
    checked = signatures.check(made.data, signature)
    if checked.key != public:
        raise signing.SigningError(checked.why or "another key signed than the one that was named")
    return signature
