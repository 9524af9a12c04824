"""`ispc rule`: record what a change weighs, where a person who did not write it has read both texts.

The fingerprint is the one that `ispc diff` and `ispc status` show. What was ruled is told with its reason wherever the change is told.
"""

from __future__ import annotations

import click

from ispc import terminal
from ispc.commands._shared import FINDINGS, day_of, open_here, today_option
from ispc.effect import CLASSES, Class


@click.command()
@click.argument("document", metavar="DOC")
@click.argument("fingerprint")
@click.option("--class", "klass", required=True, type=click.Choice(CLASSES), help="What the change weighs.")
@click.option("--because", required=True, help="Why, in one line.")
@click.option("--post", required=True, help="The post that rules.")
@click.option("--organisation", required=True, metavar="ID", help="Its organisation.")
@click.option("--author", required=True, help="The post that wrote the change.")
@today_option
def rule(
    document: str,
    fingerprint: str,
    klass: Class,
    because: str,
    post: str,
    organisation: str,
    author: str,
    today: str | None,
) -> None:
    """Record that the change FINGERPRINT of DOC weighs more, or less, than ispc says."""
    from ispc import files, ledger, opening, records, rulings
    from ispc.model.recorded import By

    day, opened = day_of(today), open_here(())
    asked = rulings.Asked(
        document,
        fingerprint,
        klass,
        because,
        By(organisation=organisation, post=post, name="not published"),
        author,
    )
    with ledger.held(opened.root):
        log = records.read(files.read_folder(opened.root, records.FOLDER).value or ())
        corpus = opening.with_log(opened, log)
        made = rulings.make(asked, corpus, opened.settings.workspace.name.said(), day)
        if made.value is None:
            for finding in made.findings:
                terminal.say(f"ispc: not recorded: {finding.message}\n  {finding.help}")
            raise SystemExit(FINDINGS)
        ledger.append(opened.root, made.value.files)
    click.echo(rulings.told(made.value, klass), nl=False)
    terminal.say(f"Wrote {made.value.name}.\nNext: commit it, so that the others see it.")
