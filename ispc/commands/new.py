"""`ispc new`: start a document from the template, or from a sibling.

Nobody starts from an empty page.
"""

from __future__ import annotations

import click

from ispc import terminal
from ispc.commands._shared import FINDINGS, open_here


@click.command()
@click.argument("kind")
@click.argument("identity", metavar="ID")
@click.option("--from", "sibling", metavar="ID", help="Start from another document of the workspace.")
def new(kind: str, identity: str, sibling: str | None) -> None:
    """Start a document of KIND, called ID, with the template's questions as comments."""
    from ispc import decode, drafts, scaffold

    opened = open_here(())
    if kind not in decode.models():
        raise click.UsageError(f"there is no kind `{kind}`; the kinds are {', '.join(decode.models())}")
    if (wrong := scaffold.unfit(identity)) is not None:
        raise click.UsageError(wrong)
    if sibling is None:
        text = scaffold.document(kind, identity)
    else:
        source = next((one for one in opened.sources if decode.document_id(one.name) == sibling), None)
        if source is None:
            raise click.UsageError(f"this workspace has no document `{sibling}`")
        try:
            text = scaffold.copy(source, kind)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    path = f"protocols/{identity}.yaml"
    if (opened.root / path).exists():
        terminal.say(f"ispc: {path} is already there; nothing was written")
        raise SystemExit(FINDINGS)
    drafts.create(opened.root, path, text.encode())
    terminal.say(f"Wrote {path}.\nNext: answer its questions, then run `ispc check {path}`.")
