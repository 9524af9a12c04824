"""`ispc explain`: show the manual page of a code, or the list of all codes.

Every finding names its code.
"""

from __future__ import annotations

import click


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Show the manual page of a rule, or the list of all codes."""
    from ispc import manual, suggest

    known = manual.pages()
    if code is None:
        for one in known.values():
            click.echo(f"{one.code}\n    {one.title}")
        return
    if code not in known:
        near = suggest.nearest(code, known)
        raise click.UsageError(
            f"there is no code `{code}`" + (f"; did you mean `{near[0]}`?" if near else "")
        )
    click.echo(manual.text(known[code]))
