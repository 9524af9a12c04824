"""`ispc approve`: record what a party or a board decided about a document.

It writes one small file beside those that are there and changes none. What was approved is printed in plain words. A record shows
what was decided; it is a signature only where a key signed it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ispc import terminal
from ispc.commands._shared import ENVIRONMENT, FINDINGS, day_of, near, open_here, today_option

if TYPE_CHECKING:
    from ispc.approve import Made, Place, Request
    from ispc.location import Source
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
@click.option("--attest", is_flag=True, help="Sign the in-toto statement of the record as well.")
@today_option
def approve(
    document: str, voter: str, post: str, organisation: str, name: str, on_behalf_of: str | None,
    decided: str | None, key: Path | None, attest: bool, today: str | None, **said: Any,
) -> None:  # fmt: skip
    """Record what PARTY decided about DOC. Nothing that is recorded is ever changed."""
    from ispc.approve import Request, told
    from ispc.model.recorded import By

    if attest and key is None:
        raise click.UsageError("--attest signs with a key: name it with --sign")
    opened, day = open_here(()), day_of(today)
    body = organisation or _organisation(voter, opened)
    by = _by(By, organisation=body, post=post, name=name, on_behalf_of=on_behalf_of)
    on = day if decided is None else day_of(decided)
    request = Request(document=document, voter=voter, by=by, on=on, **said)
    made = _record(request, opened, day, Signing(key, attest) if key else None)
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


def _organisation(voter: str, opened: Opened) -> str:
    """The organisation of the party; of a board, the one that hosts it."""
    from ispc import opening

    boards = opening.settled(opened).corpus.directory.boards
    host = boards[voter].value.host if voter in boards else None
    return host or voter.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Signing:
    """With which key file a record is signed, and whether its statement is signed as well."""

    key: Path
    attest: bool


def _record(request: Request, opened: Opened, day: datetime.date, signing_by: Signing | None) -> Made:
    """Makes the record and writes it, while nobody else may. Stops with the reason where there can be none."""
    from ispc import files, ledger, opening, records, signing
    from ispc.approve import Place

    workspace = opened.settings.workspace.name.said()
    try:
        if signing_by is not None:
            request = replace(request, key=_fingerprint(signing.public_key(signing_by.key)))
        with ledger.held(opened.root):
            log = files.read_folder(opened.root, records.FOLDER)
            compiled = opening.compiled(replace(opened, approvals=log.value or ()), day, "sign-off")
            place = Place(compiled.corpus, opened.sources, workspace, day, compiled.findings)
            made = _made(request, place)
            text, record = made.files
            beside = _signed(made, signing_by) if signing_by is not None else ()
            ledger.append(opened.root, (text, *beside, record))
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


def _signed(made: Made, by: Signing) -> Iterator[Source]:
    """The signature of the record, and that of its statement where it is asked for; each tried before it is kept."""
    from ispc import attestation, records
    from ispc.digest import digest_of_bytes
    from ispc.location import Source

    signature = _good(made.data, by.key, records.NAMESPACE)
    yield Source(f"{made.name}{records.SIGNED[0]}", signature)
    if by.attest:
        entry = records.Entry(made.name, made.data, digest_of_bytes(made.data), made.record, signature)
        encoded = attestation.pae(attestation.PAYLOAD, attestation.statement(entry))
        yield Source(f"{made.name}{records.SIGNED[1]}", _good(encoded, by.key, attestation.NAMESPACE))


def _good(data: bytes, key: Path, namespace: str) -> bytes:
    """A signature over these bytes that verifies, by the key that was named."""
    from ispc import signatures, signing

    signature = signing.sign(data, key, namespace)
    checked = signatures.check(data, signature, namespace)
    if checked.key != signing.public_key(key):
        raise signing.SigningError(checked.why or "another key signed than the one that was named")
    return signature
