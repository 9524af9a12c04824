"""`ispc doctor`: say what this machine has and lacks.

Each line that lacks something gives the command that mends it.
"""

from __future__ import annotations

import click

from ispc.commands._shared import ENVIRONMENT


@click.command()
def doctor() -> None:
    """Say what this machine has and lacks, and how to get it."""
    from ispc import doctor as surgery

    capabilities = surgery.look()
    for one in capabilities:
        click.echo(f"{'ok     ' if one.works else 'MISSING'}  {one.name}: {one.found}")
        if one.mend:
            click.echo(f"         {'better' if one.works else 'do'}: {one.mend}")
    raise SystemExit(0 if all(one.works for one in capabilities) else ENVIRONMENT)
